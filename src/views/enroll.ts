import { html, type TemplateResult } from 'lit';
import type { StepScreen } from '../journey/state.js';
import { heading } from './heading.js';
import { phoneField, type PhoneEntryView } from './phone-field.js';
import type { View } from './view.js';

export function enroll(view: View, _screen: StepScreen & { name: 'enroll' }, phone: PhoneEntryView): TemplateResult {
  return html`${heading(view, view.t('enroll.heading'))}${phoneField(view, phone)}`;
}
