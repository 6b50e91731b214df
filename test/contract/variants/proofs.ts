import { everyPassword } from '../../../src/mocks/index.js';
import {
  paths, daisey, elmer, tara, change, alter, ok, has, edit, fresh,
  passwordStep, codeSent, done, withKey, letThrough, bySource, byStep, hush, seconds, lastStart, type Variant,
} from '../bends.js';
import { refuse, say } from '../support.js';

export const proofs: readonly Variant[] = [
  { name: 'sets a password with no proof', breaks: ['proofs.email-first'], bend: letThrough(bySource, 'password', 'conflict', paths.reset, done) },
  { name: 'forgets to ask for the phone', breaks: ['proofs.phone-asked'], bend: change('any', (said, asked, memory) =>
    (lastStart(asked, memory) === daisey && asked.path === paths.verify && said.body['step'] === 'choose-method' ? passwordStep() : undefined)) },
  { name: 'asks for the phone and does not insist', breaks: ['proofs.phone-first'],
    bend: letThrough((said, asked) => `${byStep(said)} ${asked.path}`, 'password', 'conflict', `choose-method ${paths.verify}`, done) },
  { name: 'signs in by a password alone', breaks: ['proofs.second-factor'], bend: change('signIn', (said) =>
    (said.body['methods']?.[0].type === 'phone' ? done() : undefined)) },
  { name: 'drops the factors with a link', breaks: ['proofs.factor-kept'], bend: change('any', (said, { path, body }, { noted }) => {
    const name = body['identifier']?.value;
    if (path === paths.link) noted.set(name, 'dropped');
    return path === paths.signIn && said.body['step'] === 'choose-method' && noted.has(name) && !body['ticket']
      ? say(200, { step: 'enroll', ticket: said.body['ticket'], offers: [{ type: 'email', channels: ['email'] }] }) : undefined;
  }) },
  { name: 'takes the old password too', breaks: ['passwords.changed'], bend: async (asked, next, { noted }) => {
    const said = await next();
    if (asked.path === paths.password && ok(said)) noted.set('new', asked.body['password']);
    return asked.path === paths.signIn && has(said, 'invalid_credentials') && asked.body['password'] === everyPassword && noted.has('new')
      ? next({ headers: withKey(asked), body: { ...asked.body, password: noted.get('new') } }) : said;
  } },
  { name: 'does not say what is weak', breaks: ['passwords.weak'], bend: change('password', (said) => (has(said, 'weak_password') ? edit(said, { violations: [] }) : undefined)) },
  { name: 'tells nobody of a new password', breaks: ['resets.told'], bend: change('outbox', hush(({ subject }) => subject === 'Your password was changed')) },
  { name: 'lets sign-ins with the old password go on', breaks: ['resets.revoke'], bend: letThrough(bySource, 'send', 'ticket_expired', paths.signIn, codeSent) },
  { name: 'forgets the phone that a reset took away', breaks: ['proofs.former-phone'], bend: change('any', (said, asked, memory) => {
    if (asked.path.endsWith('registration-reset')) memory.noted.set('reset', '');
    return lastStart(asked, memory) === tara && memory.noted.has('reset') && asked.path === paths.verify && said.body['step'] === 'choose-method' ? passwordStep() : undefined;
  }) },
];

export const links: readonly Variant[] = [
  { name: 'takes an unknown link for an old one', breaks: ['links.invalid'], bend: change('open', (said) => (has(said, 'link_invalid') ? refuse(410, 'link_expired') : undefined)) },
  { name: 'asks no password behind a link', breaks: ['links.password-first'], bend: async (asked, next) => {
    const said = await next();
    if (asked.path !== paths.open || !ok(said)) return said;
    const body = { identifier: { kind: 'username', value: 'reset2021' }, password: everyPassword, ticket: said.body['ticket'] };
    return next({ path: paths.signIn, headers: withKey(asked), body });
  } },
  { name: 'takes any password behind a link', breaks: ['links.wrong-password'], bend: alter('signIn', ({ body }, next) =>
    next(body['ticket'] && body['identifier'].value === 'reset2021' ? { body: { ...body, password: everyPassword } } : {})) },
  { name: 'takes anybody’s password behind a link', breaks: ['links.own-password'], bend: alter('signIn', ({ body }, next) =>
    next(body['ticket'] && body['identifier'].value === elmer ? { body: { ...body, identifier: { kind: 'username', value: 'reset2021' } } } : {})) },
  { name: 'spends a link by opening it', breaks: ['links.open-again'], bend: change('open', (said, { body }, { noted }) => {
    if (!ok(said)) return undefined;
    if (noted.has(body['token'])) return refuse(410, 'link_used');
    noted.set(body['token'], 'opened');
    return undefined;
  }) },
  { name: 'ends links after ten minutes', breaks: ['links.last'],
    bend: seconds((passed, { path }, next) => (path === paths.open && passed > 600 ? Promise.resolve(refuse(410, 'link_expired')) : next())) },
  { name: 'opens old links', breaks: ['links.expire'], bend: change('open', (said) =>
    (has(said, 'link_expired') ? say(200, { step: 'prove-password', ticket: fresh() }) : undefined)) },
  { name: 'waits for ever behind an opened link', breaks: ['links.opened-expire'], bend: change('signIn', (said, { body }) => (has(said, 'ticket_expired') && body['ticket']
    ? say(200, { step: 'enroll', ticket: fresh(), offers: [{ type: 'email', channels: ['email'] }] }) : undefined)) },
  { name: 'opens used links', breaks: ['links.spent'], bend: change('open', (said) => (has(said, 'link_used') ? say(200, { step: 'prove-password', ticket: fresh() }) : undefined)) },
];

export const flows: readonly Variant[] = [
  { name: 'sets no password', breaks: ['flows.password-reset'], bend: change('password', (said) => (ok(said) ? refuse(409, 'conflict') : undefined)) },
  { name: 'signs nobody in', breaks: ['flows.sign-in'], bend: change('any', (said, { path, body }, { noted }) => {
    if (path === paths.signIn) noted.set('who', body['identifier']?.value);
    return path === paths.verify && said.body['step'] === 'done' && noted.get('who') === 'dduck2021' ? refuse(409, 'conflict') : undefined;
  }) },
  { name: 'registers nobody who has begun', breaks: ['flows.registration'], bend: change('signIn', (said, { body }) =>
    (ok(said) && body['identifier'].value === 'started2021' ? refuse(409, 'registration_failed') : undefined)) },
  { name: 'registers nobody by a link', breaks: ['flows.link'], bend: change('signIn', (said, { body }) =>
    (ok(said) && body['ticket'] && body['identifier'].value === 'reset2021' ? refuse(409, 'registration_failed') : undefined)) },
];
