import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { readonly isConnected: boolean };
type OtpCredential = Credential & { readonly code: string };

/**
 * WebOTP: the browser reads the code from a text message, where it can. Asked for while a code by SMS is awaited;
 * given up at submit, resend and disconnect. A refusal is nobody's concern: the visitor can type.
 */
export class OneTimeCode implements ReactiveController {
  readonly #host: Host;
  readonly #wanted: () => unknown;
  readonly #received: (code: string) => void;
  #request: AbortController | undefined;
  #requestedFor: unknown;

  /** @param wanted what the code is awaited for (a ticket, say); falsy when none is. Each value is asked for once. */
  constructor(host: Host, wanted: () => unknown, received: (code: string) => void) {
    this.#host = host;
    this.#wanted = wanted;
    this.#received = received;
    host.addController(this);
  }

  hostUpdated(): void {
    // An update may follow the disconnect.
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
    const { signal } = (this.#request = new AbortController());
    try {
      const request = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
      const credential = (await navigator.credentials.get(request)) as OtpCredential | null;
      if (credential && !signal.aborted) this.#received(credential.code);
    } catch { /* refused, unsupported or given up */ }
  }
}
