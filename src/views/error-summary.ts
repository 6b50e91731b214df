import { html, nothing, type TemplateResult } from 'lit';
import { subheading } from './heading.js';
import type { FormView } from './view.js';

function goTo(event: Event, id: string): void {
  // Not by fragment: the address belongs to the host, and a fragment cannot reach into a shadow root.
  event.preventDefault();
  // Only in this element's content, because the page may have the same id elsewhere.
  const content = (event.target as HTMLElement).closest('.latchkey-content');
  content?.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
}

/** Whether the registration must be reset. Errors of a field come first. */
const mustReset = ({ failure, errors }: FormView): boolean => failure?.code === 'registration_failed' && errors.every(({ field }) => field === undefined);

/** Lists the errors, with the same messages as at the fields. It takes focus when it appears (GOV.UK Design System, Error summary). */
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
