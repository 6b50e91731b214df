import { answerWith, badProblem, only, refuse, spoil, tellUnknown } from '../faults.js';
import { begins } from './operations.js';
import type { Scenario } from './scenario.js';

const json = 'application/json';

/** A visitor need not know which of these it was. */
const wrong = '“Something went wrong on our side. Try again in a few minutes.”';

export const server = [
  { name: 'server-error', about: 'The server fails with 500 and an empty page.', sees: wrong, faults: [answerWith(500, 'text/plain', '')] },
  { name: 'unavailable', about: 'The server is down for maintenance (503).', sees: wrong,
    faults: [answerWith(503, 'text/plain', 'Down for maintenance', { 'Retry-After': '120' })] },
  { name: 'html-answer', about: 'A gateway answers 502 with a page of its own.', sees: wrong,
    faults: [answerWith(502, 'text/html', '<!doctype html><title>502</title><h1>Bad gateway</h1>')] },
  { name: 'html-success', about: 'A captive portal answers every request with 200 and its own page.', sees: wrong,
    faults: [answerWith(200, 'text/html', '<!doctype html><title>Welcome</title><h1>Free Wi-Fi</h1>')] },
  { name: 'empty-answer', about: 'Answers are 200 and empty.', sees: wrong, faults: [answerWith(200, json, '')] },
  { name: 'cut-off-json', about: 'Answers break off half-way.', sees: wrong, faults: [spoil((body) => body.slice(0, body.length / 2))] },
  { name: 'wrong-shape', about: 'Answers are JSON of another kind.', sees: wrong, faults: [answerWith(200, json, '{"status":"OK","data":[1,2,3]}')] },
  { name: 'wrong-type', about: 'Answers have the right members with wrong values.', sees: wrong,
    faults: [spoil((body) => body.replaceAll(/"(ticket|id|step)":"[^"]*"/g, '"$1":42'))] },
  { name: 'unknown-step', about: 'Every step is one that this version does not know.', sees: wrong,
    faults: [spoil((body) => body.replace(/"step":"[^"]*"/, '"step":"passkey"'))] },
  { name: 'unknown-problem', about: 'Every request is refused with a code that nobody knows.', sees: wrong,
    faults: [badProblem(400, { code: 'phase_of_the_moon' })] },
  { name: 'megabyte', about: 'Answers carry more than a megabyte of padding.', sees: wrong,
    faults: [spoil((body) => `${body.slice(0, -1)},"padding":"${'x'.repeat(1_200_000)}"}`)] },
  { name: 'unsupported', about: 'The server can begin none of the flows.',
    sees: '“This is not available here. Choose another way, or contact the help desk.”',
    faults: [only(begins, refuse({ code: 'unsupported' }))] },
  { name: 'reveals-unknown', about: 'The server tells by 404 that nobody has a name; a page must not.',
    sees: '“Enter the verification code”, as everybody does.', faults: [tellUnknown({ code: 'not_found' })] },
  { name: 'conflicts-unknown', about: 'The server tells by 409 that nobody has a name; a page must not.',
    sees: '“Enter the verification code”, as everybody does.', faults: [tellUnknown({ code: 'conflict' })] },
] as const satisfies readonly Scenario[];
