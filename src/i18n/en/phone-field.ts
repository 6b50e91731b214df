import type { Format } from '../format.js';

/** The phone field, for numbers of any country. */
export const phoneField = {
  'phone.label': 'Phone Number',
  'phone.country': 'Country',
  'phone.country-option': ({ name, callingCode }: { name: string; callingCode?: string | undefined }, f: Format) =>
    (callingCode === undefined ? name : `${name} (${f.isolate(`+${callingCode}`)})`),
  'phone.hint': 'With the area code. Start with + for a number of another country.',
  'phone.required': 'Enter a phone number',
  'phone.malformed': 'The phone number can only have digits, spaces and a + at the start. Leave out letters and extensions',
  'phone.too-short': 'The phone number is too short. Check the digits and the country',
  'phone.too-long': 'The phone number is too long. Check the digits and the country',
  'phone.unknown-country': 'There is no country with that code after the +. Check the first digits',
  'phone.invalid': 'There is no such phone number in that country. Check the digits and the country',
  'phone.loading-countries': 'Loading the list of countries',
};
