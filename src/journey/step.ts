import type { Step, StepName } from '../client/auth-client.js';
import { specOf, steps } from './steps/index.js';
import type { Reader } from './steps/readers.js';

type Fields = Record<string, unknown>;
const isStepName = (value: unknown): value is StepName => typeof value === 'string' && Object.hasOwn(steps, value);

/** A longer list is none that somebody could choose from. */
const longestList = 50;

/** Whether a value is as it was before it was read: neither mended nor in part dropped. Names that a later version may add do not count. */
function isKept(given: unknown, usable: unknown): boolean {
  if (Array.isArray(usable)) return Array.isArray(given) && given.length <= longestList;
  if (usable === 'unknown') return true;
  if (typeof usable !== 'object' || usable === null) return usable === given;
  return Object.entries(usable).every(([name, value]) => isKept((given as Fields)[name], value));
}

/** @param strict a member that is not as the contract says makes the whole Step unusable */
function read(value: unknown, strict: boolean): Step | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { step: name, ...members } = value as Fields;
  if (!isStepName(name)) return undefined;
  const step: Fields = { step: name };
  const { required, optional } = specOf(name);
  for (const [member, reader] of Object.entries({ ...optional, ...required }) as [string, Reader<unknown>][]) {
    const given = members[member];
    const usable = given === undefined && member in optional ? undefined : reader(given);
    if (usable !== undefined) step[member] = usable;
    else if (member in required) return undefined;
    if (strict && !isKept(given, usable)) return undefined;
  }
  return step as unknown as Step;
}

/**
 * Reads an answer of any client, ours or a host's own: what the elements rely on is there, what they do not know is dropped.
 * Returns undefined for a step that is unknown or unusable.
 */
export const readStep = (value: unknown): Step | undefined => read(value, false);

/** Checks an answer of a server, which keeps the contract to the letter or is not understood. Members that it does not have are dropped. */
export const checkStep = (value: unknown): Step | undefined => read(value, true);
