import type { IdentifierKind } from '../../../src/client/auth-client.js';
import { everyPassword, type ScenarioChoice } from '../../../src/mocks/index.js';
import type { Visitor } from '../visitor.js';

/** What somebody does at the mock backend. What has a title becomes an example; a title says what the server finds. */
export type Walk = (visitor: Visitor) => Promise<unknown>;

/** Walks by their names, which are their seeds too, and the scenario of each. */
export type Walks = Readonly<Record<string, readonly [Walk, ScenarioChoice?]>>;

export const who = (kind: IdentifierKind, value: string) => ({ identifier: { kind, value } });
export const daisey = who('email', 'daisey.duck@example.com');
export const elmer = who('email', 'elmer.only@example.com');
export const username = (name: string, password = everyPassword) => ({ ...who('username', name), password });
