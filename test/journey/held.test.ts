import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/client/auth-client.js';
import { AuthError } from '../../src/client/problem.js';
import type { JourneyState, JourneyNotice } from '../../src/journey/index.js';
import { begin, chooseMethod, codeSent, done, fails, on, ringing, Scene, setPassword, sampleIntents } from './support.js';

describe('a call that a host holds', () => {
  const holding = async (): Promise<Scene> => {
    const scene = await on('code-sent');
    scene.host = () => false;
    await scene.verify('123456');
    return scene;
  };

  it('waits, and keeps everything else waiting', async () => {
    const scene = await holding();
    await scene.seconds(3_600);
    await scene.verify('654321');
    await scene.resend();
    expect(scene.state.activity).toMatchObject({ kind: 'held', request: { operation: 'verifyCode' } });
    expect(scene.client.of('verifyCode')).toEqual([]);
    expect(scene.requests).toHaveLength(2);
  });

  it('is made once with resume()', async () => {
    const scene = await holding();
    expect(scene.journey.resume()).toBe(true);
    expect(scene.journey.resume()).toBe(false);
    expect(scene.client.of('verifyCode')).toHaveLength(1);
    expect(scene.last.key).toBe(scene.requests.at(-1)?.key);
    expect(scene.requests, 'it is not announced again').toHaveLength(2);
    await scene.last.answer(setPassword());
    scene.screen('verified');
  });

  it('is answered with a step', async () => {
    const scene = await holding();
    expect(scene.journey.resume(setPassword())).toBe(true);
    expect(scene.journey.resume(setPassword())).toBe(false);
    expect(scene.screen('verified').next.step).toEqual(setPassword());
    expect(scene.client.of('verifyCode')).toEqual([]);
  });

  it('is answered with an error', async () => {
    const scene = await holding();
    expect(scene.journey.resume(new AuthError({ code: 'invalid_code', attemptsLeft: 1 }, 'trace-3'))).toBe(true);
    scene.screen('code-sent');
    expect(scene.state.attemptsLeft).toBe(1);
    expect(scene.notices.at(-1)).toEqual({ type: 'problem', operation: 'verifyCode', problem: { code: 'invalid_code', attemptsLeft: 1 }, traceId: 'trace-3' });
  });

  it('is answered with the error of another copy of the package', async () => {
    const scene = await holding();
    const foreign = Object.assign(new Error('code_expired'), { name: 'AuthError', problem: { code: 'code_expired' } }) as AuthError;
    scene.journey.resume(foreign);
    expect(scene.problem).toEqual({ code: 'code_expired' });
  });

  it.each([new TypeError('nope'), new DOMException('gone', 'AbortError')])('is answered with an error of some other kind: one failure', async (error) => {
    const scene = await holding();
    scene.journey.resume(error as AuthError);
    expect(scene.problem).toEqual({ code: 'unexpected_response', status: 0 });
  });

  it.each([{ step: 'passkey' }, { step: 'code-sent' }, null, 'done', []])('is answered with %j, which is not a step: one failure, and its key is kept', async (answer) => {
    const scene = await holding();
    expect(scene.journey.resume(answer as unknown as Step)).toBe(true);
    expect(scene.problem).toEqual({ code: 'unexpected_response', status: 200 });
    scene.host = () => true;
    await scene.verify('123456');
    expect(scene.last.key).toBe(scene.requests.at(-2)?.key);
  });

  it('is possible at every call', async () => {
    const scene = new Scene();
    const operations: string[] = [];
    scene.host = ({ operation }) => {
      operations.push(operation);
      return false;
    };
    const steps = [codeSent(), chooseMethod(), ringing(), codeSent(), setPassword(), done()];
    const intents = [begin, sampleIntents['verify-code'], sampleIntents['send-code'], sampleIntents['send-code'], sampleIntents['verify-code'], sampleIntents['set-password']];
    for (const [n, step] of steps.entries()) {
      if (scene.state.screen.name === 'verified') await scene.intend({ name: 'continue' });
      await scene.intend(intents[n]!);
      expect(scene.journey.resume(step)).toBe(true);
    }
    scene.screen('done');
    expect(operations).toEqual(['startPasswordReset', 'verifyCode', 'sendCode', 'sendCode', 'verifyCode', 'setPassword']);
    expect(scene.client.calls).toEqual([]);
  });

  describe.each([true, false])('from within its own listener, which then returns %s', (released) => {
    const answered = async (answer: (scene: Scene) => void): Promise<Scene> => {
      const scene = await on('code-sent');
      scene.host = () => {
        answer(scene);
        return released;
      };
      await scene.verify('123456');
      return scene;
    };

    it('resume(step): is the answer', async () => {
      const scene = await answered(({ journey }) => expect(journey.resume(setPassword())).toBe(true));
      scene.screen('verified');
      expect(scene.client.of('verifyCode')).toEqual([]);
    });

    it('resume(error): is the answer', async () => {
      const scene = await answered(({ journey }) => expect(journey.resume(fails({ code: 'code_expired' }))).toBe(true));
      expect(scene.problem).toEqual({ code: 'code_expired' });
      expect(scene.client.of('verifyCode')).toEqual([]);
    });

    it('resume(): makes the call, once', async () => {
      const scene = await answered(({ journey }) => expect([journey.resume(), journey.resume()]).toEqual([true, false]));
      expect(scene.client.of('verifyCode')).toHaveLength(1);
    });

    it('cancel: makes no call', async () => {
      const scene = await answered(({ journey }) => journey.intend({ name: 'cancel' }));
      scene.screen('start');
      expect(scene.client.of('verifyCode')).toEqual([]);
    });

    it('the element leaves: makes no call', async () => {
      const scene = await answered(({ journey }) => journey.disconnect());
      expect(scene.client.of('verifyCode')).toEqual([]);
      expect(scene.state.activity).toEqual({ kind: 'idle' });
    });

    it('the element is moved: makes no call, and works on', async () => {
      const scene = await answered(({ journey }) => {
        journey.disconnect();
        journey.connect();
      });
      expect(scene.client.of('verifyCode')).toEqual([]);
      scene.host = () => true;
      await scene.verify('123456', setPassword());
      scene.screen('verified');
    });
  });
});

describe('a listener that acts during a notification', () => {
  class Impatient extends Scene {
    act: ((news: JourneyState | JourneyNotice) => void) | undefined;
    override changed(state: JourneyState): void {
      super.changed(state);
      this.act?.(state);
    }
    override happened(notice: JourneyNotice): void {
      super.happened(notice);
      this.act?.(notice);
    }
  }
  const impatient = (when: (news: JourneyState | JourneyNotice) => boolean, act: (scene: Scene) => void): Impatient => {
    const scene = new Impatient();
    scene.act = (news) => {
      if (!when(news)) return;
      scene.act = undefined;
      act(scene);
    };
    return scene;
  };
  const isActivity = (kind: string) => (news: JourneyState | JourneyNotice) => 'activity' in news && news.activity.kind === kind;

  it.each(['held', 'calling'])('and cancels on %s: no call is made', async (kind) => {
    const scene = impatient(isActivity(kind), ({ journey }) => journey.intend({ name: 'cancel' }));
    await scene.begin();
    expect(scene.client.live).toEqual([]);
    expect(scene.state.activity).toEqual({ kind: 'idle' });
    await scene.begin();
    expect(scene.client.live).toHaveLength(1);
  });

  it.each(['held', 'calling'])('and leaves on %s: no call is made, and nothing is announced', async (kind) => {
    const scene = impatient(isActivity(kind), ({ journey }) => journey.disconnect());
    await scene.begin();
    expect(scene.client.calls).toEqual([]);
    expect(scene.requests).toHaveLength(kind === 'held' ? 0 : 1);
  });

  it('and leaves at a poll: no poll is sent', async () => {
    const scene = impatient((news) => 'poll' in news && news.poll?.pendingId !== undefined, ({ journey }) => journey.disconnect());
    await scene.begin(ringing());
    await scene.seconds(3);
    expect(scene.client.of('callStatus')).toEqual([]);
  });

  it('and leaves at the last step: the end is not reported', async () => {
    const scene = impatient((news) => 'type' in news && news.type === 'stepped', ({ journey }) => journey.disconnect());
    await scene.begin(done());
    expect(scene.notices).toEqual([{ type: 'stepped', step: 'done', previous: 'start' }]);
  });

  it('and starts again at a failure: one call is made', async () => {
    const scene = impatient((news) => 'type' in news && news.type === 'problem', ({ journey }) => journey.intend(begin));
    await scene.begin(fails({ code: 'rate_limited' }));
    expect(scene.client.live).toHaveLength(1);
    await scene.last.answer(codeSent());
    scene.screen('code-sent');
  });
});
