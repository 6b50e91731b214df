import { Locks } from './locks.js';
import type { Random, Store } from './ports.js';
import { Refusal } from './refusal.js';

/** A killed process holds nobody up for longer. */
export const leaseSeconds = 10;
/** Between two looks at a lease of another process, in milliseconds. */
const pause = 50;
const mostLooks = 300;

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** Lets one request at a time work on something: in this process by turns, among processes by a lease in the store. */
export class Leases {
  readonly #store: Store;
  readonly #random: Random;
  readonly #locks = new Locks();

  constructor(store: Store, random: Random) {
    this.#store = store;
    this.#random = random;
  }

  /** @returns what gives it back. @throws Refusal `conflict` when others hold it for too long */
  async acquire(name: string): Promise<() => Promise<void>> {
    const unlock = await this.#locks.acquire(name);
    const key = `lease ${name}`;
    const mark = this.#random.name(2);
    try {
      await this.#hold(key, mark);
    } catch (error) {
      unlock();
      throw error;
    }
    return async () => {
      // Not `take`: after a lapse it may be another's.
      await this.#store.swap(key, mark, '', 0).finally(unlock);
    };
  }

  async #hold(key: string, mark: string): Promise<void> {
    for (let looks = 0; !(await this.#store.swap(key, undefined, mark, leaseSeconds)); looks += 1) {
      if (looks === mostLooks) throw new Refusal({ code: 'conflict' });
      await sleep(pause);
    }
  }
}
