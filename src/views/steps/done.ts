import { html, type TemplateResult } from 'lit';
import { heading } from '../heading.js';
import type { FormView } from '../view.js';

/** The flow's good end. No form is left, and no secret. */
export const done = (view: FormView, title: string, text: string, next?: unknown): TemplateResult =>
  html`${heading(view, title)}<p class="latchkey-notice">${text}</p>${next ? html`<div class="latchkey-actions">${next}</div>` : undefined}`;
