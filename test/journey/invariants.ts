/** What must hold in every state and at every moment, for all visitors, hosts, servers and clocks. */
import type { AuthOperation, Step, StepName } from '../../src/client/auth-client.js';
import { channels, factorTypes, passwordRules } from '../../src/client/vocabulary.js';
import {
  stepsOf, wakeAt, type Activity, type IntentName, type JourneyState, type Moment, type Request, type Rules, type Screen, type ScreenName,
  type StepScreen, type JourneyNotice,
} from '../../src/journey/index.js';
import { facts } from '../../scripts/steps.js';
import { operations, type FakeCall, type FakeStorage, type Scene } from './support.js';

/** A part of every secret in a model run. */
export const canary = 'CANARY';

/** A cheap assertion, because a run makes about a million of them. */
export function must(holds: boolean, promise: string, ...about: readonly unknown[]): asserts holds {
  if (!holds) throw new Error([`Broken promise: ${promise}`, ...about.map((thing) => JSON.stringify(thing))].join('\n  '));
}

/** The Steps' facts as tables. They are independent of the kernel on purpose. */
const tableOf = <K extends 'intents' | 'calls'>(member: K) =>
  Object.fromEntries(Object.entries(facts).map(([name, of]) => [name, of[member]])) as unknown as Readonly<Record<StepName, (typeof facts)[StepName][K]>>;

export const allowed: Readonly<Record<ScreenName, readonly IntentName[]>> = { start: ['begin', 'cancel'], verified: ['continue', 'cancel'], ...tableOf('intents') };

const callsOf: Readonly<Record<ScreenName, readonly AuthOperation[]>> = {
  start: ['signIn', 'startPasswordReset', 'requestRegistrationLink', 'openLink'], verified: [], ...tableOf('calls'),
};

/** The contract's rule 16: the Steps that may answer each operation. */
export const answered = Object.fromEntries(operations.map((operation) => [
  operation, Object.entries(facts).filter(([, { answers }]) => answers === 'any' || answers.includes(operation)).map(([name]) => name),
])) as unknown as Readonly<Record<AuthOperation, readonly StepName[]>>;

export const ticketed = Object.entries(facts).filter(([, { samples: [sample] }]) => 'ticket' in sample!).map(([name]) => name as StepName);

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isSeconds = (value: unknown): boolean => value === undefined || (Number.isFinite(value) && (value as number) >= 0);
const isKnown = (known: readonly string[], list: readonly string[]): boolean => list.every((value) => known.includes(value));
const mayBe = (type: string, value: unknown): boolean => value === undefined || typeof value === type;

interface MethodOrOffer { id?: string; type: string; channels: readonly string[]; target?: string }
const isMethodOrOffer = ({ type, channels: offered, target }: MethodOrOffer): boolean => isKnown(factorTypes, [type]) && offered.length > 0 && isKnown(channels, offered) && mayBe('string', target);
const isMethod = (method: MethodOrOffer): boolean => isMethodOrOffer(method) && isText(method.id) && isText(method.target);

/** Whether a Step holds everything that views rely on. */
export function isWhole(step: Step): boolean {
  if (ticketed.includes(step.step) && !isText((step as { ticket?: unknown }).ticket)) return false;
  if ('expiresIn' in step && !isSeconds(step.expiresIn)) return false;
  if ('resendIn' in step && !isSeconds(step.resendIn)) return false;
  if ('methods' in step && !(step.methods ?? []).every(isMethod)) return false;
  switch (step.step) {
    case 'choose-method': return step.methods.length > 0;
    case 'code-sent': return isKnown([...channels, 'unknown'], [step.channel]) && Number.isInteger(step.codeLength) && step.codeLength > 0 && mayBe('string', step.target);
    case 'call-in-progress': return isText(step.target) && step.pollIn >= 1;
    case 'prove-password': return mayBe('string', step.username);
    case 'enroll': return step.offers.length > 0 && step.offers.every(isMethodOrOffer);
    case 'set-password': {
      const { minLength, maxLength, rules } = step.policy;
      return Number.isFinite(minLength) && mayBe('number', maxLength) && isKnown(passwordRules, rules) && mayBe('string', step.username);
    }
    case 'link-sent': return isSeconds(step.expiresIn) && mayBe('string', step.target);
    case 'redirect': return isText(step.to);
    case 'done': return mayBe('boolean', step.signedIn) && mayBe('string', step.redirectTo);
    // The other Steps have only a ticket and times, which are checked above.
    default: return true;
  }
}

function checkStep(screen: StepScreen, now: Moment): void {
  must(Object.keys(screen).sort().join() === 'name,received,step,timeKnown', 'a step screen has no other members', screen);
  must(screen.name === screen.step.step && isWhole(screen.step), 'a screen holds its own, complete step', screen);
  must(screen.received.monotonic <= now.monotonic, 'a step is not received in the future', screen, now);
  must(typeof screen.timeKnown === 'boolean', 'timeKnown is a boolean', screen);
}

function checkScreen(screen: Screen, rules: Rules, now: Moment): void {
  if (screen.name === 'start') return must(Object.keys(screen).length === 1, 'the entry form has no payload', screen);
  if (screen.name !== 'verified') {
    must(stepsOf(rules).includes(screen.name), 'the element shows this screen', screen);
    return checkStep(screen, now);
  }
  const { next, final } = screen;
  must(Object.keys(screen).sort().join() === 'final,name,next', 'a pause has no other members', screen);
  must(final === !stepsOf(rules).includes(next.name), 'a pause is final when the element does not show the next step', screen);
  must(final ? rules.endsOnOtherStep === true : rules.pauseAfter.length > 0, 'the rules allow this pause', screen);
  checkStep(next, now);
}

const retriable = ['network', 'timeout', 'unexpected_response'];

function checkActivity(activity: Activity, { screen, lastId }: JourneyState): void {
  const mine = callsOf[screen.name];
  switch (activity.kind) {
    case 'idle':
      return must(Object.keys(activity).length === 1, 'idle has no other members', activity);
    case 'calling': case 'held': {
      const { request } = activity;
      must(Object.keys(activity).sort().join() === 'kind,request', 'a call has no problem yet', activity);
      must(mine.includes(request.operation), 'the screen allows this call', screen.name, request);
      must(request.id === lastId, 'the pending call is the newest', request, lastId);
      const ticket = 'step' in screen && 'ticket' in screen.step ? screen.step.ticket : undefined;
      return must((request.input as { ticket?: string }).ticket === ticket, 'the ticket is that of the screen', request, screen);
    }
    case 'failed': {
      const { operation, problem, request } = activity;
      // An expired ticket leads to the entry form, which shows the problem.
      if (problem.code === 'ticket_expired') must(screen.name === 'start', 'an expired ticket leads to the entry form', activity, screen);
      else must(mine.includes(operation) || (operation === 'callStatus' && screen.name === 'call-in-progress'), 'the failed call is one of the screen', activity, screen);
      // A wait that rejects a call makes no request, so an earlier failed call may still have arrived.
      if (operation !== 'callStatus' && !(request && problem.code === 'rate_limited')) must((request !== undefined) === retriable.includes(problem.code), 'a failed request is kept exactly when it may have arrived', activity);
      if (request) must(mine.includes(request.operation), 'a kept request can be repeated on this screen', activity, screen);
    }
  }
}

const members = ['flow', 'screen', 'activity', 'poll', 'waits', 'recipient', 'linkRequest', 'attemptsLeft', 'offers', 'lastId'];

/** The offers are known on `enroll`, and while a chosen factor is being proved. */
function checkOffers({ screen, offers }: JourneyState): void {
  if (screen.name === 'enroll') return must(offers === screen.step.offers, 'the offers are those of the screen', screen, offers);
  must(offers === undefined || allowed[screen.name].includes('change-method'), 'the offers are dropped where the method cannot be changed', screen, offers);
  must(offers === undefined || (offers.length > 0 && offers.every(isMethodOrOffer)), 'the offers are usable', offers);
}

/** Checks that the state is possible. */
export function checkState(state: JourneyState, rules: Rules, now: Moment): void {
  const { poll, waits, attemptsLeft } = state;
  must(Object.isFrozen(state), 'a state is frozen');
  must(Object.keys(state).every((name) => members.includes(name)), 'a state has no other members', state);
  must(state.flow === rules.flow, 'the flow does not change');
  checkScreen(state.screen, rules, now);
  checkActivity(state.activity, state);
  checkOffers(state);
  must(waits.every(({ until }) => Number.isFinite(until)), 'a wait has an end', state);
  must(new Set(waits.map(({ route, to }) => `${route} ${to}`)).size === waits.length, 'a route to a recipient has one wait', state);
  must((state.linkRequest !== undefined) === (state.screen.name === 'link-sent'), 'linkRequest exists exactly on link-sent', state);
  must(attemptsLeft === undefined || Number.isInteger(attemptsLeft), 'attemptsLeft is a whole number', state);
  if (!poll) return;
  must(state.screen.name === 'call-in-progress', 'only a call is polled', state);
  must(poll.failures >= 0 && poll.failures < 3, 'polling stops after three failures in a row', poll);
  must(poll.nextAt === undefined || poll.pendingId === undefined, 'there is one poll at a time', poll);
  must(poll.nextAt === undefined || Number.isFinite(poll.nextAt), 'the next poll has a time', poll);
  if (poll.pendingId === undefined) return;
  must(poll.pendingId <= state.lastId, 'a poll has an id', state);
  must(state.activity.kind === 'idle' || state.activity.kind === 'failed', 'there is no poll during the visitor\'s call', state);
}

/** An answer in a test, with what the test expects of it. */
export interface TestAnswer {
  readonly value: unknown;
  /** The Step's name, when elements can use it. */
  readonly step?: StepName;
  /** The problem's code, when it is a problem. */
  readonly code?: string;
  /** Seconds until a new code, when it sets a wait. */
  readonly wait?: number;
}

interface Retry { readonly operation: AuthOperation; readonly input: string; readonly key: string }
const retryOf = ({ operation, input, key }: Request): Retry => ({ operation, input: JSON.stringify(input), key });
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const ended = (screen: Screen): boolean => screen.name === 'done' || (screen.name === 'verified' && screen.final);

/** Follows a scene and predicts what must happen, independently of the kernel. */
export class Oracle {
  readonly scene: Scene;
  /** The prefix of all tickets of this scene's client. */
  readonly tickets: string;
  /** The longest wait in the run, in seconds. */
  longest: number;
  connected = true;
  /** What has happened, so that a run that proves nothing is noticed. */
  readonly #seen: Set<string>;
  readonly #keys = new Set<string>();
  readonly #called = new Set<number>();
  #announced: Request | undefined;
  #retry: Retry | undefined;
  #mayEnd = false;
  /** The server's newest ticket, and its last offers, as long as the method may be changed. */
  #ticket: string | undefined;
  #offers: unknown;
  #askedAt: number | undefined;
  #askAtOnce = false;
  #doubtful = false;
  #broken: unknown;

  constructor(scene: Scene, { tickets, longest, seen }: { tickets: string; longest: number; seen: Set<string> }) {
    this.scene = scene;
    this.tickets = tickets;
    this.longest = longest;
    this.#seen = seen;
  }

  /** Records a broken promise for later. Thrown at once, the journey would treat it as a failure of its client or listener. */
  follow(what: () => void): void {
    try {
      what();
    } catch (error) {
      this.#broken ??= error;
    }
  }

  requested(request: Request): void {
    must(this.connected, 'no call is announced after disconnect', request);
    must(same(this.scene.state.activity, { kind: 'held', request }), 'an announced call is held', request, this.scene.state);
    const { operation, input, key } = retryOf(request);
    if (this.#retry?.operation === operation && this.#retry.input === input) {
      must(key === this.#retry.key, 'the same intent keeps its key', request);
      this.#seen.add('a key kept');
    } else must(!this.#keys.has(key), 'another intent has a new key', request);
    this.#keys.add(key);
    this.#retry = undefined;
    this.#announced = request;
  }

  called(call: FakeCall): void {
    must(this.connected, 'no call is made after disconnect', call.operation);
    must(!call.signal.aborted, 'the signal of a new call is not aborted', call.operation);
    must(call.input.ticket?.startsWith(this.tickets) ?? true, 'a ticket never reaches another client', call.input);
    must(call.input.ticket === this.#ticket, 'the ticket is the newest', call.operation, call.input, this.#ticket);
    this.#seen.add(call.operation);
    if (call.operation === 'callStatus') return this.#asks(call);
    must(this.scene.client.live.every(({ operation }) => operation === 'callStatus'), 'there is one call of the visitor at a time', call.operation);
    const { operation, input, key } = call;
    const request = this.#announced;
    must(same([operation, input, key], [request?.operation, request?.input, request?.key]), 'every call was announced', call.operation);
    must(!this.#called.has(request!.id), 'an intent makes one call', request);
    this.#called.add(request!.id);
  }

  #asks({ input, key }: FakeCall): void {
    const screen = this.scene.screen('call-in-progress');
    const now = this.scene.clock.monotonic;
    must(same(input, { ticket: screen.step.ticket }), 'a poll is about the call on the screen', input, screen);
    must(key === undefined, 'a poll has no key', key);
    const end = screen.received.monotonic + (screen.step.expiresIn ?? Infinity) * 1_000;
    if (this.#askedAt !== undefined && !this.#askAtOnce && now < end) {
      must(now - this.#askedAt >= screen.step.pollIn * 1_000, 'polls are not more frequent than the server says', this.#askedAt, now, screen);
      this.#seen.add('a second poll');
    }
    this.#askedAt = now;
    this.#askAtOnce = false;
  }

  changed(state: JourneyState, before: JourneyState | undefined): void {
    checkState(state, this.scene.rules, this.scene.clock.now());
    must(!ended(state.screen) || (before !== undefined && ended(before.screen)) || this.#mayEnd, 'the flow ends only when the server says so', state);
    if (state.activity.kind === 'failed') this.#seen.add(state.activity.problem.code);
    this.#seen.add(state.screen.name);
  }

  happened(notice: JourneyNotice): void {
    must(this.connected, 'the journey gives no notice after disconnect', notice);
    must(!JSON.stringify(notice).includes(canary), 'no notice holds a secret', notice);
    this.#seen.add(notice.type);
    if (notice.type !== 'completed') return;
    must(this.#mayEnd, 'the flow ends only when the server says so, and once', notice);
    this.#mayEnd = false;
  }

  /** An answer is about to reach a call or a held request. */
  answers(operation: AuthOperation, request: Request | undefined, answer: TestAnswer): void {
    const { step, code } = answer;
    const { rules } = this.scene;
    const isEnd = step !== 'done' || (rules.doneAnswers?.includes(operation) ?? true);
    const understood = step !== undefined && isEnd && answered[operation].includes(step) && (stepsOf(rules).includes(step) || (rules.endsOnOtherStep === true && (operation === 'verifyCode' || operation === 'callStatus')));
    const unsure = step !== undefined || retriable.includes(code!);
    if (understood) this.#steps(answer, operation);
    else if (request) this.#retry = unsure ? retryOf(request) : undefined;
    // A failed poll does not resolve the outcome of the visitor's call. A definite answer of the server does.
    else if (!unsure && answer.wait === undefined) this.#retry = undefined;
    if (code === 'ticket_expired') this.#forgets();
    const sendsAgain = operation === 'sendCode' || this.scene.state.screen.name === 'link-sent';
    if (sendsAgain && answer.wait !== undefined) this.longest = Math.max(this.longest, answer.wait);
  }

  /** A wait rejected the visitor's intent. */
  refuses(): void {
    const { activity } = this.scene.state;
    if (activity.kind !== 'failed') return;
    must(activity.problem.code === 'rate_limited' && activity.problem.retryAfter! > 0, 'a rejected intent shows how long to wait', activity);
    this.#seen.add('a wait');
  }

  /** A Step arrives from a server or a host. */
  #steps({ step, wait, value }: TestAnswer, operation?: AuthOperation): void {
    const { ticket, offers } = value as { ticket?: string; offers?: unknown };
    const { name } = this.scene.state.screen;
    const rings = operation === 'callStatus' && step === 'call-in-progress';
    this.#ticket = ticketed.includes(step!) ? ticket : undefined;
    if (step === 'enroll' && stepsOf(this.scene.rules).includes(step)) this.#offers = offers;
    else if (!(rings || ((operation === 'sendCode' || operation === 'enroll') && allowed[step!].includes('change-method')))) this.#offers = undefined;
    if (this.#offers !== undefined && step !== 'enroll') this.#seen.add('a factor being proved');
    if (name === 'link-sent' && step === 'link-sent') this.#seen.add('another link');
    this.#mayEnd = step === 'done' || !stepsOf(this.scene.rules).includes(step!);
    this.longest = Math.max(this.longest, wait ?? 0);
    // While the phone rings, a poll changes nothing.
    if (rings) return;
    this.#retry = undefined;
    this.#askedAt = undefined;
  }

  hands(answer: TestAnswer): void {
    if (answer.step !== undefined && stepsOf(this.scene.rules).includes(answer.step)) this.#steps(answer);
  }

  cancels(): void {
    if (!allowed[this.scene.state.screen.name].includes('cancel')) return;
    this.#retry = undefined;
    this.#forgets();
  }

  /** Only the typed values are left of the journey. */
  #forgets(): void {
    this.#ticket = undefined;
    this.#offers = undefined;
  }

  /** Whether the visitor can change the phone or email. */
  get mayChange(): boolean {
    return this.#offers !== undefined && this.scene.state.screen.name !== 'enroll';
  }

  changesMethod(): void {
    this.#retry = undefined;
    this.#askedAt = undefined;
    this.#seen.add('a factor changed');
  }

  disconnects(): void {
    const { activity } = this.scene.state;
    if (activity.kind === 'calling') {
      this.#retry = retryOf(activity.request);
      this.#seen.add('an interruption');
    }
    // A held request was never sent, so it is dropped.
    if (activity.kind === 'held') this.#retry = undefined;
    this.connected = false;
  }

  connects(): void {
    this.connected = true;
    // The journey polls at once after it is connected.
    this.#askAtOnce = true;
  }

  /** The page becomes visible. @param apart whether its clocks have drifted apart */
  looks(apart: boolean): void {
    this.#doubtful = apart;
    if (apart) this.#askAtOnce = true;
    if (apart) this.#seen.add('a clock jump');
  }

  looked(): void {
    const { screen } = this.scene.state;
    const shown = screen.name === 'verified' ? screen.next : screen;
    must(!this.#doubtful || !('timeKnown' in shown) || !shown.timeKnown, 'no time is known after a sleep', shown);
    this.#doubtful = false;
  }

  /** What must hold between any two commands. */
  check(): void {
    if (this.#broken !== undefined) throw this.#broken;
    this.#mayEnd = false;
    const { state, clock, client, rules, storage } = this.scene;
    checkState(state, rules, clock.now());
    const expected: AuthOperation[] = [];
    if (state.activity.kind === 'calling') expected.push(state.activity.request.operation);
    if (state.poll?.pendingId !== undefined) expected.push('callStatus');
    const live = client.live.map(({ operation }) => operation);
    must(same(live.sort(), expected.sort()), 'the pending calls are those in the state', live, expected);
    must(this.connected || live.length === 0, 'every signal is aborted', live);

    must(same(state.offers, this.#offers), 'the offers are known until the method is proved, and no longer', state, this.#offers);

    const { screen, poll } = state;
    if (this.connected && poll && screen.name === 'call-in-progress' && poll.nextAt === undefined && poll.pendingId === undefined) {
      const end = screen.received.monotonic + (screen.step.expiresIn ?? Infinity) * 1_000;
      must(clock.monotonic >= end, 'polling continues until the end of the call', state);
    }
    const wake = wakeAt(state);
    const waits = this.connected && wake !== undefined;
    must(clock.due.length === (waits ? 1 : 0), 'there is one timer, and only for the next poll', clock.due, state);
    must(!waits || clock.due[0]! >= wake, 'a timer is not early', clock.due, state);

    for (const { until } of state.waits) must(until - clock.monotonic <= this.longest * 1_000, 'a wait is not longer than its first length', state, this.longest);
    for (const [key, value] of (storage as FakeStorage).items) {
      must(/^latchkey:cooldown:[a-z-]+:(sendCode:(email|sms|call|unknown)|link)$/.test(key), 'the key of a stored wait is flow, operation and channel', key);
      must(/^\{"until":\d+(\.\d+)?,"seconds":\d+(\.\d+)?\}$/.test(value), 'a stored wait is a time and a length', value);
    }
  }
}
