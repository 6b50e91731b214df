/** Drives the forgot-password wizard as a visitor does. */
import '../../../src/define/forgot-password-wizard.js';
import type { ForgotPasswordWizard } from '../../../src/elements/forgot-password-wizard/forgot-password-wizard.js';
import { askForCode, enterCode as enter, screens, typeNewPassword } from './acts.js';
import { bench, type Bench } from './backend.js';
import { place, press, until, untilHeading } from './page.js';
import type { MockBackendOptions } from '../../../src/mocks/index.js';

export const daisey = 'daisey.duck@example.com';
export const elmer = 'elmer.only@example.com';
export const tara = 'tara.two@example.com';
export const newPassword = 'Paddle-paddle-2022';

export const titles = { ...screens, start: 'Reset your password', done: 'Your password has been changed' } as const;

export interface Visit extends Bench { readonly wizard: ForgotPasswordWizard; readonly main: HTMLElement }

export type Extras = Partial<Pick<ForgotPasswordWizard, 'autoContinue' | 'withoutConfirmation' | 'messages' | 'email' | 'headingLevel' | 'allowedOrigins' | 'lang' | 'dir' | 'id'>>;

/** Places a wizard in the page, with a mock backend. */
export async function visit(options: MockBackendOptions = {}, extras: Extras = {}, rest: { timeout?: number; into?: Element } = {}): Promise<Visit> {
  const made = bench(options, rest);
  const main = place();
  const wizard = document.createElement('forgot-password-wizard');
  Object.assign(wizard, { client: made.client, ...extras });
  (rest.into ?? main).append(wizard);
  await wizard.updateComplete;
  return { ...made, wizard, main };
}

export async function begin({ wizard }: Pick<Visit, 'wizard'>, email: string = elmer): Promise<void> {
  askForCode(wizard, email);
}

export async function toCode(at: Visit, email: string = elmer): Promise<void> {
  await begin(at, email);
  await untilHeading(at.wizard, titles.code);
}

export function enterCode({ wizard }: Pick<Visit, 'wizard'>, code: string): void {
  enter(wizard, code);
}

export async function toVerified(at: Visit, email: string = elmer): Promise<void> {
  await toCode(at, email);
  enterCode(at, at.code());
  await untilHeading(at.wizard, titles.verified);
}

export async function toChoose(at: Visit, email: string = daisey): Promise<void> {
  await toVerified(at, email);
  press(at.wizard, 'Continue');
  await untilHeading(at.wizard, titles.choose);
}

export async function toSms(at: Visit): Promise<void> {
  await toChoose(at);
  press(at.wizard, 'Send Code');
  await untilHeading(at.wizard, titles.code);
}

export async function toCall(at: Visit): Promise<void> {
  await toChoose(at);
  press(at.wizard, 'Call Me');
  await untilHeading(at.wizard, titles.call);
}

export async function toPassword(at: Visit): Promise<void> {
  await toVerified(at, elmer);
  press(at.wizard, 'Continue');
  await untilHeading(at.wizard, titles.password);
}

export function choosePassword({ wizard }: Pick<Visit, 'wizard'>, password: string = newPassword, again: string | undefined = password): void {
  typeNewPassword(wizard, password, again);
  press(wizard, 'Continue');
}

export async function toDone(at: Visit): Promise<void> {
  await toPassword(at);
  choosePassword(at);
  await untilHeading(at.wizard, titles.done);
}

export const untilIdle = ({ wizard }: Pick<Visit, 'wizard'>): Promise<void> =>
  until(() => wizard.querySelector('[aria-disabled=true]') === null, 'the answer');
