import type { AuthOperation, IdentifierKind, LinkReason } from '../client/auth-client.js';
import { text, type Answer, type AskOptions } from './answer.js';
import type { Person } from './people.js';
import type { Session } from './session.js';
import type { ContractMessage } from './target.js';
import { arrange } from './verdict.js';

/** Digits of a code, and characters of a message, that are looked at. */
const longestCode = 32;
const longestText = 20_000;

/** Another code of the same length. */
export const otherThan = (code: string): string => [...code].map((digit) => String((Number(digit) + 1) % 10)).join('');

const identifierOf = (person: Person, kind: IdentifierKind): { readonly kind: IdentifierKind; readonly value: string } =>
  ({ kind, value: kind === 'phone' ? person.phones[0] ?? '' : person[kind] });

/** Who goes through a flow: holds the newest ticket, and reads mail and text messages. */
export class Visitor {
  ticket = '';
  readonly person: Person;
  /** Where messages to this person may arrive. */
  readonly addresses: string[];
  readonly #session: Session;
  /** How many messages there were before the last request that may have sent one. */
  #before = 0;
  #codeLength = 6;

  constructor(session: Session, person: Person) {
    this.#session = session;
    this.person = person;
    this.addresses = [person.email, ...person.phones];
  }

  async ask(operation: AuthOperation, input: object, options?: AskOptions): Promise<Answer> {
    if (operation !== 'verifyCode' && operation !== 'callStatus') this.#before = (await this.#session.world.messages()).length;
    const answer = await this.#session.ask(operation, input, options);
    if (answer.ok) {
      this.ticket = text(answer.body, 'ticket') ?? this.ticket;
      const said = Number(answer.body['codeLength'] ?? this.#codeLength);
      if (said >= 1 && said <= longestCode) this.#codeLength = Math.trunc(said);
    }
    return answer;
  }

  /** A step of the flow under way, with its ticket. */
  go(operation: AuthOperation, input: object = {}, options?: AskOptions): Promise<Answer> {
    return this.ask(operation, { ticket: this.ticket, ...input }, options);
  }

  forgot(kind: IdentifierKind = 'email'): Promise<Answer> {
    return this.patiently('startPasswordReset', { identifier: identifierOf(this.person, kind) });
  }

  link(reason: LinkReason = 'reset', kind: IdentifierKind = 'username'): Promise<Answer> {
    return this.patiently('requestRegistrationLink', { identifier: identifierOf(this.person, kind), reason });
  }

  signIn(password = this.person.password, kind: IdentifierKind = 'username'): Promise<Answer> {
    return this.patiently('signIn', { identifier: identifierOf(this.person, kind), password });
  }

  /** Answers `prove-password`. */
  prove(password = this.person.password, person = this.person): Promise<Answer> {
    return this.go('signIn', { identifier: identifierOf(person, 'username'), password });
  }

  /** With the code that arrived, unless told another. */
  async verify(code?: string, options?: AskOptions): Promise<Answer> {
    return this.go('verifyCode', { code: code ?? await this.code() }, options);
  }

  async wrong(options?: AskOptions): Promise<Answer> {
    return this.verify(otherThan(await this.code()), options);
  }

  /** The code that was sent last, by mail, text message or a speaking call. */
  async code(): Promise<string> {
    const message = await this.message((one) => this.#codeIn(one) !== undefined);
    const code = message && this.#codeIn(message);
    arrange(code !== undefined, `No code arrived for ${this.person.role} within the time that is waited for a message.`);
    return code;
  }

  /** The token of the link that was mailed last. */
  async token(): Promise<string> {
    const message = await this.message((one) => linkIn(one) !== undefined);
    const link = message && linkIn(message);
    arrange(link !== undefined, `No link arrived for ${this.person.role} within the time that is waited for a message.`);
    const token = tokenIn(new URL(link));
    arrange(token !== undefined && token !== '', 'The link that was mailed holds no token, neither in its fragment nor in its query.');
    this.#session.secrets.link(token);
    return token;
  }

  /** What arrived at any of this person's addresses since the last request that may have sent something. */
  message(fits?: (message: ContractMessage) => boolean, patience?: number): Promise<ContractMessage | undefined> {
    return this.#session.world.arrival(this.addresses, this.#before, fits, patience);
  }

  /** A limit that was used up before is waited for. */
  async patiently(operation: AuthOperation, input: object): Promise<Answer> {
    const answer = await this.ask(operation, input);
    if (answer.problem !== 'rate_limited') return answer;
    await this.#session.world.pass(Number(answer.body['retryAfter'] ?? 60));
    return this.ask(operation, input);
  }

  #codeIn({ code, text: said, link }: ContractMessage): string | undefined {
    return code ?? (link === undefined ? new RegExp(`(?<!\\d)\\d{${this.#codeLength}}(?!\\d)`).exec(said.slice(0, longestText))?.[0] : undefined);
  }
}

/** Under the usual name or, as hosts may name it otherwise, the first that there is. */
const tokenIn = ({ hash, searchParams }: URL): string | undefined => {
  const fragment = new URLSearchParams(hash.slice(1));
  return fragment.get('token') ?? searchParams.get('token') ?? [...fragment.values(), ...searchParams.values()][0];
};

const linkIn = ({ link, text: said }: ContractMessage): string | undefined => {
  const found = link ?? /https?:\/\/\S+/.exec(said.slice(0, longestText))?.[0];
  return found !== undefined && URL.canParse(found) ? found : undefined;
};
