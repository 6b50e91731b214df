import '../../../../src/define/forgot-password-wizard.js';
import type { Step } from '../../../../src/client/auth-client.js';
import { ForgotPasswordWizard } from '../../../../src/elements/forgot-password-wizard/forgot-password-wizard.js';
import { screens, typeNewPassword } from '../acts.js';
import { steps } from '../backend.js';
import { fill, find } from '../page.js';
import { canaries, stage, type Row } from '../stage.js';
import {
  answered, asking, busy, byCall, bySms, doing, failed, nonePicked, picking, pressing, revealing, sentElsewhere, shown, start, told, troubles, typingCode,
  unavailable, verifying, waiting, type Arrange,
} from '../arrange.js';

export const toCode = (step: Step = steps.emailCode): Arrange => answered(asking, step, screens.code);
const verified = (next: Step): Arrange => answered(verifying(toCode()), next, screens.verified);
const choose = (step: Step = steps.onePhone): Arrange => shown(pressing('Continue', verified(step)), screens.choose);
const password = shown(pressing('Continue', verified(steps.password)), screens.password);
const typing = doing((element) => typeNewPassword(element, canaries.password), password);
const sending = pressing('Continue', typing);
const changed = 'Your password has been changed';

export const row: Row = {
  tag: 'forgot-password-wizard',
  elementClass: ForgotPasswordWizard,
  make: (into, tag = 'forgot-password-wizard') => stage(into, tag, (client) => ({ client })),
  properties: (client) => ({ client, email: 'before@example.com' }),
  works: (element) => (find(element, 'textbox', 'Email Address') as HTMLInputElement | undefined)?.value === 'before@example.com',
  states: {
    start,
    'start, with what is missing': told(pressing('Send verification code'), 'Enter your email address'),
    'start, waiting': waiting(asking),
    'start, offline': failed(asking, troubles.offline),
    'start, too many tries': failed(asking, troubles.tooManyTries),
    'start, unavailable': unavailable,
    code: toCode(),
    'code, that may be sent again': toCode({ ...steps.emailCode, resendIn: 0 }),
    'code, with what is missing': told(pressing('Verify code', toCode()), 'Enter the verification code'),
    'code, wrong': failed(verifying(toCode()), troubles.wrongCode),
    'code, expired': failed(verifying(toCode({ ...steps.emailCode, expiresIn: 0 })), troubles.expiredCode),
    'code, waiting': waiting(verifying(toCode())),
    verified: verified(steps.onePhone),
    'one phone': choose(),
    'two phones': choose(steps.twoPhones),
    'two phones, none picked': nonePicked(choose(steps.twoPhones)),
    'text message, with other ways': bySms(picking('••• 0143', choose(steps.twoPhones)), { ...steps.smsCode, methods: steps.twoPhones.methods }),
    call: byCall(choose()),
    'call, ended': busy(byCall(choose())),
    password,
    'password, with what is missing': told(pressing('Continue', password), 'Enter a new password'),
    'password, typed and shown': revealing('New Password', typing),
    'password, weak': failed(sending, troubles.weak),
    'done, signed in': answered(sending, steps.done, changed),
    'done, signed out': answered(sending, { step: 'done' }, changed),
    'redirect, refused': sentElsewhere(asking),
    'start, after too long': failed(verifying(toCode()), troubles.tooLong),
  },
  submits: {
    start: { ready: doing((element) => fill(element, 'Email Address', canaries.email)), name: 'Send verification code', operation: 'startPasswordReset' },
    code: { ready: typingCode(toCode()), name: 'Verify code', operation: 'verifyCode' },
    'choice of phones': { ready: choose(), name: 'Send Code', operation: 'sendCode' },
    'sending again': { ready: toCode({ ...steps.emailCode, resendIn: 0 }), name: 'Send new code', operation: 'sendCode' },
    password: { ready: typing, name: 'Continue', operation: 'setPassword' },
  },
};
