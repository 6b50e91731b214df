import type { Operation } from '../../client/auth-client.js';
import type { Answer } from '../answer.js';
import type { Rule } from '../rule.js';
import type { Session } from '../session.js';
import { demand, demandRefusal } from '../verdict.js';
import { atEmailCode, atLink } from '../walks.js';

const identifier = (session: Session): { readonly kind: string; readonly value: string } =>
  ({ kind: 'email', value: session.person('withEmailOnly').email });

/** What begins a flow, each with an input that is good. */
const beginnings = (session: Session): readonly { readonly operation: Operation; readonly body: object }[] => [
  { operation: 'startPasswordReset', body: { identifier: identifier(session) } },
  { operation: 'requestRegistrationLink', body: { identifier: identifier(session), reason: 'reset' } },
  { operation: 'signIn', body: { identifier: identifier(session), password: session.person('withEmailOnly').password } },
];

const textOf = (body: object): Record<string, string> =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));

/** What HTML forms can send, from any site. */
const formTypes = ['text/plain', 'application/x-www-form-urlencoded'];

export const requestRules = [
  {
    id: 'requests.post-only', source: 'rule 5', needs: ['baseUrl', 'withEmailOnly'],
    says: 'Flows answer POST only: a GET, whose URL is logged, does nothing.',
    check: async (session) => {
      for (const { operation, body } of beginnings(session)) {
        demandRefusal(await session.wire.send({ operation, method: 'GET', query: textOf(body) }), 'A GET was not refused.');
      }
    },
  },
  {
    id: 'requests.json-only', source: 'REST', needs: ['baseUrl', 'withEmailOnly'],
    says: 'A POST of anything but JSON is refused, or a form on any other site could send it.',
    check: async (session) => {
      for (const { operation, body } of beginnings(session)) {
        for (const contentType of formTypes) demandRefusal(await session.wire.send({ operation, body, contentType }), `A POST of ${contentType} was not refused.`);
      }
    },
  },
  {
    id: 'requests.no-secrets-in-urls', source: 'rule 5', needs: ['baseUrl', 'withEmailOnly', 'wasReset'],
    says: 'Tickets, codes and tokens count in bodies only: in a query string they are worth nothing.',
    check: async (session) => {
      const { token } = await atLink(session);
      demandRefusal(await session.wire.send({ operation: 'openLink', query: { token }, body: {}, key: null }), 'A token in the query string opened the link.');
      const { visitor } = await atEmailCode(session);
      const query = { ticket: visitor.ticket, code: await visitor.code() };
      demandRefusal(await session.wire.send({ operation: 'verifyCode', query, body: {} }), 'Ticket and code in the query string were taken.');
    },
  },
  {
    id: 'requests.checked', source: 'REST', needs: ['baseUrl'],
    says: 'Input that is missing is refused with invalid_input, which names the member.',
    check: async (session) => {
      const named = ({ problem, body }: Answer, member: string): boolean =>
        problem === 'invalid_input' && typeof body['fields'] === 'object' && body['fields'] !== null && member in body['fields'];
      for (const [operation, member] of [['startPasswordReset', 'identifier'], ['openLink', 'token'], ['verifyCode', 'ticket']] as const) {
        const answer = await session.ask(operation, {});
        demand(named(answer, member), `Expected invalid_input whose fields name ${member}.`, answer);
      }
    },
  },
  {
    id: 'keys.required', source: 'REST', needs: ['baseUrl', 'withEmailOnly'],
    says: 'A POST that changes something is refused without an Idempotency-Key.',
    check: async (session) => {
      for (const { operation, body } of beginnings(session)) {
        demandRefusal(await session.ask(operation, body, { key: null }), 'It was done without an Idempotency-Key.');
      }
      const { visitor } = await atEmailCode(session);
      demandRefusal(await visitor.verify(undefined, { key: null }), 'A code was taken without an Idempotency-Key.');
    },
  },
] as const satisfies readonly Rule[];
