/**
 * The metadata of phone numbers. It is larger than most elements, so it loads only where a visitor types a phone number.
 * This is the smallest of the library's three sets. It checks lengths and leading digits only, and leaves the rest to the server: the rules of
 * a page that was deployed years ago would refuse numbers that exist by now.
 */
import { getCountryCallingCode, parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/min';
import type { CountryCode } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';

/** The countries that share a calling code, the main one first. */
const sharers = metadata.country_calling_codes as Readonly<Record<string, readonly CountryCode[]>>;

/** All countries, unsorted. */
export const callingCodes: readonly { readonly code: string; readonly callingCode: string }[] =
  (Object.keys(metadata.countries) as CountryCode[]).map((code) => ({ code, callingCode: getCountryCallingCode(code) }));

export const isCountry = (code: string): boolean => Object.hasOwn(metadata.countries, code);

const parse = (number: string, country?: string) =>
  parsePhoneNumberFromString(number, { ...(country && { defaultCountry: country as CountryCode }), extract: false });

/** The countries of the calling code at the start of the digits. Empty while it is incomplete, or when it has no country (`+800`). No calling code is a prefix of another. */
function sharing(digits: string): readonly string[] {
  const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((one) => Object.hasOwn(sharers, one));
  return code === undefined ? [] : sharers[code]!.filter(isCountry);
}

/**
 * The country of a partly typed number that starts with +. Undefined while its calling code is incomplete.
 * @param now the current country; it stays while it shares the calling code and the number names no other
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

/** The number in E.164, or its error. */
export function readNumber(number: string, country: string): { readonly value: string } | { readonly error: (typeof errors)[keyof typeof errors] } {
  const length = validatePhoneNumberLength(number, { defaultCountry: country as CountryCode });
  if (length) return { error: errors[length] };
  const parsed = parse(number, country);
  if (!parsed?.isValid()) return { error: 'invalid' };
  // The typed calling code contradicts the chosen country, and either may be wrong.
  const contradicts = number.startsWith('+') && parsed.country !== undefined && parsed.countryCallingCode !== getCountryCallingCode(country as CountryCode);
  return contradicts ? { error: 'invalid' } : { value: parsed.number };
}
