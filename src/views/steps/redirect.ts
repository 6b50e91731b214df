import { html, nothing, type TemplateResult } from 'lit';
import type { ScreenOf } from '../../journey/state.js';
import { cancel } from '../step-actions.js';
import { heading } from '../heading.js';
import type { View } from '../view.js';

/** Continues on another page, or tells the visitor that the redirect is not allowed. It has Cancel, because the other page may answer 204. */
export function redirect(view: View, { step }: ScreenOf<'redirect'>): TemplateResult {
  const { t } = view;
  const href = view.allowedHref(step.to);
  return html`${cancel(view)}${heading(view, t('redirect.heading'))}<p>${t(href ? 'redirect.text' : 'redirect.refused')}</p>
    ${href ? html`<div class="latchkey-actions"><a class="latchkey-button" href=${href}>${t('action.continue')}</a></div>` : nothing}`;
}
