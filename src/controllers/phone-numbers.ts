/**
 * What is known of the world's phone numbers. It is larger than most elements, so it loads only where a phone is typed.
 * Of the library's three sets of rules this is the smallest: it knows lengths and leading digits, and leaves finer judgement to the server,
 * where the rules of an installed page, older by years, would refuse numbers that exist by now.
 */
import { getCountryCallingCode, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';

/** By calling code, the countries that share it; the first is the one that it is best known for. */
const sharers = metadata.country_calling_codes as Readonly<Record<string, readonly CountryCode[]>>;

/** Every country, in no order. */
export const callingCodes: readonly { readonly code: string; readonly callingCode: string }[] =
  (Object.keys(metadata.countries) as CountryCode[]).map((code) => ({ code, callingCode: getCountryCallingCode(code) }));

export const isCountry = (code: string): boolean => Object.hasOwn(metadata.countries, code);

const parse = (number: string, country?: string) =>
  parsePhoneNumberFromString(number, { ...(country && { defaultCountry: country as CountryCode }), extract: false });

/** No calling code begins with another, so its digits tell when it is complete. Not those of no country (`+800`). */
function sharing(digits: string): readonly string[] {
  const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((one) => Object.hasOwn(sharers, one));
  return code === undefined ? [] : sharers[code]!.filter(isCountry);
}

/**
 * The country of a number that begins with +, as far as it is typed; none while its calling code is not complete.
 * @param now a country that shares the calling code stays until the number says otherwise
 */
export function countryOf(number: string, now: string): string | undefined {
  const countries = sharing(number.slice(1));
  const parsed = parse(number);
  const own = parsed?.isValid() ? parsed.country : undefined;
  return own ?? (countries.includes(now) ? now : countries[0]);
}

const errors = {
  NOT_A_NUMBER: 'too-short', TOO_SHORT: 'too-short', TOO_LONG: 'too-long', INVALID_COUNTRY: 'unknown-country', INVALID_LENGTH: 'invalid',
} as const;

/** The number in E.164, or what is wrong with it. */
export function readNumber(number: string, country: string): { readonly value: string } | { readonly error: (typeof errors)[keyof typeof errors] } {
  const length = validatePhoneNumberLength(number, { defaultCountry: country as CountryCode });
  if (length) return { error: errors[length] };
  const parsed = parse(number, country);
  if (!parsed?.isValid()) return { error: 'invalid' };
  // Somebody typed + and one country's code, then picked another country: nobody knows which of the two is meant.
  const contradicts = number.startsWith('+') && parsed.country !== undefined && parsed.countryCallingCode !== getCountryCallingCode(country as CountryCode);
  return contradicts ? { error: 'invalid' } : { value: parsed.number };
}
