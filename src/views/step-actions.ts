import { html, type TemplateResult } from 'lit';
import type { FormView } from './view.js';

/** What the steps after an entry form have beside their primary action. */
export const secondary = (view: FormView, label: string, act: () => void): TemplateResult => html`<button
  type="button" class="latchkey-button" aria-disabled=${view.busy ? 'true' : 'false'} @click=${act}>${label}</button>`;

export const cancel = (view: FormView): TemplateResult => html`<div class="latchkey-top"><button
  type="button" class="latchkey-link" @click=${() => view.intend({ name: 'cancel' })}>${view.t('action.cancel')}</button></div>`;

/** What the visitor's own address is, isolated from the direction of the text around it, and what can be done about it. */
export const target = (label: string, value: string | undefined, action?: TemplateResult): TemplateResult | undefined =>
  value ? html`<p class="latchkey-target"><span class="latchkey-muted">${label}</span> <bdi dir="ltr">${value}</bdi>${action}</p>` : undefined;
