import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallOptions } from '../../src/client/auth-client.js';
import { AuthError } from '../../src/client/problem.js';
import { withDeadline, type Flight } from '../../src/client/rest/flight.js';
import { adminOf, authOperations, call, callAdmin, clientOf, json, problemOf, serverOf } from './server.js';

const never = new Promise<never>(() => {});
const done = () => json({ step: 'done' });

/** Counts the listeners that a call leaves on the host's signal. */
const watched = () => {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => { listeners++; add(...args); };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => { listeners--; remove(...args); };
  return { controller, signal, listeners: () => listeners };
};

/** A server that reaches one point of a call and goes no further. `reached` resolves there. */
const stuck = (where: 'headers' | 'fetch' | 'body') => {
  let arrive = (): void => {};
  const reached = new Promise<void>((resolve) => { arrive = resolve; });
  const requests: Request[] = [];
  const cancelled = vi.fn();
  const stop = (): Promise<never> => { arrive(); return never; };
  const client = clientOf(
    (request) => {
      requests.push(request);
      if (where === 'fetch') return stop();
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"step":')),
        pull: stop,
        cancel: cancelled,
      });
      return Promise.resolve(new Response(body));
    },
    where === 'headers' ? { headers: stop } : {},
  );
  return { client, reached, requests, cancelled };
};

const points = ['headers', 'fetch', 'body'] as const;

describe('a call without an answer', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it.each(points)('stuck in %s: is timeout after 15 seconds, not before, and says whether it was sent', async (where) => {
    const { client, reached, requests } = stuck(where);
    const settled = vi.fn();
    const failed = problemOf(call(client, 'signIn'));
    void failed.then(settled);
    await reached;
    await vi.advanceTimersByTimeAsync(14_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(await failed).toEqual({ code: 'timeout', sent: where !== 'headers' });
    expect(requests.map(({ signal }) => signal.aborted)).toEqual(where === 'headers' ? [] : [true]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([[0.5], [40], [3_600]])('with a timeout of %d seconds: is timeout then', async (timeout) => {
    const { fetch } = serverOf(() => never);
    const failed = problemOf(call(clientOf(fetch, { timeout }), 'signIn'));
    await vi.advanceTimersByTimeAsync(timeout * 1_000 - 1);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await failed).toEqual({ code: 'timeout', sent: true });
  });

  it('has one timeout for all its parts, not one for each', async () => {
    let answer = (_: Response): void => {};
    const client = clientOf(
      () => new Promise((resolve) => { answer = resolve; }),
      { headers: () => new Promise((resolve) => { setTimeout(() => resolve({}), 10_000); }) },
    );
    const failed = problemOf(call(client, 'signIn'));
    await vi.advanceTimersByTimeAsync(10_000);
    await vi.advanceTimersByTimeAsync(4_000);
    answer(new Response(new ReadableStream({ pull: () => never })));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await failed).toEqual({ code: 'timeout', sent: true });
  });

  it('sends nothing any more when headers() comes too late', async () => {
    let give = (_: HeadersInit): void => {};
    const { fetch, seen } = serverOf(done());
    const client = clientOf(fetch, { headers: () => new Promise<HeadersInit>((resolve) => { give = resolve; }) });
    const failed = problemOf(call(client, 'signIn'));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await failed).toEqual({ code: 'timeout', sent: false });
    give({});
    await vi.advanceTimersByTimeAsync(0);
    expect(seen).toEqual([]);
  });

  it('leaves no timer behind when it is answered, fails or is refused', async () => {
    await call(clientOf(serverOf(done()).fetch), 'signIn');
    await problemOf(call(clientOf(serverOf(new Response(null, { status: 403 })).fetch), 'signIn'));
    await problemOf(adminOf(serverOf(done()).fetch).getUser({ userId: '' }));
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a host that aborts', () => {
  it('before the call: nothing is sent, nor are headers asked for', async () => {
    const headers = vi.fn(() => ({}));
    const { fetch, seen } = serverOf(done());
    const reason = new Error('left the page');
    for (const operation of authOperations) {
      await expect(call(clientOf(fetch, { headers }), operation, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    }
    await expect(callAdmin(adminOf(fetch, { headers }), 'getUser', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(headers).not.toHaveBeenCalled();
    expect(seen).toEqual([]);
  });

  it.each(points)('during %s: the call rejects with the reason at once, the request is aborted, no listener stays', async (where) => {
    const { client, reached, requests, cancelled } = stuck(where);
    const { controller, signal, listeners } = watched();
    const failed = call(client, 'verifyCode', { signal }).catch((error: unknown) => error);
    await reached;
    expect(listeners()).toBe(1);
    controller.abort();
    const error = await failed;
    expect(error).toBe(signal.reason);
    expect((error as DOMException).name).toBe('AbortError');
    expect(requests.map((request) => request.signal.aborted)).toEqual(where === 'headers' ? [] : [true]);
    expect(listeners()).toBe(0);
    if (where === 'body') await vi.waitFor(() => expect(cancelled).toHaveBeenCalledOnce());
  });

  it('after the answer: changes nothing, and no listener was left', async () => {
    const { controller, signal, listeners } = watched();
    const { fetch } = serverOf(done(), new Response(null, { status: 403 }));
    const client = clientOf(fetch);
    expect(await call(client, 'signIn', { signal })).toEqual({ step: 'done' });
    expect(await problemOf(call(client, 'signIn', { signal }))).toEqual({ code: 'forbidden' });
    expect(listeners()).toBe(0);
    controller.abort();
  });

  it('one of two calls: the other is answered', async () => {
    const controller = new AbortController();
    const { client, reached } = stuck('fetch');
    const { fetch } = serverOf(done());
    const first = call(client, 'signIn', { signal: controller.signal }).catch(() => 'aborted');
    await reached;
    controller.abort();
    expect(await first).toBe('aborted');
    expect(await call(clientOf(fetch), 'signIn')).toEqual({ step: 'done' });
  });
});

describe('a network that fails', () => {
  afterEach(() => vi.unstubAllGlobals());
  const refused = () => Promise.reject(new TypeError('Failed to fetch https://id.example/?secret-canary'));
  const failing = (options?: CallOptions) => problemOf(call(clientOf(refused), 'setPassword', options));

  it.each([
    ['the browser says that it is offline', { onLine: false }, false],
    ['the browser says that it is online', { onLine: true }, true],
    ['the browser does not say', {}, true],
    ['there is no browser', undefined, true],
  ])('when %s: says whether the request may have arrived', async (_, navigator, sent) => {
    vi.stubGlobal('navigator', navigator);
    expect(await failing()).toEqual({ code: 'network', sent });
  });

  it('keeps what fetch said to itself', async () => {
    const error = await call(clientOf(refused), 'signIn').catch((reason: unknown) => reason);
    expect(AuthError.is(error)).toBe(true);
    expect(String(error)).toBe('AuthError: network');
    expect((error as Error).cause).toBeUndefined();
  });

  it('is not tried again by itself', async () => {
    const fetch = vi.fn(refused);
    await problemOf(call(clientOf(fetch), 'signIn'));
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe('work with a deadline', () => {
  const oneSecond = { baseUrl: 'https://auth.example', credentials: 'same-origin', timeout: 1 } as const;

  it('passes on a failure as it is, and ends before it is told', async () => {
    const { signal, listeners } = watched();
    const failure = new Error('x');
    await expect(withDeadline(oneSecond, { signal }, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(listeners()).toBe(0);
  });

  it('that the host aborts: tells the work why', async () => {
    const controller = new AbortController();
    let flight: Flight | undefined;
    const failed = withDeadline(oneSecond, { signal: controller.signal }, (given) => { flight = given; return never; });
    controller.abort('enough');
    await expect(failed).rejects.toBe('enough');
    expect(flight?.signal.reason).toBe('enough');
  });
});
