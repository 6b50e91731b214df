import type { StoryContext } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { everyPassword, type CallAnswer } from '../../src/mocks/index.js';
import { worldOf } from './world.js';

export const daisey = 'daisey.duck@example.com';
export const elmer = 'elmer.only@example.com';
export const tara = 'tara.two@example.com';
export const sally = 'sally.started@example.com';
export const newPassword = 'Paddle-upstream-2024';

/** Long enough for the first call, which loads the code after the entry form, and for polls, which come every two seconds. */
const patience = { timeout: 5_000 };

/**
 * The visitor in a story. Finds things by role and name, as people do, and names each action.
 * Paths that several stories share are methods here.
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

  /** Checks that the error summary has appeared and has focus. */
  async isTold(message: string | RegExp): Promise<void> {
    await this.does(`is told “${message}”`, async () => {
      const summary = await this.#context.canvas.findByRole('alert', {}, patience);
      await expect(summary).toHaveTextContent(message);
      await expect(summary).toHaveFocus();
    });
  }

  /** The code of the last message. */
  get code(): string {
    return worldOf(this.#context).backend.outbox.findLast(({ code }) => code)?.code ?? '';
  }

  async asksForCode(email = daisey): Promise<void> {
    await this.does(`asks for a code for ${email || 'nobody'}`, async () => {
      await this.types('Email Address', email);
      await this.presses('Send verification code');
    });
  }

  /** @param code the code of the last message by default */
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

  /** The answer of the ringing phone. */
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

  async signsIn(who: string = daisey, password: string = everyPassword, field = 'Email Address'): Promise<void> {
    await this.does(`signs in as ${who || 'nobody'}`, async () => {
      await this.types(field, who);
      await this.types('Password', password);
      await this.presses('Sign in');
    });
  }

  async reachesSecondFactor(who?: string): Promise<void> {
    await this.signsIn(who);
    await this.sees('Verify your phone');
  }

  /** Signs in, at the start of a registration or after its link was opened. */
  async provesAccount(username = 'started2021', password: string = everyPassword): Promise<void> {
    await this.does(`signs in as ${username || 'nobody'}`, async () => {
      await this.types('Username', username);
      await this.types('Password', password);
      await this.presses('Continue');
    });
  }

  async reachesEnrolment(username?: string): Promise<void> {
    await this.provesAccount(username);
    await this.sees('Set up multi-factor authentication');
  }

  async givesPhone(number = '(202) 555-0177'): Promise<void> {
    await this.does(`types ${number || 'no number'}`, () => this.types('Phone Number', number));
  }

  async enrolsEmail(): Promise<void> {
    await this.does('chooses the email on record', async () => {
      await this.picks(/^The email address we have/);
      await this.presses('Send verification code');
    });
  }

  async asksForLink(username = 'reset2021'): Promise<void> {
    await this.does(`asks for a link for ${username || 'nobody'}`, async () => {
      await this.types('Username', username);
      await this.presses('Submit');
    });
  }

  async reachesLinkSent(username?: string): Promise<void> {
    await this.asksForLink(username);
    await this.sees('Check your email');
  }

  /** The link of the last mail. */
  get link(): URL {
    return new URL(worldOf(this.#context).backend.outbox.findLast(({ link }) => link)?.link ?? '');
  }

  /** @param heading the heading of the next screen */
  async opensLink(heading: string): Promise<void> {
    await this.sees('Complete your registration');
    await this.does('opens the link', () => this.presses('Continue'));
    await this.sees(heading);
  }

  /** A registration that cannot continue, and its Reset. */
  async isTurnedAway(): Promise<void> {
    await this.isTold('We could not complete your registration.');
    await expect(await this.#context.canvas.findByRole('button', { name: 'Reset' })).toBeVisible();
  }

  /** The button is busy and keeps its name. */
  async waitsAt(name: string): Promise<void> {
    await expect(await this.#context.canvas.findByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  }

  async choosesPassword(password = newPassword, again = password): Promise<void> {
    await this.does('chooses a password', async () => {
      await this.types('New Password', password);
      await this.types('Confirm New Password', again);
      await this.presses('Continue');
    });
  }
}

/** Creates a `play` function from the actions of a visitor. */
export const visit = (act: (visitor: Visitor, context: StoryContext) => Promise<void>) => (context: StoryContext): Promise<void> =>
  act(new Visitor(context), context);
