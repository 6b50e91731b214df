/**
 * Writes src/journey/flows.md: each flow as a Mermaid diagram, drawn by asking the journey's own kernel. With --check, only tells whether it is fresh.
 * From every state that can be reached, every intent that the screen allows is wanted, and answered in each way that the contract allows;
 * where that leads is the kernel's to say. So are the failures that lead elsewhere, and the answers to the questions about a call.
 */
import { renew } from './generated.mjs';
import { load } from './sources.mjs';

const journey = await load('src/journey/index.ts');
const { facts } = await load('scripts/steps.ts');

const file = 'src/journey/flows.md';

/** `begins`: the calls that the entry form makes. `handed`: the steps with which a host begins instead. */
const flows = [
  { title: 'Sign-in', rules: 'signIn', begins: ['signIn'], about: 'A password, a second factor, and on into registration for those who have none.' },
  { title: 'Password reset', rules: 'passwordReset', begins: ['startPasswordReset'], about: 'The email first; then the phone of those who have one; then the new password.' },
  { title: 'Registration', rules: 'registration', begins: ['signIn', 'openLink'], about: 'The first login with multi-factor authentication, or a link that lands where nothing else takes it.' },
  {
    title: 'Registration link',
    rules: 'registrationLink',
    begins: ['requestRegistrationLink', 'openLink'],
    about: 'A new link for a registration that was reset or not finished, and what follows when it is opened.',
  },
  {
    title: 'Phone challenge',
    rules: 'phoneChallenge',
    begins: [],
    handed: ['choose-method', 'code-sent', 'call-in-progress'],
    about: 'A phone proved on its own. The host hands the first step, and goes on from `verified` or `done`.',
  },
];

/** What visitors do, in plain words. Labels hold no colon: Mermaid understands it only since 11.13. */
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
/** What the server thinks of it, where it can think otherwise. */
const verdicts = { signIn: 'right', openLink: 'good', verifyCode: 'right', setPassword: 'good' };
const expired = 'ticket expired';

const now = { monotonic: 0, wall: 0 };
const identifier = { kind: 'username', value: 'dduck2021' };
const channels = ['email', 'sms', 'call'];
const fail = (message) => { throw new Error(message); };

const stepsOf = (names) => names.flatMap((name) => facts[name].samples);

/** The intents of each name. */
const intents = {
  begin: ({ begins }) => begins.map((operation) => ({ operation, input: { identifier } })),
  'send-code': () => channels.map((channel) => ({ channel })),
  'verify-code': () => [{ code: '123456' }],
  'prove-password': () => [{ identifier, password: 'password' }],
  enroll: () => [{ type: 'phone', channel: 'sms' }, { type: 'phone', channel: 'call' }, { type: 'email', channel: 'email' }],
  'set-password': () => [{ password: 'password' }],
};
const intentsOf = (flow, names) => names.flatMap((name) => (intents[name]?.(flow) ?? [{}]).map((members) => ({ name, ...members })));

/** A code goes the way that was wanted, and only who wants a call is called. */
const fits = ({ input: { channel } }, { step, channel: used = 'call' }) =>
  channel === undefined || !['code-sent', 'call-in-progress'].includes(step) || used === channel;

/** What a state can lead to depends on no more than this. */
const kindOf = ({ screen, offers }) => JSON.stringify([screen.name, screen.step?.channel, screen.next?.step.step, screen.next?.step.channel, screen.final, offers !== undefined]);

/** Which code, where that decides how it goes on. */
const kindOfCode = ({ pauseAfter }, { screen }) =>
  (pauseAfter.length === 0 ? '' : screen.step.channel === 'email' ? 'email ' : 'phone ');

/** All that can happen in a flow, as `{ from, to, label }`, in the order in which it is met. */
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
  // An end may be left all the same: a redirect that is not followed can be.
  const ends = new Set([...met.values()].filter(({ screen }) => screen.final || allowedIntents[screen.name].every((intent) => intent === 'cancel')).map(({ screen }) => screen.name));
  return { edges, ends: [...ends] };
}

const idOf = (screen) => screen.replaceAll('-', '_');
const setAt = (map, key) => map.get(key) ?? map.set(key, new Set()).get(key);

/** Labels by arrow: one from a screen to another, whatever leads there. What leads to many goes through a diamond, which others share. */
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

Drawn by \`npm run flows\` from the journey's own kernel, rules and answers: do not edit.

A box is a screen: an entry form (\`start\`), the pause after a verified code (\`verified\`), or a Step of the contract. An arrow tells what the visitor
does, or what is heard of a call that rings, and in brackets what the server thinks of it; at a diamond the server decides which way it goes on. What leads out of
the box "under way" does so from each screen in it. Every failure that is not drawn (a wrong code, no network, too many tries) leaves the screen as it is.

${flows.map((flow) => `## ${flow.title}\n\n${flow.about}\n\n\`\`\`mermaid\n${draw(explore(flow))}\n\`\`\`\n`).join('\n')}`;

renew(file, fresh, { written: flows.map(({ title }) => title).join(', '), stale: 'is not what the journey does. Run: npm run flows' });
