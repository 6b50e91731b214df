/**
 * Runs the benches. They print figures and are not tests: on a busy machine the figures are noise, so run nothing else beside them, and
 * compare ratios between machines.
 * Usage: npm run bench [-- names] [rounds=15]    names: first-field, line, keystrokes, mounts; all of them by default
 */
import { firstField } from './first-field.mjs';
import { keystrokes } from './keystrokes.mjs';
import { launch } from './lib/browser.mjs';
import { line } from './line.mjs';
import { mounts } from './mounts.mjs';

const benches = { 'first-field': firstField, line, keystrokes, mounts };
const args = process.argv.slice(2);
const rounds = Number(args.find((arg) => arg.startsWith('rounds='))?.slice('rounds='.length) ?? 15);
const names = args.filter((arg) => !arg.startsWith('rounds='));
const unknown = names.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) throw new Error(`No bench is called ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);

const browser = await launch();
for (const [name, measure] of Object.entries(benches)) if (names.length === 0 || names.includes(name)) await measure(browser, rounds);
await browser.close();
