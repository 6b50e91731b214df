import { html, nothing, type TemplateResult } from 'lit';
import type { ScreenOf } from '../../journey/state.js';
import { heading } from '../heading.js';
import type { View } from '../view.js';

/** The end of a successful flow. It has no form and no secret. */
export function done(view: View, { step }: ScreenOf<'done'>): TemplateResult {
  const { heading: title, text, next } = view.end(step.signedIn ?? false);
  // The page goes there by itself; the link remains where the server answers 204, or the host has prevented it.
  const href = step.redirectTo === undefined ? undefined : view.allowedHref(step.redirectTo);
  const onward = href ? html`<a class="latchkey-button latchkey-primary" href=${href}>${view.t('action.continue')}</a>` : next;
  return html`${heading(view, title)}<p class="latchkey-notice">${text}</p>
    ${onward ? html`<div class="latchkey-actions">${onward}</div>` : nothing}
    ${view.redirectRefused ? html`<p class="latchkey-notice">${view.t('redirect.refused')}</p>` : nothing}`;
}
