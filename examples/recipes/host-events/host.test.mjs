/** Tests a host's event handlers in plain Node, with real event classes on an EventTarget and the real client over the mock backend. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import { AuthError, createRestClient } from 'latchkey/client';
import { AuthCompleteEvent, AuthFailureEvent, AuthNavigateEvent, AuthRequestEvent } from 'latchkey/events';
import { createMockBackend } from 'latchkey/mocks';
import { guardReset, listen } from './host.mjs';

describe('the page', () => {
  let root, site;
  beforeEach(() => {
    root = new EventTarget();
    site = { go: mock.fn(), report: mock.fn() };
    listen(root, site);
  });
  const goes = () => site.go.mock.calls.map(({ arguments: [path] }) => path);

  it('takes a visitor home, and leaves other wishes to the element', () => {
    const [home, help] = ['home', 'help'].map((to) => new AuthNavigateEvent({ from: 'sign-in-form', to }));
    for (const event of [home, help]) root.dispatchEvent(event);
    assert.deepEqual(goes(), ['/dashboard']);
    assert.deepEqual([home.defaultPrevented, help.defaultPrevented], [true, false]);
  });

  it('goes where its own routes say at the end, whatever the server wants', () => {
    root.dispatchEvent(new AuthCompleteEvent({ flow: 'sign-in', signedIn: true, redirectTo: 'https://elsewhere.example/' }));
    root.dispatchEvent(new AuthCompleteEvent({ flow: 'password-reset', signedIn: false }));
    assert.deepEqual(goes(), ['/dashboard', '/login']);
  });

  it('reports a failure by its code and trace', () => {
    root.dispatchEvent(new AuthFailureEvent({ flow: 'sign-in', operation: 'verifyCode', problem: { code: 'invalid_code', attemptsLeft: 2 }, traceId: 'abc' }));
    assert.deepEqual(site.report.mock.calls[0].arguments, [{ flow: 'sign-in', operation: 'verifyCode', code: 'invalid_code', traceId: 'abc' }]);
  });
});

describe('the guard of password resets', () => {
  /** Requests a reset as the element does. @returns the event, and the answer that the element gets */
  const ask = async ({ scenario, person = true, operation = 'startPasswordReset' }) => {
    const backend = createMockBackend({ seed: 1, scenario });
    const client = createRestClient({ baseUrl: 'https://mock.example/auth', fetch: backend.fetch });
    const element = Object.assign(new EventTarget(), { email: 'elmer.only@example.com' });
    const resumed = new Promise((resolve) => { element.resume = resolve; });
    guardReset(element, { client, isPerson: async () => person, refusal: new AuthError({ code: 'forbidden' }) });
    const event = new AuthRequestEvent({ flow: 'password-reset', operation });
    element.dispatchEvent(event);
    return { backend, event, answer: event.defaultPrevented ? await resumed : undefined };
  };

  it('begins one for a person', async () => {
    const { answer, backend } = await ask({});
    assert.equal(answer.step, 'code-sent');
    assert.equal(backend.outbox.at(-1).to, 'elmer.only@example.com');
  });

  it('refuses anybody else, and asks no server', async () => {
    const { answer, backend } = await ask({ person: false });
    assert.equal(answer.problem.code, 'forbidden');
    assert.equal(backend.outbox.length, 0);
  });

  for (const [scenario, code] of [['rate-limited', 'rate_limited'], ['drop', 'network'], ['html-success', 'unexpected_response']]) {
    it(`hands the element what went wrong: ${scenario}`, async () => {
      assert.equal((await ask({ scenario })).answer.problem.code, code);
    });
  }

  it('holds no other call', async () => {
    assert.equal((await ask({ operation: 'verifyCode' })).event.defaultPrevented, false);
  });
});
