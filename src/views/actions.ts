import { html, type TemplateResult } from 'lit';
import type { FormView } from './view.js';

/** The step's one primary action. Always enabled; while busy it keeps its name and its focus, and the journey takes no second intent. */
export const primary = (view: FormView, label: string): TemplateResult => html`<button
  type="submit" class="latchkey-button latchkey-primary" aria-disabled=${view.busy ? 'true' : 'false'}>${label}</button>`;
