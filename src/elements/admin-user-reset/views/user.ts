import { html, nothing, type TemplateResult } from 'lit';
import type { ManagedUser } from '../../../client/auth-client.js';
import { heading } from '../../../views/heading.js';
import { breadcrumb } from './breadcrumb.js';
import { trouble, wait } from './trouble.js';
import type { AdminView } from './view.js';

/** What stands on a user's page once it is known. */
export interface Account {
  /** Instead of the page's usual heading: the end of a reset. */
  readonly heading: unknown;
  /** What the administrator must do first. */
  readonly notice: unknown;
  readonly facts: unknown;
  readonly action: unknown;
  /** Nothing is left to do here, so that the way on leads back to the list. */
  readonly done: boolean;
}

interface UserPage {
  /** Nothing until the server has told. */
  readonly user: ManagedUser | undefined;
  readonly pending: boolean;
  /** Nothing until it is there. */
  readonly account: Account | undefined;
  back(): void;
}

/** Beside a step to take, the way back is no more than another way. */
export const primaryIf = (first: boolean): string => (first ? 'latchkey-button latchkey-primary' : 'latchkey-button');

/** One user's page: where it is, and the way back from it, around the account. */
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
