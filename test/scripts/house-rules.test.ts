import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Sample files, and the rules that each breaks, if any. */
const samples: { file: string; code: string; breaks?: string[] }[] = [
  { file: 'src/views/typed.ts', code: `import type { Step } from '../client/auth-client.js'; export type View = Step;` },
  { file: 'src/views/inline-type.ts', code: `import { type Step } from '../client/auth-client.js'; export type View = Step;`, breaks: ['house(imports)'] },
  { file: 'src/views/schema.ts', code: `export { step } from '../client/schemas/step.js';`, breaks: ['house(imports)'] },
  { file: 'src/views/words.ts', code: `export { channels } from '../client/vocabulary.js';` },
  { file: 'src/controllers/rules.ts', code: `export { isTraceId } from '../client/rules.js'; export { readFailure } from '../client/failure.js';` },
  { file: 'src/i18n/rules.ts', code: `export { isTraceId } from '../client/rules.js';`, breaks: ['house(imports)'] },
  { file: 'src/journey/dom.ts', code: `export { html } from 'lit';`, breaks: ['house(imports)'] },
  { file: 'src/journey/problems.ts', code: `export { AuthError } from '../client/problem.js';` },
  { file: 'src/events/journeys.ts', code: `export * from '../journey/journey.js';`, breaks: ['house(imports)'] },
  { file: 'src/i18n/lazy.ts', code: `export const load = () => import('../views/field.js');`, breaks: ['house(imports)'] },
  { file: 'src/elements/a-tag/a-tag.ts', code: `export const load = () => import('../../client/rest/index.js');`, breaks: ['house(imports)'] },
  { file: 'src/elements/visitor-client.ts', code: `export const load = () => import('../client/rest/visitor.js');` },
  { file: 'src/elements/node.ts', code: `export { readFile } from 'node:fs';`, breaks: ['house(imports)'] },
  { file: 'src/mocks/server.ts', code: `export { createServer } from 'node:http'; export { createRequest } from '@remix-run/node-fetch-server';` },
  { file: 'src/mocks/backend.ts', code: `export { createServer } from 'node:http'; export { createRequest } from '@remix-run/node-fetch-server';`, breaks: ['house(imports)'] },
  { file: 'src/mocks/cli.ts', code: `export { UsageError } from '../command/options.js';` },
  { file: 'src/mocks/server/options.ts', code: `export { readOptions } from '../../command/options.js';` },
  { file: 'src/mocks/index.ts', code: `export { readOptions } from '../command/options.js';`, breaks: ['house(imports)'] },
  { file: 'src/command/options.ts', code: `export { parseArgs } from 'node:util'; export { nearest } from '../server/nearest.js';` },
  { file: 'src/server/rules.ts', code: `export { maskEmail } from '../client/rules.js'; export { inputs } from '../client/schemas/input.js';` },
  { file: 'src/server/files.ts', code: `export { readFile } from 'node:fs/promises'; export { people } from '../mocks/people.js';`, breaks: ['house(imports)'] },
  { file: 'src/elements/server.ts', code: `export { answer } from '../server/handler.js';`, breaks: ['house(imports)'] },
  { file: 'src/mocks/world.ts', code: `export { createKit } from '../server/kit.js';` },
  { file: 'src/command/files.ts', code: `export { readFile } from 'node:fs/promises';`, breaks: ['house(imports)'] },
  { file: 'src/contract/cli.ts', code: `export { readFile } from 'node:fs/promises'; export { UsageError } from '../command/options.js';` },
  { file: 'src/contract/command/options.ts', code: `export { readOptions } from '../../command/options.js';` },
  { file: 'src/contract/index.ts', code: `export { readFile } from 'node:fs/promises';`, breaks: ['house(imports)'] },
  { file: 'src/contract/backend.ts', code: `export { createMockBackend } from '../mocks/index.js';`, breaks: ['house(imports)'] },
  { file: 'src/contract/people.ts', code: `export { people } from '../mocks/people.js'; export type { OutboxMessage } from '../mocks/outbox.js';` },
  { file: 'src/define/a-tag.ts', code: `export { ATag } from '../elements/a-tag/a-tag.js';` },
  { file: 'src/define/a-view.ts', code: `export { field } from '../views/field.js';`, breaks: ['house(imports)'] },
  { file: 'src/index.ts', code: `import './define/all.js'; export type { FormView } from './views/view.js';`, breaks: ['house(imports)'] },
  { file: 'src/new-folder/new.ts', code: `export { html } from 'lit';`, breaks: ['house(imports)'] },
  { file: 'src/client/plain-zod.ts', code: `import * as z from 'zod'; export const s = z.string();`, breaks: ['house(imports)', 'house(zod)'] },
  { file: 'src/client/named-zod.ts', code: `import { z } from 'zod/mini'; export const s = z.string();`, breaks: ['house(zod)'] },
  { file: 'src/client/mini-zod.ts', code: `import * as z from 'zod/mini'; export const s = z.string();` },
  { file: 'src/styles/markup.ts', code: `export const clear = (host: Element) => { host.innerHTML = ''; };`, breaks: ['house(no-raw-markup)'] },
  { file: 'src/styles/unsafe.ts', code: `export { unsafeHTML } from 'lit/directives/unsafe-html.js';`, breaks: ['house(no-raw-markup)'] },
  { file: 'src/views/form.ts', code: "import { html } from 'lit'; export const form = (act: () => void) => html`<form method=\"post\" @submit=${act}></form>`;" },
  { file: 'src/views/get-form.ts', code: "import { html } from 'lit'; export const form = (act: () => void) => html`<form @submit=${act} method=\"post\"></form>`;", breaks: ['house(post-forms)'] },
  { file: 'src/views/form-action.ts', code: "import { html } from 'lit'; export const form = html`<form method=\"post\" action=\"/login\"></form>`;", breaks: ['house(post-forms)'] },
  { file: 'src/views/form-button.ts', code: "import { html } from 'lit'; export const button = html`<button formmethod=\"get\"></button>`;", breaks: ['house(post-forms)'] },
  { file: 'src/journey/one.ts', code: `import { two } from './two.js'; export const one = () => two;`, breaks: ['import(no-cycle)'] },
  { file: 'src/journey/two.ts', code: `import { one } from './one.js'; export const two = () => one;`, breaks: ['import(no-cycle)'] },
  { file: 'test/focused.test.ts', code: `it.only('runs alone', () => {});`, breaks: ['house(whole-suite)'] },
  { file: 'test/skipped.test.ts', code: `describe.skip('sleeps', () => {});`, breaks: ['house(whole-suite)'] },
  { file: 'test/crossed-out.test.ts', code: `xit('sleeps', () => {});`, breaks: ['house(whole-suite)'] },
];

/** The broken rules of each file, from one run of the linter. */
function lint(folder: string): Map<string, string[]> {
  for (const { file, code } of samples) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/oxlint'),
    ['--config', join(root, '.oxlintrc.json'), '--format', 'json'],
    { cwd: folder, encoding: 'utf8' },
  );
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  const broken = new Map<string, string[]>();
  for (const { code, filename } of diagnostics) broken.set(filename, [...(broken.get(filename) ?? []), code]);
  return broken;
}

describe('the house rules', () => {
  let broken: Map<string, string[]>;
  const folder = mkdtempSync(join(tmpdir(), 'house-rules-'));
  beforeAll(() => { broken = lint(folder); });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(samples)('$file: $code', ({ file, breaks }) => {
    expect(new Set(broken.get(file))).toEqual(new Set(breaks));
  });
});
