import '../../../../src/define/phone-challenge.js';
import type { AuthClient, Step } from '../../../../src/client/auth-client.js';
import { PhoneChallenge } from '../../../../src/elements/phone-challenge/phone-challenge.js';
import { screens } from '../acts.js';
import { steps } from '../backend.js';
import { find, press, until } from '../page.js';
import { stage, type Row } from '../stage.js';
import { answered, failed, pressing, start, troubles, typingCode, verifying, type Arrange } from '../arrange.js';

const startsWith = (step: Step): Arrange => async ({ element }) => {
  (element as PhoneChallenge).challenge = step;
  await (element as PhoneChallenge).updateComplete;
};
// A challenge must be set again for another client.
const challenged = (client: AuthClient) => ({ client, challenge: { ...steps.onePhone } });

export const row: Row = {
  tag: 'phone-challenge',
  elementClass: PhoneChallenge,
  make: (into, tag = 'phone-challenge') => stage(into, tag, challenged, ['sendCode', 'verifyCode', 'callStatus']),
  properties: challenged,
  works: (element) => find(element, 'button', 'Send Code') !== undefined,
  states: {
    choice: start,
    'choice of two': startsWith(steps.twoPhones),
    'choice, refused': failed(pressing('Send Code'), troubles.unreachable),
    code: startsWith(steps.smsCode),
    call: startsWith(steps.ringing),
    verified: answered(verifying(startsWith(steps.smsCode)), steps.password, screens.verified),
    'nothing to verify': async ({ element }) => {
      press(element, 'Cancel');
      await until(() => find(element, 'button', 'Back'));
    },
  },
  submits: {
    choice: { ready: start, name: 'Send Code', operation: 'sendCode' },
    call: { ready: start, name: 'Call Me', operation: 'sendCode' },
    code: { ready: typingCode(startsWith(steps.smsCode)), name: 'Verify code', operation: 'verifyCode' },
  },
};
