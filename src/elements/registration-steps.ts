/** The Steps of a registration: its password, the phone or email that is enrolled, and the words of its end. Loaded with the first request. */
import { phoneField as phoneWords } from '../i18n/en/phone-field.js';
import { registered as registeredWords } from '../i18n/en/registered.js';
import { unusableLink as unusableLinkWords } from '../i18n/en/unusable-link.js';
import type { TypedPhone } from '../journey/phone.js';
import { phoneField as phoneStyles } from '../styles/phone-field.js';
import { registrationViews, styles, words as stepWords } from '../views/registration-steps.js';
import type { MoreSteps } from '../views/steps.js';

const words = { ...stepWords, ...phoneWords, ...registeredWords, ...unusableLinkWords };

// In one module with the steps, since whoever signs in by phone may go on to enrol one.
export { PhoneEntry } from '../controllers/phone-entry.js';
export { linkProblems, unusableLink } from '../views/unusable-link.js';
export { registered } from '../views/registered.js';
export { signInPhone } from './phone-identifier.js';
export { phoneWords, phoneStyles };

export interface RegistrationStepsOptions {
  /** The phone that is typed, and its country. */
  readonly phone: TypedPhone;
}

export const registrationSteps = ({ phone }: RegistrationStepsOptions): MoreSteps =>
  ({ words, styles: [phoneStyles, ...styles], views: registrationViews(phone) });
