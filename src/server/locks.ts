/** Makes callers of this process take turns, by name. Other processes are held off by leases in the store. */
export class Locks {
  readonly #last = new Map<string, Promise<void>>();

  /** Waits for the caller before. @returns what ends the turn */
  async acquire(name: string): Promise<() => void> {
    const before = this.#last.get(name);
    let end = (): void => undefined;
    const turn = new Promise<void>((resolve) => { end = resolve; });
    const last = before ? before.then(() => turn) : turn;
    this.#last.set(name, last);
    await before;
    return () => {
      if (this.#last.get(name) === last) this.#last.delete(name);
      end();
    };
  }
}
