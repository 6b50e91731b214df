import { html, type TemplateResult } from 'lit';
import { labelled } from './fields.js';
import type { FormView } from './view.js';

/** Why a phone number was not understood; each has its own sentence. */
export type PhoneFault = 'required' | 'malformed' | 'too-short' | 'too-long' | 'unknown-country' | 'invalid';

export interface Country {
  /** ISO 3166-1, two letters. */
  readonly code: string;
  /** In the visitor's language. */
  readonly name: string;
  /** `1`, `44`. */
  readonly callingCode: string;
}

/** What a phone field shows and does; `PhoneEntry` of the controllers holds it. */
export interface PhoneEntryView {
  /** As typed. */
  readonly text: string;
  /** The chosen country's two letters. */
  readonly country: string;
  /** Empty until they are loaded. */
  readonly countries: readonly Country[];
  /** Starts loading, once. Called by whoever shows the field. */
  load(): void;
  type(text: string): void;
  choose(country: string): void;
  /** The E.164 number, or what is wrong; waits for what is loading. */
  read(): Promise<{ readonly value: string } | { readonly fault: PhoneFault | 'network' }>;
}

/** A country, and a number of it. */
export function phoneField(view: FormView, phone: PhoneEntryView, { autocomplete = 'tel' }: { autocomplete?: string } = {}): TemplateResult {
  phone.load();
  return html`${labelled(view, { name: 'phone', label: view.t('phone.label'), hint: view.t('phone.hint') }, ({ id, invalid, describedBy }) => html`<input
    class="latchkey-input" id=${id} name="phone" type="tel" dir="ltr" autocomplete=${autocomplete} required spellcheck="false" autocapitalize="none"
    .value=${phone.text} aria-invalid=${invalid} aria-describedby=${describedBy}
    @input=${(event: InputEvent) => phone.type((event.target as HTMLInputElement).value)}>`)}`;
}
