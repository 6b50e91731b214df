import type { Reply } from './answers.js';
import type { Kit } from './context.js';

const replaySeconds = 60;

type Needs = Pick<Kit, 'store' | 'vault' | 'leases'>;

/**
 * Successes that are given again, unchanged, to the same request with the same key: the first answer may have been lost. Refusals are not
 * kept: a wrong code counts each time. What is kept is encrypted under the request itself, which the caller alone holds.
 */
export class Replays {
  /** Makes the same request wait for its twin. @returns what ends the turn */
  async acquire({ leases, vault }: Needs, key: string): Promise<() => Promise<void>> {
    return leases.acquire(`replay ${await vault.name('replay', key)}`);
  }

  async find({ store, vault }: Needs, key: string): Promise<Reply | undefined> {
    const sealed = await store.get(`replay ${await vault.name('replay', key)}`);
    const text = sealed === undefined ? undefined : await vault.open(sealed, 'replay', key);
    return text === undefined ? undefined : JSON.parse(text) as Reply;
  }

  async keep({ store, vault }: Needs, key: string, reply: Reply): Promise<void> {
    await store.put(`replay ${await vault.name('replay', key)}`, await vault.seal(JSON.stringify(reply), 'replay', key), replaySeconds);
  }

  async forget({ store, vault }: Needs, key: string): Promise<void> {
    await store.take(`replay ${await vault.name('replay', key)}`);
  }
}
