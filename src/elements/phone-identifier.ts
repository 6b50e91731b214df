import { html, type TemplateResult } from 'lit';
import type { TypedPhone } from '../journey/phone.js';
import type { Read } from '../views/identify.js';
import { phoneError, phoneField } from '../views/phone-field.js';
import type { FormView } from '../views/view.js';

/** The phone by which somebody signs in. */
export interface SignInPhone {
  readonly entry: TypedPhone;
  render(view: FormView): TemplateResult;
  read(view: FormView): Promise<Read>;
}

/** @param typed hears what is typed */
export const signInPhone = (entry: TypedPhone, typed: (text: string) => void): SignInPhone => ({
  entry,
  // Here the number is the name of an account, for password managers to fill in.
  render: (view) => html`<div @input=${() => typed(entry.text)}>${phoneField(view, entry, { autocomplete: 'username' })}</div>`,
  async read(view) {
    const read = await entry.read();
    return 'value' in read ? { kind: 'phone', value: read.value } : phoneError(view, read.error);
  },
});
