import * as z from 'zod/mini';
import { emailPattern } from '../client/rules.js';
import { everyPassword, people as mockPeople } from '../mocks/people.js';

/** Somebody whom the server under test knows. */
export interface ContractPerson {
  readonly username: string;
  readonly email: string;
  /** What everybody's is (`password` of the people) when absent. */
  readonly password?: string;
  /** Proven phones, E.164. */
  readonly phones?: readonly string[];
  /** As the administrator's routes name them. Wanted for `stranger` only: all others are searched for. */
  readonly id?: string;
}

/** What each of the people is there for. */
export const roles = {
  withPhone: 'registered, with one proven phone',
  withEmailOnly: 'registered, without a phone',
  withTwoPhones: 'registered, with two proven phones',
  unfinished: 'has begun a registration and not finished it',
  wasReset: 'an administrator has reset the registration',
  stranger: 'registered, and managed by another administrator',
  administrator: 'the administrator whom the admin routes answer to',
  locked: 'locked',
  disabled: 'disabled',
} as const;
export type Role = keyof typeof roles;

/** Who is there to test with. Rules that need somebody who is not are not testable. */
export type ContractPeople = { readonly [R in Role]?: ContractPerson } & {
  /** Everybody's who has none of their own. */
  readonly password?: string;
};

/** Somebody, as the cases know them: the password changes when a case changes it. */
export interface Person extends Required<Omit<ContractPerson, 'id'>> {
  readonly role: Role;
  readonly id?: string;
  password: string;
}

const line = z.string().check(z.minLength(1));
const person = z.strictObject({
  username: line,
  email: z.string().check(z.regex(emailPattern)),
  password: z.optional(line),
  phones: z.optional(z.array(z.string().check(z.regex(/^\+[1-9]\d{6,14}$/)))),
  id: z.optional(line),
});
const schema = z.strictObject({
  password: z.optional(line),
  ...Object.fromEntries(Object.keys(roles).map((role) => [role, z.optional(person)])) as Record<Role, z.ZodMiniOptional<typeof person>>,
});

const mockRoles = {
  withPhone: 'dduck2021', withEmailOnly: 'emailonly2021', withTwoPhones: 'twophones2021', unfinished: 'started2021', wasReset: 'reset2021',
  stranger: 'stranger2021', administrator: 'padmin2021',
};

/** The people of the mock backend, whom a server may seed as well. Every password is `Quack-quack-2021`. */
export const contractPeople: ContractPeople = {
  password: everyPassword,
  ...Object.fromEntries(Object.entries(mockRoles).flatMap(([role, wanted]) =>
    mockPeople.filter(({ username }) => username === wanted).map(({ id, username, email, phones = [] }) => [role, { id, username, email, phones }]))),
};

const wanted: Readonly<Record<string, string>> = {
  email: 'an email address', phones: 'a list of phone numbers, each with + and country code', username: 'a username',
};

const explain = ({ code, path, ...issue }: z.core.$ZodIssue): string => {
  const [role, member] = path.map(String);
  const unknown = code === 'unrecognized_keys' ? (issue as { keys?: readonly string[] }).keys?.[0] : undefined;
  if (unknown !== undefined) {
    return role === undefined
      ? `there is no "${unknown}"; people are ${Object.keys(roles).join(', ')}, and password is everybody's`
      : `${role} has no "${unknown}"; a person has username, email, password, phones, id`;
  }
  if (role === undefined) return 'they are an object: {"withPhone": {"username": …, "email": …, "phones": […]}, …}';
  return member === undefined ? `${role} is not a person: {"username": …, "email": …}` : `${role}.${member} is not ${wanted[member] ?? 'a text'}`;
};

const neededPassword = (role: string): never => {
  throw new TypeError(`latchkey: people: ${role} has no password, and there is none for everybody`);
};

/** The people, checked. @throws TypeError that says in one line what is wrong, and repeats no value */
export const readPeople = (people: unknown): ContractPeople => {
  const parsed = z.safeParse(schema, people);
  if (!parsed.success) throw new TypeError(`latchkey: people: ${parsed.error.issues[0] ? explain(parsed.error.issues[0]) : 'they cannot be read'}`);
  const given = parsed.data as ContractPeople;
  for (const role of Object.keys(roles) as Role[]) if (given[role] && !(given[role].password ?? given.password)) neededPassword(role);
  return given;
};

/** As everybody is before anything has happened. */
export const atFirst = (people: ContractPeople): Partial<Record<Role, Person>> =>
  Object.fromEntries((Object.keys(roles) as Role[]).flatMap((role) => {
    const given = people[role];
    return given ? [[role, { phones: [], ...given, role, password: given.password ?? people.password ?? '' }]] : [];
  }));
