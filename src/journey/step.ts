import type { Step, StepName } from '../client/auth-client.js';
import { specOf, steps } from './steps/index.js';
import type { Reader } from './steps/readers.js';

type Fields = Record<string, unknown>;
const isStepName = (value: unknown): value is StepName => typeof value === 'string' && Object.hasOwn(steps, value);

/** The longest list of methods or offers that `checkStep` accepts: a visitor cannot choose from a longer one. */
const maxListLength = 50;

/** Whether reading a value changed nothing in it. An unknown name does not count as a change: a later version may add names. */
function isUnchanged(given: unknown, usable: unknown): boolean {
  if (Array.isArray(usable)) return Array.isArray(given) && given.length <= maxListLength;
  if (usable === 'unknown') return true;
  if (typeof usable !== 'object' || usable === null) return usable === given;
  return Object.entries(usable).every(([name, value]) => isUnchanged((given as Fields)[name], value));
}

/** @param strict whether a member that breaks the contract makes the whole Step unusable */
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
    if (strict && !isUnchanged(given, usable)) return undefined;
  }
  return step as unknown as Step;
}

/**
 * Reads the answer of any client. Requires the members that the elements need, and drops members and values that they do not know.
 * Returns undefined for an unknown Step, and for one that is unusable.
 */
export const readStep = (value: unknown): Step | undefined => read(value, false);

/** Reads a server's answer strictly. Returns undefined when a known member breaks the contract. Drops unknown members. */
export const checkStep = (value: unknown): Step | undefined => read(value, true);
