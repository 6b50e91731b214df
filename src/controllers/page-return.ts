import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Calls back when the element connects and when its page becomes visible again, after sleep or from the back-forward cache. */
export class PageReturn implements ReactiveController {
  readonly #returned: () => void;

  constructor(host: ReactiveControllerHost, returned: () => void) {
    this.#returned = returned;
    host.addController(this);
  }

  hostConnected(): void {
    this.#returned();
    document.addEventListener('visibilitychange', this.#show);
    window.addEventListener('pageshow', this.#show);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#show);
    window.removeEventListener('pageshow', this.#show);
  }

  readonly #show = (): void => {
    if (document.visibilityState !== 'hidden') this.#returned();
  };
}
