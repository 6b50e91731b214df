import type { IdentifierKind } from '../../../src/client/auth-client.js';
import { everyPassword, type ScenarioChoice } from '../../../src/mocks/index.js';
import type { Visitor } from '../visitor.js';

/** A visitor's calls to the mock backend. An exchange with a title becomes an example; the title says what the server finds. */
export type Walk = (visitor: Visitor) => Promise<unknown>;

/** The walks by name, with the scenario of each. The name is also the seed. */
export type Walks = Readonly<Record<string, readonly [Walk, ScenarioChoice?]>>;

export const who = (kind: IdentifierKind, value: string) => ({ identifier: { kind, value } });
export const daisey = who('email', 'daisey.duck@example.com');
export const elmer = who('email', 'elmer.only@example.com');
export const username = (name: string, password = everyPassword) => ({ ...who('username', name), password });
