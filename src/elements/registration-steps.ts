/** The steps of a registration: its link, its password, the phone or email that is enrolled, and the words of its end. Loaded with the first request. */
import { account } from '../i18n/en/account.js';
import { email } from '../i18n/en/email.js';
import { enroll as enrollWords } from '../i18n/en/enroll.js';
import { linkSent as linkWords } from '../i18n/en/link-sent.js';
import { phoneField as phoneWords } from '../i18n/en/phone-field.js';
import { provePassword as proveWords } from '../i18n/en/prove-password.js';
import { registered } from '../i18n/en/registered.js';
import { registration } from '../styles/registration.js';
import { enroll } from '../views/enroll.js';
import { linkSent } from '../views/link-sent.js';
import type { TypedPhone } from '../journey/phone.js';
import { provePassword } from '../views/prove-password.js';
import type { MoreSteps } from '../views/steps.js';

const words = { ...account, ...email, ...proveWords, ...enrollWords, ...phoneWords, ...linkWords, ...registered };

// In one module with the steps, since whoever signs in by phone may go on to enrol one.
export { PhoneEntry } from '../controllers/phone-entry.js';
export { signInPhone } from './phone-identifier.js';
export { phoneWords, registration as phoneStyles };

export interface RegistrationStepsOptions {
  /** The phone that is typed, and its country. */
  readonly phone: TypedPhone;
}

export const registrationSteps = ({ phone }: RegistrationStepsOptions): MoreSteps => ({
  words,
  styles: [registration],
  render(view, screen) {
    switch (screen.name) {
      case 'prove-password': return provePassword(view, screen);
      case 'enroll': return enroll(view, screen, phone);
      case 'link-sent': return linkSent(view, screen);
    }
  },
});
