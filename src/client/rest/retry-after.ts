import { longestWait } from '../rules.js';

const bounded = (seconds: number): number => Math.min(seconds, longestWait);

/** The three forms of a date (RFC 9110, 5.6.7); `Date.parse` alone finds a date in any text that ends in a number. */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w :-]{16,30}$/;

/** Milliseconds since the epoch; NaN for what is no date. The asctime form names no zone and means GMT. */
const parseDate = (value: string): number =>
  httpDate.test(value) ? Date.parse(value.endsWith('GMT') ? value : `${value} GMT`) : Number.NaN;

/**
 * Reads the Retry-After header (RFC 9110, 10.2.3): seconds, or a date, which counts from the answer's own Date header where that can be
 * read, because the visitor's clock may be wrong.
 * @returns seconds, 0 to 3600; nothing for garbage and for a date that has passed
 */
export const readRetryAfter = (headers: Headers): number | undefined => {
  const value = headers.get('Retry-After') ?? '';
  if (/^\d+$/.test(value)) return bounded(Number(value));
  const answered = parseDate(headers.get('Date') ?? '');
  const seconds = Math.ceil((parseDate(value) - (Number.isNaN(answered) ? Date.now() : answered)) / 1_000);
  return seconds > 0 ? bounded(seconds) : undefined;
};
