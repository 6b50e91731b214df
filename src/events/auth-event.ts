/** The base of all events. They bubble and are composed, so that a host can listen on any ancestor. No event carries a secret, an address or text of the server. */
export abstract class AuthEvent<T extends object> extends Event {
  readonly detail: Readonly<T>;

  constructor(type: string, detail: T, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.detail = Object.freeze(detail);
  }
}
