import type { StoryContext } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { CallAnswer } from '../../src/mocks/index.js';
import { worldOf } from './world.js';

export const daisey = 'daisey.duck@example.com';
export const elmer = 'elmer.only@example.com';
export const tara = 'tara.two@example.com';
export const newPassword = 'Paddle-upstream-2024';

/** The first call loads what follows an entry form, and a call is asked for every two seconds. */
const patience = { timeout: 5_000 };

/**
 * Who walks through a story: finds things by role and name, as people do, and says what they are about to do.
 * Where a state is reached in the same way by several stories, the way is here.
 */
export class Visitor {
  readonly #context: StoryContext;

  constructor(context: StoryContext) {
    this.#context = context;
  }

  async does(label: string, act: () => Promise<void>): Promise<void> {
    await this.#context.step(label, act);
  }

  field(label: string): Promise<HTMLElement> {
    return this.#context.canvas.findByLabelText(label, {}, patience);
  }

  async types(label: string, text: string): Promise<void> {
    const field = await this.field(label);
    await this.#context.userEvent.clear(field);
    if (text) await this.#context.userEvent.type(field, text);
  }

  async presses(name: string): Promise<void> {
    await this.#context.userEvent.click(await this.#context.canvas.findByRole('button', { name }, patience));
  }

  async picks(name: string | RegExp): Promise<void> {
    await this.#context.userEvent.click(await this.#context.canvas.findByRole('radio', { name }, patience));
  }

  async sees(heading: string): Promise<void> {
    await this.does(`sees “${heading}”`, async () => {
      await expect(await this.#context.canvas.findByRole('heading', { name: heading }, patience)).toBeVisible();
    });
  }

  async reads(text: string | RegExp): Promise<void> {
    await this.does(`reads “${text}”`, async () => {
      await expect((await this.#context.canvas.findAllByText(text, {}, patience))[0]).toBeVisible();
    });
  }

  /** The summary of what is wrong has appeared, and focus is on it. */
  async isTold(message: string | RegExp): Promise<void> {
    await this.does(`is told “${message}”`, async () => {
      const summary = await this.#context.canvas.findByRole('alert', {}, patience);
      await expect(summary).toHaveTextContent(message);
      await expect(summary).toHaveFocus();
    });
  }

  /** The code that was sent last. */
  get code(): string {
    return worldOf(this.#context).backend.outbox.findLast(({ code }) => code)?.code ?? '';
  }

  async asksForCode(email = daisey): Promise<void> {
    await this.does(`asks for a code for ${email || 'nobody'}`, async () => {
      await this.types('Email Address', email);
      await this.presses('Send verification code');
    });
  }

  /** @param code the one that was sent, unless another is tried */
  async verifies(code?: string): Promise<void> {
    await this.does(code === undefined ? 'enters the code' : `enters ${code || 'no code'}`, async () => {
      await this.types('Verification Code', code ?? this.code);
      await this.presses('Verify code');
    });
  }

  async reachesCode(email = daisey): Promise<void> {
    await this.asksForCode(email);
    await this.sees('Enter the verification code');
  }

  async reachesVerified(email = daisey): Promise<void> {
    await this.reachesCode(email);
    await this.verifies();
    await this.sees('Code verified');
  }

  async reachesChoice(email = daisey): Promise<void> {
    await this.reachesVerified(email);
    await this.does('continues', () => this.presses('Continue'));
    await this.sees('Verify your phone');
  }

  async asksForSms(): Promise<void> {
    await this.does('has a code sent to the phone', () => this.presses('Send Code'));
  }

  async asksForCall(): Promise<void> {
    await this.does('asks to be called', () => this.presses('Call Me'));
  }

  /** What the visitor, or somebody else, does with the phone that rings. */
  async answersPhone(answer: CallAnswer): Promise<void> {
    await this.does(`the phone: ${answer}`, async () => {
      const { backend } = worldOf(this.#context);
      await expect(backend.calls).toHaveLength(1);
      backend.call(backend.calls[0]!.to, answer);
    });
  }

  async reachesPassword(): Promise<void> {
    await this.reachesVerified(elmer);
    await this.does('continues', () => this.presses('Continue'));
    await this.sees('Choose a new password');
  }

  async choosesPassword(password = newPassword, again = password): Promise<void> {
    await this.does('chooses a password', async () => {
      await this.types('New Password', password);
      await this.types('Confirm New Password', again);
      await this.presses('Continue');
    });
  }
}

/** A `play` function from what a visitor does. */
export const visit = (act: (visitor: Visitor, context: StoryContext) => Promise<void>) => (context: StoryContext): Promise<void> =>
  act(new Visitor(context), context);
