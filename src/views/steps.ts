/** The views of all Steps, their words and styles. */
import { html, nothing, type CSSResult } from 'lit';
import { challenge } from '../i18n/en/challenge.js';
import { code } from '../i18n/en/code.js';
import { formErrors } from '../i18n/en/form-errors.js';
import { password } from '../i18n/en/password.js';
import { problems } from '../i18n/en/problems.js';
import { reveal } from '../i18n/en/reveal.js';
import type { Messages } from '../i18n/messages.js';
import type { Screen, StepScreen } from '../journey/state.js';
import { callInProgress } from './call-in-progress.js';
import { chooseMethod } from './choose-method.js';
import { codeSent } from './code-sent.js';
import { redirect } from './redirect.js';
import { setPassword } from './set-password.js';
import { verified } from './verified.js';
import type { FormView, View } from './view.js';

export { steps as styles } from '../styles/steps.js';

export const words = { ...reveal, ...formErrors, ...problems, ...challenge, ...code, ...password };

/** The steps that only some walks have: a link, its password, and what is enrolled after it. */
export type MoreScreen = Extract<StepScreen, { name: 'prove-password' | 'enroll' | 'link-sent' }>;

/** Their views, loaded only by the elements whose rules show them. */
export interface MoreSteps {
  readonly words: Partial<Messages>;
  readonly styles: readonly CSSResult[];
  render(view: View, screen: MoreScreen): unknown;
}

/** What an element says of its own about the steps that it shares. */
export interface StepOptions {
  /** Asks for a new password a second time. */
  readonly confirmPassword: boolean;
  readonly more?: MoreSteps['render'] | undefined;
  allowsRedirect(to: string): boolean;
  /** The flow has ended well, and the address that the server gave then may not be followed. */
  readonly stranded: boolean;
  /** The flow's good end, in the element's own words. */
  done(view: FormView, signedIn: boolean): unknown;
}

export function renderStep(view: View, screen: Exclude<Screen, { name: 'start' }>, options: StepOptions): unknown {
  switch (screen.name) {
    case 'choose-method': return chooseMethod(view, screen);
    case 'code-sent': return codeSent(view, screen);
    case 'verified': return verified(view, screen);
    case 'call-in-progress': return callInProgress(view, screen);
    case 'set-password': return setPassword(view, screen, options.confirmPassword);
    case 'redirect': return redirect(view, options.allowsRedirect(screen.step.to));
    case 'done': return html`${options.done(view, screen.step.signedIn ?? false)}
      ${options.stranded ? html`<p class="latchkey-notice">${view.t('redirect.refused')}</p>` : nothing}`;
    case 'prove-password': case 'enroll': case 'link-sent': return options.more?.(view, screen) ?? nothing;
  }
}
