import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a visitor does first with an element that they are about to use. */
const signs = ['pointerenter', 'focusin', 'input'] as const;

type SavesData = Navigator & { readonly connection?: { readonly saveData?: boolean } };
const savesData = (): boolean => (navigator as SavesData).connection?.saveData === true;

/** Calls back in an idle moment; WebKit has no `requestIdleCallback`. */
const whenIdle = (callback: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback);
  else setTimeout(callback);
};

/**
 * Loads what the next answer can need before the visitor asks for it: at the first sign of intent, or in the first idle moment after
 * the first paint unless the visitor saves data. It does not know what is loaded; a load that fails is tried again at the next sign.
 */
export class WarmUp implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #load: () => Promise<unknown>;
  #drawn = false;

  /** @param load called at each sign; loads once, and again after a failure */
  constructor(host: ReactiveControllerHost & HTMLElement, load: () => Promise<unknown>) {
    this.#host = host;
    this.#load = load;
    for (const sign of signs) host.addEventListener(sign, this.#warm, { passive: true });
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#drawn) return;
    this.#drawn = true;
    // The first frame shows the entry form; what follows must not delay it.
    if (!savesData()) requestAnimationFrame(() => whenIdle(() => { if (this.#host.isConnected) this.#warm(); }));
  }

  readonly #warm = (): void => {
    // Whoever then presses a button is told of a failure; until then it concerns nobody.
    this.#load().then(() => {
      for (const sign of signs) this.#host.removeEventListener(sign, this.#warm);
    }, () => undefined);
  };
}
