import { html, type TemplateResult } from 'lit';
import type { TypedPhone } from '../journey/phone.js';
import type { Read } from '../views/identify.js';
import { phoneError, phoneField } from '../views/phone-field.js';
import type { FormView } from '../views/view.js';

/** The phone field of a sign-in form. */
export interface SignInPhone {
  readonly entry: TypedPhone;
  render(view: FormView): TemplateResult;
  read(view: FormView): Promise<Read>;
}

/** @param typed called with the text at each input */
export const signInPhone = (entry: TypedPhone, typed: (text: string) => void): SignInPhone => ({
  entry,
  // The number is the account's name here, so password managers can fill it in.
  render: (view) => html`<div @input=${() => typed(entry.text)}>${phoneField(view, entry, { autocomplete: 'username' })}</div>`,
  async read(view) {
    const read = await entry.read();
    return 'value' in read ? { kind: 'phone', value: read.value } : phoneError(view, read.error);
  },
});
