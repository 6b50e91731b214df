import { html, type TemplateResult } from 'lit';
import type { ManagedUser } from '../../../client/auth-client.js';
import { heading } from '../../../views/heading.js';
import type { ContentView } from '../../../views/view.js';
import { leftToRight } from './parts.js';
import { displayName } from './view.js';

/** The result of a reset. */
export interface ResetResult {
  readonly user: ManagedUser;
  readonly link?: { readonly target: string };
  /** Whole seconds. Undefined when unknown. */
  readonly secondsLeft: number | undefined;
}

function link({ t }: ContentView, target: string, secondsLeft: number | undefined): TemplateResult {
  return html`<p>${t('admin.done-link')}</p>
    <p class="latchkey-target"><span class="latchkey-muted">${t('admin.done-target')}</span> ${leftToRight(target)}</p>
    <p class="latchkey-muted">${secondsLeft ? t('admin.link-expires-in', { seconds: secondsLeft }) : t('admin.link-expired')}</p>`;
}

/** Says that the registration was reset, what the user must do next, and by when. */
export function resetResult(view: ContentView, { user, link: sent, secondsLeft }: ResetResult): TemplateResult {
  const { t } = view;
  return html`${heading(view, t('admin.done', { name: displayName(user) }))}
    <div class="latchkey-result">${sent ? link(view, sent.target, secondsLeft) : html`<p>${t('admin.done-no-link')}</p>`}</div>`;
}
