import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The first signs that a visitor is going to use an element. */
const signs = ['pointerenter', 'focusin', 'input'] as const;

type SavesData = Navigator & { readonly connection?: { readonly saveData?: boolean } };
const savesData = (): boolean => (navigator as SavesData).connection?.saveData === true;

/** Calls back when the browser is idle. WebKit has no `requestIdleCallback`. */
const whenIdle = (callback: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback);
  else setTimeout(callback);
};

/**
 * Loads code before the visitor needs it: at the first sign of use, or when the browser is idle after the first paint, unless the visitor
 * saves data. It does not know what is loaded. After a failure, it tries again at the next sign.
 */
export class WarmUp implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #load: () => Promise<unknown>;
  #drawn = false;

  /** @param load called at each sign; must load once, and again after a failure */
  constructor(host: ReactiveControllerHost & HTMLElement, load: () => Promise<unknown>) {
    this.#host = host;
    this.#load = load;
    for (const sign of signs) host.addEventListener(sign, this.#warm, { passive: true });
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#drawn) return;
    this.#drawn = true;
    // The first frame shows the entry form. Loading must not delay it.
    if (!savesData()) requestAnimationFrame(() => whenIdle(() => { if (this.#host.isConnected) this.#warm(); }));
  }

  readonly #warm = (): void => {
    // The visitor learns of a failure only when an action needs the code.
    this.#load().then(() => {
      for (const sign of signs) this.#host.removeEventListener(sign, this.#warm);
    }, () => undefined);
  };
}
