/**
 * Writes src/journey/flows.md: each flow as a Mermaid diagram, drawn from the journey's own kernel. With --check, only reports whether it is
 * up to date. The script starts from every reachable state. It sends each allowed intent and each answer that the contract allows to the
 * kernel, and draws where they lead. It does the same with an expired ticket and with the answers to polls.
 */
import { renew } from './generated.mjs';
import { load } from './sources.mjs';

const journey = await load('src/journey/index.ts');
const { facts } = await load('scripts/steps.ts');

const file = 'src/journey/flows.md';

/** `begins`: the calls of the entry form. `handed`: the Steps from which a host starts instead. */
const flows = [
  { title: 'Sign-in', rules: 'signIn', begins: ['signIn'], about: 'A password, then a second factor. An account without a second factor continues with enrolment.' },
  { title: 'Password reset', rules: 'passwordReset', begins: ['startPasswordReset'], about: 'The email first, then the phone of an account that has one, then the new password.' },
  { title: 'Registration', rules: 'registration', begins: ['signIn', 'openLink'], about: 'The first login with multi-factor authentication, or an emailed link on a page without `registration-reset`.' },
  {
    title: 'Registration link',
    rules: 'registrationLink',
    begins: ['requestRegistrationLink', 'openLink'],
    about: 'A new link for a registration that was reset or is incomplete, and the flow after the visitor opens it.',
  },
  {
    title: 'Phone challenge',
    rules: 'phoneChallenge',
    begins: [],
    handed: ['choose-method', 'code-sent', 'call-in-progress'],
    about: 'The proof of one phone. The host hands over the first Step, and continues after `verified` or `done`.',
  },
];

/** The labels of the visitors' intents. A label must not hold a colon, which Mermaid supports only since 11.13. */
const words = {
  signIn: 'sign in',
  startPasswordReset: 'ask for a reset',
  requestRegistrationLink: 'ask for a link',
  openLink: 'open the link',
  'verify-code': 'verify code',
  continue: 'continue',
  'prove-password': 'prove password',
  'change-method': 'change phone or email',
  'send-link': 'send the link again',
  'set-password': 'set password',
  cancel: 'cancel',
};
const describe = (intent) => {
  switch (intent.name) {
    case 'begin': return words[intent.operation];
    case 'send-code': return intent.channel === 'call' ? 'call me' : 'send code';
    case 'enroll': return `enroll ${intent.type}`;
    default: return words[intent.name] ?? fail(`scripts/flows.mjs has no words for the intent ${intent.name}`);
  }
};
/** The server's verdict, for operations whose input it can refuse. */
const verdicts = { signIn: 'right', openLink: 'good', verifyCode: 'right', setPassword: 'good' };
const expired = 'ticket expired';

const now = { monotonic: 0, wall: 0 };
const identifier = { kind: 'username', value: 'dduck2021' };
const channels = ['email', 'sms', 'call'];
const fail = (message) => { throw new Error(message); };

const stepsOf = (names) => names.flatMap((name) => facts[name].samples);

/** Sample intents of each name. */
const intents = {
  begin: ({ begins }) => begins.map((operation) => ({ operation, input: { identifier } })),
  'send-code': () => channels.map((channel) => ({ channel })),
  'verify-code': () => [{ code: '123456' }],
  'prove-password': () => [{ identifier, password: 'password' }],
  enroll: () => [{ type: 'phone', channel: 'sms' }, { type: 'phone', channel: 'call' }, { type: 'email', channel: 'email' }],
  'set-password': () => [{ password: 'password' }],
};
const intentsOf = (flow, names) => names.flatMap((name) => (intents[name]?.(flow) ?? [{}]).map((members) => ({ name, ...members })));

/** Whether a Step fits the requested channel: a code arrives by that channel, and a phone rings only for a call. */
const fits = ({ input: { channel } }, { step, channel: used = 'call' }) =>
  channel === undefined || !['code-sent', 'call-in-progress'].includes(step) || used === channel;

/** The part of a state that decides where it can lead. */
const kindOf = ({ screen, offers }) => JSON.stringify([screen.name, screen.step?.channel, screen.next?.step.step, screen.next?.step.channel, screen.final, offers !== undefined]);

/** The kind of a code, where the next screen depends on it. */
const kindOfCode = ({ pauseAfter }, { screen }) =>
  (pauseAfter.length === 0 ? '' : screen.step.channel === 'email' ? 'email ' : 'phone ');

/** All transitions of a flow, as `{ from, to, label }`, in the order of their discovery. */
function explore(flow) {
  const { allowedIntents, answers, initialState, reduce, wakeAt } = journey;
  const rules = journey[flow.rules];
  const send = (state, event) => reduce(rules, state, { now, ...event });
  const start = initialState(rules.flow);
  const met = new Map([[kindOf(start), start]]);
  const edges = [];
  const lead = (from, { state: to }, label) => {
    if (to.screen === from.screen) return;
    edges.push({ from: from.screen.name, to: to.screen.name, label });
    if (!met.has(kindOf(to))) met.set(kindOf(to), to);
  };
  const want = (from, intent) => {
    const { state: held, effects } = send(from, { type: 'intended', intent, key: 'key' });
    const label = intent.name === 'verify-code' ? `verify ${kindOfCode(rules, from)}code` : describe(intent);
    const request = effects.find(({ type }) => type === 'request')?.request;
    if (!request) return lead(from, { state: held }, label);
    const { id, operation, input } = request;
    const { state: calling } = send(held, { type: 'released', id });
    const verdict = verdicts[operation] ? ` (${verdicts[operation]})` : '';
    for (const step of stepsOf(answers[operation]).filter((one) => fits(request, one))) lead(from, send(calling, { type: 'answered', id, step }), label + verdict);
    if (input.ticket) lead(from, send(calling, { type: 'failed', id, problem: { code: 'ticket_expired' } }), expired);
  };
  const listen = (from) => {
    const { state: asking, effects: [{ id }] } = send(from, { type: 'woke', now: { monotonic: wakeAt(from), wall: 0 } });
    for (const step of stepsOf(answers.callStatus)) {
      lead(from, send(asking, { type: 'answered', id, step }), step.step === 'call-in-progress' ? 'phone rings' : '# pressed');
    }
    lead(from, send(asking, { type: 'failed', id, problem: { code: 'ticket_expired' } }), expired);
  };

  for (const step of stepsOf(flow.handed ?? [])) lead(start, send(start, { type: 'handed', step }), 'handed by the host');
  for (const state of met.values()) {
    const { name } = state.screen;
    for (const intent of intentsOf(flow, allowedIntents[name])) want(state, intent);
    if (wakeAt(state) !== undefined) listen(state);
  }
  // A screen that allows nothing but `cancel` is an end too: a redirect may not be followed.
  const ends = new Set([...met.values()].filter(({ screen }) => screen.final || allowedIntents[screen.name].every((intent) => intent === 'cancel')).map(({ screen }) => screen.name));
  return { edges, ends: [...ends] };
}

const idOf = (screen) => screen.replaceAll('-', '_');
const setAt = (map, key) => map.get(key) ?? map.set(key, new Set()).get(key);

/** The labels of each arrow. Two screens share one arrow. A label that leads to several screens goes through a diamond, which others share. */
function bundle(edges) {
  const targets = new Map();
  for (const { from, to, label } of edges) setAt(targets, `${from}\n${label}`).add(to);
  const diamonds = new Map();
  const arrows = new Map();
  for (const [key, all] of targets) {
    const [from, label] = key.split('\n');
    if (all.size === 1) {
      for (const to of all) setAt(arrows, `${idOf(from)} --> ${idOf(to)}`).add(label);
      continue;
    }
    const ways = [...all].sort().join();
    if (!diamonds.has(ways)) diamonds.set(ways, { id: `next_${diamonds.size + 1}`, to: all });
    setAt(arrows, `${idOf(from)} --> ${diamonds.get(ways).id}`).add(label);
  }
  return { arrows, diamonds: [...diamonds.values()] };
}

function draw({ edges, ends }) {
  const screens = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const giveUp = (screen) => edges.filter(({ from, to }) => from === screen && to === 'start').map(({ label }) => label);
  const ticketed = screens.filter((screen) => giveUp(screen).includes(expired) && giveUp(screen).includes('cancel'));
  const { arrows, diamonds } = bundle(edges.filter(({ from, to }) => to !== 'start' || !ticketed.includes(from)));
  const declare = (screen) => (screen.includes('-') ? `state "${screen}" as ${idOf(screen)}` : idOf(screen));
  const within = ({ to }) => [...to].every((screen) => ticketed.includes(screen));
  return [
    'stateDiagram-v2',
    '  state "under way" as under_way {',
    ...ticketed.map((screen) => `    ${declare(screen)}`),
    ...diamonds.filter(within).map(({ id }) => `    state ${id} <<choice>>`),
    '  }',
    ...screens.filter((screen) => !ticketed.includes(screen) && screen.includes('-')).map((screen) => `  ${declare(screen)}`),
    ...diamonds.filter((diamond) => !within(diamond)).map(({ id }) => `  state ${id} <<choice>>`),
    `  [*] --> ${idOf(screens[0])}`,
    ...[...arrows].map(([arrow, labels]) => `  ${arrow}: ${[...labels].join(', ')}`),
    ...diamonds.flatMap(({ id, to }) => [...to].map((screen) => `  ${id} --> ${idOf(screen)}`)),
    `  under_way --> start: cancel, ${expired}`,
    ...ends.map((screen) => `  ${idOf(screen)} --> [*]`),
  ].join('\n');
}

const fresh = `# The flows

\`npm run flows\` draws this file from the journey's own kernel, rules and answers. Do not edit it.

A box is a screen: an entry form (\`start\`), the pause after a verified code (\`verified\`), or a Step of the contract. An arrow is an action of the
visitor, or news of a ringing call; the server's verdict is in brackets. At a diamond, the server decides which screen follows. An arrow out of the
box "under way" starts at each screen in it. Failures that are not drawn (a wrong code, no network, too many attempts) do not change the screen.

${flows.map((flow) => `## ${flow.title}\n\n${flow.about}\n\n\`\`\`mermaid\n${draw(explore(flow))}\n\`\`\`\n`).join('\n')}`;

renew(file, fresh, { written: flows.map(({ title }) => title).join(', '), stale: 'is out of date. Run: npm run flows' });
