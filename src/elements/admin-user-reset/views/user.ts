import { html, nothing, type TemplateResult } from 'lit';
import type { ManagedUser } from '../../../client/auth-client.js';
import { heading } from '../../../views/heading.js';
import { breadcrumb } from './breadcrumb.js';
import { trouble, wait } from './trouble.js';
import type { AdminView } from './view.js';

/** The parts of a user's page once the user is known. */
export interface Account {
  /** Replaces the page's heading after a reset. */
  readonly heading: unknown;
  /** What the administrator must do first, such as sign in again. */
  readonly notice: unknown;
  readonly facts: unknown;
  readonly action: unknown;
  /** Whether nothing is left to do, so that Back becomes the primary action. */
  readonly done: boolean;
}

interface UserPage {
  /** Undefined until the server answers. */
  readonly user: ManagedUser | undefined;
  readonly pending: boolean;
  /** Undefined until it is known. */
  readonly account: Account | undefined;
  back(): void;
}

/** The classes of a button that is primary only when nothing else is. */
export const primaryIf = (first: boolean): string => (first ? 'latchkey-button latchkey-primary' : 'latchkey-button');

/** A user's page: breadcrumb, account and the button Back. */
export function userPage(view: AdminView, { user, pending, account, back }: UserPage): TemplateResult {
  const { t } = view;
  return html`${breadcrumb(view, { user, back })}
    ${account?.heading ?? heading(view, t('admin.account'))}
    ${trouble(view)}
    ${account?.notice ?? nothing}
    <div aria-busy=${pending ? 'true' : 'false'}>
      ${account?.facts ?? (pending ? wait(view) : nothing)}
    </div>
    <div class="latchkey-row-actions">
      ${account?.action ?? nothing}
      <button type="button" class=${primaryIf(account?.done ?? false)} @click=${back}>${t('admin.back')}</button>
    </div>`;
}
