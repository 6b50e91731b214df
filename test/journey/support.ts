import fc from 'fast-check';
import { facts } from '../../scripts/steps.js';
import type { AuthClient, AuthInputs, AuthOperation, Step, StepName, StepOf, Ticket } from '../../src/client/auth-client.js';
import { AuthError, type Problem } from '../../src/client/problem.js';
import {
  answers, Journey, passwordReset, registrationLink, resendAt, stepsOf, type Clock, type Intent, type IntentName, type JourneyListener, type JourneyOptions, type JourneyState, type Moment, type Request,
  type Rules, type ScreenName, type ScreenOf, type JourneyNotice,
} from '../../src/journey/index.js';

/** The runs of each property. The release suite sets many more. */
export const runs = (usual: number): number => Math.max(usual, Number(process.env.LATCHKEY_FUZZ_RUNS ?? 0));
/** The timeout of a property in milliseconds, with a reserve for slow machines. */
export const patience = 120_000 + runs(0) * 50;

/** Text of arbitrary characters. */
export const anyText = fc.array(fc.nat(0x10_ffff), { maxLength: 30 }).map((codePoints) => String.fromCodePoint(...codePoints));

export const operations = [
  'signIn', 'startPasswordReset', 'requestRegistrationLink', 'openLink', 'sendCode', 'verifyCode', 'callStatus', 'enroll', 'setPassword',
] as const satisfies readonly AuthOperation[];

interface Timer { readonly at: number; readonly callback: () => void }

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  monotonic = 5_000;
  wall = 1_750_000_000_000;
  #timers: readonly Timer[] = [];

  now(): Moment {
    return { monotonic: this.monotonic, wall: this.wall };
  }

  after(delay: number, callback: () => void): () => void {
    const timer = { at: Math.ceil(this.monotonic + delay), callback };
    this.#timers = [...this.#timers, timer];
    return () => { this.#timers = this.#timers.filter((other) => other !== timer); };
  }

  /** The monotonic times of all timers, soonest first. */
  get due(): readonly number[] {
    return this.#timers.map(({ at }) => at).sort((a, b) => a - b);
  }

  /** Lets time pass and fires each timer at its time. After each, pending answers are processed. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.monotonic + milliseconds;
    for (let fired = 0; (this.due[0] ?? Infinity) <= end; fired++) {
      if (fired > 10_000) throw new Error('A timer fires again and again without time passing.');
      this.pass(Math.max(0, this.due[0]! - this.monotonic));
      this.fire();
      await settle();
    }
    this.pass(end - this.monotonic);
    await settle();
  }

  /** Lets time pass on both clocks, without firing a timer. */
  pass(milliseconds: number): void {
    this.monotonic += milliseconds;
    this.wall += milliseconds;
  }

  /** Fires the soonest timer, whether it is due or not. */
  fire(): void {
    const next = [...this.#timers].sort((a, b) => a.at - b.at)[0];
    if (!next) return;
    this.#timers = this.#timers.filter((other) => other !== next);
    next.callback();
  }

  /** Moves only the wall clock: the page sleeps, or somebody sets the clock. */
  sleep(milliseconds: number): void {
    this.wall += milliseconds;
  }
}

/** Lets all promises settle that can. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}

/** A call as the backend sees it. The test decides when it is answered. */
export class FakeCall {
  readonly operation: AuthOperation;
  readonly input: { readonly ticket?: Ticket };
  readonly key: string | undefined;
  readonly signal: AbortSignal;
  readonly answered: Promise<Step>;
  open = true;
  #resolve!: (step: Step) => void;
  #reject!: (reason: unknown) => void;

  constructor(operation: AuthOperation, input: object, { idempotencyKey, signal }: { idempotencyKey?: string; signal: AbortSignal }) {
    this.operation = operation;
    this.input = input;
    this.key = idempotencyKey;
    this.signal = signal;
    this.answered = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Answers the call with any value; an Error rejects it. */
  async answer(answer: unknown): Promise<void> {
    this.open = false;
    if (answer instanceof Error) this.#reject(answer);
    else this.#resolve(answer as Step);
    await settle();
  }
}

/** A backend that answers only when a test says so. */
export class FakeClient {
  readonly calls: FakeCall[] = [];
  readonly port: AuthClient;
  /** Called with each call before it is recorded. */
  watch: (call: FakeCall) => void = () => {};

  constructor(known: readonly AuthOperation[] = operations) {
    const method = (operation: AuthOperation) => (input: object, options: { idempotencyKey?: string; signal: AbortSignal }) => {
      const call = new FakeCall(operation, input, options);
      this.watch(call);
      this.calls.push(call);
      return call.answered;
    };
    this.port = Object.fromEntries(known.map((operation) => [operation, method(operation)])) as AuthClient;
  }

  /** The calls that are neither answered nor aborted. */
  get live(): readonly FakeCall[] {
    return this.calls.filter(({ open, signal }) => open && !signal.aborted);
  }

  of(operation: AuthOperation): readonly FakeCall[] {
    return this.calls.filter((call) => call.operation === operation);
  }
}

type Storage = NonNullable<JourneyOptions['storage']>;

/** A page's storage, which outlives journeys. */
export class FakeStorage implements Storage {
  readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.items.set(key, value);
  removeItem = (key: string): void => void this.items.delete(key);
}

const refuse = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};
/** The storage of a browser that forbids its use. */
export const forbiddenStorage: Storage = { getItem: refuse, setItem: refuse, removeItem: refuse };

export interface SceneOptions {
  rules?: Rules;
  clock?: FakeClock;
  /** Null for no client. */
  client?: FakeClient | null;
  /** Null for no storage. */
  storage?: Storage | null;
  connected?: boolean;
}

/** Freezes a state, so that the kernel throws if it changes it later. */
function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
}

/** A journey with its surroundings: clock, client, storage, and a host that listens. */
export class Scene implements JourneyListener {
  readonly clock: FakeClock;
  readonly client: FakeClient;
  readonly storage: Storage | null;
  readonly rules: Rules;
  readonly journey: Journey;
  readonly states: JourneyState[] = [];
  readonly requests: Request[] = [];
  readonly notices: JourneyNotice[] = [];
  /** The host's reaction to a call: false holds it. */
  host: (request: Request) => boolean = () => true;

  constructor({ rules = passwordReset, clock = new FakeClock(), client = new FakeClient(), storage = new FakeStorage(), connected = true }: SceneOptions = {}) {
    this.clock = clock;
    this.client = client ?? new FakeClient([]);
    this.storage = storage;
    this.rules = rules;
    this.journey = new Journey({ client: client?.port, rules: () => rules, listener: this, clock, ...(storage && { storage }) });
    if (connected) this.journey.connect();
  }

  changed(state: JourneyState): void {
    deepFreeze(state);
    this.states.push(state);
  }

  requested(request: Request): boolean {
    this.requests.push(request);
    return this.host(request);
  }

  happened(notice: JourneyNotice): void {
    this.notices.push(notice);
  }

  get state(): JourneyState {
    return this.journey.state;
  }

  get problem(): Problem | undefined {
    const { activity } = this.state;
    return activity.kind === 'failed' ? activity.problem : undefined;
  }

  /** The screen, which must have this name. */
  screen<N extends ScreenName>(name: N): ScreenOf<N> {
    if (this.state.screen.name !== name) throw new Error(`The screen is ${this.state.screen.name}, not ${name}.`);
    return this.state.screen as ScreenOf<N>;
  }

  get last(): FakeCall {
    const call = this.client.calls.at(-1);
    if (!call) throw new Error('Nothing was called.');
    return call;
  }

  /** Seconds until a new code may be sent; on the entry form, the longest of all waits. */
  get cooldown(): number | undefined {
    const { screen, waits } = this.state;
    const kept = screen.name === 'start' && waits.length > 0 ? Math.max(...waits.map((one) => one.until)) : undefined;
    const until = kept ?? resendAt(this.state);
    return until === undefined ? undefined : Math.max(0, until - this.clock.monotonic) / 1_000;
  }

  /** Performs an intent. With an answer, its call is answered at once. */
  async intend(intent: Intent, answer?: Step | Error): Promise<void> {
    this.journey.intend(intent);
    await settle();
    if (answer !== undefined) await this.last.answer(answer);
  }

  /** Starts a reset with this answer. A Step that cannot answer a reset is handed over by the host. */
  async begin(answer?: Step | Error): Promise<void> {
    if (answer === undefined || answer instanceof Error || answers.startPasswordReset.includes(answer.step)) return this.intend(begin, answer);
    this.journey.hand(answer);
  }

  verify(code: string, answer?: Step | Error): Promise<void> {
    return this.intend({ name: 'verify-code', code }, answer);
  }

  resend(answer?: Step | Error): Promise<void> {
    return this.intend({ name: 'send-code', channel: 'email' }, answer);
  }

  /** Lets seconds pass, poll by poll. */
  seconds(seconds: number): Promise<void> {
    return this.clock.advance(seconds * 1_000);
  }
}

export const fails = (problem: Problem, traceId?: string): AuthError => new AuthError(problem, traceId);

export const begin: Intent & { name: 'begin' } = {
  name: 'begin', operation: 'startPasswordReset', input: { identifier: { kind: 'email', value: 'daisey.duck@example.com' } } satisfies AuthInputs['startPasswordReset'],
};

export const ticket = (name: string): Ticket => `ticket-${name}` as Ticket;

export const phone = (n: number) => ({ id: `p${n}`, type: 'phone', channels: ['sms', 'call'], target: `+1 ••• ••• 014${n}` } as const);

const builder = <S extends Step>(usual: S) => (more: Partial<S> = {}): S => ({ ...usual, ...more });
export const codeSent = builder<StepOf<'code-sent'>>({
  step: 'code-sent', ticket: ticket('code'), channel: 'email', target: 'd•••@example.com', codeLength: 6, expiresIn: 300, resendIn: 30,
});
export const chooseMethod = builder<StepOf<'choose-method'>>({ step: 'choose-method', ticket: ticket('choose'), methods: [phone(2)] });
export const ringing = builder<StepOf<'call-in-progress'>>({
  step: 'call-in-progress', ticket: ticket('call'), target: '+1 ••• ••• 0142', pollIn: 3, expiresIn: 60, key: '#',
});
export const setPassword = builder<StepOf<'set-password'>>({
  step: 'set-password', ticket: ticket('password'), policy: { minLength: 12, rules: ['digit', 'not-recent'] }, username: 'dduck2021',
});
export const provePassword = builder<StepOf<'prove-password'>>({ step: 'prove-password', ticket: ticket('prove'), username: 'd•••••2021', expiresIn: 1_200 });
export const enroll = builder<StepOf<'enroll'>>({
  step: 'enroll', ticket: ticket('enroll'), offers: [{ type: 'phone', channels: ['sms', 'call'] }, { type: 'email', channels: ['email'], target: 'd•••@example.com' }],
});
export const linkSent = builder<StepOf<'link-sent'>>({ step: 'link-sent', target: 'd•••@example.com', expiresIn: 1_200, resendIn: 30 });
export const done = builder<StepOf<'done'>>({ step: 'done' });

/** A Step for each screen with which a journey may start. */
export const firstSteps = {
  start: undefined,
  ...(Object.fromEntries(Object.entries(facts).map(([name, { samples: [sample] }]) => [name, sample])) as unknown as { readonly [N in StepName]: StepOf<N> }),
  'choose-method': chooseMethod(),
  'code-sent': codeSent(),
  'call-in-progress': ringing(),
  'prove-password': provePassword(),
  enroll: enroll(),
  'set-password': setPassword(),
  'link-sent': linkSent(),
  redirect: { step: 'redirect', to: '/next' },
  done: done(),
} as const satisfies Partial<Record<ScreenName, Step | undefined>>;
export const screenNames = Object.keys(firstSteps) as (keyof typeof firstSteps)[];

/** A password reset on this screen or, when it does not have that screen, a registration. */
export async function on(name: keyof typeof firstSteps, resendIn = 30): Promise<Scene> {
  const step = firstSteps[name];
  const scene = new Scene({ rules: step && !stepsOf(passwordReset).includes(step.step) ? registrationLink : passwordReset });
  if (step) await scene.begin('resendIn' in step ? { ...step, resendIn } : step);
  return scene;
}

/** One intent of each name. */
export const sampleIntents: Readonly<Record<IntentName, Intent>> = {
  begin,
  'send-code': { name: 'send-code', channel: 'sms' },
  'verify-code': { name: 'verify-code', code: '123456' },
  continue: { name: 'continue' },
  'prove-password': { name: 'prove-password', identifier: { kind: 'username', value: 'dduck2021' }, password: 'Quack-quack-2021' },
  enroll: { name: 'enroll', type: 'phone', channel: 'sms', value: '+12025550142' },
  'change-method': { name: 'change-method' },
  'send-link': { name: 'send-link' },
  'set-password': { name: 'set-password', password: 'Quack-quack-2022' },
  cancel: { name: 'cancel' },
};

/** The failure of a call without an answer. */
export const timeout = fails({ code: 'timeout', sent: true });
