/** Formats numbers, durations, plurals and lists in one language. */
export interface Format {
  number(value: number): string;
  /** `25 seconds`, `5 minutes`, `2 hours`: a number of seconds in one unit, rounded up, so that the visitor never has less time than promised. */
  duration(seconds: number): string;
  /** Picks a form by the language's plural rules. `other` is required; the other forms may be absent. */
  plural(count: number, forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }): string;
  /** `a, b and c`. */
  list(items: readonly string[]): string;
  /** Isolates text that reads left to right (codes, emails, phones), so that it fits into text of any direction. */
  isolate(text: string): string;
}

const cache = new Map<string, Format>();

/** @param language a BCP 47 tag. For an unknown tag, Intl uses its default language. */
export function formatFor(language: string): Format {
  const known = cache.get(language);
  if (known) return known;
  let tag = language;
  try {
    Intl.getCanonicalLocales(tag);
  } catch {
    tag = 'en';
  }
  // The rules are cached, because a code field asks for a plural at each keystroke.
  let plurals: Intl.PluralRules | undefined;
  const format: Format = {
    number: (value) => new Intl.NumberFormat(tag).format(value),
    duration(seconds) {
      const whole = Math.max(0, Math.ceil(seconds));
      const [unit, length] = whole < 60 ? ['second', 1] : whole <= 5_400 ? ['minute', 60] : ['hour', 3_600];
      return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil(whole / length));
    },
    plural: (count, forms) => forms[(plurals ??= new Intl.PluralRules(tag)).select(count)] ?? forms.other,
    list: (items) => new Intl.ListFormat(tag).format(items),
    isolate: (text) => `\u2066${text}\u2069`,
  };
  cache.set(language, format);
  return format;
}
