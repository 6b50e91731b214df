import type { Kit } from './context.js';
import type { Call } from './flow.js';
import { inSeconds } from './time.js';

/** How a call may end. `hash` is answered, and # pressed. */
export const callAnswers = ['hash', 'busy', 'no-answer', 'rejected', 'unreachable'] as const;
export type CallAnswer = (typeof callAnswers)[number];

type Needs = Pick<Kit, 'store' | 'vault' | 'clock' | 'random'>;

/** An outcome is kept until the last ticket that could ask for it has expired. */
const outcomeSeconds = 3_600;
const ringing = 'ringing';
const callKey = async ({ vault }: Needs, id: string): Promise<string> => `call ${await vault.name('call', id)}`;

/** What became of calls that ask for the # key. */
export class Calls {
  async place(kit: Needs, seconds: number): Promise<Call> {
    const id = kit.random.name(4);
    await kit.store.put(await callKey(kit, id), ringing, seconds);
    return { id, ringsUntil: inSeconds(kit.clock, seconds) };
  }

  /** The first answer counts, and only while it rings. */
  async answered(kit: Needs, id: string, answer: CallAnswer): Promise<void> {
    await kit.store.swap(await callKey(kit, id), ringing, answer, outcomeSeconds);
  }

  /** Undefined while it rings. */
  async outcome(kit: Needs, { id }: Call): Promise<CallAnswer | undefined> {
    const value = await kit.store.get(await callKey(kit, id));
    if (value === ringing) return undefined;
    return callAnswers.find((answer) => answer === value) ?? 'no-answer';
  }

  /** Nobody can answer it any more. */
  async end(kit: Needs, { id }: Call): Promise<void> {
    await kit.store.take(await callKey(kit, id));
  }
}
