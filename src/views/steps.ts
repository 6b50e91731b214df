/** The views of all Steps, their words and styles. */
import { nothing, type CSSResult } from 'lit';
import { code } from '../i18n/en/code.js';
import { formErrors } from '../i18n/en/form-errors.js';
import { problems } from '../i18n/en/problems.js';
import { steps as stepWords } from '../i18n/en/steps.js';
import type { Messages } from '../i18n/messages.js';
import type { Screen, ScreenName, ScreenOf } from '../journey/state.js';
import { summary as summaryStyles } from '../styles/summary.js';
import { steps as sharedStyles } from '../styles/steps.js';
import { callInProgress as ringStyles } from '../styles/steps/call-in-progress.js';
import { setPassword as rulesStyles } from '../styles/steps/set-password.js';
import type { RegistrationStep } from './registration-steps.js';
import { callInProgress } from './steps/call-in-progress.js';
import { chooseMethod } from './steps/choose-method.js';
import { codeSent } from './steps/code-sent.js';
import { done } from './steps/done.js';
import { linkSent } from './steps/link-sent.js';
import { redirect } from './steps/redirect.js';
import { setPassword } from './steps/set-password.js';
import { verified } from './steps/verified.js';
import type { View } from './view.js';

export const styles: readonly CSSResult[] = [summaryStyles, sharedStyles, ringStyles, rulesStyles];
export const words = { ...formErrors, ...problems, ...stepWords, ...code };

export type StepView<N extends ScreenName> = (view: View, screen: ScreenOf<N>) => unknown;

/** The Steps whose views load with the elements that show them. */
export interface MoreSteps {
  readonly words: Partial<Messages>;
  readonly styles: readonly CSSResult[];
  readonly views: { readonly [N in RegistrationStep]: StepView<N> };
}

const views: { readonly [N in Exclude<ScreenName, 'start' | RegistrationStep>]: StepView<N> } = {
  'choose-method': chooseMethod,
  'code-sent': codeSent,
  verified,
  'call-in-progress': callInProgress,
  'set-password': setPassword,
  'link-sent': linkSent,
  redirect,
  done,
};

export const renderStep = (view: View, screen: Exclude<Screen, { name: 'start' }>, more: MoreSteps['views'] | undefined): unknown =>
  ({ ...views, ...more } as Readonly<Record<string, StepView<ScreenName> | undefined>>)[screen.name]?.(view, screen) ?? nothing;
