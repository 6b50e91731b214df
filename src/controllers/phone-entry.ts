import type { ReactiveControllerHost } from 'lit';
import { normalizeCode } from '../journey/code.js';
import type { Country, TypedPhone } from '../journey/phone.js';
import type * as PhoneNumbers from './phone-numbers.js';

type Numbers = typeof PhoneNumbers;

interface Options {
  /** The page's language. Called each time it is needed. */
  language(): string;
  /** The host's default country (ISO 3166-1 alpha-2). Called each time it is needed. */
  defaultCountry?(): string | undefined;
}

// In addition to the separators of codes.
const brackets = /[()[\]/（）／．−]/g;

/** `(202) 555-0142` → `2025550142`; digits of any script become ASCII. Other characters stay, so that they are reported as an error. */
const normalize = (text: string): string => normalizeCode(text).replace(brackets, '').replace(/^＋/, '+');

/** The canonical language tag, or `en` for an invalid one. */
function tagOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** The country that a language tag names. Undefined when it names none. */
function regionOf(tag: string): string | undefined {
  try {
    const { region } = new Intl.Locale(tag);
    // `UK` is a common alias of `GB`. WebKit does not resolve it.
    return region === 'UK' ? 'GB' : region;
  } catch {
    return undefined;
  }
}

/**
 * Holds a phone number and its country while the visitor types them. It finds the country of a number that starts with +, and reads the
 * number. It does not render (see `phoneField`), and never changes the typed text.
 */
export class PhoneEntry implements TypedPhone {
  /** Loads the phone metadata. @internal */
  static numbers: () => Promise<Numbers> = () => import('./phone-numbers.js');

  text = '';
  email = '';

  readonly #host: ReactiveControllerHost & Element;
  readonly #options: Options;
  #country: string | undefined;
  #numbers: Numbers | undefined;
  #loading: Promise<Numbers> | undefined;
  #list: { readonly tag: string; readonly countries: readonly Country[] } | undefined;

  constructor(host: ReactiveControllerHost & Element, options: Options) {
    this.#host = host;
    this.#options = options;
  }

  get country(): string {
    return this.#country ?? this.#usualCountry();
  }

  get countryName(): string {
    return this.#names(this.language).of(this.country) ?? this.country;
  }

  get countries(): readonly Country[] {
    if (!this.#numbers) return [];
    const tag = this.language;
    if (this.#list?.tag !== tag) {
      const names = this.#names(tag);
      const { compare } = new Intl.Collator(tag);
      const countries = this.#numbers.callingCodes
        .map(({ code, callingCode }) => ({ code, callingCode, name: names.of(code) ?? code }))
        .sort((a, b) => compare(a.name, b.name));
      this.#list = { tag, countries };
    }
    return this.#list.countries;
  }

  load(): void {
    // A failure is reported by `read()`, not while the visitor types.
    this.#load().catch(() => undefined);
  }

  type(text: string): void {
    this.text = text;
    this.#followNumber();
    this.#host.requestUpdate();
  }

  choose(country: string): void {
    this.#country = country;
    this.#host.requestUpdate();
  }

  async read(): ReturnType<TypedPhone['read']> {
    const number = normalize(this.text);
    if (number === '') return { error: 'required' };
    if (!/^\+?\d*$/.test(number)) return { error: 'malformed' };
    try {
      return (await this.#load()).readNumber(number, this.country);
    } catch {
      return { error: 'network' };
    }
  }

  get language(): string {
    return tagOf(this.#options.language());
  }

  #names(tag: string): Intl.DisplayNames {
    return new Intl.DisplayNames(tag, { type: 'region' });
  }

  /** The host's default country, else that of the page's language, else of the browser's languages. */
  #usualCountry(): string {
    const wanted = this.#options.defaultCountry?.()?.trim();
    const tags = [...(wanted ? [`und-${wanted}`] : []), this.language, ...navigator.languages];
    const known = (code: string | undefined) => code !== undefined && /^[A-Z]{2}$/.test(code) && (this.#numbers?.isCountry(code) ?? true);
    return tags.map(regionOf).find(known) ?? 'US';
  }

  #followNumber(): void {
    const number = normalize(this.text);
    if (!this.#numbers || !number.startsWith('+')) return;
    const country = this.#numbers.countryOf(number, this.country);
    if (country !== undefined && country !== this.country) this.choose(country);
  }

  /** Loads the metadata once. Tries again after a failure. */
  #load(): Promise<Numbers> {
    return this.#loading ??= PhoneEntry.numbers().then((numbers) => {
      this.#numbers = numbers;
      this.#followNumber();
      this.#host.requestUpdate();
      return numbers;
    }, (error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
  }
}
