import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Step } from '../../src/client/auth-client.js';
import { codeSent, done, fails, Scene, setPassword, ticket, timeout } from './support.js';

afterEach(() => void vi.restoreAllMocks());

describe('secrets', () => {
  const canary = 'CANARY';
  const flows: readonly (readonly [string, (scene: Scene) => Promise<void>])[] = [
    ['all goes well', async (scene) => {
      await scene.intend({ name: 'begin', operation: 'startPasswordReset', input: { identifier: { kind: 'email', value: `${canary}@example.com` } } }, codeSent({ ticket: ticket(canary), resendIn: 30, target: canary }));
      await scene.verify(canary, setPassword({ ticket: ticket(canary), username: canary }));
      await scene.intend({ name: 'continue' });
      await scene.intend({ name: 'set-password', password: canary }, done());
    }],
    ['all goes wrong', async (scene) => {
      await scene.begin(codeSent({ ticket: ticket(canary), resendIn: 30 }));
      for (const answer of [timeout, fails({ code: 'invalid_code' }), new Error(canary), { step: canary } as unknown as Step]) await scene.verify(canary, answer);
      await scene.verify(canary, fails({ code: 'ticket_expired' }, canary.repeat(20)));
    }],
  ];
  it.each(flows)('are neither in notices nor in storage when %s', async (_, flow) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const scene = new Scene();
    const setItem = vi.spyOn(scene.storage!, 'setItem');
    await flow(scene);
    expect(setItem).toHaveBeenCalled();
    expect(scene.notices.length).toBeGreaterThan(2);
    expect(JSON.stringify([scene.notices, setItem.mock.calls, String(log.mock.calls)])).not.toContain(canary);
  });

  it('are dropped from the state once the flow is over', async () => {
    const scene = new Scene();
    await scene.begin(codeSent({ ticket: ticket(canary) }));
    await scene.verify(canary, setPassword({ ticket: ticket(canary) }));
    await scene.intend({ name: 'continue' });
    await scene.intend({ name: 'set-password', password: canary }, timeout);
    await scene.intend({ name: 'set-password', password: canary }, done());
    expect(JSON.stringify(scene.state)).not.toContain(canary);
  });
});
