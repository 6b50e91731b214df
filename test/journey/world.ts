/** The commands of the model test: intents, answers, actions of the host, and time. */
import fc from 'fast-check';
import type { AuthOperation, Step, StepName, Ticket } from '../../src/client/auth-client.js';
import { AuthError, type Problem } from '../../src/client/problem.js';
import { answers, clocksDisagree, stepsOf, type Intent, type IntentName, type JourneyState, type Moment, type Rules } from '../../src/journey/index.js';
import { facts } from '../../scripts/steps.js';
import { allowed, canary, must, Oracle, ticketed, type TestAnswer } from './invariants.js';
import { FakeClient, FakeClock, FakeStorage, Scene, settle, type FakeCall } from './support.js';

/** Returns the answer to a call. */
type Replier = (operation: AuthOperation, tickets: string) => TestAnswer;

const problem = (what: Problem, wait?: number): TestAnswer => ({ value: new AuthError(what), code: what.code, ...(wait !== undefined && { wait }) });

/** The host's reactions to an announced call. */
const hosts = ['lets', 'holds', 'answers', 'fails', 'releases', 'cancels', 'removes', 'moves'] as const;
type Host = (typeof hosts)[number];

/** What a host may do inside its own listener. */
interface Interruption { readonly at: 'changed' | 'happened'; readonly by: 'cancels' | 'removes' | 'moves' }

/** Intents that make no call. */
const callless: readonly IntentName[] = ['cancel', 'continue', 'change-method'];

/** A page with one journey at a time, its host and its backends. */
export class World {
  readonly rules: Rules;
  readonly clock = new FakeClock();
  readonly storage = new FakeStorage();
  readonly scenes: Scene[] = [];
  /** The commands so far, for the message of a failure. */
  readonly trace: string[] = [];
  /** The host's reaction to the next announced call. */
  host: Host = 'lets';
  reply: Replier = () => problem({ code: 'forbidden' });
  /** The backend answers polls by itself: the phone rings. */
  ringsOn = false;
  /** Happens once, at the next opportunity. */
  interrupts: Interruption | undefined;
  oracle: Oracle;
  readonly #seen: Set<string>;
  #interrupted = false;
  #lookedAt: Moment = this.clock.now();

  constructor(rules: Rules, seen: Set<string>) {
    this.rules = rules;
    this.#seen = seen;
    this.oracle = this.#open(0);
  }

  get scene(): Scene {
    return this.oracle.scene;
  }

  get state(): JourneyState {
    return this.scene.state;
  }

  #open(longest: number): Oracle {
    const { rules, clock, storage } = this;
    const client = new FakeClient();
    const scene = new Scene({ rules, clock, storage, client, connected: false });
    this.scenes.push(scene);
    const oracle = new Oracle(scene, { tickets: `${canary}-${this.scenes.length}-`, longest, seen: this.#seen });
    const { changed, happened } = scene;
    scene.changed = (state) => {
      oracle.follow(() => oracle.changed(state, scene.states.at(-1)));
      changed.call(scene, state);
      this.#interrupt('changed');
    };
    scene.happened = (notice) => {
      oracle.follow(() => oracle.happened(notice));
      happened.call(scene, notice);
      this.#interrupt('happened');
    };
    scene.host = (request) => {
      oracle.follow(() => oracle.requested(request));
      return this.#decide();
    };
    client.watch = (call) => {
      oracle.follow(() => oracle.called(call));
      if (this.ringsOn && call.operation === 'callStatus') queueMicrotask(() => this.#ring(oracle, call));
    };
    this.#lookedAt = clock.now();
    scene.journey.connect();
    return oracle;
  }

  #ring(oracle: Oracle, call: FakeCall): void {
    if (call.signal.aborted) return;
    const { step } = oracle.scene.screen('call-in-progress');
    oracle.answers('callStatus', undefined, { value: step, step: step.step });
    void call.answer({ ...step, expiresIn: undefined });
  }

  #interrupt(at: Interruption['at']): void {
    if (this.interrupts?.at !== at) return;
    const { by } = this.interrupts;
    this.interrupts = undefined;
    this.#interrupted = true;
    this[by]();
    this.#interrupted = true;
  }

  #decide(): boolean {
    const { host } = this;
    this.host = 'lets';
    switch (host) {
      case 'lets': return true;
      case 'holds': return false;
      case 'answers':
        this.resume(this.reply);
        return false;
      case 'fails':
        this.resume(() => problem({ code: 'timeout', sent: true }));
        return true;
      case 'releases': return this.scene.journey.resume();
      default:
        this[host]();
        return true;
    }
  }

  /** The host answers the held request. */
  resume(reply: Replier): void {
    const { activity } = this.state;
    if (activity.kind !== 'held') return must(!this.scene.journey.resume({ step: 'done' }), 'resume() without a held request returns false', this.state);
    const { request } = activity;
    const answer = reply(request.operation, this.oracle.tickets);
    if (answer.value !== undefined) this.oracle.answers(request.operation, request, answer);
    must(this.scene.journey.resume(answer.value as Step | AuthError | undefined), 'resume() with a held request returns true', activity);
  }

  /** The host releases the held request. */
  releases(): void {
    const { kind } = this.state.activity;
    must(this.scene.journey.resume() === (kind === 'held'), 'resume() without an answer releases a held request', kind);
  }

  intend(intent: Intent): void {
    const { state, scene, oracle } = this;
    const { name } = intent;
    const busy = state.activity.kind === 'calling' || state.activity.kind === 'held';
    const may = allowed[state.screen.name].includes(name) && (name === 'cancel' || (oracle.connected && !busy)) && (name !== 'change-method' || oracle.mayChange);
    const announced = scene.requests.length;
    this.#interrupted = false;
    if (name === 'cancel') oracle.cancels();
    if (name === 'change-method' && may) oracle.changesMethod();
    scene.journey.intend(intent);
    must(may || this.state === state, 'an intent that the screen does not allow changes nothing', intent, state, this.state);
    must(this.#interrupted || !may || name !== 'change-method' || this.state.screen.name === 'enroll', 'change-method leads back to enroll', this.state);
    const calls = may && !callless.includes(name) ? 1 : 0;
    const sends = name === 'send-code' || name === 'send-link' || (name === 'begin' && (intent.operation === 'startPasswordReset' || intent.operation === 'requestRegistrationLink'));
    const waits = sends && state.waits.some(({ until }) => until > this.clock.monotonic);
    const made = scene.requests.length - announced;
    if (waits && calls === 1 && made === 0) oracle.refuses();
    else must(this.#interrupted || made === calls, 'an intent is announced once', intent);
  }

  cancels(): void {
    this.intend({ name: 'cancel' });
  }

  removes(): void {
    if (!this.oracle.connected) return;
    this.oracle.disconnects();
    this.scene.journey.disconnect();
  }

  returns(): void {
    if (!this.oracle.connected) {
      this.oracle.connects();
      this.#sees();
    }
    this.scene.journey.connect();
    this.oracle.looked();
  }

  /** The page becomes visible. */
  looks(): void {
    this.#sees();
    this.scene.journey.checkClock();
    this.oracle.looked();
  }

  #sees(): void {
    const now = this.clock.now();
    this.oracle.looks(clocksDisagree(this.#lookedAt, now));
    this.#lookedAt = now;
  }

  moves(): void {
    this.removes();
    this.returns();
  }

  /** The host sets another client, or the page is reloaded. */
  changesClient(): void {
    this.interrupts = undefined;
    this.removes();
    this.oracle = this.#open(this.oracle.longest);
  }

  /** The host hands a Step to the element. */
  hands(answer: TestAnswer): void {
    const { state } = this;
    this.oracle.hands(answer);
    this.scene.journey.hand(answer.value as Step);
    must(answer.step !== undefined || this.state === state, 'an unreadable step changes nothing', this.state);
  }

  /** Answers any call: a pending one, or one that was aborted long ago. */
  async gives(call: FakeCall, answer: TestAnswer): Promise<void> {
    const { state, scene, oracle } = this;
    if (scene.client.live.includes(call)) {
      const request = call.operation !== 'callStatus' && state.activity.kind === 'calling' ? state.activity.request : undefined;
      oracle.answers(call.operation, request, answer);
      return call.answer(answer.value);
    }
    const told = scene.notices.length;
    await call.answer(answer.value);
    must(this.state === state && scene.notices.length === told, 'an answer to an aborted call changes nothing', state, this.state);
  }
}

/** All combinations, the simplest first. */
function combine(fields: Readonly<Record<string, readonly unknown[]>>): readonly object[] {
  return Object.entries(fields).reduce<readonly object[]>(
    (all, [name, values]) => values.flatMap((value) => all.map((one) => (value === undefined ? one : { ...one, [name]: value }))), [{}],
  );
}
const nth = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

const phones = [
  [{ id: 'p2', type: 'phone', channels: ['sms', 'call'], target: '••• 0142' }],
  [{ id: 'p3', type: 'phone', channels: ['sms'], target: '••• 0143' }, { id: 'p4', type: 'phone', channels: ['call', 'pigeon'], target: '••• 0144' }],
];
const seconds = [undefined, 0, 5, 59.5, 600];
const members: Readonly<Record<string, readonly object[]>> = {
  ...Object.fromEntries(Object.entries(facts).map(([name, { samples }]) => [name, samples.map(({ step: _, ...sample }: Step) => sample)])),
  'choose-method': combine({ methods: phones }),
  'code-sent': combine({ codeLength: [6, 1, 8], channel: ['email', 'sms', 'call', 'pigeon'], resendIn: seconds, expiresIn: seconds, methods: [undefined, ...phones] }),
  'call-in-progress': combine({ target: ['••• 0142'], pollIn: [1, 2, 3.5, 10], key: ['#'], expiresIn: seconds, methods: [undefined, ...phones] }),
  'prove-password': combine({ expiresIn: seconds }),
  enroll: [
    { offers: [{ type: 'phone', channels: ['sms', 'call'], target: '••• 0142' }, { type: 'email', channels: ['email'] }] },
    { offers: [{ type: 'phone', channels: ['sms'] }] },
  ],
  'set-password': [{ policy: { minLength: 8, rules: ['digit'] } }],
  'link-sent': combine({ expiresIn: [0, 1_200], resendIn: seconds }),
  redirect: [{ to: '/next' }],
  done: combine({ signedIn: [undefined, true, false], redirectTo: [undefined, '/home'] }),
};
const stepNames = Object.keys(members) as StepName[];

/** The answers that a correct server may give. A phone rings for a while. */
const honest: Readonly<Record<AuthOperation, readonly StepName[]>> = {
  ...answers,
  sendCode: ['call-in-progress', ...answers.sendCode],
  callStatus: ['call-in-progress', 'call-in-progress', 'call-in-progress', ...answers.callStatus],
};

/** Uses a few tickets for each backend, so that it sometimes rotates them. */
function stepOf(name: StepName, pick: number, tickets: string): TestAnswer {
  const more = nth(members[name]!, Math.floor(pick / 3)) as { resendIn?: number };
  const ticket = ticketed.includes(name) && { ticket: `${tickets}${pick % 3}` as Ticket };
  return { value: { step: name, ...more, ...ticket }, step: name, ...(more.resendIn !== undefined && { wait: more.resendIn }) };
}

const limited = (retryAfter: number, wait: number) => problem({ code: 'rate_limited', retryAfter }, wait);
const problems: readonly TestAnswer[] = [
  problem({ code: 'network', sent: true }), problem({ code: 'network', sent: false }), problem({ code: 'timeout', sent: true }),
  problem({ code: 'unexpected_response', status: 500 }), problem({ code: 'ticket_expired' }),
  problem({ code: 'invalid_code', attemptsLeft: 2 }), problem({ code: 'invalid_code' }), problem({ code: 'code_expired' }), problem({ code: 'too_many_attempts' }),
  problem({ code: 'rate_limited' }, 30), limited(0, 0), limited(0.5, 1), limited(7, 7), limited(315_360_000, 3_600), limited(-5, 30), limited(Number.NaN, 30),
  problem({ code: 'account_locked' }), problem({ code: 'account_locked', retryAfter: 4_000 }, 3_600),
  problem({ code: 'weak_password', violations: ['digit'] }), problem({ code: 'delivery_failed', channel: 'call', reason: 'busy' }),
  problem({ code: 'invalid_input', fields: { identifier: 'malformed' } }), problem({ code: 'unsupported' }), problem({ code: 'reauthentication_required' }),
];

const garbage = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    { step: 'passkey', ticket: 't' }, { step: 'code-sent', channel: 'email', codeLength: 6 }, { step: 'choose-method', ticket: 't', methods: [] },
    { step: 'code-sent', ticket: 't', channel: 7, codeLength: 6 }, { step: 'set-password', ticket: 't' }, { step: ['done'] }, { step: 'redirect' },
    [{ step: 'done' }], 'done', null, new Error(`${canary}-stack`), new DOMException('gone', 'AbortError'),
  ),
).map((value): TestAnswer => ({ value, code: 'unexpected_response' }));

const picks = fc.nat(9_999);
const replies: fc.Arbitrary<Replier> = fc.oneof(
  { weight: 6, arbitrary: picks.map((pick): Replier => (operation, tickets) => stepOf(nth(honest[operation], pick), Math.floor(pick / 5), tickets)) },
  { weight: 1, arbitrary: picks.map((pick): Replier => (_, tickets) => stepOf(nth(stepNames, pick), Math.floor(pick / 9), tickets)) },
  { weight: 3, arbitrary: fc.constantFrom(...problems).map((answer): Replier => () => answer) },
  { weight: 1, arbitrary: garbage.map((answer): Replier => () => answer) },
);

const typed = [`${canary}-a`, `${canary}-b`];
const sampleIntents: Readonly<Record<IntentName, readonly Intent[]>> = {
  begin: typed.flatMap((value): readonly Intent[] => {
    const identifier = { kind: 'email', value } as const;
    return [
      { name: 'begin', operation: 'startPasswordReset', input: { identifier } },
      { name: 'begin', operation: 'signIn', input: { identifier, password: value } },
      { name: 'begin', operation: 'requestRegistrationLink', input: { identifier, reason: 'reset' } },
      { name: 'begin', operation: 'openLink', input: { token: value } },
    ];
  }),
  'send-code': [{ name: 'send-code', methodId: 'p2', channel: 'call' }, { name: 'send-code', methodId: 'p2', channel: 'sms' }, { name: 'send-code', channel: 'email' }],
  'verify-code': typed.map((code) => ({ name: 'verify-code', code })),
  continue: [{ name: 'continue' }],
  'prove-password': typed.map((value) => ({ name: 'prove-password', identifier: { kind: 'username', value }, password: value })),
  enroll: [
    { name: 'enroll', type: 'phone', channel: 'call', value: typed[0]! }, { name: 'enroll', type: 'phone', channel: 'sms' },
    { name: 'enroll', type: 'email', channel: 'email', value: typed[1]! },
  ],
  'change-method': [{ name: 'change-method' }],
  'send-link': [{ name: 'send-link' }],
  'set-password': typed.map((password) => ({ name: 'set-password', password })),
  cancel: [{ name: 'cancel' }],
};

export type Command = fc.AsyncCommand<object, World>;
type Note = (...what: readonly unknown[]) => void;

const describe = (thing: unknown): unknown => (thing instanceof AuthError ? thing.problem : thing instanceof Error ? thing.name : thing);

/** `run` may add details to its label. */
const command = (label: string, run: (world: World, note: Note) => void | Promise<void>): Command => ({
  check: () => true,
  run: async (_, world) => {
    const line = world.trace.push(label) - 1;
    await run(world, (...what) => { world.trace[line] += ` ${JSON.stringify(what.map(describe))}`; });
    await settle();
    world.oracle.check();
  },
  toString: () => label,
});

const noting = (reply: Replier, note: Note): Replier => (operation, tickets) => {
  const answer = reply(operation, tickets);
  note(operation, answer.value);
  return answer;
};

const gives = (world: World, call: FakeCall, reply: Replier, note: Note): Promise<void> => {
  note(call.signal.aborted ? 'aborted' : 'pending');
  return world.gives(call, noting(reply, note)(call.operation, world.oracle.tickets));
};

/** The next action of the visitor, the backend or the clock. */
const goesOn = fc.tuple(picks, replies).map(([pick, reply]) => command('goes on', (world, note) => {
  const { state, oracle } = world;
  const { live } = world.scene.client;
  if (!oracle.connected) return world.returns();
  if (state.activity.kind === 'held') return world.releases();
  if (live.length > 0) return gives(world, nth(live, pick), reply, note);
  if (state.poll && pick % 3 > 0) return world.clock.advance(pick % 4_000);
  const offered = allowed[state.screen.name].filter((name) => name !== 'cancel');
  if (offered.length === 0) return world.changesClient();
  const intent = nth(sampleIntents[nth(offered, pick)], Math.floor(pick / 2));
  note(intent);
  return world.intend(intent);
}));

const durations = fc.constantFrom(0, 1, 400, 1_000, 3_000, 10_000, 30_000, 60_000, 700_000);

const others: readonly fc.Arbitrary<Command>[] = [
  fc.constantFrom(...Object.values(sampleIntents).flat()).map((intent) => command(`wants ${JSON.stringify(intent)}`, (world) => world.intend(intent))),
  fc.tuple(picks, replies).map(([pick, reply]) => command('backend answers', (world, note) => {
    const open = world.scenes.flatMap(({ client }) => client.calls.filter((call) => call.open));
    return open.length > 0 ? gives(world, nth(open, pick), reply, note) : undefined;
  })),
  durations.map((time) => command(`${time} ms pass`, (world) => world.clock.advance(time))),
  durations.map((time) => command(`${time} ms pass, and a timer is late`, (world) => {
    world.clock.pass(time);
    world.clock.fire();
  })),
  fc.constant(command('a timer is early', (world) => world.clock.fire())),
  fc.constantFrom(-3_600_000, -1_500, 1_500, 3_600_000, 600_000_000).map((time) => command(`wall clock moves by ${time} ms`, (world) => world.clock.sleep(time))),
  fc.constant(command('page is shown', (world) => world.looks())),
  fc.constant(command('element is removed', (world) => world.removes())),
  fc.constant(command('element is inserted', (world) => world.returns())),
  fc.constant(command('host sets another client', (world) => world.changesClient())),
  fc.tuple(fc.constantFrom(...hosts), replies).map(([host, reply]) => command(`host ${host} at the next call`, (world) => {
    world.host = host;
    world.reply = reply;
  })),
  replies.map((reply) => command('host resumes', (world, note) => world.resume(noting(reply, note)))),
  fc.constant(command('host lets the call be made', (world) => world.releases())),
  fc.record({ at: fc.constantFrom('changed', 'happened'), by: fc.constantFrom('cancels', 'removes', 'moves') })
    .map((interrupts) => command(`host ${interrupts.by} during the next ${interrupts.at}()`, (world) => { world.interrupts = interrupts; })),
  fc.boolean().map((on) => command(`phone ${on ? 'rings on' : 'is not reported'}`, (world) => { world.ringsOn = on; })),
];

const hands = fc.tuple(fc.constantFrom<AuthOperation>('sendCode', 'openLink'), replies).map(([as, reply]) => command('host hands', (world, note) => {
  const answer = noting(reply, note)(as, world.oracle.tickets);
  if (!(answer.value instanceof Error) && answer.value !== undefined) world.hands(answer);
}));

/** Most commands continue the usual flow. */
export const anything = (rules: Rules): fc.Arbitrary<Iterable<Command>> =>
  fc.commands([...Array.from({ length: 22 }, () => goesOn), ...others, ...(rules.endsOnOtherStep ? [hands] : [])], { maxCommands: 80, size: 'max' });

type Path = readonly (readonly [IntentName, StepName])[];

/** The usual path to a ringing call. Many runs start in its middle, where more can happen. */
export const usualPath = (rules: Rules): Path => {
  const shows = stepsOf(rules);
  if (!shows.includes('enroll')) return [['begin', 'code-sent'], ['verify-code', 'choose-method'], ['send-code', 'call-in-progress']];
  const link: Path = shows.includes('link-sent') ? [['begin', 'link-sent']] : [];
  return [...link, ['begin', 'prove-password'], ['prove-password', 'enroll'], ['enroll', 'call-in-progress']];
};

/** Goes this many steps of the usual path. */
export async function walk(world: World, length: number, pick: number): Promise<World> {
  for (const [name, step] of usualPath(world.rules).slice(0, length)) {
    if (world.state.screen.name === 'verified') world.intend({ name: 'continue' });
    world.intend(nth(sampleIntents[name], 0));
    await world.gives(world.scene.last, stepOf(step, pick, world.oracle.tickets));
    world.oracle.check();
  }
  return world;
}
