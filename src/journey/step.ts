import type { Step, StepName } from '../client/auth-client.js';
import { specOf, steps } from './steps/index.js';
import type { Reader } from './steps/readers.js';

type Fields = Record<string, unknown>;
const isStepName = (value: unknown): value is StepName => typeof value === 'string' && Object.hasOwn(steps, value);

/**
 * Reads an answer of any client, ours or a host's own: what the elements rely on is there, what they do not know is dropped.
 * Returns undefined for a step that is unknown or unusable. (The REST client has checked its answers in full before.)
 */
export function readStep(value: unknown): Step | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { step: name, ...members } = value as Fields;
  if (!isStepName(name)) return undefined;
  const step: Fields = { step: name };
  const { required, optional } = specOf(name);
  for (const [member, read] of Object.entries({ ...optional, ...required }) as [string, Reader<unknown>][]) {
    const usable = members[member] === undefined && member in optional ? undefined : read(members[member]);
    if (usable !== undefined) step[member] = usable;
    else if (member in required) return undefined;
  }
  return step as unknown as Step;
}
