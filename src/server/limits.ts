import type { Store, Vault } from './ports.js';
import { Refusal } from './refusal.js';

/** Counts by name, whether or not somebody of that name exists: a limit must not tell either. */
export class Limits {
  readonly #store: Store;
  readonly #vault: Vault;

  constructor(store: Store, vault: Vault) {
    this.#store = store;
    this.#vault = vault;
  }

  /** Counts, or refuses with the wait until the next is allowed. */
  async hit(parts: readonly string[], max: number, seconds: number): Promise<void> {
    if (seconds === 0) return;
    const counter = await this.#store.add(await this.#key(parts), seconds);
    if (counter.count > max) throw new Refusal({ code: 'rate_limited', retryAfter: counter.seconds });
  }

  /** Counts. @returns whether it is still allowed */
  async allows(parts: readonly string[], max: number, seconds: number): Promise<boolean> {
    return (await this.#store.add(await this.#key(parts), seconds)).count <= max;
  }

  /** Starts a wait anew, whatever stood before. */
  async wait(parts: readonly string[], seconds: number): Promise<void> {
    if (seconds > 0) await this.#store.put(await this.#key(parts), '1', seconds);
  }

  /** Counts. @returns the count */
  async count(parts: readonly string[], seconds: number): Promise<number> {
    return (await this.#store.add(await this.#key(parts), seconds)).count;
  }

  async counted(parts: readonly string[]): Promise<number> {
    return Number(await this.#store.get(await this.#key(parts)) ?? 0);
  }

  /** Counts once more, to learn how long the count stands. */
  async secondsLeft(parts: readonly string[]): Promise<number> {
    return (await this.#store.add(await this.#key(parts), 1)).seconds;
  }

  async forget(parts: readonly string[]): Promise<void> {
    await this.#store.take(await this.#key(parts));
  }

  async #key(parts: readonly string[]): Promise<string> {
    return `count ${await this.#vault.name('count', ...parts)}`;
  }
}
