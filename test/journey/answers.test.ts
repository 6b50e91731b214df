import { expect, it } from 'vitest';
import type { Operation, StepName } from '../../src/client/auth-client.js';
import { answers } from '../../src/journey/index.js';
import { backendWith, daisey, daiseysPhone, elmer, newestLinkToken, newPassword, Visitor, type Answer } from '../mocks/support.js';
import { operations } from './support.js';

type Heard = Readonly<Record<string, Set<string>>>;

/** Records the Steps that a backend answers, by operation. */
class Listener extends Visitor {
  readonly heard: Heard = Object.fromEntries(operations.map((operation) => [operation, new Set()]));

  override async ask(operation: Operation, body?: object, key?: string): Promise<Answer> {
    const answer = await super.ask(operation, body, key);
    if (answer.body.step) this.heard[operation]!.add(answer.body.step);
    return answer;
  }

  async call(): Promise<void> {
    await this.go('sendCode', { channel: 'call' });
    await this.go('callStatus');
    this.backend.call(daiseysPhone, 'hash');
    await this.go('callStatus');
  }
}

/** Goes through every flow of the mock backend, with every choice that leads to another Step. */
async function listen(): Promise<Heard> {
  const visitor = new Listener(backendWith());
  await visitor.forgot(daisey);
  await visitor.go('sendCode', { channel: 'email' });
  await visitor.verify();
  await visitor.call();
  await visitor.go('setPassword', { password: newPassword });

  await visitor.forgot(elmer);
  await visitor.verify();

  await visitor.signIn('dduck2021', newPassword);
  await visitor.go('sendCode', { channel: 'sms' });
  await visitor.verify();
  await visitor.signIn('dduck2021', newPassword);
  await visitor.call();

  await visitor.signIn('started2021');
  await visitor.go('enroll', { type: 'phone', value: '+12025550177', channel: 'call' });
  await visitor.go('enroll', { type: 'phone', value: '+12025550178', channel: 'sms' });
  await visitor.verify();

  await visitor.link('reset2021');
  await visitor.ask('openLink', { token: newestLinkToken(visitor.backend) });
  await visitor.go('signIn', { identifier: { kind: 'username', value: 'reset2021' }, password: 'Quack-quack-2021' });
  await visitor.go('enroll', { type: 'email', channel: 'email' });
  await visitor.verify();
  return visitor.heard;
}

/** The mock backend's answers in these flows. Other backends may use all the answers in the table. */
const said: Readonly<Record<keyof typeof answers, readonly StepName[]>> = {
  signIn: ['choose-method', 'enroll'],
  startPasswordReset: ['code-sent'],
  requestRegistrationLink: ['link-sent'],
  openLink: ['prove-password'],
  sendCode: ['code-sent', 'call-in-progress'],
  verifyCode: ['choose-method', 'set-password', 'done'],
  callStatus: ['call-in-progress', 'set-password', 'done'],
  enroll: ['code-sent', 'call-in-progress'],
  setPassword: ['done'],
};

it('the mock backend answers as the table says', async () => {
  const heard = await listen();
  for (const operation of operations) {
    expect([...heard[operation]!].sort(), operation).toEqual([...said[operation]].sort());
    expect(answers[operation], operation).toEqual(expect.arrayContaining([...heard[operation]!]));
  }
});
