/** Why a typed code cannot be sent. */
export type CodeError = 'required' | 'not-digits' | 'too-short' | 'too-long';

// Spaces, dashes, dots and invisible characters, which mail programs and people put between digits.
const separators = /[\s\p{Pd}\p{Cf}.·]/gu;
const decimal = /\p{Nd}/u;

/** Unicode lists decimal digits in runs of ten that start with zero, so the distance to the start of the run is the value. */
function asciiDigit(digit: string): string {
  const codePoint = digit.codePointAt(0)!;
  let distance = 0;
  while (decimal.test(String.fromCodePoint(codePoint - distance - 1))) distance++;
  return String(distance % 10);
}

/** Turns `१२३ 456`, `１２３-４５６` and `123 456` into `123456`. Keeps other characters, so that an error message can show them. */
export const normalizeCode = (typed: string): string =>
  typed.replace(separators, '').replace(/\p{Nd}/gu, asciiDigit);

/**
 * Checks a normalized code before it is sent. Returns undefined when the code may be sent.
 * @param length the number of digits, from the Step
 */
export function codeError(code: string, length: number): CodeError | undefined {
  if (code === '') return 'required';
  if (!/^\d+$/.test(code)) return 'not-digits';
  if (code.length < length) return 'too-short';
  if (code.length > length) return 'too-long';
  return undefined;
}
