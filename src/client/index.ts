/** `latchkey/client`: the port, its error, its vocabulary and the REST adapter. No schema loads before the first request. */
export { toTicket } from './auth-client.js';
export type * from './auth-client.js';
export { AuthError } from './problem.js';
export type { ClientProblem, Problem, ProblemCode, ProblemOf } from './problem.js';
export type { ServerProblem } from './schemas/problem.js';
export * from './vocabulary.js';
export { createRestAdminClient, createRestClient } from './rest/index.js';
export type { ConcealOptions, RestClient, RestClientOptions } from './rest/index.js';
