import { html, type TemplateResult } from 'lit';
import type { ScreenOf } from '../../journey/state.js';
import { primary } from '../actions.js';
import { cancel } from '../step-actions.js';
import { heading } from '../heading.js';
import type { View } from '../view.js';

/** Says that the code is right, and offers Continue. With `final`, the host continues. */
export function verified(view: View, { final }: ScreenOf<'verified'>): TemplateResult {
  const { t } = view;
  if (final) return html`${heading(view, t('verified.heading'))}<p>${t('verified.final')}</p>`;
  return html`${cancel(view)}${heading(view, t('verified.heading'))}
    <form method="post" class="latchkey-form" novalidate @submit=${view.onSubmit(() => ({ name: 'continue' }))}>
      <p>${t('verified.text')}</p>
      <div class="latchkey-actions">${primary(view, t('action.continue'))}</div>
    </form>`;
}
