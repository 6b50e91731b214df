import { html, nothing, type TemplateResult } from 'lit';
import type { HelpDetails } from '../../controllers/help-details.js';
import type { Translate } from '../../i18n/messages.js';
import { subheading } from '../../views/heading.js';
import type { ContentView } from '../../views/view.js';

/** `by-hand`: the clipboard was refused, so the text is shown for the visitor to copy. */
export type CopyOutcome = 'copied' | 'by-hand';

/** Plain text for the help desk, with names and times only: first the failure, then the current step. */
export function detailsText(t: Translate, { failure, step }: HelpDetails): string {
  const lines: (readonly [label: string, value: string | undefined])[] = [];
  if (failure) {
    lines.push(
      [t('login-help.details.problem'), failure.problem],
      [t('login-help.details.flow'), failure.flow],
      [t('login-help.details.step'), failure.step],
      [t('login-help.details.operation'), failure.operation],
      [t('login-help.details.time'), failure.time.toISOString()],
      [t('login-help.details.trace'), failure.traceId],
    );
  }
  if (step) {
    if (failure) lines.push(['', undefined]);
    lines.push(
      [t('login-help.details.step'), step.step],
      [t('login-help.details.flow'), step.flow],
      [t('login-help.details.time'), step.time.toISOString()],
    );
  }
  const known = lines.filter(([label, value]) => value !== undefined || label === '');
  return [
    t('login-help.details.title'),
    ...(known.length > 0 ? known.map(([label, value]) => (value === undefined ? '' : `${label}: ${value}`)) : [t('login-help.details.nothing')]),
  ].join('\n');
}

/** @param outcome of the last press of Copy details @param text the text that was copied */
export function detailsView(view: ContentView, outcome: CopyOutcome | undefined, text: string, copy: () => void): TemplateResult {
  const { t } = view;
  const fieldId = view.id('details');
  return html`<div class="latchkey-details">
    ${subheading(view, view.id('details-heading'), t('login-help.details.heading'))}
    <p>${t('login-help.details.text')}</p>
    <button type="button" class="latchkey-button" @click=${copy}>${t('login-help.details.copy')}</button>
    ${outcome === 'copied' ? html`<p class="latchkey-copied"><strong>${t('login-help.details.copied')}</strong> ${t('login-help.details.paste')}</p>` : nothing}
    ${outcome === 'by-hand' ? html`<div class="latchkey-field">
      <label for=${fieldId}>${t('login-help.details.label')}</label>
      <p class="latchkey-hint" id="${fieldId}-hint">${t('login-help.details.by-hand')}</p>
      <textarea class="latchkey-input latchkey-details-text" id=${fieldId} readonly rows=${text.split('\n').length + 1} dir="ltr" spellcheck="false"
        aria-describedby="${fieldId}-hint" .value=${text} @focus=${(event: FocusEvent) => (event.target as HTMLTextAreaElement).select()}></textarea>
    </div>` : nothing}
  </div>`;
}
