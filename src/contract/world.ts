import type { CallAnswer } from '../server/calls.js';
import { inboxLimit, receive, within } from './exchange.js';
import type { CheckedTarget, ContractMessage } from './target.js';
import { Untestable } from './verdict.js';
import { visible } from './visible.js';

/** The longest that is waited for in real time, in seconds. */
const longestWait = 60;

const sleep = (seconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, seconds * 1_000); });

/** What a target does by itself may fail: that breaks no rule of the server's. */
const own = async <T>(name: string, run: () => T): Promise<Awaited<T>> => {
  try {
    const ended = await within(run);
    if (ended) return ended.value;
  } catch (error) {
    throw new Untestable(`The ${name} failed: ${visible(error instanceof Error ? error.message : String(error))}`);
  }
  throw new Untestable(`The ${name} did not end in time.`);
};

/** What there is around the server: mail, phones, its clock. */
export class World {
  readonly #target: CheckedTarget;
  /** What did not answer, and how: it is asked no more. */
  readonly #silent = new Map<string, string>();

  constructor(target: CheckedTarget) {
    this.#target = target;
  }

  /** All messages, newest last. */
  async messages(): Promise<readonly ContractMessage[]> {
    const { inbox } = this.#target;
    const messages: unknown = typeof inbox === 'string' ? await this.#request('inbox', inbox) : await own('inbox', () => inbox.read());
    if (!Array.isArray(messages)) throw new Untestable('The inbox did not answer with a list of messages.');
    return messages as readonly ContractMessage[];
  }

  /** The first message to one of these addresses after so many, as soon as there is one. Undefined when none comes in `patience` seconds. */
  async arrival(to: readonly string[], after: number, fits: (message: ContractMessage) => boolean = () => true, patience = this.#target.patience): Promise<ContractMessage | undefined> {
    const known = new Set(to.map((address) => address.toLowerCase()));
    for (const from = performance.now(); ;) {
      const found = (await this.messages()).slice(after).find((message) => known.has(String(message.to).toLowerCase()) && fits(message));
      if (found || performance.now() - from >= patience * 1_000) return found;
      await sleep(0.05);
    }
  }

  /** Time passes: on the server's clock, or where it has none that can be set, in fact. */
  async pass(seconds: number): Promise<void> {
    const { clock } = this.#target;
    if (typeof clock === 'string') await this.#request('clock', clock, { advance: seconds });
    else if (clock) await own('clock', () => clock.advance(seconds));
    else if (seconds <= longestWait) await sleep(seconds);
    else throw new Untestable(`It takes ${seconds} seconds, and no clock is given.`);
  }

  async answerPhone(to: string, answer: CallAnswer): Promise<void> {
    const { phone } = this.#target;
    if (typeof phone === 'string') await this.#request('phone', phone, { to, answer });
    else await own('phone', () => phone?.answer(to, answer));
  }

  /** People and flows as at first. Without a way to that, enough time passes that no limit stands. @returns whether people are as at first */
  async begin(): Promise<boolean> {
    const { reset, clock } = this.#target;
    if (typeof reset === 'string') await this.#request('reset', reset, {});
    else if (reset) await own('reset', reset);
    else if (clock) await this.pass(3_600);
    return reset !== undefined;
  }

  async #request(name: string, url: string, body?: object): Promise<unknown> {
    const init = body ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) } : {};
    const silent = this.#silent.get(name);
    if (silent !== undefined) throw new Untestable(silent);
    const received = await receive(this.#target.fetch ?? fetch, url, init, { limit: inboxLimit });
    if ('fault' in received) {
      // Told once, and not waited for again.
      this.#silent.set(name, `The ${name} ${received.fault}.`);
      throw new Untestable(`The ${name} ${received.fault}.`);
    }
    if (!received.response.ok) throw new Untestable(`The ${name} answered with status ${received.response.status}.`);
    try {
      return JSON.parse(received.text) as unknown;
    } catch {
      return undefined;
    }
  }
}
