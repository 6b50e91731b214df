import { html, nothing, type TemplateResult } from 'lit';
import type { ScreenOf } from '../journey/state.js';
import type { TimedStep } from '../journey/steps/spec.js';
import { expiresAt, secondsLeft } from '../journey/time.js';
import type { View } from './view.js';

/** The time left for a code, link or proof. After its local end, the server still decides. */
export function remaining(view: View, screen: ScreenOf<TimedStep>): TemplateResult | typeof nothing {
  const end = expiresAt(screen);
  if (end === undefined) return nothing;
  const seconds = secondsLeft(end, view.now);
  const text = screen.timeKnown && seconds > 0 ? view.t(`${screen.name}.expires-in`, { seconds }) : view.t(`${screen.name}.expired`);
  return html`<p class="latchkey-muted">${text}</p>`;
}
