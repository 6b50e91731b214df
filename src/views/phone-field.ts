import { html, type TemplateResult } from 'lit';
import type { PhoneError, TypedPhone } from '../journey/phone.js';
import { labelled } from './fields.js';
import type { FieldError, FormView } from './view.js';

/** The error of a typed phone. A failure to load the phone metadata belongs to no field. */
export const phoneError = ({ t }: Pick<FormView, 't'>, error: PhoneError | 'network'): FieldError =>
  (error === 'network' ? { message: t('problem.network', { sent: false }) } : { field: 'phone', message: t(`phone.${error}`) });

/** Until the list has loaded, only the current country shows. The layout does not move when the others arrive. */
function options({ t }: FormView, { countries, country, countryName }: TypedPhone): unknown {
  if (countries.length === 0) {
    return html`<option value=${country} selected>${t('phone.country-option', { name: countryName })}</option><option disabled>${t('phone.loading-countries')}</option>`;
  }
  return countries.map(({ code, ...of }) => html`<option value=${code} .selected=${code === country}>${t('phone.country-option', of)}</option>`);
}

/** A country select and a number field. */
export function phoneField(view: FormView, phone: TypedPhone, { autocomplete = 'tel' }: { autocomplete?: string } = {}): TemplateResult {
  phone.load();
  const value = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
  return html`<div class="latchkey-phone">
    ${labelled(view, { name: 'country', label: view.t('phone.country') }, ({ id }) => html`<select
      class="latchkey-input" id=${id} name="country" lang=${phone.language} autocomplete="tel-country-code"
      @change=${(event: Event) => phone.choose(value(event))}>${options(view, phone)}</select>`)}
    ${labelled(view, { name: 'phone', label: view.t('phone.label'), hint: view.t('phone.hint') }, ({ id, invalid, describedBy }) => html`<input
      class="latchkey-input" id=${id} name="phone" type="tel" dir="ltr" autocomplete=${autocomplete} required spellcheck="false" autocapitalize="none"
      .value=${phone.text} aria-invalid=${invalid} aria-describedby=${describedBy}
      @input=${(event: InputEvent) => phone.type(value(event))}>`)}
  </div>`;
}
