import { html, nothing, type TemplateResult } from 'lit';
import type { ScreenOf } from '../../journey/state.js';
import { heading } from '../heading.js';
import type { View } from '../view.js';

/** The end of a successful flow. It has no form and no secret. */
export function done(view: View, { step }: ScreenOf<'done'>): TemplateResult {
  const { heading: title, text, next } = view.end(step.signedIn ?? false);
  return html`${heading(view, title)}<p class="latchkey-notice">${text}</p>
    ${next ? html`<div class="latchkey-actions">${next}</div>` : nothing}
    ${view.redirectRefused ? html`<p class="latchkey-notice">${view.t('redirect.refused')}</p>` : nothing}`;
}
