import { html, type TemplateResult } from 'lit';
import type { ScreenOf } from '../journey/state.js';
import { shownTarget } from '../journey/waits.js';
import { target } from './step-actions.js';
import type { View } from './view.js';

/** Where it went: in full where it was typed on the entry form, which Change leads back to. */
export function sentTo(view: View, label: string, screen: ScreenOf<'code-sent' | 'link-sent'>): TemplateResult | undefined {
  const { offers, recipient } = view.state;
  const shown = shownTarget(view.state, screen);
  // What was typed at `enroll` has a button of its own.
  const typed = offers === undefined && shown !== undefined && shown === recipient?.typed;
  return target(label, shown, typed ? html` <button
    type="button" class="latchkey-link" @click=${() => view.intend({ name: 'cancel' })}>${view.t('code-sent.change')}</button>` : undefined);
}
