/** Every event bubbles and is composed, so that a host may listen anywhere above. None carries a secret, an address or server prose. */
export abstract class AuthEvent<T extends object> extends Event {
  readonly detail: Readonly<T>;

  constructor(type: string, detail: T, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.detail = Object.freeze(detail);
  }
}
