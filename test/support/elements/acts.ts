/** A visitor's actions that several elements share. */
import '../../../src/define/registration-reset.js';
import { everyPassword } from '../../../src/mocks/index.js';
import { fill, press } from './page.js';

/** The headings of shared steps. */
export const screens = {
  code: 'Enter the verification code',
  verified: 'Code verified',
  choose: 'Verify your phone',
  call: 'Answer your phone',
  ended: 'The call has ended',
  password: 'Choose a new password',
  sent: 'Check your email',
  landing: 'Complete your registration',
  prove: 'Confirm that it is you',
  enroll: 'Set up multi-factor authentication',
  registered: 'You are registered',
} as const;

export function askForCode(root: Element, email: string): void {
  fill(root, 'Email Address', email);
  press(root, 'Send verification code');
}

export function enterCode(root: Element, code: string): void {
  fill(root, 'Verification Code', code);
  press(root, 'Verify code');
}

export type AccountField = 'Email Address' | 'Phone Number' | 'Username';

export function typeAccount(root: Element, who: string, password: string = everyPassword, label: AccountField = 'Username'): void {
  fill(root, label, who);
  fill(root, 'Password', password);
}

/** The start of a registration, and the steps after its link. */
export function proveAccount(root: Element, who: string, password?: string): void {
  typeAccount(root, who, password);
  press(root, 'Continue');
}

export function askForLink(root: Element, username: string): void {
  fill(root, 'Username', username);
  press(root, 'Submit');
}

export function typeNewPassword(root: Element, password: string, again: string | undefined = password): void {
  fill(root, 'New Password', password);
  if (again !== undefined) fill(root, 'Confirm New Password', again);
}

