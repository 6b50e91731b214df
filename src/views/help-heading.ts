import { html, type TemplateResult } from 'lit';
import type { HeadingLevel } from './heading.js';

const templates: Record<HeadingLevel, (text: string) => TemplateResult> = {
  1: (text) => html`<h1 class="latchkey-part-heading">${text}</h1>`,
  2: (text) => html`<h2 class="latchkey-part-heading">${text}</h2>`,
  3: (text) => html`<h3 class="latchkey-part-heading">${text}</h3>`,
  4: (text) => html`<h4 class="latchkey-part-heading">${text}</h4>`,
  5: (text) => html`<h5 class="latchkey-part-heading">${text}</h5>`,
  6: (text) => html`<h6 class="latchkey-part-heading">${text}</h6>`,
};

/** A heading that takes no focus: within a summary, a click must leave focus on the summary, which the keyboard then opens and closes. */
export const partHeading = (level: number, text: string): TemplateResult => templates[Math.min(level, 6) as HeadingLevel](text);
