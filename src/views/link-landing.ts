import { html, type TemplateResult } from 'lit';
import { primary } from './actions.js';
import { heading } from './heading.js';
import type { FormView } from './view.js';

/** The visitor's actions on the landing screen. */
export interface LinkLanding {
  /** Sends the link's token. */
  open(): void;
  /** Drops the link. */
  cancel(): void;
}

/** The screen for an emailed link. Mail scanners open links too, so the token is sent only when a person presses the button. */
export function linkLanding(view: FormView, { open, cancel }: LinkLanding): TemplateResult {
  const { t } = view;
  const top = html`<div class="latchkey-top"><button type="button" class="latchkey-link" @click=${cancel}>${t('action.cancel')}</button></div>`;
  if (view.ready && !view.offers('openLink')) return html`${top}${heading(view, t('link.heading'))}<p>${t('problem.unavailable')}</p>`;
  return html`${top}${heading(view, t('link.heading'))}
    ${view.summary()}
    <form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit(() => { open(); return []; })}>
      <p>${t('link.text')}</p>
      <div class="latchkey-actions">${primary(view, t('action.continue'))}</div>
    </form>`;
}
