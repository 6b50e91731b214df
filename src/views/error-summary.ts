import { html, nothing, type TemplateResult } from 'lit';
import { subheading } from './heading.js';
import type { FormView } from './view.js';

function goTo(event: Event, id: string): void {
  // Not by fragment: the page's address is the host's, and ids within a shadow root have no address.
  event.preventDefault();
  // Within our own content: a page may have the same id elsewhere.
  const content = (event.target as HTMLElement).closest('.latchkey-content');
  content?.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
}

/** A registration that cannot go on, wherever that shows. What must be mended in a field comes first. */
const mustReset = ({ failure, errors }: FormView): boolean => failure?.code === 'registration_failed' && errors.every(({ field }) => field === undefined);

/** What is wrong, in the words that stand at the fields too. Focus comes here when it appears (GOV.UK Design System). */
export function errorSummary(view: FormView): TemplateResult | typeof nothing {
  if (view.errors.length === 0) return nothing;
  const headingId = view.id('summary-heading');
  return html`<div class="latchkey-summary" id=${view.id('summary')} role="alert" tabindex="-1" aria-labelledby=${headingId}>
    ${subheading(view, headingId, view.t('summary.heading'))}
    <ul>${view.errors.map(({ field, message }) => html`<li>${field && view.has(field)
      ? html`<a href="#${view.id(field)}" @click=${(event: Event) => goTo(event, view.id(field))}>${message}</a>`
      : message}</li>`)}</ul>
    ${mustReset(view) ? view.destination('registration-reset', view.t('action.reset'), 'latchkey-button') : nothing}
  </div>`;
}
