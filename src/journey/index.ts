export { answers } from './answer-table.js';
export { clocksDisagree, systemClock, type Clock, type Moment } from './clock.js';
export { codeError, normalizeCode, type CodeError } from './code.js';
export { isEmail, longestEmail, longestInput, readIdentifier } from './identifier.js';
export { initialState, reduce, wakeAt } from './journey.js';
export { allowedRedirect } from './redirect.js';
export { passwordReset, phoneChallenge, registration, registrationLink, signIn } from './rules.js';
export { Journey, type JourneyListener, type JourneyOptions } from './runner.js';
export {
  allowedIntents, type Activity, type Effect, type Intent, type IntentName, type JourneyEvent, type JourneyNotice, type JourneyState,
  type Request, type Rules, type Screen, type ScreenName, type ScreenOf, type StepScreen, type Transition,
} from './state.js';
export { readStep } from './step.js';
export { stepsOf } from './shown.js';
export { stepNames } from './steps/index.js';
export { defaultWait, expiresAt, secondsLeft, waitAfter } from './time.js';
export { checkPassword, type PasswordCheck } from './password.js';
export { resendAt } from './waits.js';
