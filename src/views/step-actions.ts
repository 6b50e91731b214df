import { html, type TemplateResult } from 'lit';
import type { FormView } from './view.js';

/** A secondary action of a step. */
export const secondary = (view: FormView, label: string, act: () => void): TemplateResult => html`<button
  type="button" class="latchkey-button" aria-disabled=${view.busy ? 'true' : 'false'} @click=${act}>${label}</button>`;

export const cancel = (view: FormView): TemplateResult => html`<div class="latchkey-top"><button
  type="button" class="latchkey-link" @click=${() => view.intend({ name: 'cancel' })}>${view.t('action.cancel')}</button></div>`;

/** The visitor's address, isolated from the text direction around it, and an optional action. */
export const target = (label: string, value: string | undefined, action?: TemplateResult): TemplateResult | undefined =>
  value ? html`<p class="latchkey-target"><span class="latchkey-muted">${label}</span> <bdi dir="ltr">${value}</bdi>${action}</p>` : undefined;
