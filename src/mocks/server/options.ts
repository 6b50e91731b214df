import { readOptions as read, UsageError, type Grammar } from '../../command/options.js';
import { mostUsers } from '../generated-users.js';
import { findScenario } from '../scenarios.js';
import type { MockServerOptions } from '../server.js';

export const usage = `latchkey-mock: a MOCK authentication server on this machine. It sends nothing, and shows every code to everybody.

Usage: latchkey-mock [options]

  --port <number>      where to listen on 127.0.0.1; 0 takes any free port (4010)
  --scenario <name>    how it behaves at first; several are joined by + (normal)
  --seed <text>        makes codes, tickets and links the same in each run
  --users <number>     so many more managed users, ${mostUsers} at most (0)
  --link-base <url>    the page where emailed links land (the server's own page)
  --help               shows this
`;

const wholeNumber = (name: string, text: string, max: number): number => {
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

const grammar: Grammar<MockServerOptions> = {
  values: {
    port: (text) => ({ port: wholeNumber('port', text, 65_535) }),
    scenario: (text) => ({ scenario: scenario(text) }),
    seed: (text) => ({ seed: text }),
    users: (text) => ({ users: wholeNumber('users', text, mostUsers) }),
    'link-base': (text) => ({ linkBase: linkBase(text) }),
  },
  example: '--port 4010',
};

/** @returns `help` when that was asked for. @throws UsageError */
export const readOptions = (args: readonly string[]): MockServerOptions | 'help' => read(grammar, args);
