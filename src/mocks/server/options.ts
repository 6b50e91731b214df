/// <reference types="node" />
import { parseArgs } from 'node:util';
import { largestCrowd } from '../crowd.js';
import { nearest } from '../nearest.js';
import { findScenario } from '../scenarios.js';
import type { MockServerOptions } from '../server.js';

export const usage = `latchkey-mock: a MOCK authentication server on this machine. It sends nothing, and shows every code to everybody.

Usage: latchkey-mock [options]

  --port <number>      where to listen on 127.0.0.1; 0 takes any free port (4010)
  --scenario <name>    how it behaves at first; several are joined by + (normal)
  --seed <text>        makes codes, tickets and links the same in each run
  --users <number>     so many more managed users, ${largestCrowd} at most (0)
  --link-base <url>    the page where emailed links land (the server's own page)
  --help               shows this
`;

/** What was typed makes no sense; the message is one line. */
export class UsageError extends Error {}

type Name = 'port' | 'scenario' | 'seed' | 'users' | 'link-base';

const wholeNumber = (name: Name, text: string, max: number): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) throw new UsageError(`--${name} takes a whole number from 0 to ${max}, not "${text}".`);
  return value;
};

const scenario = (name: string): string => {
  try {
    return findScenario(name).name;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

const linkBase = (text: string): string => {
  const { protocol, hash } = URL.canParse(text) ? new URL(text) : { protocol: '', hash: '' };
  if (!/^https?:$/.test(protocol) || hash !== '') throw new UsageError(`--link-base takes an http or https address without #, not "${text}".`);
  return text;
};

const readers: Readonly<Record<Name, (text: string) => MockServerOptions>> = {
  port: (text) => ({ port: wholeNumber('port', text, 65_535) }),
  scenario: (text) => ({ scenario: scenario(text) }),
  seed: (text) => ({ seed: text }),
  users: (text) => ({ users: wholeNumber('users', text, largestCrowd) }),
  'link-base': (text) => ({ linkBase: linkBase(text) }),
};
const known = [...Object.keys(readers), 'help'];

/** @returns `help` when that was asked for. @throws UsageError */
export const readOptions = (args: readonly string[]): MockServerOptions | 'help' => {
  const strings = Object.fromEntries(Object.keys(readers).map((name) => [name, { type: 'string' as const }]));
  // Not strict: its own errors take several lines and suggest nothing.
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, options: { ...strings, help: { type: 'boolean', short: 'h' } } });
  const read: MockServerOptions = {};
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UsageError(`"${token.value}" is no option. Options begin with --, as in --port 4010.`);
    if (token.kind === 'option-terminator') continue;
    if (token.name === 'help') return 'help';
    if (!Object.hasOwn(readers, token.name)) {
      throw new UsageError(`There is no option ${token.rawName}. Did you mean --${nearest(token.name, known)}?`);
    }
    if (!token.value) throw new UsageError(`--${token.name} needs a value.`);
    Object.assign(read, readers[token.name as Name](token.value));
  }
  return read;
};
