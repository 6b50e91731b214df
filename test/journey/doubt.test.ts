import { describe, expect, it } from 'vitest';
import { codeSent, on, ringing, Scene } from './support.js';

describe('a page that slept, or whose clock was set', () => {
  it.each([3_600, -3_600, 2.001, -2.001])('by %d seconds: drops all known times', async (jump) => {
    const scene = await on('code-sent');
    await scene.seconds(10);
    scene.clock.sleep(jump * 1_000);
    scene.journey.checkClock();
    expect(scene.screen('code-sent')).toMatchObject({ step: codeSent(), timeKnown: false });
    expect(scene.cooldown, 'the server decides whether a new code is due').toBe(0);
  });

  it.each([0, 1.9, -1.9])('by %d seconds: changes nothing', async (jump) => {
    const scene = await on('code-sent');
    const { state } = scene;
    scene.clock.pass(600_000);
    scene.clock.sleep(jump * 1_000);
    scene.journey.checkClock();
    expect(scene.state).toBe(state);
  });

  it('and was hidden for ten minutes: keeps its times', async () => {
    const scene = await on('code-sent');
    scene.clock.pass(600_000);
    scene.journey.checkClock();
    expect(scene.screen('code-sent').timeKnown).toBe(true);
  });

  it('is handled once', async () => {
    const scene = await on('code-sent');
    scene.clock.sleep(3_600_000);
    scene.journey.checkClock();
    const { state } = scene;
    scene.journey.checkClock();
    expect(scene.state).toBe(state);
    await scene.resend(codeSent({ resendIn: 20 }));
    expect(scene.screen('code-sent').timeKnown, 'a new answer has new times').toBe(true);
    expect(scene.cooldown).toBe(20);
  });

  it('during a call: polls at once, and uses the answer\'s times', async () => {
    const scene = await on('call-in-progress');
    scene.clock.sleep(3_600_000);
    scene.journey.checkClock();
    expect(scene.screen('call-in-progress').timeKnown).toBe(false);
    await scene.seconds(0);
    expect(scene.client.of('callStatus')).toHaveLength(1);
    await scene.last.answer(ringing({ expiresIn: undefined }));
    expect(scene.screen('call-in-progress').timeKnown, 'an answer without a time tells none').toBe(false);
    await scene.seconds(3);
    await scene.last.answer(ringing({ expiresIn: 12 }));
    expect(scene.screen('call-in-progress')).toMatchObject({ step: { expiresIn: 12 }, timeKnown: true });
  });

  it('during a poll: aborts it, and polls once more', async () => {
    const scene = await on('call-in-progress');
    await scene.seconds(3);
    const before = scene.last;
    scene.clock.sleep(3_600_000);
    scene.journey.checkClock();
    expect(before.signal.aborted).toBe(true);
    await scene.seconds(10);
    expect(scene.client.of('callStatus')).toHaveLength(2);
    expect(scene.client.live).toHaveLength(1);
    await before.answer(ringing({ expiresIn: 3_600 }));
    expect(scene.screen('call-in-progress').timeKnown).toBe(false);
  });

  it('after the call seemed to have ended: polls again', async () => {
    const scene = new Scene();
    await scene.begin(ringing({ expiresIn: 3 }));
    await scene.seconds(3);
    await scene.last.answer(ringing({ expiresIn: undefined }));
    expect(scene.state.poll?.nextAt).toBeUndefined();
    scene.clock.sleep(-3_600_000);
    scene.journey.checkClock();
    await scene.seconds(0);
    expect(scene.client.of('callStatus')).toHaveLength(2);
  });

  it('before Continue: shows no remaining time after it', async () => {
    const scene = new Scene();
    await scene.begin(codeSent());
    await scene.verify('123456', codeSent({ channel: 'sms', expiresIn: 300, resendIn: 60 }));
    scene.clock.sleep(3_600_000);
    scene.journey.checkClock();
    await scene.intend({ name: 'continue' });
    expect(scene.screen('code-sent').timeKnown).toBe(false);
    expect(scene.cooldown).toBe(0);
  });

  it('while the element was disconnected: drops all known times on return', async () => {
    const scene = await on('code-sent');
    scene.journey.disconnect();
    scene.clock.sleep(3_600_000);
    scene.journey.connect();
    expect(scene.screen('code-sent').timeKnown).toBe(false);
  });

  it('on the entry form: drops a cooldown that it cannot count', async () => {
    const scene = await on('code-sent');
    await scene.intend({ name: 'cancel' });
    scene.clock.sleep(3_600_000);
    scene.journey.checkClock();
    expect(scene.cooldown).toBeUndefined();
  });
});
