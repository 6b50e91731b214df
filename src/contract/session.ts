import type { Operation, PasswordPolicy } from '../client/auth-client.js';
import { uuid } from '../client/uuid.js';
import { isAdministrative, type Answer, type AskOptions, type Gateway } from './answer.js';
import { atFirst, type Person, type Role } from './people.js';
import { PortGateway } from './port.js';
import { Secrets } from './secrets.js';
import type { CheckedTarget } from './target.js';
import { arrange, Untestable } from './verdict.js';
import { Visitor } from './visitor.js';
import { WireGateway } from './wire.js';
import { World } from './world.js';

/** Four kinds of characters, nobody's name, and used by nobody before. */
const freshPassword = (length: number): string => `Zk7!${uuid().replaceAll('-', '')}${uuid().replaceAll('-', '')}`.slice(0, length);

/** What a case sees: people, and the ways to the server and to the world around it. */
export class Session {
  readonly world: World;
  readonly secrets = new Secrets();
  /** HTTP as such; only for cases that need `baseUrl`. */
  readonly wire: WireGateway;
  readonly #target: CheckedTarget;
  readonly #visitors: Gateway;
  readonly #admins: Gateway;
  #people: Partial<Record<Role, Person>>;

  constructor(target: CheckedTarget) {
    this.#target = target;
    this.world = new World(target);
    this.wire = new WireGateway(target, this.secrets);
    const port = new PortGateway(target, this.secrets);
    this.#visitors = target.client ? port : this.wire;
    this.#admins = target.admin?.client ? port : this.wire;
    this.#people = atFirst(target.people);
  }

  /** A case begins. */
  async begin(): Promise<void> {
    if (await this.world.begin()) this.#people = atFirst(this.#target.people);
    this.secrets.clear();
    const { headers, admin } = this.#target;
    for (const given of [headers, admin?.headers, admin?.staleHeaders]) this.secrets.headers(given);
    for (const person of Object.values(this.#people)) this.#name(person, person.role);
  }

  person(role: Role): Person {
    const found = this.#people[role];
    if (!found) throw new Untestable(`There is nobody ${role}.`);
    return found;
  }

  /** The first of these who is there. */
  anybody(...given: readonly Role[]): Person | undefined {
    return given.map((role) => this.#people[role]).find((person) => person !== undefined);
  }

  visitor(who: Role | Person): Visitor {
    return new Visitor(this, typeof who === 'string' ? this.person(who) : who);
  }

  /** What a server does not offer cannot be tested. */
  async ask(operation: Operation, input: object, options: AskOptions = {}): Promise<Answer> {
    const gateway = isAdministrative(operation) ? this.#admins : this.#visitors;
    const answer = await gateway.ask(operation, input, options);
    arrange(answer.problem !== 'unsupported' || (answer.wire?.status ?? 501) !== 501, `The server does not offer ${operation}.`, answer);
    return answer;
  }

  /** Somebody whom nobody is, with the same shape of names as a person's. */
  nobody(like: Person): Person {
    const name = `nobody${uuid().slice(0, 6)}`;
    const taken = Object.values(this.#people).flatMap(({ phones }) => phones);
    const phones = like.phones.slice(0, 1).map((phone) =>
      Array.from({ length: 100 }, (_, index) => `${phone.slice(0, -2)}${String(index).padStart(2, '0')}`).find((other) => !taken.includes(other)) ?? phone);
    const person = { role: like.role, username: name, email: `${name}${like.email.slice(like.email.lastIndexOf('@'))}`, phones, password: freshPassword(24) };
    this.#name(person, 'nobody');
    return person;
  }

  /** Good by any policy. */
  newPassword(policy: Partial<PasswordPolicy> = {}): string {
    const [least, most] = [Number(policy.minLength ?? 0), Number(policy.maxLength ?? 64)];
    return freshPassword(Math.min(Math.max(least, 20), most));
  }

  #name({ username, email, phones, password }: Person, who: string): void {
    this.secrets.name(username, `username of ${who}`);
    this.secrets.name(email, `email of ${who}`);
    for (const [index, phone] of phones.entries()) this.secrets.name(phone, `phone${phones.length > 1 ? ` ${index + 1}` : ''} of ${who}`);
    this.secrets.name(password, 'password');
  }
}
