/** The states of registration-reset. */
import '../../../../src/define/registration-reset.js';
import type { Step } from '../../../../src/client/auth-client.js';
import { RegistrationReset } from '../../../../src/elements/registration-reset/registration-reset.js';
import { askForLink, screens, typeAccount } from '../acts.js';
import { steps } from '../backend.js';
import { fill, find } from '../page.js';
import { canaries, stage, title, type Row } from '../stage.js';
import {
  answered, doing, failed, landing, opening, pressing, proof, revealing, start, told, troubles, unavailable, waiting, type Arrange,
} from '../arrange.js';

const email: Step = { step: 'enroll', ticket: steps.emailCode.ticket, offers: [{ type: 'email', channels: ['email'], target: 'd•••@example.com' }] };

const asking = doing((element) => askForLink(element, 'dduck2021'));
const sent = (step: Step = steps.linkSent): Arrange => answered(asking, step, screens.sent);
const typing = doing((element) => typeAccount(element, 'dduck2021', canaries.password), proof);
const proving = pressing('Continue', typing);
const factor = answered(proving, email, screens.enroll);

/** The link is unusable. */
const unusable = (code: 'link_expired' | 'link_used' | 'link_invalid' | 'registration_failed', heading: string): Arrange => async (at) => {
  await opening(at);
  await at.fail({ code });
  await title(at, heading);
};
/** Sets other properties, as a host. */
const set = (properties: Partial<RegistrationReset>, heading: string): Arrange => async (at) => {
  Object.assign(at.element, properties);
  await title(at, heading);
};


export const row: Row = {
  tag: 'registration-reset',
  elementClass: RegistrationReset,
  make: (into, tag = 'registration-reset') => stage(into, tag, (client) => ({ client })),
  properties: (client) => ({ client, username: 'before2021' }),
  works: (element) => (find(element, 'textbox', 'Username') as HTMLInputElement | undefined)?.value === 'before2021',
  states: {
    start,
    'start, with what is missing': told(pressing('Submit'), 'Enter your username'),
    'start, waiting': waiting(asking),
    'start, too many tries': failed(asking, troubles.tooManyTries),
    'start, unavailable': unavailable,
    'the error, with its Reset': set({ showError: true }, 'Registration Error'),
    incomplete: set({ reason: 'incomplete' }, 'Incomplete registration'),
    'link sent': sent(),
    'link sent, and never again': sent({ step: 'link-sent', expiresIn: 1_200 }),
    'link sent, too many tries': failed(pressing('Send a new link', sent({ ...steps.linkSent, resendIn: 0 })), troubles.tooManyTries),
    landing,
    'landing, waiting': waiting(opening),
    'landing, offline': failed(opening, troubles.offline),
    'landing, registration error': unusable('registration_failed', 'Registration Error'),
    'link expired': unusable('link_expired', 'This link has expired'),
    'link used': unusable('link_used', 'This link has been used'),
    'link unknown': unusable('link_invalid', 'This link does not work'),
    'link malformed': set({ token: '<b>canary</b>' }, 'This link does not work'),
    'password to prove': proof,
    'password to prove, missing': told(pressing('Continue', proof), 'Enter your password'),
    'password, typed and shown': revealing('Password', typing),
    'password to prove, wrong': failed(proving, troubles.wrongAccount),
    'password to prove, registration error': failed(proving, troubles.registration),
    'a factor to choose': factor,
    code: answered(pressing('Send verification code', factor), steps.emailCode, screens.code),
    'done, signed in': answered(proving, steps.done, screens.registered),
    'done, signed out': answered(proving, { step: 'done' }, screens.registered),
    'start, after too long': failed(proving, troubles.tooLong),
  },
  submits: {
    start: { ready: doing((element) => fill(element, 'Username', 'dduck2021')), name: 'Submit', operation: 'requestRegistrationLink' },
    'another link': { ready: sent({ step: 'link-sent', expiresIn: 1_200, resendIn: 0 }), name: 'Send a new link', operation: 'requestRegistrationLink' },
    landing: { ready: landing, name: 'Continue', operation: 'openLink' },
    proof: { ready: typing, name: 'Continue', operation: 'signIn' },
  },
};
