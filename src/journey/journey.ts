/**
 * The kernel: a pure function from state and event to state and effects. It runs every flow; `Rules` holds the differences.
 * Time, keys and answers arrive as events. Calls, timers and storage leave as effects.
 */
import type { AuthOperation } from '../client/auth-client.js';
import type { Problem } from '../client/problem.js';
import { mayAnswer } from './answers.js';
import type { Moment } from './clock.js';
import { enter, isPolled, nextPollAt, replaceWait, stay, to, type Change, type SendOrigin } from './enter.js';
import { failed, hold, idle, interrupt, mayHaveArrived, pending, release, type CallSpec } from './request.js';
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
const unexpectedResponse: Problem = Object.freeze({ code: 'unexpected_response', status: 200 });

/** After this many failed polls in a row, polling stops and the visitor sees a problem. */
const maxPollFailures = 3;

export const initialState = (flow: JourneyState['flow']): JourneyState =>
  Object.freeze({ flow, screen: start, activity: idle, waits: [], lastId: 0 });

/** Monotonic milliseconds of the next `woke` event. Only polls need one: views compute countdowns. */
export const wakeAt = (state: JourneyState): number | undefined => state.poll?.nextAt;

export function reduce(rules: Rules, state: JourneyState, event: JourneyEvent): Transition {
  switch (event.type) {
    case 'intended': return onIntent(state, event.intent, event.key, event.now);
    case 'released': {
      const activity = release(state.activity, event.id);
      return activity ? to(state, { activity }, { type: 'call', request: activity.request }) : stay(state);
    }
    case 'answered': {
      if (event.id === state.poll?.pendingId) return onPollAnswer(rules, state, event.step, event.now);
      const request = pending(state.activity, event.id);
      return request ? onAnswer(rules, state, event.step, event.now, request.operation, request) : stay(state);
    }
    case 'failed': {
      if (event.id === state.poll?.pendingId) return onPollFailure(state, event);
      const request = pending(state.activity, event.id);
      return request ? onFailure(state, request, event) : stay(state);
    }
    case 'handed': {
      const { state: next, effects } = onAnswer(rules, { ...state, activity: idle, poll: undefined, offers: undefined }, event.step, event.now);
      return effects.length > 0 ? { state: next, effects: [...abortAll(state), ...effects] } : stay(state);
    }
    case 'woke': return sendPoll(state, event.now);
    case 'clock-jumped': return onClockJump(state, event.now);
    case 'disconnected': return onDisconnect(state);
    case 'connected': return onConnect(state, event.now, event.waits);
  }
}

const abortPoll = ({ poll }: JourneyState): Effect[] => (poll?.pendingId === undefined ? [] : [{ type: 'abort', id: poll.pendingId }]);

/** Aborts the visitor's call and the poll. */
const abortAll = (state: JourneyState): Effect[] =>
  [...abortPoll(state), ...(state.activity.kind === 'calling' ? [{ type: 'abort' as const, id: state.activity.request.id }] : [])];

/** The allowed intents. A final pause allows none, not even `cancel`, because the host continues from there. */
const intentsOf = (screen: Screen): readonly IntentName[] =>
  (screen.name === 'verified' && screen.final ? [] : allowedIntents[screen.name]);

function onIntent(state: JourneyState, intent: Intent, key: string, now: Moment): Transition {
  if (!intentsOf(state.screen).includes(intent.name)) return stay(state);
  if (intent.name === 'cancel') return cancel(state);
  if (pending(state.activity)) return stay(state);
  if (intent.name === 'continue') return leavePause(state);
  if (intent.name === 'change-method') return changeMethod(state, now);

  const spec = requestFor(state, intent);
  if (!spec) return stay(state);
  const until = earliestCallAt(state, spec);
  if (until !== undefined && until > now.monotonic) return rejectEarlyCall(state, spec.operation, secondsLeft(until, now.monotonic));
  const id = state.lastId + 1;
  const activity = hold(state.activity, spec, id, key);
  // The visitor's request replaces a pending poll; the poll is repeated later.
  const { screen } = state;
  const poll = state.poll?.pendingId !== undefined && isPolled(screen)
    ? { nextAt: now.monotonic + screen.step.pollIn * 1_000, failures: state.poll.failures }
    : state.poll;
  return to(state, { activity, poll, lastId: id }, ...abortPoll(state), { type: 'request', request: activity.request });
}

/** The call that an intent becomes. Only the Step's specification adds the ticket. */
function requestFor({ screen, linkRequest }: JourneyState, { name, ...input }: Intent): CallSpec<Request> | undefined {
  if (name === 'begin') return input as CallSpec<Request>;
  if (name === 'send-link') return linkRequest;
  if (!('step' in screen)) return undefined;
  const call = (specOf(screen.name).intents as Readonly<Record<string, unknown>>)[name];
  return typeof call === 'function' ? call(screen.step, input) : undefined;
}

/** Monotonic milliseconds from which this call is allowed. Undefined when there is no wait. */
function earliestCallAt(state: JourneyState, { operation, input }: CallSpec<Request>): number | undefined {
  switch (operation) {
    case 'sendCode': return sendCodeAt(state, input);
    case 'startPasswordReset': case 'requestRegistrationLink':
      return state.screen.name === 'start' ? entryWait(state, input.identifier) : resendAt(state);
    default: return undefined;
  }
}

/** Shows `rate_limited` while the server's wait still runs. The journey makes no call, so the owner gets no `problem` notice. */
function rejectEarlyCall(state: JourneyState, operation: AuthOperation, retryAfter: number): Transition {
  const request = state.activity.kind === 'failed' ? state.activity.request : undefined;
  return to(state, { activity: { kind: 'failed', operation, problem: { code: 'rate_limited', retryAfter }, ...(request && { request }) } });
}

/** Goes back to the entry form and drops the ticket. */
function cancel(state: JourneyState): Transition {
  const { activity, screen } = state;
  if (screen.name === 'start') return activity.kind === 'idle' ? stay(state) : to(state, { activity: idle }, ...abortAll(state));
  return enter(state, start, idle, abortAll(state));
}

function leavePause(state: JourneyState): Transition {
  return state.screen.name === 'verified' ? enter(state, state.screen.next, idle, []) : stay(state);
}

/** Goes back to `enroll` with the kept offers and the newest ticket. */
function changeMethod(state: JourneyState, now: Moment): Transition {
  const { screen, offers } = state;
  if (!offers || !('step' in screen) || !('ticket' in screen.step)) return stay(state);
  const step = { step: 'enroll' as const, ticket: screen.step.ticket, offers };
  return enter(state, { name: 'enroll', step, received: now, timeKnown: true }, idle, abortPoll(state));
}

/** The proof that a successful answer to this operation gives, with the route of its code or link. Undefined when it proves nothing. */
function proofOf({ screen }: JourneyState, operation: AuthOperation | undefined): { readonly route?: Route } | undefined {
  if (operation === 'openLink') return { route: 'link' };
  const proof = 'step' in screen ? specOf(screen.name).proof : undefined;
  if (!('step' in screen) || !proof || proof.operation !== operation) return undefined;
  const channel = proof.channel?.(screen.step);
  return channel ? { route: `sendCode:${channel}` } : {};
}

/** The recipient of what this call sent. An entry form's identifier counts as a typed address only when it is an email address. */
function sendOriginOf(state: JourneyState, request: Request | undefined, step: StepScreen['name']): SendOrigin {
  switch (request?.operation) {
    case 'startPasswordReset': case 'requestRegistrationLink': {
      const { operation, input } = request;
      const { kind, value } = input.identifier;
      return {
        recipient: { to: addressOf(input.identifier), ...(kind === 'email' && { typed: value }) },
        ...(step === 'link-sent' && { linkRequest: { operation, input } as CallSpec<Request> }),
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

/** Handles a Step. Without `operation` the host handed the Step; without `request` it answers a poll or was handed. */
function onAnswer(rules: Rules, state: JourneyState, answer: unknown, now: Moment, operation?: AuthOperation, request?: Request): Transition {
  const step = readStep(answer);
  const isNotShown = step !== undefined && !isShown(rules, step.step);
  const proof = proofOf(state, operation);
  const ends = rules.endsOnOtherStep && proof && proof.route !== 'link';
  const isAnswer = !operation || (step && mayAnswer(operation, step.step) && (step.step !== 'done' || (rules.doneAnswers?.includes(operation) ?? true)));
  if (!step || !isAnswer || (isNotShown && !ends)) return onUnexpectedAnswer(state, request, now);
  const next = { name: step.step, step, received: now, timeKnown: true } as StepScreen;
  const endedWait = proof?.route && replaceWait(state, proof.route);
  const pause = isNotShown || (operation === 'verifyCode' && 'ticket' in step && rules.pauseAfter.some((channel) => proof?.route === `sendCode:${channel}`));
  return enter(
    // After a proof, the wait for its code is over, and the phone or email can no longer be changed.
    proof ? { ...state, ...(endedWait && { waits: endedWait.waits }), offers: undefined } : state,
    pause ? { name: 'verified', next, final: isNotShown } : next,
    idle,
    endedWait ? [endedWait.effect] : [],
    sendOriginOf(state, request, step.step),
  );
}

/** Treats an unreadable or unexpected answer as a failure of its call or poll. */
function onUnexpectedAnswer(state: JourneyState, request: Request | undefined, now: Moment): Transition {
  if (request) return onFailure(state, request, { problem: unexpectedResponse, now });
  return state.poll ? onPollFailure(state, { problem: unexpectedResponse, now }) : stay(state);
}

function onFailure(
  state: JourneyState, request: Request, { problem, traceId, now }: { problem: Problem; traceId?: string; now: Moment },
): Transition {
  const { operation } = request;
  const activity = failed(request, problem);
  const effects: Effect[] = [{ type: 'problem', operation, problem, ...(traceId !== undefined && { traceId }) }];
  if (problem.code === 'ticket_expired' && state.screen.name !== 'start') return restart(state, activity, effects);

  const change: Change = { activity };
  if (problem.code === 'invalid_code' && problem.attemptsLeft !== undefined) change.attemptsLeft = problem.attemptsLeft;
  const { screen } = state;
  if ((problem.code === 'code_expired' || problem.code === 'too_many_attempts') && proofOf(state, operation) && 'step' in screen) {
    // The code is void, so its remaining time and attempts are too.
    const { expiresIn: _, ...step } = screen.step as StepScreen['step'] & { readonly expiresIn?: number };
    change.screen = { ...screen, step } as StepScreen;
    change.attemptsLeft = undefined;
  }
  const refused = limitedSend(state, request);
  const seconds = refused && waitAfter(problem);
  if (refused && seconds !== undefined) {
    const { waits, effect } = replaceWait(state, refused.route, refused.to, now.monotonic + seconds * 1_000);
    change.waits = waits;
    effects.push(effect);
  }
  return to(state, change, ...effects);
}

/** The route and recipient that must wait after this call failed. Undefined for a call that sends nothing again. */
function limitedSend(state: JourneyState, { operation, input }: Request): { readonly route: Route; readonly to: string } | undefined {
  const { screen } = state;
  const current = 'step' in screen ? routeOf(screen) : undefined;
  const { methodId, channel } = operation === 'sendCode' ? input : {};
  const route = operation === 'sendCode' && channel ? (`sendCode:${channel}` as const) : operation === 'sendCode' || current === 'link' ? current : undefined;
  return route && { route, to: recipientOf(state, methodId).to };
}

/** Goes back to the entry form after the ticket expired. Drops the wait for the visitor's address, so that they can start over at once. */
const restart = (state: JourneyState, activity: Activity, effects: Effect[]): Transition =>
  enter({ ...state, waits: state.waits.filter((one) => one.to !== state.recipient?.to) }, start, activity, effects);

function sendPoll(state: JourneyState, now: Moment): Transition {
  const { poll, screen, activity } = state;
  if (!isPolled(screen) || poll?.nextAt === undefined || poll.nextAt > now.monotonic) return stay(state);
  // While the visitor's own request is pending, polling pauses: its answer decides whether there is still something to poll.
  if (pending(activity)) return to(state, { poll: { ...poll, nextAt: now.monotonic + 1_000 } });
  const id = state.lastId + 1;
  return to(state, { poll: { ...poll, nextAt: undefined, pendingId: id }, lastId: id }, { type: 'poll', id, input: { ticket: screen.step.ticket } });
}

/** Handles a poll's answer. While the phone rings, the screen stays, and its ticket and time may be renewed. */
function onPollAnswer(rules: Rules, state: JourneyState, answer: unknown, now: Moment): Transition {
  const step = readStep(answer);
  if (!step) return onPollFailure(state, { problem: unexpectedResponse, now });
  const { screen } = state;
  if (step.step !== 'call-in-progress' || screen.name !== 'call-in-progress') return onAnswer(rules, state, step, now, 'callStatus');
  const hasNewTime = step.expiresIn !== undefined;
  const current: Screen = {
    ...screen,
    step: hasNewTime ? step : { ...step, expiresIn: screen.step.expiresIn },
    received: hasNewTime ? now : screen.received,
    timeKnown: hasNewTime || screen.timeKnown,
  };
  return to(state, { screen: current, poll: { nextAt: nextPollAt(current, now), failures: 0 } });
}

function onPollFailure(state: JourneyState, failure: { problem: Problem; traceId?: string; now: Moment }): Transition {
  const { problem, now } = failure;
  const failures = (state.poll?.failures ?? 0) + 1;
  const wait = waitAfter(problem);
  const isTemporary = mayHaveArrived(problem) || wait !== undefined;
  if (isTemporary && failures < maxPollFailures) {
    const next = nextPollAt(state.screen, now);
    const nextAt = wait === undefined ? next : Math.max(next ?? 0, now.monotonic + wait * 1_000);
    return to(state, { poll: { nextAt, failures } });
  }
  const { traceId } = failure;
  const effect: Effect = { type: 'problem', operation: 'callStatus', problem, ...(traceId !== undefined && { traceId }) };
  // The outcome of the visitor's own failed call is still unknown, so a retry must use its key.
  const request = isTemporary && state.activity.kind === 'failed' ? state.activity.request : undefined;
  const activity: Activity = { kind: 'failed', operation: 'callStatus', problem, ...(request && { request }) };
  if (problem.code === 'ticket_expired') return restart(state, activity, [effect]);
  return to(state, { activity, poll: undefined }, effect);
}

/** The page slept or somebody set the clock. Every known time may be wrong, so the journey drops them all; the server decides. */
function onClockJump(state: JourneyState, now: Moment): Transition {
  const { screen, poll } = state;
  const withoutTime = (held: StepScreen) => ({ ...held, received: now, timeKnown: false }) as StepScreen;
  if (screen.name === 'start') return to(state, { waits: [] });
  return to(state, {
    screen: screen.name === 'verified' ? { ...screen, next: withoutTime(screen.next) } : withoutTime(screen),
    waits: state.waits.map((one) => ({ ...one, until: now.monotonic })),
    // The answer to a pending poll may hold an outdated time, so the poll is aborted and repeated.
    poll: poll && { nextAt: now.monotonic, failures: poll.failures },
  }, ...abortPoll(state));
}

function onDisconnect(state: JourneyState): Transition {
  const { activity, poll } = state;
  return to(state, { activity: interrupt(activity), poll: poll && { failures: 0 } }, ...abortAll(state));
}

function onConnect(state: JourneyState, now: Moment, stored: Partial<Record<Route, number>> = {}): Transition {
  const { screen, poll, waits } = state;
  const others = (Object.entries(stored) as [Route, number][]).filter(([route]) => !waits.some((one) => one.route === route && one.until > now.monotonic));
  return to(state, {
    poll: poll && isPolled(screen) ? { nextAt: now.monotonic, failures: 0 } : undefined,
    waits: [...waits.filter(({ route, to: recipient }) => recipient !== undefined || stored[route] === undefined), ...others.map(([route, seconds]) => ({ route, until: now.monotonic + seconds * 1_000 }))],
  });
}
