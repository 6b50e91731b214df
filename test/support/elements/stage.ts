/** One element in the page, on its way over a client whose answers the test gives; and what a row of the table is. */
import type { AuthClient, AuthOperation, Step } from '../../../src/client/auth-client.js';
import { AuthError, type Problem } from '../../../src/client/problem.js';
import { fakeClient, steps, type FakeClient } from './backend.js';
import { until, untilHeading, untilProblem } from './page.js';

/** What must never come out anywhere. */
export const canaries = {
  email: 'canary.email@example.com',
  code: '917355',
  password: 'Canary-password-2022',
  ticket: steps.emailCode.ticket as string,
  token: 'canary-token-1',
} as const;

/** One element in the page, on its way. */
export interface Stage extends FakeClient {
  readonly element: HTMLElement;
  /** Waits for the next call, and answers it. */
  answer(step: Step): Promise<void>;
  fail(problem: Problem): Promise<void>;
}

export interface Row {
  readonly tag: string;
  readonly elementClass: CustomElementConstructor;
  /** Puts one into the page, with all that it needs. */
  make(into: Element, tag?: string): Promise<Stage>;
  /** What it is set up with, before or after its upgrade. */
  readonly properties: (client: AuthClient) => Readonly<Record<string, unknown>>;
  /** That it works, set up so. */
  works(element: Element): boolean;
  readonly states: Readonly<Record<string, (stage: Stage) => Promise<void>>>;
  /** Where a visitor submits: ready to, and by which button. */
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
