import { readOptions as read, UsageError, type Grammar } from '../../command/options.js';
import { nearest } from '../../server/nearest.js';
import { rules, type RuleId } from '../rules/index.js';
import { areHeaders, isHttp } from '../target.js';

export const usage = `latchkey-contract: proves that a server keeps the contract.

Usage: latchkey-contract <baseUrl> --inbox <url> [options]
       latchkey-contract [<baseUrl>] --mock

  <baseUrl>                        what the contract's paths (/v1/…) are under
  --inbox <url>                    answers GET with what was sent, newest last: [{"to", "channel", "text", "code"?, "link"?}, …]
  --clock <url>                    takes POST {"advance": seconds}; without it, lifetimes are not testable
  --call <url>                     takes POST {"to", "answer": "hash" | "busy" | "no-answer"}: what a called person does
  --reset <url>                    takes POST {}: makes people and flows as they were at first, before each rule
  --admin <url>                    what the administrator's paths are under; without it, they are not tested
  --people <file.json>             who is there to test with (those of the mock server)
  --header 'Name: value'           goes with every request to the server; may stand several times
  --admin-header 'Name: value'     tells the administrator apart; may stand several times
  --stale-admin-header 'Name: value'   the same of an administrator who has to sign in again before a reset
  --only <rule>                    this rule, or all of a group (tickets); may stand several times
  --junit <file>                   writes JUnit XML
  --json <file>                    writes JSON
  --mock                           the server is latchkey-mock (http://127.0.0.1:4010): its own inbox, clock, phones, reset, admin
  --list                           lists the rules
  --help                           shows this

An inbox that ends in /__mock/outbox is the mock server's: clock, call and reset beside it are used, and the administrator's paths tested.
Exit codes: 0 nothing is broken, 1 a rule is broken or nothing could be tested, 2 the command makes no sense, 3 nothing answers there.
`;

export interface ContractOptions {
  baseUrl: string;
  inbox: string;
  clock: string;
  call: string;
  reset: string;
  admin: string;
  people: string;
  headers: Readonly<Record<string, string>>;
  adminHeaders: Readonly<Record<string, string>>;
  staleHeaders: Readonly<Record<string, string>>;
  only: readonly RuleId[];
  junit: string;
  json: string;
  mock: boolean;
  list: boolean;
}

const address = (name: string, text: string): string => {
  if (/^https?:\/\/[^/?#]*@/i.test(text)) throw new UsageError(`${name} takes an address without user and password. For those there is --header 'Authorization: Basic …'.`);
  if (!isHttp(text)) throw new UsageError(`${name} takes an http or https address, not "${text}".`);
  return text;
};

const baseAddress = (name: string, text: string): string => {
  if (/[?#]/.test(address(name, text))) throw new UsageError(`${name} takes an address without ? and #, not "${text}".`);
  return text;
};

/** Its value is a secret, so that the error does not repeat it. */
const header = (name: string, text: string): Readonly<Record<string, string>> => {
  const [, field, value] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*(\S.*)$/.exec(text) ?? [];
  if (field === undefined || value === undefined || !areHeaders({ [field]: value })) throw new UsageError(`--${name} takes a name and a value, as in --${name} 'Authorization: Bearer …'.`);
  return { [field]: value };
};

const group = (id: string): string => id.split('.')[0] ?? '';

const chosen = (text: string): readonly RuleId[] => {
  const found = rules.map(({ id }) => id).filter((id) => id === text || group(id) === text);
  if (found.length > 0) return found;
  const names = [...new Set(rules.flatMap(({ id }) => [id, group(id)]))];
  throw new UsageError(`There is no rule "${text}". Did you mean "${nearest(text, names)}"?`);
};

const grammar: Grammar<ContractOptions> = {
  positional: (text, { baseUrl }) => {
    if (baseUrl !== undefined) throw new UsageError(`There is one <baseUrl>, and "${text}" is another.`);
    return { baseUrl: baseAddress('<baseUrl>', text) };
  },
  values: {
    inbox: (text) => ({ inbox: address('--inbox', text) }),
    clock: (text) => ({ clock: address('--clock', text) }),
    call: (text) => ({ call: address('--call', text) }),
    reset: (text) => ({ reset: address('--reset', text) }),
    admin: (text) => ({ admin: baseAddress('--admin', text) }),
    people: (text) => ({ people: text }),
    header: (text, { headers }) => ({ headers: { ...headers, ...header('header', text) } }),
    'admin-header': (text, { adminHeaders }) => ({ adminHeaders: { ...adminHeaders, ...header('admin-header', text) } }),
    'stale-admin-header': (text, { staleHeaders }) => ({ staleHeaders: { ...staleHeaders, ...header('stale-admin-header', text) } }),
    only: (text, { only = [] }) => ({ only: [...only, ...chosen(text)] }),
    junit: (text) => ({ junit: text }),
    json: (text) => ({ json: text }),
  },
  flags: { mock: { mock: true }, list: { list: true } },
  example: '--mock',
};

const mockServer = 'http://127.0.0.1:4010';
const mockOutbox = /\/__mock\/outbox$/;

export type Chosen = Partial<ContractOptions> & Pick<ContractOptions, 'baseUrl' | 'inbox'>;

/** What was typed, and what follows from it. @returns `help` or `list` when that was asked for. @throws UsageError */
export const readOptions = (args: readonly string[]): Chosen | 'help' | 'list' => {
  const options = read(grammar, args);
  if (options === 'help') return options;
  if (options.list) return 'list';
  const baseUrl = options.baseUrl ?? (options.mock ? mockServer : undefined);
  if (baseUrl === undefined) throw new UsageError('The address of the server is missing, as in latchkey-contract http://127.0.0.1:3000/auth.');
  const inbox = options.inbox ?? (options.mock ? `${new URL(baseUrl).origin}/__mock/outbox` : undefined);
  if (inbox === undefined) throw new UsageError('--inbox is missing: codes and links are read there. For latchkey-mock, --mock is enough.');
  if (!mockOutbox.test(inbox)) return { ...options, baseUrl, inbox };
  const beside = (name: string): string => inbox.replace(mockOutbox, `/__mock/${name}`);
  return { clock: beside('clock'), call: beside('call'), reset: beside('reset'), admin: baseUrl, ...options, baseUrl, inbox };
};
