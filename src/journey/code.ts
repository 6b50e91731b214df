/** What is wrong with a code as typed; nothing when it may be sent. */
export type CodeFault = 'required' | 'not-digits' | 'too-short' | 'too-long';

// Spaces of all kinds, dashes, dots and invisible characters: what mail programs and people put between digits.
const separators = /[\s\p{Pd}\p{Cf}.·]/gu;
const decimal = /\p{Nd}/u;

/** Every Unicode block of decimal digits is ten in a row from its zero, so the distance to the first of the run tells the value. */
function asciiDigit(digit: string): string {
  const codePoint = digit.codePointAt(0)!;
  let distance = 0;
  while (decimal.test(String.fromCodePoint(codePoint - distance - 1))) distance++;
  return String(distance % 10);
}

/** `१२३ 456`, `１２３-４５６` and `123 456` all become `123456`. What is no digit and no separator stays, so that it can be shown and named. */
export const normalizeCode = (typed: string): string =>
  typed.replace(separators, '').replace(/\p{Nd}/gu, asciiDigit);

/**
 * Checks a normalized code before it is sent.
 * @param length digits, as the step says; never assumed
 */
export function codeFault(code: string, length: number): CodeFault | undefined {
  if (code === '') return 'required';
  if (!/^\d+$/.test(code)) return 'not-digits';
  if (code.length < length) return 'too-short';
  if (code.length > length) return 'too-long';
  return undefined;
}
