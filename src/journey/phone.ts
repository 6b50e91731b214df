/** The interface between the phone field and the controller that owns what was typed. */

/** Why a typed phone number cannot be used. Each reason has its own message. */
export type PhoneError = 'required' | 'malformed' | 'too-short' | 'too-long' | 'unknown-country' | 'invalid';

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** In the visitor's language. */
  readonly name: string;
  /** Without a plus sign, such as `1` or `44`. */
  readonly callingCode: string;
}

export interface TypedPhone {
  /** As typed. */
  readonly text: string;
  /** The code of the chosen country. */
  readonly country: string;
  /** The language of the country names. It is the page's, which can differ from that of the messages. */
  readonly language: string;
  readonly countryName: string;
  /** Sorted by name. Empty until they are loaded. */
  readonly countries: readonly Country[];
  /** The typed email address, where the visitor may enrol one instead. Kept while the visitor looks at the phone. */
  email: string;
  /** Loads the phone metadata, once. A view calls this when it shows the field. */
  load(): void;
  type(text: string): void;
  choose(country: string): void;
  /** The number in E.164, or why it cannot be used. Waits for the phone metadata; `network` means that it did not load. */
  read(): Promise<{ readonly value: string } | { readonly error: PhoneError | 'network' }>;
}
