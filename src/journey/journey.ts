/**
 * The kernel: state × event → state + effects, pure. Every flow of the guide is this one walk; what differs is in `Rules`.
 * Time, keys and answers come in as events; calls, timers and storage go out as effects.
 */
import type { AuthOperation } from '../client/auth-client.js';
import type { Problem } from '../client/problem.js';
import { mayAnswer } from './answers.js';
import type { Moment } from './clock.js';
import { enter, isPolled, nextQuestion, replaceWait, stay, to, type Change, type Sent } from './enter.js';
import { failed, hold, idle, interrupt, mayHaveArrived, pending, release, type Wanted } from './request.js';
import { isShown } from './shown.js';
import { readStep } from './step.js';
import {
  allowedIntents, type Activity, type Effect, type Intent, type IntentName, type JourneyEvent, type JourneyState, type Request,
  type Rules, type Screen, type StepScreen, type Transition,
} from './state.js';
import { specOf } from './steps/index.js';
import { secondsLeft, waitAfter } from './time.js';
import { addressOf, entryWait, recipientOf, resendAt, sendCodeAt, routeOf, type Route } from './waits.js';

const start: Screen = Object.freeze({ name: 'start' });
const wrongAnswer: Problem = Object.freeze({ code: 'unexpected_response', status: 200 });

/** So many questions in a row may stay without an answer before the visitor is told. */
const patience = 3;

export const initialState = (flow: JourneyState['flow']): JourneyState =>
  Object.freeze({ flow, screen: start, activity: idle, waits: [], lastId: 0 });

/** When the runner must wake the journey; never for countdowns, which are a matter of drawing. */
export const wakeAt = (state: JourneyState): number | undefined => state.poll?.nextAt;

export function reduce(rules: Rules, state: JourneyState, event: JourneyEvent): Transition {
  switch (event.type) {
    case 'intended': return intend(state, event.intent, event.key, event.now);
    case 'released': {
      const activity = release(state.activity, event.id);
      return activity ? to(state, { activity }, { type: 'call', request: activity.request }) : stay(state);
    }
    case 'answered': {
      if (event.id === state.poll?.asking) return hear(rules, state, event.step, event.now);
      const request = pending(state.activity, event.id);
      return request ? arrive(rules, state, event.step, event.now, request.operation, request) : stay(state);
    }
    case 'failed': {
      if (event.id === state.poll?.asking) return missAnswer(state, event);
      const request = pending(state.activity, event.id);
      return request ? fail(state, request, event) : stay(state);
    }
    case 'handed': {
      const { state: next, effects } = arrive(rules, { ...state, activity: idle, poll: undefined, offers: undefined }, event.step, event.now);
      return effects.length > 0 ? { state: next, effects: [...aborts(state), ...effects] } : stay(state);
    }
    case 'woke': return ask(state, event.now);
    case 'clock-doubted': return doubt(state, event.now);
    case 'disconnected': return disconnect(state);
    case 'connected': return connect(state, event.now, event.waits);
  }
}

const cancelPoll = ({ poll }: JourneyState): Effect[] => (poll?.asking === undefined ? [] : [{ type: 'abort', id: poll.asking }]);

/** Ends everything under way. */
const aborts = (state: JourneyState): Effect[] =>
  [...cancelPoll(state), ...(state.activity.kind === 'calling' ? [{ type: 'abort' as const, id: state.activity.request.id }] : [])];

/** What a visitor can want there. An end that the host goes on from leaves nothing, not even to cancel. */
const intentsOf = (screen: Screen): readonly IntentName[] =>
  (screen.name === 'verified' && screen.final ? [] : allowedIntents[screen.name]);

function intend(state: JourneyState, intent: Intent, key: string, now: Moment): Transition {
  if (!intentsOf(state.screen).includes(intent.name)) return stay(state);
  if (intent.name === 'cancel') return cancel(state);
  if (pending(state.activity)) return stay(state);
  if (intent.name === 'continue') return proceed(state);
  if (intent.name === 'change-method') return changeMethod(state, now);

  const wanted = requestFor(state, intent);
  if (!wanted) return stay(state);
  const until = mayCallAt(state, wanted);
  if (until !== undefined && until > now.monotonic) return refuse(state, wanted.operation, secondsLeft(until, now.monotonic));
  const id = state.lastId + 1;
  const activity = hold(state.activity, wanted, id, key);
  // What the visitor does comes before what we ask in the background; a question that this cuts short is asked again.
  const { screen } = state;
  const poll = state.poll?.asking !== undefined && isPolled(screen)
    ? { nextAt: now.monotonic + screen.step.pollIn * 1_000, unanswered: state.poll.unanswered }
    : state.poll;
  return to(state, { activity, poll, lastId: id }, ...cancelPoll(state), { type: 'request', request: activity.request });
}

/** The ticket is bound by the Step's specification and nowhere else. */
function requestFor({ screen, linkRequest }: JourneyState, { name, ...input }: Intent): Wanted<Request> | undefined {
  if (name === 'begin') return input as Wanted<Request>;
  if (name === 'send-link') return linkRequest;
  if (!('step' in screen)) return undefined;
  const call = (specOf(screen.name).intents as Readonly<Record<string, unknown>>)[name];
  return typeof call === 'function' ? call(screen.step, input) : undefined;
}

/** Monotonic milliseconds from which this may be called; undefined where nothing waits. */
function mayCallAt(state: JourneyState, { operation, input }: Wanted<Request>): number | undefined {
  switch (operation) {
    case 'sendCode': return sendCodeAt(state, input);
    case 'startPasswordReset': case 'requestRegistrationLink':
      return state.screen.name === 'start' ? entryWait(state, input.identifier) : resendAt(state);
    default: return undefined;
  }
}

/** Answers in the server's place what it asked us to wait for. No call was made, so none has failed for a host. */
function refuse(state: JourneyState, operation: AuthOperation, retryAfter: number): Transition {
  const request = state.activity.kind === 'failed' ? state.activity.request : undefined;
  return to(state, { activity: { kind: 'failed', operation, problem: { code: 'rate_limited', retryAfter }, ...(request && { request }) } });
}

/** Back to the entry form; the ticket goes with the state that held it. */
function cancel(state: JourneyState): Transition {
  const { activity, screen } = state;
  if (screen.name === 'start') return activity.kind === 'idle' ? stay(state) : to(state, { activity: idle }, ...aborts(state));
  return enter(state, start, idle, aborts(state));
}

function proceed(state: JourneyState): Transition {
  return state.screen.name === 'verified' ? enter(state, state.screen.next, idle, []) : stay(state);
}

/** The offers are the same; the ticket is the newest. */
function changeMethod(state: JourneyState, now: Moment): Transition {
  const { screen, offers } = state;
  if (!offers || !('step' in screen) || !('ticket' in screen.step)) return stay(state);
  const step = { step: 'enroll' as const, ticket: screen.step.ticket, offers };
  return enter(state, { name: 'enroll', step, received: now, timeKnown: true }, idle, cancelPoll(state));
}

/** What a good answer to this operation proves, and by which route, where it proves something. */
function proved({ screen }: JourneyState, operation: AuthOperation | undefined): { readonly route?: Route } | undefined {
  if (operation === 'openLink') return { route: 'link' };
  const proof = 'step' in screen ? specOf(screen.name).proof : undefined;
  if (!('step' in screen) || !proof || proof.operation !== operation) return undefined;
  const channel = proof.channel?.(screen.step);
  return channel ? { route: `sendCode:${channel}` } : {};
}

/** Whom a call had something sent to. What is typed on an entry form is sent to only where it is an email address. */
function sentBy(state: JourneyState, request: Request | undefined, step: StepScreen['name']): Sent {
  switch (request?.operation) {
    case 'startPasswordReset': case 'requestRegistrationLink': {
      const { operation, input } = request;
      const { kind, value } = input.identifier;
      return {
        recipient: { to: addressOf(input.identifier), ...(kind === 'email' && { typed: value }) },
        ...(step === 'link-sent' && { linkRequest: { operation, input } as Wanted<Request> }),
      };
    }
    case 'enroll': {
      const { type, value } = request.input;
      return { recipient: { to: value ?? type, ...(value !== undefined && { typed: value }) } };
    }
    case 'sendCode': return { recipient: recipientOf(state, request.input.methodId) };
    default: return {};
  }
}

/** A Step: the answer to a call or a question, or handed by the host, where there is no operation. */
function arrive(rules: Rules, state: JourneyState, answer: unknown, now: Moment, operation?: AuthOperation, request?: Request): Transition {
  const step = readStep(answer);
  const beyond = step !== undefined && !isShown(rules, step.step);
  const proof = proved(state, operation);
  const ends = rules.endsBeyond && proof && proof.route !== 'link';
  if (!step || (operation && !mayAnswer(operation, step.step)) || (beyond && !ends)) return misunderstood(state, request, now);
  const next = { name: step.step, step, received: now, timeKnown: true } as StepScreen;
  const forgotten = proof?.route && replaceWait(state, proof.route);
  const pause = beyond || (operation === 'verifyCode' && 'ticket' in step && rules.pauseAfter.some((channel) => proof?.route === `sendCode:${channel}`));
  return enter(
    // The wait for what is proved says nothing of what comes next, nor is there a wrong phone or email left to change.
    proof ? { ...state, ...(forgotten && { waits: forgotten.waits }), offers: undefined } : state,
    pause ? { name: 'verified', next, final: beyond } : next,
    idle,
    forgotten ? [forgotten.effect] : [],
    sentBy(state, request, step.step),
  );
}

/** An answer that says nothing to this element: a failure of the call, or of the question, that it belongs to. */
function misunderstood(state: JourneyState, request: Request | undefined, now: Moment): Transition {
  if (request) return fail(state, request, { problem: wrongAnswer, now });
  return state.poll ? missAnswer(state, { problem: wrongAnswer, now }) : stay(state);
}

function fail(
  state: JourneyState, request: Request, { problem, traceId, now }: { problem: Problem; traceId?: string; now: Moment },
): Transition {
  const { operation } = request;
  const activity = failed(request, problem);
  const effects: Effect[] = [{ type: 'problem', operation, problem, ...(traceId !== undefined && { traceId }) }];
  if (problem.code === 'ticket_expired' && state.screen.name !== 'start') return startAgain(state, activity, effects);

  const change: Change = { activity };
  if (problem.code === 'invalid_code' && problem.attemptsLeft !== undefined) change.attemptsLeft = problem.attemptsLeft;
  const { screen } = state;
  if ((problem.code === 'code_expired' || problem.code === 'too_many_attempts') && proved(state, operation) && 'step' in screen) {
    // The code is void: what was said of its time and of its tries holds no longer.
    const { expiresIn: _, ...step } = screen.step as StepScreen['step'] & { readonly expiresIn?: number };
    change.screen = { ...screen, step } as StepScreen;
    change.attemptsLeft = undefined;
  }
  const refused = refusedSend(state, request);
  const seconds = refused && waitAfter(problem);
  if (refused && seconds !== undefined) {
    const { waits, effect } = replaceWait(state, refused.route, refused.to, now.monotonic + seconds * 1_000);
    change.waits = waits;
    effects.push(effect);
  }
  return to(state, change, ...effects);
}

/** What a refusal of this call keeps waiting: only where something is sent again. */
function refusedSend(state: JourneyState, { operation, input }: Request): { readonly route: Route; readonly to: string } | undefined {
  const { screen } = state;
  const current = 'step' in screen ? routeOf(screen) : undefined;
  const { methodId, channel } = operation === 'sendCode' ? input : {};
  const route = operation === 'sendCode' && channel ? (`sendCode:${channel}` as const) : operation === 'sendCode' || current === 'link' ? current : undefined;
  return route && { route, to: recipientOf(state, methodId).to };
}

/** The server sends the visitor back to the entry form, so what waits there for their address does so no longer. */
const startAgain = (state: JourneyState, activity: Activity, effects: Effect[]): Transition =>
  enter({ ...state, waits: state.waits.filter((one) => one.to !== state.recipient?.to) }, start, activity, effects);

function ask(state: JourneyState, now: Moment): Transition {
  const { poll, screen, activity } = state;
  if (!isPolled(screen) || poll?.nextAt === undefined || poll.nextAt > now.monotonic) return stay(state);
  // While the visitor's own call is out, asking waits; its answer decides what there is to ask.
  if (pending(activity)) return to(state, { poll: { ...poll, nextAt: now.monotonic + 1_000 } });
  const id = state.lastId + 1;
  return to(state, { poll: { ...poll, nextAt: undefined, asking: id }, lastId: id }, { type: 'ask', id, input: { ticket: screen.step.ticket } });
}

/** The answer to a question: while the phone rings, the same screen with perhaps a newer ticket. */
function hear(rules: Rules, state: JourneyState, answer: unknown, now: Moment): Transition {
  const step = readStep(answer);
  if (!step) return missAnswer(state, { problem: wrongAnswer, now });
  const { screen } = state;
  if (step.step !== 'call-in-progress' || screen.name !== 'call-in-progress') return arrive(rules, state, step, now, 'callStatus');
  const renewed = step.expiresIn !== undefined;
  const current: Screen = {
    ...screen,
    step: renewed ? step : { ...step, expiresIn: screen.step.expiresIn },
    received: renewed ? now : screen.received,
    timeKnown: renewed || screen.timeKnown,
  };
  return to(state, { screen: current, poll: { nextAt: nextQuestion(current, now), unanswered: 0 } });
}

function missAnswer(state: JourneyState, failure: { problem: Problem; traceId?: string; now: Moment }): Transition {
  const { problem, now } = failure;
  const unanswered = (state.poll?.unanswered ?? 0) + 1;
  const wait = waitAfter(problem);
  const passing = mayHaveArrived(problem) || wait !== undefined;
  if (passing && unanswered < patience) {
    const next = nextQuestion(state.screen, now);
    const nextAt = wait === undefined ? next : Math.max(next ?? 0, now.monotonic + wait * 1_000);
    return to(state, { poll: { nextAt, unanswered } });
  }
  const { traceId } = failure;
  const effect: Effect = { type: 'problem', operation: 'callStatus', problem, ...(traceId !== undefined && { traceId }) };
  // Nothing was heard of the visitor's own call either, so its key stays good.
  const request = passing && state.activity.kind === 'failed' ? state.activity.request : undefined;
  const activity: Activity = { kind: 'failed', operation: 'callStatus', problem, ...(request && { request }) };
  if (problem.code === 'ticket_expired') return startAgain(state, activity, [effect]);
  return to(state, { activity, poll: undefined }, effect);
}

/** The page slept or the clock was set: every number we have may be wrong, so we drop it and leave it to the server. */
function doubt(state: JourneyState, now: Moment): Transition {
  const { screen, poll } = state;
  const doubtful = (held: StepScreen) => ({ ...held, received: now, timeKnown: false }) as StepScreen;
  if (screen.name === 'start') return to(state, { waits: [] });
  return to(state, {
    screen: screen.name === 'verified' ? { ...screen, next: doubtful(screen.next) } : doubtful(screen),
    waits: state.waits.map((one) => ({ ...one, until: now.monotonic })),
    // A question from before may be answered with a number from before.
    poll: poll && { nextAt: now.monotonic, unanswered: poll.unanswered },
  }, ...cancelPoll(state));
}

function disconnect(state: JourneyState): Transition {
  const { activity, poll } = state;
  return to(state, { activity: interrupt(activity), poll: poll && { unanswered: 0 } }, ...aborts(state));
}

function connect(state: JourneyState, now: Moment, kept: Partial<Record<Route, number>> = {}): Transition {
  const { screen, poll, waits } = state;
  const others = (Object.entries(kept) as [Route, number][]).filter(([route]) => !waits.some((one) => one.route === route && one.until > now.monotonic));
  return to(state, {
    poll: poll && isPolled(screen) ? { nextAt: now.monotonic, unanswered: 0 } : undefined,
    waits: [...waits.filter(({ route, to: whom }) => whom !== undefined || kept[route] === undefined), ...others.map(([route, seconds]) => ({ route, until: now.monotonic + seconds * 1_000 }))],
  });
}
