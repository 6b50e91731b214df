import { html, type TemplateResult } from 'lit';

export const headingLevels = [1, 2, 3, 4, 5, 6] as const;
export type HeadingLevel = (typeof headingLevels)[number];

/** What a heading needs of its view. */
interface Headed { readonly headingLevel: HeadingLevel; id(name: string): string }

/** Native headings, so that a host's own styles for them hold. A tag's name cannot be a binding, hence the six. */
const templates: Record<HeadingLevel, (id: string, className: string, text: string) => TemplateResult> = {
  1: (id, className, text) => html`<h1 id=${id} class=${className} tabindex="-1">${text}</h1>`,
  2: (id, className, text) => html`<h2 id=${id} class=${className} tabindex="-1">${text}</h2>`,
  3: (id, className, text) => html`<h3 id=${id} class=${className} tabindex="-1">${text}</h3>`,
  4: (id, className, text) => html`<h4 id=${id} class=${className} tabindex="-1">${text}</h4>`,
  5: (id, className, text) => html`<h5 id=${id} class=${className} tabindex="-1">${text}</h5>`,
  6: (id, className, text) => html`<h6 id=${id} class=${className} tabindex="-1">${text}</h6>`,
};

/** The step's heading, at the level that the host chose; focus goes there when the step changes. */
export const heading = (view: Headed, text: string): TemplateResult =>
  templates[view.headingLevel](view.id('heading'), 'latchkey-heading', text);

/** A heading one level below the step's. */
export const subheading = (view: Headed, id: string, text: string): TemplateResult =>
  templates[Math.min(view.headingLevel + 1, 6) as HeadingLevel](id, 'latchkey-summary-heading', text);
