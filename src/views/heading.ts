import { html, nothing, type TemplateResult } from 'lit';

export const headingLevels = [1, 2, 3, 4, 5, 6] as const;
export type HeadingLevel = (typeof headingLevels)[number];

/** The part of a view that a heading needs. */
interface Headed { readonly headingLevel: HeadingLevel; id(name: string): string }

/** Native headings, so that the host's styles for them apply. A tag name cannot be a binding, so there are six templates. */
const templates: Record<HeadingLevel, (className: string, text: string, id: string | typeof nothing, tabindex: '-1' | typeof nothing) => TemplateResult> = {
  1: (className, text, id, tabindex) => html`<h1 id=${id} class=${className} tabindex=${tabindex}>${text}</h1>`,
  2: (className, text, id, tabindex) => html`<h2 id=${id} class=${className} tabindex=${tabindex}>${text}</h2>`,
  3: (className, text, id, tabindex) => html`<h3 id=${id} class=${className} tabindex=${tabindex}>${text}</h3>`,
  4: (className, text, id, tabindex) => html`<h4 id=${id} class=${className} tabindex=${tabindex}>${text}</h4>`,
  5: (className, text, id, tabindex) => html`<h5 id=${id} class=${className} tabindex=${tabindex}>${text}</h5>`,
  6: (className, text, id, tabindex) => html`<h6 id=${id} class=${className} tabindex=${tabindex}>${text}</h6>`,
};

const deeper = ({ headingLevel }: Headed, by: number) => Math.min(headingLevel + by, 6) as HeadingLevel;

/** The step's heading, at the host's level. It takes focus when the step changes. */
export const heading = (view: Headed, text: string): TemplateResult =>
  templates[view.headingLevel]('latchkey-heading', text, view.id('heading'), '-1');

/** A heading one level below the step's. */
export const subheading = (view: Headed, id: string, text: string): TemplateResult =>
  templates[deeper(view, 1)]('latchkey-summary-heading', text, id, '-1');

/** A heading without focus. In a `summary`, a click must focus the summary, so that the keyboard opens and closes it. */
export const partHeading = (view: Headed, below: number, text: string): TemplateResult =>
  templates[deeper(view, below)]('latchkey-part-heading', text, nothing, nothing);
