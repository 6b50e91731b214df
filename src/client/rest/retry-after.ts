import { longestWait } from '../rules.js';

const bounded = (seconds: number): number => Math.min(seconds, longestWait);

/** The three date formats (RFC 9110, 5.6.7). `Date.parse` alone would accept any text that ends in a number. */
const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? [\w :-]{16,30}$/;

/** Milliseconds since the epoch; NaN for anything but a date. The asctime format has no zone and means GMT. */
const parseDate = (value: string): number =>
  httpDate.test(value) ? Date.parse(value.endsWith('GMT') ? value : `${value} GMT`) : Number.NaN;

/**
 * Reads the Retry-After header (RFC 9110, 10.2.3): seconds or a date. A date is measured from the response's own Date header where
 * that can be read, because the visitor's clock may be wrong.
 * @returns seconds, 0 to 3600; undefined for an invalid value and for a date in the past
 */
export const readRetryAfter = (headers: Headers): number | undefined => {
  const value = headers.get('Retry-After') ?? '';
  if (/^\d+$/.test(value)) return bounded(Number(value));
  const answered = parseDate(headers.get('Date') ?? '');
  const seconds = Math.ceil((parseDate(value) - (Number.isNaN(answered) ? Date.now() : answered)) / 1_000);
  return seconds > 0 ? bounded(seconds) : undefined;
};
