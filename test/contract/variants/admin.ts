import { tara, change, alter, ok, has, edit, hush, type Variant } from '../bends.js';
import { honestly, refuse, say } from '../support.js';

const user = (id: string): string => `/v1/admin/users/${id}`;

export const admin: readonly Variant[] = [
  { name: 'answers administrators who are not signed in', breaks: ['admin.signed-out'], bend: honestly,
    guard: ({ path, headers }, next) => (headers.get('Authorization') === 'Bearer stale' && path.endsWith('reset') ? Promise.resolve(refuse(401, 'reauthentication_required')) : next()) },
  { name: 'resets for an administrator of yesterday', breaks: ['admin.step-up'], bend: honestly,
    guard: ({ path, headers }, next) => (path.startsWith('/v1/admin') && !headers.has('Authorization') ? Promise.resolve(refuse(401, 'unauthorized')) : next()) },
  { name: 'lists as many as one asks for', breaks: ['admin.limit'], bend: alter('search', ({ body }, next) => next({ body: { ...body, limit: Math.min(100, body['limit']) } })) },
  { name: 'turns no page', breaks: ['admin.pages'], bend: alter('search', async ({ body: { cursor, ...body } }, next) => {
    const said = await next();
    return cursor && ok(said) ? next({ body }) : said;
  }) },
  { name: 'takes any cursor', breaks: ['admin.cursor'], bend: alter('search', async ({ body: { cursor: _, ...body } }, next) => {
    const said = await next();
    return body['limit'] <= 100 && !ok(said) ? next({ body }) : said;
  }) },
  { name: 'lists another administrator’s users', breaks: ['admin.scope'], bend: change('search', (said, { body }) => (body['query'] === 'stranger2021'
    ? edit(said, { users: [{ id: 'u-stranger', name: 'Sid Stranger', username: 'stranger2021', registration: 'complete' }] }) : undefined)) },
  { name: 'forbids what does not exist', breaks: ['admin.unknown'], bend: change('any', (said, { path }) =>
    (path.startsWith('/v1/admin') && has(said, 'not_found') ? refuse(403, 'forbidden') : undefined)) },
  { name: 'forbids what is another’s', breaks: ['admin.foreign'], bend: change('any', (_, { path }) => (path.startsWith(user('u-stranger')) ? refuse(403, 'forbidden') : undefined)) },
  { name: 'finds users by their email', breaks: ['admin.ids'], bend: ({ path }, next) => next(path === user('elmer.only%40example.com') ? { path: user('u-emailonly') } : {}) },
  { name: 'lets administrators reset themselves', breaks: ['admin.self-reset'], bend: change('any', (said, { path }) =>
    (path.startsWith(user('u-padmin')) && has(said, 'forbidden') ? say(200, { user: { id: 'u-padmin', name: 'Pat Admin', registration: 'reset' } }) : undefined)) },
  { name: 'says that nothing was reset', breaks: ['admin.reset'], bend: change('any', (said, { path }) =>
    (path.endsWith('registration-reset') && ok(said) ? edit(said, { user: { ...said.body['user'], registration: 'complete' } }) : undefined)) },
  { name: 'tells nobody of a reset', breaks: ['admin.reset-told'], bend: change('outbox', hush(({ to, kind }) => to === tara && kind !== 'code')) },
];
