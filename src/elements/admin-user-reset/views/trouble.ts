import { html, nothing, type TemplateResult } from 'lit';
import { subheading } from '../../../views/heading.js';
import type { ContentView } from '../../../views/view.js';
import type { AdminView } from './view.js';

export const wait = ({ t }: ContentView): TemplateResult => html`<p class="latchkey-hint">${t('admin.wait')}</p>`;

/** A problem and what to do about it. It takes focus when an action of the administrator has failed. */
export function trouble(view: AdminView): TemplateResult | typeof nothing {
  if (!view.trouble) return nothing;
  const { message, again } = view.trouble;
  const headingId = view.id('summary-heading');
  return html`<div class="latchkey-summary" id=${view.id('summary')} role="alert" tabindex="-1" aria-labelledby=${headingId}>
    ${subheading(view, headingId, view.t('summary.heading'))}
    <p>${message}</p>
    ${again ? html`<button type="button" class="latchkey-link" @click=${again}>${view.t('admin.try-again')}</button>` : nothing}
  </div>`;
}
