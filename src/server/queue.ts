import type { Kit } from './context.js';
import { DeliveryError } from './delivery-error.js';
import type { Message } from './ports.js';

/** A message that was claimed and not handed over in this time, or whose process has ended, is tried again. */
const claimSeconds = 30;
/** Notices and links are tried for so long. A code is worth nothing once it has expired. */
const triedFor = 3_600;

const withinClaim = async (sending: Promise<void>): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The messenger took too long.')), claimSeconds * 1_000);
  });
  await Promise.race([sending, late]).finally(() => clearTimeout(timer));
};

type Needs = Pick<Kit, 'store' | 'vault' | 'messenger'>;

/** Without a message for nobody, which takes the same way. */
interface Queued { readonly message?: Message }

/** Messages that are sent after the answer. They lie in the store encrypted, so that a crash loses none. */
export class Queue {
  readonly #kit: Needs;
  readonly #failed: (error: unknown) => void;
  readonly #running = new Set<Promise<void>>();

  constructor(kit: Needs, failed: (error: unknown) => void) {
    this.#kit = kit;
    this.#failed = failed;
  }

  /** @param seconds for which it is worth sending */
  async add(message: Message | undefined, seconds = triedFor): Promise<void> {
    const { store, vault } = this.#kit;
    const queued: Queued = message ? { message } : {};
    await store.enqueue(await vault.seal(JSON.stringify(queued), 'queue'), seconds);
  }

  /** Hands over all that waits. Resolves when nothing is left to do now; what failed is tried later. */
  async drain(): Promise<void> {
    const run = this.#run().catch(this.#failed).finally(() => this.#running.delete(run));
    this.#running.add(run);
    await Promise.all(this.#running);
  }

  async #run(): Promise<void> {
    const { store } = this.#kit;
    for (let item = await store.claim(claimSeconds); item; item = await store.claim(claimSeconds)) {
      if (await this.#handOver(item.value)) await store.ack(item.id);
    }
  }

  /** @returns whether nothing is left to do with it */
  async #handOver(sealed: string): Promise<boolean> {
    const { messenger, vault } = this.#kit;
    const text = await vault.open(sealed, 'queue');
    if (text === undefined) return true;
    const { message } = JSON.parse(text) as Queued;
    if (!message) return true;
    try {
      await withinClaim(messenger.send(message));
      return true;
    } catch (error) {
      this.#failed(error);
      return error instanceof DeliveryError;
    }
  }
}
