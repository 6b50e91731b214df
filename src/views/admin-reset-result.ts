import { html, type TemplateResult } from 'lit';
import { displayName, leftToRight, type AdminView, type ResetResult } from './admin-view.js';
import { heading } from './heading.js';

function link({ t }: AdminView, target: string, secondsLeft: number | undefined): TemplateResult {
  return html`<p>${t('admin.done-link')}</p>
    <p class="latchkey-target"><span class="latchkey-muted">${t('admin.done-target')}</span> ${leftToRight(target)}</p>
    <p class="latchkey-muted">${secondsLeft ? t('admin.link-expires-in', { seconds: secondsLeft }) : t('admin.link-expired')}</p>`;
}

/** The registration is reset: what the user must do next, and by when. */
export function resetResult(view: AdminView, { user, link: sent, secondsLeft }: ResetResult): TemplateResult {
  const { t } = view;
  return html`${heading(view, t('admin.done', { name: displayName(user) }))}
    <div class="latchkey-result">${sent ? link(view, sent.target, secondsLeft) : html`<p>${t('admin.done-no-link')}</p>`}</div>`;
}
