import { paths, daisey, change, ok, has, edit, codeSent, isUnknown, type Variant } from '../bends.js';
import { refuse, say, type Members } from '../support.js';

export const entering: readonly Variant[] = [
  { name: 'resets no password of nobody', breaks: ['entering.reset-alike'], bend: change('reset', (said, asked) => (ok(said) && isUnknown(asked) ? refuse(404, 'not_found') : undefined)) },
  { name: 'mails no link to nobody', breaks: ['entering.link-alike'], bend: change('link', (said, asked) => (ok(said) && isUnknown(asked) ? refuse(404, 'not_found') : undefined)) },
  { name: 'wants a registration finished first', breaks: ['entering.unfinished-alike'],
    bend: change('reset', (_, { body }) => (body['identifier']?.value === 'sally.started@example.com' ? refuse(409, 'registration_failed') : undefined)) },
  { name: 'tells who is locked', breaks: ['entering.locked-alike'],
    bend: change('reset', (_, { body }) => (body['identifier']?.value === 'lou.locked@example.com' ? refuse(423, 'account_locked') : undefined)) },
  { name: 'drops the tickets of nobody', breaks: ['entering.decoys'], bend: change('any', (said, asked, { noted }) => {
    if (asked.path === paths.reset && ok(said) && isUnknown(asked)) noted.set(said.body['ticket'], 'decoy');
    return asked.path === paths.verify && noted.has(asked.body['ticket']) ? refuse(410, 'ticket_expired') : undefined;
  }) },
  { name: 'tells the mailbox behind a phone', breaks: ['entering.own-target'],
    bend: change('reset', (said, { body }) => (ok(said) && body['identifier'].kind === 'phone' ? edit(said, { target: 'd•••@example.com' }) : undefined)) },
  { name: 'tells a mailbox behind a username', breaks: ['entering.username-untold'],
    bend: change('reset', (said, { body }) => (ok(said) && body['identifier'].kind === 'username' ? edit(said, { target: 'd•••@example.com' }) : undefined)) },
  { name: 'offers the phone at once', breaks: ['entering.phone-untold'], bend: change('reset', (said, { body }) => (ok(said) && body['identifier'].value === daisey
    ? edit(said, { methods: [{ id: 'phone-1', type: 'phone', channels: ['sms'], target: '••• 0142' }] }) : undefined)) },
  { name: 'takes its time for a known email', breaks: ['entering.timing'], bend: change('reset', async (said, asked, { noted }) => {
    const count = Number(noted.get('count') ?? 0) + 1;
    noted.set('count', String(count));
    // The case alone begins so many; the others need not wait.
    if (count > 2 && !isUnknown(asked)) await new Promise((resolve) => { setTimeout(resolve, 80); });
    return said;
  }) },
  { name: 'tells at sign-in that nobody has a name', breaks: ['sign-in.alike'], bend: change('signIn', (_, asked) => (isUnknown(asked) ? refuse(404, 'not_found') : undefined)) },
  { name: 'tells that guessing has locked an account', breaks: ['sign-in.lock-untold'], bend: change('signIn', (said, asked, { noted }) => {
    if (!has(said, 'invalid_credentials') || isUnknown(asked)) return undefined;
    const name = `wrong ${asked.body['identifier'].value}`;
    noted.set(name, `${noted.get(name) ?? ''}x`);
    return noted.get(name)?.length === 6 ? refuse(423, 'account_locked') : undefined;
  }) },
  { name: 'begins flows without end', breaks: ['limits.starts'], bend: change('reset', (said) => (has(said, 'rate_limited') ? codeSent() : undefined)) },
  { name: 'does not say in the header when to come back', breaks: ['limits.retry-after'], bend: change('reset', (said) => { said.headers.delete('Retry-After'); return said; }) },
];

export const calls: readonly Variant[] = [
  { name: 'shows phones whole', breaks: ['methods.masked'], bend: change('verify', (said) => (said.body['step'] === 'choose-method'
    ? edit(said, { methods: said.body['methods'].map((method: Members) => ({ ...method, target: '+12025550143' })) }) : undefined)) },
  { name: 'sends a text message by itself', breaks: ['methods.nothing-sent'], bend: change('any', (said, { path }, { noted }, { outbox }) => {
    if (path === paths.verify && said.body['step'] === 'choose-method' && said.body['methods'].length === 2) noted.set('sent', String(outbox.length));
    if (path !== paths.outbox || !noted.has('sent')) return undefined;
    const messages = [...said.body as unknown as Members[]];
    messages.splice(Number(noted.get('sent')), 0, { to: '+12025550143', channel: 'sms', kind: 'code', code: '111111', text: '111111' });
    return { ...said, body: messages };
  }) },
  { name: 'gives up a call that still rings', breaks: ['calls.poll'], bend: change('status', (said) =>
    (said.body['step'] === 'call-in-progress' ? refuse(502, 'delivery_failed', { channel: 'call', reason: 'no-answer' }) : undefined)) },
  { name: 'does not hear the key', breaks: ['calls.key'], bend: change('status', (said, { body }) =>
    (ok(said) ? say(200, { step: 'call-in-progress', ticket: body['ticket'], target: '••• 0142', pollIn: 2, key: '#' }) : undefined)) },
  { name: 'takes a busy line for silence', breaks: ['calls.busy'], bend: change('status', (said) => (said.body['reason'] === 'busy' ? edit(said, { reason: 'no-answer' }) : undefined)) },
  { name: 'takes silence for a dead line', breaks: ['calls.no-answer'], bend: change('status', (said) => (said.body['reason'] === 'no-answer' ? edit(said, { reason: 'unreachable' }) : undefined)) },
];
