import { change, alter, ok, has, edit, withKey, asJson, cache, type Variant } from '../bends.js';

export const requests: readonly Variant[] = [
  { name: 'takes a password reset by GET', breaks: ['requests.post-only'], bend: alter('reset', (asked, next) => next(asked.method === 'GET'
    ? { method: 'POST', headers: asJson(asked), body: { identifier: JSON.parse(asked.query['identifier']) } } : {})) },
  { name: 'reads JSON whatever it is said to be', breaks: ['requests.json-only'], bend: (asked, next) => next(asked.method === 'POST' && !asked.path.startsWith('/__mock')
    ? { headers: (() => { const headers = new Headers(asked.headers); headers.set('Content-Type', 'application/json'); return headers; })() } : {}) },
  { name: 'reads the query string as well', breaks: ['requests.no-secrets-in-urls'], bend: (asked, next) =>
    next(asked.method === 'POST' && Object.keys(asked.query).length > 0 ? { body: { ...asked.query, ...asked.body } } : {}) },
  { name: 'does not say which input is missing', breaks: ['requests.checked'], bend: change('any', (said) => (has(said, 'invalid_input') ? edit(said, { fields: {} }) : undefined)) },
  { name: 'makes up a key where there is none', breaks: ['keys.required'], bend: (asked, next) => next(asked.method === 'POST' && asked.key === '' ? { headers: withKey(asked) } : {}) },
];

export const answers: readonly Variant[] = [
  { name: 'lets sign-ins be cached', breaks: ['answers.no-store'], bend: change('signIn', (said) => { said.headers.delete('Cache-Control'); return said; }) },
  { name: 'writes a number as text', breaks: ['answers.steps'], bend: change('verify', (said) => (said.body['policy'] ? edit(said, { policy: { minLength: '12', rules: [] } }) : undefined)) },
  { name: 'says when a code expires by the clock', breaks: ['answers.durations'],
    bend: change('any', (said) => (said.body['step'] === 'code-sent' ? edit(said, { expiresAt: '2026-01-01T00:00:00Z' }) : undefined)) },
  { name: 'refuses in plain JSON', breaks: ['answers.problem-json'], bend: change('any', (said) => { if (!ok(said)) said.headers.set('Content-Type', 'application/json'); return said; }) },
  { name: 'refuses weak passwords with 400', breaks: ['answers.statuses'], bend: change('password', (said) => (has(said, 'weak_password') ? { ...said, status: 400 } : undefined)) },
  { name: 'refuses wrong codes with 400', breaks: ['answers.statuses'], bend: change('verify', (said) => (has(said, 'invalid_code') ? { ...said, status: 400 } : undefined)) },
];

export const keys: readonly Variant[] = [
  { name: 'forgets which codes it has verified', breaks: ['keys.replay'], bend: alter('verify', (asked, next) => next(asked.key ? { headers: withKey(asked) } : {})) },
  { name: 'begins a flow anew for the same key', breaks: ['keys.once'], bend: alter('reset', (asked, next) => next(asked.key ? { headers: withKey(asked) } : {})) },
  { name: 'gives a success again for ever', breaks: ['keys.expire'], bend: cache('verify', ({ key, body }) => key + JSON.stringify(body), ok) },
  { name: 'looks at the key alone', breaks: ['keys.bound'], bend: cache('reset', ({ key }) => key || crypto.randomUUID(), ok) },
  { name: 'gives a refusal again', breaks: ['keys.refusals'], bend: cache('verify', ({ key, body }) => key + JSON.stringify(body), (said) => has(said, 'invalid_code')) },
];
