import { html, type TemplateResult } from 'lit';
import type { ScreenOf } from '../journey/state.js';
import { shownTarget } from '../journey/waits.js';
import { target } from './step-actions.js';
import type { View } from './view.js';

/** The address of a code or link. In full when it was typed on the entry form; Change then leads back there. */
export function sentTo(view: View, label: string, screen: ScreenOf<'code-sent' | 'link-sent'>): TemplateResult | undefined {
  const { offers, recipient } = view.state;
  const shown = shownTarget(view.state, screen);
  // An address from `enroll` has its own button for that.
  const typed = offers === undefined && shown !== undefined && shown === recipient?.typed;
  return target(label, shown, typed ? html` <button
    type="button" class="latchkey-link" @click=${() => view.intend({ name: 'cancel' })}>${view.t('code-sent.change')}</button>` : undefined);
}
