/**
 * The kernel: state × event → state + effects, pure. Every flow of the guide is this one walk; what differs is in `Rules`.
 * Time, keys and answers come in as events; calls, timers and storage go out as effects.
 */
import type { AuthInputs, AuthOperation, Ticket } from '../client/auth-client.js';
import type { Problem } from '../client/problem.js';
import type { Moment } from './clock.js';
import { enter, nextQuestion, stay, to } from './enter.js';
import { failed, hold, idle, interrupt, mayHaveArrived, pending, release, type Wanted } from './request.js';
import { readStep } from './step.js';
import {
  allowedIntents, type Activity, type Effect, type Intent, type IntentName, type JourneyEvent, type JourneyState, type Request,
  type Rules, type Screen, type StepScreen, type Transition,
} from './state.js';
import { waitAfter } from './time.js';

const start: Screen = Object.freeze({ name: 'start' });
const wrongAnswer: Problem = Object.freeze({ code: 'unexpected_response', status: 200 });

/** So many questions in a row may stay without an answer before the visitor is told. */
const patience = 3;

export const initialState = (flow: JourneyState['flow']): JourneyState =>
  Object.freeze({ flow, screen: start, activity: idle, lastId: 0 });

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
      return request ? arrive(rules, state, event.step, event.now, proofs.includes(request.operation), request) : stay(state);
    }
    case 'failed': {
      if (event.id === state.poll?.asking) return missAnswer(state, event);
      const request = pending(state.activity, event.id);
      return request ? fail(state, request, event) : stay(state);
    }
    case 'handed': {
      const { state: next, effects } = arrive(rules, { ...state, activity: idle, poll: undefined, offers: undefined }, event.step, event.now, false);
      return effects.length > 0 ? { state: next, effects: [...aborts(state), ...effects] } : stay(state);
    }
    case 'woke': return ask(state, event.now);
    case 'clock-doubted': return doubt(state, event.now);
    case 'disconnected': return disconnect(state);
    case 'connected': return connect(state, event.now, event.cooldown);
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

  const wanted = requestFor(state.screen, intent);
  if (!wanted) return stay(state);
  const id = state.lastId + 1;
  const activity = hold(state.activity, wanted, id, key);
  // What the visitor does comes before what we ask in the background; a question that this cuts short is asked again.
  const { screen } = state;
  const poll = state.poll?.asking !== undefined && screen.name === 'call-in-progress'
    ? { nextAt: now.monotonic + screen.step.pollIn * 1_000, unanswered: state.poll.unanswered }
    : state.poll;
  return to(state, { activity, poll, lastId: id }, ...cancelPoll(state), { type: 'request', request: activity.request });
}

/** The ticket is bound here and nowhere else. */
function requestFor(screen: Screen, intent: Exclude<Intent, { name: 'cancel' | 'continue' | 'change-method' }>): Wanted<Request> | undefined {
  if (intent.name === 'begin') return { operation: intent.operation, input: intent.input } as Wanted<Request>;
  if (!('step' in screen) || !('ticket' in screen.step)) return undefined;
  const { ticket } = screen.step;
  const { name, ...input } = intent;
  switch (name) {
    case 'send-code': return { operation: 'sendCode', input: { ticket, ...input } };
    case 'verify-code': return { operation: 'verifyCode', input: { ticket, ...input } as { ticket: Ticket; code: string } };
    case 'prove-password': return { operation: 'signIn', input: { ...input, ticket } as AuthInputs['signIn'] };
    case 'enroll': return { operation: 'enroll', input: { ticket, ...input } as AuthInputs['enroll'] };
    case 'set-password': return { operation: 'setPassword', input: { ticket, ...input } as { ticket: Ticket; password: string } };
  }
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

/** Calls whose good answer means that a mailbox or a phone is proved; so does the end of a phone's ringing. */
const proofs: readonly AuthOperation[] = ['verifyCode', 'openLink'];

/** An answer, to a call where there was one. */
function arrive(rules: Rules, state: JourneyState, answer: unknown, now: Moment, proved: boolean, request?: Request): Transition {
  const step = readStep(answer);
  const beyond = step !== undefined && !rules.shows.includes(step.step);
  if (!step || (beyond && !rules.endsBeyond)) return misunderstood(state, request, now);
  const next = { name: step.step, step, received: now, timeKnown: true } as StepScreen;
  const { screen } = state;
  const channel = screen.name === 'code-sent' ? screen.step.channel : 'call';
  const pause = beyond || (request?.operation === 'verifyCode' && rules.pauseAfter.some((one) => one === channel) && 'ticket' in step);
  return enter(
    // The cooldown of what is proved says nothing of what comes next, nor is there a wrong phone or email left to change.
    proved ? { ...state, resendAt: undefined, offers: undefined } : state,
    pause ? { name: 'verified', channel, next, final: beyond } : next,
    idle,
    proved ? [{ type: 'keep-cooldown' }] : [],
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
  if (problem.code === 'ticket_expired' && state.screen.name !== 'start') return enter(state, start, activity, effects);

  const change: { -readonly [K in keyof JourneyState]?: JourneyState[K] } = { activity };
  if (problem.code === 'invalid_code' && problem.attemptsLeft !== undefined) change.attemptsLeft = problem.attemptsLeft;
  if ((problem.code === 'code_expired' || problem.code === 'too_many_attempts') && state.screen.name === 'code-sent') {
    // The code is void: what was said of its time and of its tries holds no longer.
    const { expiresIn: _, ...step } = state.screen.step;
    change.screen = { ...state.screen, step };
    change.attemptsLeft = undefined;
  }
  const sendsAgain = operation === 'sendCode' || state.screen.name === 'link-sent';
  const wait = sendsAgain ? waitAfter(problem) : undefined;
  if (wait !== undefined) {
    change.resendAt = now.monotonic + wait * 1_000;
    effects.push({ type: 'keep-cooldown', until: change.resendAt });
  }
  return to(state, change, ...effects);
}

function ask(state: JourneyState, now: Moment): Transition {
  const { poll, screen, activity } = state;
  if (screen.name !== 'call-in-progress' || poll?.nextAt === undefined || poll.nextAt > now.monotonic) return stay(state);
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
  if (step.step !== 'call-in-progress' || screen.name !== 'call-in-progress') return arrive(rules, state, step, now, true);
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
  if (problem.code === 'ticket_expired') return enter(state, start, activity, [effect]);
  return to(state, { activity, poll: undefined }, effect);
}

/** The page slept or the clock was set: every number we have may be wrong, so we drop it and leave it to the server. */
function doubt(state: JourneyState, now: Moment): Transition {
  const { screen, poll } = state;
  const doubtful = (held: StepScreen) => ({ ...held, received: now, timeKnown: false }) as StepScreen;
  if (screen.name === 'start') return to(state, { resendAt: undefined });
  return to(state, {
    screen: screen.name === 'verified' ? { ...screen, next: doubtful(screen.next) } : doubtful(screen),
    resendAt: state.resendAt === undefined ? undefined : now.monotonic,
    // A question from before may be answered with a number from before.
    poll: poll && { nextAt: now.monotonic, unanswered: poll.unanswered },
  }, ...cancelPoll(state));
}

function disconnect(state: JourneyState): Transition {
  const { activity, poll } = state;
  return to(state, { activity: interrupt(activity), poll: poll && { unanswered: 0 } }, ...aborts(state));
}

function connect(state: JourneyState, now: Moment, cooldown?: number): Transition {
  const { screen, poll } = state;
  return to(state, {
    poll: poll && screen.name === 'call-in-progress' ? { nextAt: now.monotonic, unanswered: 0 } : undefined,
    ...(cooldown && { resendAt: now.monotonic + cooldown * 1_000 }),
  });
}
