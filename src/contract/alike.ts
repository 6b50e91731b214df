import type { Answer } from './answer.js';
import { demand } from './verdict.js';
import { visible } from './visible.js';

/** Members that differ by nature, from one request to the next or with what was typed: only whether they are there is compared. */
const own = ['ticket', 'target', 'traceId', 'instance'];
/** Headers that tell one answer from another. */
const telling = ['content-type', 'cache-control', 'retry-after'];
/** Seconds by which these may differ, because the answers come one after the other. */
const durations = ['expiresIn', 'resendIn', 'retryAfter', 'pollIn'];
const tolerance = 2;

const shown = (value: unknown): string => (value === undefined ? 'nothing' : visible(JSON.stringify(value) ?? typeof value).slice(0, 60));

const differs = (member: string, a: unknown, b: unknown): boolean => {
  if (own.includes(member)) return typeof a !== typeof b;
  if (durations.includes(member) && typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) > tolerance;
  return JSON.stringify(a) !== JSON.stringify(b);
};

/** The first thing by which somebody could tell the two apart, in words that repeat no secret. */
export const difference = (a: Answer, b: Answer): string | undefined => {
  if (a.wire && b.wire) {
    if (a.wire.status !== b.wire.status) return `the status (${a.wire.status}, ${b.wire.status})`;
    const { headers: ours } = a.wire;
    const { headers: theirs } = b.wire;
    const header = telling.find((name) => (name === 'retry-after' ? ours.has(name) !== theirs.has(name) : ours.get(name) !== theirs.get(name)));
    if (header) return `the header ${header} (${shown(ours.get(header) ?? undefined)}, ${shown(theirs.get(header) ?? undefined)})`;
  }
  if (a.ok !== b.ok) return 'success and failure';
  const member = [...new Set([...Object.keys(a.body), ...Object.keys(b.body)])].find((name) => differs(name, a.body[name], b.body[name]));
  if (member === undefined) return undefined;
  return `the member ${visible(member).slice(0, 60)}${own.includes(member) || typeof a.body[member] === 'object' ? '' : ` (${shown(a.body[member])}, ${shown(b.body[member])})`}`;
};

/** Nobody can tell these answers apart. */
export const demandAlike = (a: Answer, b: Answer, who: string): void => {
  const found = difference(a, b);
  demand(found === undefined, `${who} can be told apart by ${found ?? ''}.`, a, b);
};
