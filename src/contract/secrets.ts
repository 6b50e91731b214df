/** Members whose value is a secret wherever they stand. */
const secretMembers = ['ticket', 'password', 'token'];

/** Where a one-time code stands; in a problem, `code` is the problem's name. */
const isCode = (member: string, value: string): boolean => member === 'code' && !/^[a-z_]+$/.test(value);

/** Shorter ones are found as whole JSON strings only: `a` is a part of too much. */
const longEnough = 6;
/** A shorter part of a header is a word, such as a scheme. */
const shortestPart = 4;

/** Secrets of one answer that are named; whatever is left is hidden by its member. */
const mostNamed = 200;

/** What is written behind such a member, also where the text was cut before its end. */
const members = new RegExp(`("(?:${secretMembers.join('|')})"\\s*:\\s*")(?!<)(?:[^"\\\\]|\\\\.)*`, 'g');

/** The parts of a header that are secret by themselves: a token behind its scheme, a cookie's value, the password of Basic. */
const partsOf = (value: string): readonly string[] => {
  const [scheme, rest = ''] = [value.split(' ')[0] ?? '', value.slice(value.indexOf(' ') + 1).trim()];
  const cookies = value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
  try {
    const decoded = scheme.toLowerCase() === 'basic' ? atob(rest) : '';
    return [value, rest, ...cookies, decoded, decoded.slice(decoded.indexOf(':') + 1)];
  } catch {
    return [value, rest, ...cookies];
  }
};

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

  /** Headers that tell who asks: cookies and tokens. */
  headers(headers: Readonly<Record<string, string>> = {}): void {
    for (const [name, value] of Object.entries(headers)) for (const part of partsOf(value)) if (part.length >= shortestPart) this.name(part, `header ${name}`);
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
  learn(value: unknown, known = this.#names.size): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [member, part] of Object.entries(value)) {
      if (this.#names.size >= known + mostNamed) return;
      if (typeof part !== 'string') this.learn(part, known);
      else if (secretMembers.includes(member)) this.#number(part, member);
      else if (isCode(member, part)) this.#number(part, 'code');
    }
  }

  /** The text without secrets, and with no address or phone number whole. */
  hide(text: string): string {
    const names = new Map([...this.#names].flatMap(([secret, name]): readonly (readonly [string, string])[] => {
      const written = JSON.stringify(secret);
      if (secret.length < longEnough) return [[written, `"${name}"`]];
      return [[secret, name], [written.slice(1, -1), name], [encodeURIComponent(secret.replaceAll(/\p{Surrogate}/gu, '')), name]];
    }));
    const secrets = [...names.keys()].sort((a, b) => b.length - a.length).map(literal);
    const hidden = secrets.length > 0 ? text.replaceAll(new RegExp(secrets.join('|'), 'g'), (secret) => names.get(secret) ?? '') : text;
    // Each run of characters is matched once, whether or not an @ follows: otherwise a long run without one takes quadratic time.
    return hidden.replaceAll(members, '$1<secret>').replaceAll(/[^\s"'<>:,/@•]+(@(?=[\w.-]))?/g, (run, at?: string) => (at ? '•••@' : run)).replaceAll(/\+\d{5,13}(?=\d\d)/g, '+•••');
  }
}
