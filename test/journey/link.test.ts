import { describe, expect, it } from 'vitest';
import { registrationLink } from '../../src/journey/index.js';
import { at, enrolls, opensLink, proves, sendsLink, stepped, wantsLink } from './registering.js';
import { codeSent, enroll, fails, FakeClock, linkSent, provePassword, Scene, timeout } from './support.js';

describe('a link that was sent', () => {
  const sent = (resendIn = 60) => at([wantsLink, linkSent({ resendIn })]);
  const reload = ({ storage, clock }: Scene, seconds = 0): Scene => {
    const later = new FakeClock();
    later.monotonic = 100;
    later.wall = clock.wall + seconds * 1_000;
    return new Scene({ storage, clock: later, rules: registrationLink });
  };

  it('says when another one may be sent', async () => {
    const scene = await sent();
    expect(scene.screen('link-sent').step).toEqual(linkSent({ resendIn: 60 }));
    expect(scene.cooldown).toBe(60);
    await scene.seconds(45);
    expect(scene.cooldown).toBe(15);
  });

  it('without resendIn: offers no other', async () => {
    const scene = await at([wantsLink, linkSent({ resendIn: undefined })]);
    expect(scene.cooldown).toBeUndefined();
  });

  it('again: is another call with another key and new times', async () => {
    const scene = await sent();
    await scene.seconds(60);
    await scene.intend(sendsLink, linkSent({ resendIn: 90, expiresIn: 600 }));
    const [first, second] = scene.client.calls;
    expect(second?.input).toEqual(first?.input);
    expect(second?.key).not.toBe(first?.key);
    expect(scene.screen('link-sent')).toMatchObject({ step: { expiresIn: 600 }, received: scene.clock.now() });
    expect(scene.cooldown).toBe(90);
    expect(scene.notices.at(-1)).toEqual(stepped('link-sent', 'link-sent'));
  });

  it('again, after a lost answer: keeps its key', async () => {
    const scene = await sent(0);
    await scene.intend(sendsLink, timeout);
    scene.screen('link-sent');
    await scene.intend(sendsLink);
    const [, second, third] = scene.client.calls;
    expect(third?.key).toBe(second?.key);
  });

  it('again, five times at once: makes one call', async () => {
    const scene = await sent(0);
    for (let press = 0; press < 5; press++) await scene.intend(sendsLink);
    expect(scene.client.calls).toHaveLength(2);
  });

  it('again too early: is refused without a call, with the remaining seconds', async () => {
    const scene = await sent();
    await scene.seconds(10);
    await scene.intend(sendsLink);
    expect(scene.client.calls).toHaveLength(1);
    expect(scene.problem).toEqual({ code: 'rate_limited', retryAfter: 50 });
    await scene.seconds(50);
    await scene.intend(sendsLink, linkSent());
    expect(scene.client.calls).toHaveLength(2);
  });

  it.each([[7, 7], [undefined, 30], [-5, 30], [315_360_000, 3_600]])('again, refused with Retry-After %s: waits %i seconds, and is not repeated by itself', async (retryAfter, wait) => {
    const scene = await sent(0);
    await scene.intend(sendsLink, fails({ code: 'rate_limited', ...(retryAfter !== undefined && { retryAfter }) }));
    scene.screen('link-sent');
    expect(scene.cooldown).toBe(wait);
    expect(reload(scene).cooldown).toBe(wait);
    await scene.seconds(4_000);
    expect(scene.client.calls).toHaveLength(2);
  });

  it('refused the first time: sets no wait', async () => {
    const scene = await at([wantsLink, fails({ code: 'rate_limited', retryAfter: 600 })], [wantsLink, linkSent({ resendIn: 5 })]);
    expect(scene.cooldown).toBe(5);
  });

  it('keeps its cooldown when the element leaves and comes back, and after a reload', async () => {
    const scene = await sent();
    scene.journey.disconnect();
    await scene.seconds(10);
    scene.journey.connect();
    scene.screen('link-sent');
    expect(scene.cooldown).toBe(50);
    expect(reload(scene, 20).cooldown).toBe(30);
  });

  it('after a sleep: shows no remaining time, and may be sent again', async () => {
    const scene = await sent();
    scene.clock.sleep(3_600_000);
    scene.journey.checkClock();
    expect(scene.screen('link-sent').timeKnown).toBe(false);
    expect(scene.cooldown).toBe(0);
  });

  it('and opened on the same page: its cooldown does not apply to the code', async () => {
    const scene = await sent(600);
    const later = reload(scene, 20);
    expect(later.cooldown).toBe(580);
    await later.intend(opensLink, provePassword());
    expect(later.cooldown).toBeUndefined();
    expect(reload(later).cooldown).toBeUndefined();
    await later.intend(proves, enroll());
    await later.intend(enrolls('sms'), codeSent({ channel: 'sms', resendIn: 30 }));
    expect(later.cooldown).toBe(30);
  });

  it('that no longer works when it is opened: keeps its cooldown', async () => {
    const scene = await sent(600);
    const later = reload(scene);
    await later.intend(opensLink, fails({ code: 'link_expired' }));
    expect(later.cooldown).toBe(600);
  });

  it('cancelled: returns to the entry form', async () => {
    const scene = await sent();
    await scene.intend({ name: 'cancel' });
    scene.screen('start');
  });
});
