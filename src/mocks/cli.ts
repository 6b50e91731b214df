#!/usr/bin/env node
/// <reference types="node" />
import { UsageError } from '../command/options.js';
import { startMockServer, type MockServerOptions } from './server.js';
import { readOptions, usage } from './server/options.js';

const start = async (options: MockServerOptions): Promise<void> => {
  const { url, backend, close } = await startMockServer(options);
  console.log([
    'This is a MOCK. It sends nothing, protects nothing, and shows every code to everybody on this machine.',
    '',
    `  URL       ${url}  (open it for mail, phones, clock and scenarios)`,
    `  Scenario  ${backend.scenario}`,
    `  Seed      ${options.seed ?? 'none: codes differ from run to run'}`,
    ...(options.users ? [`  Users     ${String(options.users)}, besides the people with names of their own`] : []),
    `  Links to  ${options.linkBase ?? `${url}/`}`,
    '',
    'Ctrl+C ends it.',
  ].join('\n'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
};

const explain = (error: NodeJS.ErrnoException, port = 4010): string => {
  switch (error.code) {
    case 'EADDRINUSE': return `Port ${port} is in use. Choose another with --port, or --port 0 for any that is free.`;
    case 'EACCES': return `This user may not listen on port ${port}. Choose one from 1024 on.`;
    default: return error.message;
  }
};

const fail = (message: string, exitCode: number): void => {
  console.error(`latchkey-mock: ${message}`);
  process.exitCode = exitCode;
};

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') console.log(usage);
  else await start(options).catch((error: Error) => fail(explain(error, options.port), 1));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  fail(`${error.message} --help lists the options.`, 2);
}
