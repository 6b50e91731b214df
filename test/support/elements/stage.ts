/** An element in the page with a client that the test answers, and the type of a table row. */
import type { AuthClient, AuthOperation, Step } from '../../../src/client/auth-client.js';
import { AuthError, type Problem } from '../../../src/client/problem.js';
import { fakeClient, steps, type FakeClient } from './backend.js';
import { until, untilHeading, untilProblem } from './page.js';

/** Values that must never leak. */
export const canaries = {
  email: 'canary.email@example.com',
  code: '917355',
  password: 'Canary-password-2022',
  ticket: steps.emailCode.ticket as string,
  token: 'canary-token-1',
} as const;

/** An element in the page with its client. */
export interface Stage extends FakeClient {
  readonly element: HTMLElement;
  /** Waits for the next call and answers it. */
  answer(step: Step): Promise<void>;
  fail(problem: Problem): Promise<void>;
}

export interface Row {
  readonly tag: string;
  readonly elementClass: CustomElementConstructor;
  /** Places an element in the page with all that it needs. */
  make(into: Element, tag?: string): Promise<Stage>;
  /** Properties that are set before or after the upgrade. */
  readonly properties: (client: AuthClient) => Readonly<Record<string, unknown>>;
  /** Whether it works with these properties. */
  works(element: Element): boolean;
  readonly states: Readonly<Record<string, (stage: Stage) => Promise<void>>>;
  /** The states before a submit, with the submit button. */
  readonly submits: Readonly<Record<string, { ready(stage: Stage): Promise<void>; name: string; operation: AuthOperation }>>;
}

export const everyOperation: readonly AuthOperation[] = [
  'signIn', 'startPasswordReset', 'requestRegistrationLink', 'openLink', 'sendCode', 'verifyCode', 'callStatus', 'enroll', 'setPassword',
];

export async function stage(into: Element, tag: string, properties: Row['properties'], operations: readonly AuthOperation[] = everyOperation): Promise<Stage> {
  const fake = fakeClient(operations);
  const element = document.createElement(tag);
  Object.assign(element, properties(fake.client));
  into.append(element);
  await (element as HTMLElement & { updateComplete?: Promise<unknown> }).updateComplete;
  return staged(element, fake);
}

export function staged(element: HTMLElement, fake: FakeClient): Stage {
  let answered = fake.calls.length;
  const next = async () => {
    await until(() => fake.calls.length > answered, `call ${answered + 1}`);
    answered = fake.calls.length;
    return fake.last();
  };
  return {
    ...fake,
    element,
    answer: async (step) => (await next()).answer(step),
    fail: async (problem) => (await next()).fail(new AuthError(problem, 'trace-1')),
  };
}

export const title = ({ element }: Stage, name: string): Promise<void> => untilHeading(element, name);
export const problem = ({ element }: Stage, message: string | RegExp): Promise<void> => untilProblem(element, message);
