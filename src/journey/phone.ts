/** A phone number as somebody types it: what the field shows, and what the one who holds it can do. */

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

export interface TypedPhone {
  /** As typed. */
  readonly text: string;
  /** The chosen country's two letters. */
  readonly country: string;
  /** In which countries are named: the page's, whatever language the words around are in. */
  readonly language: string;
  readonly countryName: string;
  /** By name. Empty until they are loaded. */
  readonly countries: readonly Country[];
  /** An email address as typed, where one may be given instead of a phone; kept while another way is looked at. */
  email: string;
  /** Starts loading, unless it has. Called by whoever shows the field. */
  load(): void;
  type(text: string): void;
  choose(country: string): void;
  /** The E.164 number, or what is wrong; waits for what is loading. */
  read(): Promise<{ readonly value: string } | { readonly fault: PhoneFault | 'network' }>;
}
