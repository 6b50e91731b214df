/// <reference types="node" />
import { parseArgs } from 'node:util';
import { nearest } from '../server/nearest.js';

/** What was typed makes no sense; the message is one line. */
export class UsageError extends Error {}

/** What a command understands. Whatever reads a text may throw a {@link UsageError}. */
export interface Grammar<T> {
  /** Options with a value, and what each adds to what was read so far. */
  readonly values: Readonly<Record<string, (text: string, read: T) => Partial<T>>>;
  /** Options without one. */
  readonly flags?: Readonly<Record<string, Partial<T>>>;
  /** Takes what stands without an option; such a thing is an error when absent. */
  readonly positional?: (text: string, read: T) => Partial<T>;
  /** One option as it should look, for whoever forgot the dashes. */
  readonly example: string;
}

/** Reads a command line; of two, the last counts, unless its reader says otherwise. @returns `help` when that was asked for. @throws UsageError */
export const readOptions = <T extends object>({ values, flags = {}, positional, example }: Grammar<T>, args: readonly string[]): Partial<T> | 'help' => {
  const known = [...Object.keys(values), ...Object.keys(flags), 'help'];
  const types = [...Object.keys(values).map((name) => [name, { type: 'string' as const }]), ...Object.keys(flags).map((name) => [name, { type: 'boolean' as const }])];
  // Not strict: its own errors take several lines and suggest nothing.
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, options: { ...Object.fromEntries(types), help: { type: 'boolean', short: 'h' } } });
  const read = {} as T;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      if (!positional) throw new UsageError(`"${token.value}" is no option. Options begin with --, as in ${example}.`);
      Object.assign(read, positional(token.value, read));
      continue;
    }
    if (token.name === 'help') return 'help';
    const flag = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    const reader = Object.hasOwn(values, token.name) ? values[token.name] : undefined;
    if (!flag && !reader) throw new UsageError(`There is no option ${token.rawName}. Did you mean --${nearest(token.name, known)}?`);
    if (flag && token.value !== undefined) throw new UsageError(`--${token.name} takes no value.`);
    if (reader && !token.value) throw new UsageError(`--${token.name} needs a value.`);
    Object.assign(read, flag ?? reader?.(token.value ?? '', read));
  }
  return read;
};
