import { html, type TemplateResult } from 'lit';
import type { FormView } from './view.js';

/** The step's primary action. It stays enabled while busy, so that it keeps its name and focus; the journey ignores a second intent. */
export const primary = (view: FormView, label: string): TemplateResult => html`<button
  type="submit" class="latchkey-button latchkey-primary" aria-disabled=${view.busy ? 'true' : 'false'}>${label}</button>`;
