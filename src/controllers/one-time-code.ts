import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { readonly isConnected: boolean };
type OtpCredential = Credential & { readonly code: string };

/**
 * Reads the code from a text message with the WebOTP API, in browsers that have it. The request runs while a code by SMS is expected. It is
 * aborted on submit, resend and disconnect. Failures are ignored, because the visitor can type the code.
 */
export class OneTimeCode implements ReactiveController {
  readonly #host: Host;
  readonly #wanted: () => unknown;
  readonly #received: (code: string) => void;
  #request: AbortController | undefined;
  #requestedFor: unknown;

  /** @param wanted returns what the code is expected for, such as a step; falsy when none is. Each value starts one request. */
  constructor(host: Host, wanted: () => unknown, received: (code: string) => void) {
    this.#host = host;
    this.#wanted = wanted;
    this.#received = received;
    host.addController(this);
  }

  hostUpdated(): void {
    // An update can follow the disconnect.
    const wanted = this.#host.isConnected && this.#wanted();
    if (wanted === this.#requestedFor) return;
    this.stop();
    this.#requestedFor = wanted;
    if (wanted && 'OTPCredential' in globalThis) void this.#requestCode();
  }

  hostDisconnected(): void {
    this.stop();
    this.#requestedFor = undefined;
  }

  stop(): void {
    this.#request?.abort();
    this.#request = undefined;
  }

  async #requestCode(): Promise<void> {
    const controller = (this.#request = new AbortController());
    const { signal } = controller;
    try {
      const request = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
      const credential = (await navigator.credentials.get(request)) as OtpCredential | null;
      if (credential && !signal.aborted) this.#received(credential.code);
    } catch { /* refused, unsupported or aborted */ }
    // Chromium ends the page that aborts a request which is over ("The abort controller must be used after initiating an SMS request").
    if (this.#request === controller) this.#request = undefined;
  }
}
