import { html, nothing, type TemplateResult } from 'lit';
import { normalizeCode } from '../journey/code.js';
import { labelled, type FieldText } from './fields.js';
import type { FormView } from './view.js';

export interface CodeField extends FieldText {
  required: boolean;
  disabled?: boolean;
  onInput?(event: Event): void;
  onChange?(event: Event): void;
}

/** Normalizes the field's value to ASCII digits, and keeps the caret at its digit. */
function normalizeInput(event: InputEvent): void {
  // An input method is still composing. Changing its text would break it.
  if (event.isComposing) return;
  const input = event.target as HTMLInputElement;
  const value = normalizeCode(input.value);
  if (value === input.value) return;
  const caret = normalizeCode(input.value.slice(0, input.selectionStart ?? undefined)).length;
  input.value = value;
  if (input.ownerDocument.activeElement === input || input.matches(':focus')) input.setSelectionRange(caret, caret);
}

/**
 * The code input: one native field, because one box for each digit fails WCAG 2.2, 3.3.8. It has no `maxlength`, so that a code can be
 * pasted with spaces.
 */
export const codeField = (view: Pick<FormView, 'id' | 'errors'>, { onInput, onChange, ...field }: CodeField): TemplateResult =>
  labelled(view, field, ({ id, invalid, describedBy }) => html`<input
    class="latchkey-input latchkey-code" id=${id} name=${field.name || nothing} type="text" dir="ltr" inputmode="numeric" autocomplete="one-time-code"
    spellcheck="false" autocapitalize="none" ?required=${field.required} ?disabled=${field.disabled ?? false}
    aria-invalid=${invalid} aria-describedby=${describedBy}
    @input=${(event: InputEvent) => { normalizeInput(event); onInput?.(event); }}
    @compositionend=${(event: Event) => { normalizeInput(event as InputEvent); onInput?.(event); }}
    @change=${(event: Event) => onChange?.(event)}>`);
