import {
  paths, change, alter, ok, has, edit, passwordStep,
  codeSent, done, wasSent, letThrough, bySource, byStep, hush, seconds, type Variant,
} from '../bends.js';
import { refuse } from '../support.js';

export const tickets: readonly Variant[] = [
  { name: 'keeps its tickets', breaks: ['tickets.rotate'], bend: async (asked, next, { noted }) => {
    let said = await next();
    const meant = noted.get(asked.body['ticket']);
    if (has(said, 'ticket_expired') && meant) said = await next({ body: { ...asked.body, ticket: meant } });
    if (asked.path !== paths.verify || !ok(said) || !said.body['ticket']) return said;
    noted.set(asked.body['ticket'], said.body['ticket']);
    return edit(said, { ticket: asked.body['ticket'] });
  } },
  { name: 'goes on with old tickets', breaks: ['tickets.spent'], bend: change('any', (said, { path, body }, { noted }) => {
    if (path === paths.verify && ok(said)) noted.set(body['ticket'], 'spent');
    return path === paths.send && has(said, 'ticket_expired') && noted.has(body['ticket']) ? codeSent() : undefined;
  }) },
  { name: 'drops the ticket with the first wrong code', breaks: ['tickets.survive'], bend: alter('verify', async ({ body }, next, { noted }) => {
    if (noted.has(body['ticket'])) return refuse(410, 'ticket_expired');
    const said = await next();
    if (has(said, 'invalid_code')) noted.set(body['ticket'], 'dropped');
    return said;
  }) },
  { name: 'finds no such ticket', breaks: ['tickets.unknown'], bend: change('verify', (said) => (has(said, 'ticket_expired') ? refuse(404, 'not_found') : undefined)) },
  { name: 'never forgets a ticket', breaks: ['tickets.expire'], bend: change('any', (said, { path, body }, { noted }) => {
    if (path === paths.reset && ok(said)) noted.set(said.body['ticket'], '');
    if (path === paths.verify && ok(said)) noted.delete(body['ticket']);
    return path === paths.send && has(said, 'ticket_expired') && noted.has(body['ticket']) ? codeSent() : undefined;
  }) },
  { name: 'takes a code before it was sent', breaks: ['tickets.step-bound'], bend: letThrough(byStep, 'verify', 'conflict', 'choose-method', passwordStep) },
  { name: 'sets a password in a sign-in', breaks: ['tickets.flow-bound'], bend: letThrough(bySource, 'password', 'conflict', paths.signIn, done) },
];

export const codes: readonly Variant[] = [
  { name: 'says a wrong length', breaks: ['codes.length'], bend: change('any', (said) => (said.body['codeLength'] ? edit(said, { codeLength: 8 }) : undefined)) },
  { name: 'calls a wrong code a conflict', breaks: ['codes.wrong'], bend: change('verify', (said) => (has(said, 'invalid_code') ? refuse(409, 'conflict') : undefined)) },
  { name: 'takes anybody’s code', breaks: ['codes.own'], bend: change('verify', (said, { body }, _, backend) =>
    (has(said, 'invalid_code') && wasSent(backend, body['code']) ? passwordStep() : undefined)) },
  { name: 'counts no wrong code', breaks: ['codes.attempts'], bend: alter('verify', async ({ key, body }, next, { noted }, backend) => {
    if (key === '' || !body['ticket'] || body['ticket'] === 'no-such-ticket' || noted.has(key) || wasSent(backend, body['code'])) return next();
    noted.set(key, '');
    return refuse(422, 'invalid_code', { attemptsLeft: 2 });
  }) },
  { name: 'takes the right code after too many', breaks: ['codes.latched'], bend: change('verify', (said, { body }, _, backend) =>
    (has(said, 'too_many_attempts') && wasSent(backend, body['code']) ? passwordStep() : undefined)) },
  { name: 'ends the flow after too many attempts', breaks: ['codes.fresh-after-attempts'], bend: change('any', (said, { path, body }, { noted }) => {
    if (path === paths.verify && has(said, 'too_many_attempts')) noted.set(body['ticket'], 'ended');
    return path === paths.send && noted.has(body['ticket']) ? refuse(410, 'ticket_expired') : undefined;
  }) },
  { name: 'takes old codes', breaks: ['codes.expire'], bend: change('verify', (said, { body }, _, backend) =>
    (has(said, 'code_expired') && wasSent(backend, body['code']) ? passwordStep() : undefined)) },
  { name: 'ends the flow when a code expires', breaks: ['codes.fresh-after-expiry'],
    bend: seconds((passed, { path }, next) => (path === paths.send && passed > 300 ? Promise.resolve(refuse(410, 'ticket_expired')) : next())) },
  { name: 'sends codes as fast as one can ask', breaks: ['codes.resend-wait'], bend: change('send', (said) => (has(said, 'rate_limited') ? codeSent() : undefined)) },
  { name: 'says that it sends again, and does not', breaks: ['codes.resend'], bend: change('any', (said, asked, memory, backend) => {
    if (asked.path === paths.send && ok(said)) memory.noted.set(String(backend.outbox.length - 1), 'lost');
    return asked.path === paths.outbox ? hush((message, index) => message['channel'] === 'email' && memory.noted.has(String(index)))(said, asked, memory, backend) : undefined;
  }) },
];
