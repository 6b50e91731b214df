/** Members whose value is a secret wherever they stand. */
const secretMembers = ['ticket', 'password', 'token'];

/** Where a one-time code stands; in a problem, `code` is the problem's name. */
const isCode = (member: string, value: string): boolean => member === 'code' && !/^[a-z_]+$/.test(value);

/** Shorter ones are found as whole JSON strings only: `a` is a part of too much. */
const longEnough = 6;

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Gives what is secret a name, and puts the name wherever the secret would be shown. The same secret has the same name, so that a
 * report still tells one ticket from the next.
 */
export class Secrets {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** The first name that a secret is given counts. */
  name(secret: string, name: string): void {
    if (secret.length > 0 && !this.#names.has(secret)) this.#names.set(secret, `<${name}>`);
  }

  /** A name with a number of its own: `<ticket 2>`. */
  #number(secret: string, kind: string): void {
    if (this.#names.has(secret)) return;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    this.name(secret, `${kind} ${count}`);
  }

  key(key: string): void {
    this.#number(key, 'key');
  }

  link(token: string): void {
    this.#number(token, 'token');
  }

  /** Numbers begin anew. */
  clear(): void {
    this.#names.clear();
    this.#counts.clear();
  }

  /** Names what is secret in a request or an answer. */
  learn(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [member, part] of Object.entries(value)) {
      if (typeof part !== 'string') this.learn(part);
      else if (secretMembers.includes(member)) this.#number(part, member);
      else if (isCode(member, part)) this.#number(part, 'code');
    }
  }

  /** The text without secrets, and with no address or phone number whole. */
  hide(text: string): string {
    const names = new Map([...this.#names].map(([secret, name]) => {
      const written = JSON.stringify(secret);
      return secret.length < longEnough ? [written, `"${name}"`] : [written.slice(1, -1), name];
    }));
    const secrets = [...names.keys()].sort((a, b) => b.length - a.length).map(literal);
    const hidden = secrets.length > 0 ? text.replaceAll(new RegExp(secrets.join('|'), 'g'), (secret) => names.get(secret) ?? '') : text;
    return hidden.replaceAll(/[^\s"'<>:,/@•]+(?=@[\w.-]+)/g, '•••').replaceAll(/\+\d{5,13}(?=\d\d)/g, '+•••');
  }
}
