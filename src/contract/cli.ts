#!/usr/bin/env node
/// <reference types="node" />
import { readFile, writeFile } from 'node:fs/promises';
import { UsageError } from '../command/options.js';
import { readOptions, usage, type Chosen } from './command/options.js';
import { inboxLimit, receive } from './exchange.js';
import { readPeople, type ContractPeople } from './people.js';
import { junit } from './report/junit.js';
import { count, lineOf, summary } from './report/text.js';
import { rules } from './rules/index.js';
import { runContract, type ContractResult } from './run.js';
import type { ContractTarget } from './target.js';

/** Nothing is there to be tested. */
class Unreachable extends Error {}

const peopleIn = async (path: string): Promise<ContractPeople> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--people: ${path} cannot be read (${error.code ?? error.name}).`);
  });
  try {
    return readPeople(JSON.parse(text));
  } catch (error) {
    throw new UsageError(error instanceof SyntaxError ? `--people: ${path} is no JSON.` : `--${(error as Error).message.replace('latchkey: ', '')}.`);
  }
};

const targetOf = async ({ baseUrl, inbox, clock, call, reset, admin, people, headers, adminHeaders, staleHeaders }: Chosen): Promise<ContractTarget> => ({
  baseUrl,
  inbox,
  ...(clock !== undefined && { clock }),
  ...(call !== undefined && { phone: call }),
  ...(reset !== undefined && { reset }),
  ...(headers && { headers }),
  ...(admin !== undefined && { admin: { baseUrl: admin, ...(adminHeaders && { headers: adminHeaders }), ...(staleHeaders && { staleHeaders }) } }),
  ...(people !== undefined && { people: await peopleIn(people) }),
});

const reach = async (url: string): Promise<{ readonly response: Response; readonly text: string }> => {
  let code = '';
  const reached = await receive((request) => fetch(request).catch((error: Error & { cause?: { code?: string } }) => {
    code = error.cause?.code === undefined ? '' : ` (${error.cause.code})`;
    throw error;
  }), url, { redirect: 'manual' }, { limit: inboxLimit });
  if (!('fault' in reached)) return reached;
  const { origin } = new URL(url);
  throw new Unreachable(code === '' ? `${origin} ${reached.fault}.` : `Nothing answers at ${origin}${code}.`);
};

const listIn = (text: string): boolean => {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
};

/** Better one line now than every rule broken. */
const probe = async ({ baseUrl, inbox }: Chosen): Promise<void> => {
  await reach(baseUrl);
  const { response, text } = await reach(inbox);
  if (!response.ok || !listIn(text)) throw new Unreachable(`The inbox answers with status ${response.status} and no list of messages.`);
};

const write = (path: string, text: string): Promise<void> =>
  writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be written (${error.code ?? error.name}).`);
  });

const json = ({ baseUrl }: Chosen, results: readonly ContractResult[]): string => `${JSON.stringify({
  baseUrl, kept: count(results, 'kept'), broken: count(results, 'broken'), untestable: count(results, 'untestable'), rules: results,
}, null, 2)}\n`;

const prove = async (options: Chosen): Promise<number> => {
  const target = await targetOf(options);
  // Known now rather than after the run; nor is there an older report to be taken for this one.
  if (options.junit !== undefined && options.junit === options.json) throw new UsageError('--junit and --json name the same file.');
  // Not empty, since a full disk takes an empty file.
  for (const path of [options.junit, options.json]) if (path !== undefined) await write(path, 'The run has not ended.\n');
  await probe(options);
  const coloured = process.stdout.isTTY && !process.env['NO_COLOR'];
  console.log(`${options.baseUrl}\n`);
  if (target.clock === undefined && target.reset === undefined) console.log('Without --clock and --reset this takes minutes: what the server limits is waited for.\n');
  const onResult = (result: ContractResult): void => console.log(lineOf(result, coloured));
  const results = await runContract(target, { ...(options.only && { only: options.only }), onResult });
  console.log(`\n${summary(results)}`);
  if (options.junit !== undefined) await write(options.junit, junit(results));
  if (options.json !== undefined) await write(options.json, json(options, results));
  return count(results, 'broken') > 0 || count(results, 'kept') === 0 ? 1 : 0;
};

const list = (): string => {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules.map(({ id, source, says }) => `${id.padEnd(width)}  ${source}  ${says}`).join('\n');
};

const run = async (args: readonly string[]): Promise<number> => {
  const options = readOptions(args);
  if (typeof options === 'object') return prove(options);
  console.log(options === 'help' ? usage : list());
  return 0;
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof Unreachable)) throw error;
  console.error(`latchkey-contract: ${error.message}${error instanceof UsageError ? ' --help lists the options.' : ''}`);
  process.exitCode = error instanceof UsageError ? 2 : 3;
}
