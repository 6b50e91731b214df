/** Backends for elements: the mock backend behind the real REST client, with a record and a gate, and clients of plain functions. */
import type { AuthClient, AuthOperation, CallOptions, Step } from '../../../src/client/auth-client.js';
import { toTicket } from '../../../src/client/auth-client.js';
import { createRestClient, type RestClient } from '../../../src/client/rest/index.js';
import { createMockBackend, type MockBackend, type MockBackendOptions, type OutboxMessage } from '../../../src/mocks/index.js';

let underWay = 0;
/** The number of pending calls that no gate holds. */
export const callsUnderWay = (): number => underWay;

/** Waits for the gate. The call does not count as pending meanwhile, unless it was aborted and has ended. */
async function held(gate: Promise<void>, signal: AbortSignal): Promise<void> {
  let counts = false;
  const count = (): void => {
    if (!counts) underWay++;
    counts = true;
  };
  underWay--;
  signal.addEventListener('abort', count, { once: true });
  await gate;
  count();
}

/** Counts a client's pending calls. */
const counted = <C extends object>(client: C): C =>
  Object.fromEntries(Object.entries(client).map(([name, method]) => [name, async (...values: unknown[]) => {
    underWay++;
    try {
      return await (method as (...values: unknown[]) => Promise<unknown>)(...values);
    } finally {
      underWay--;
    }
  }])) as unknown as C;

export interface Sent {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string | null;
  readonly signal: AbortSignal;
}

/** A mock backend behind a real client, with a record of all requests. */
export interface Recorded<C> {
  readonly backend: MockBackend;
  readonly client: C;
  /** All requests, oldest first. A GET has no body. */
  readonly sent: readonly Sent[];
  /** The requests to paths with this ending. */
  to(path: string): readonly Sent[];
  /** Holds all answers until the returned function is called. */
  hold(): () => void;
}
interface ClientOptions { readonly baseUrl: string; readonly timeout?: number; fetch(request: Request): Promise<Response> }
export interface Patience { readonly timeout?: number }

export function recorded<C extends object>(create: (options: ClientOptions) => C, options: MockBackendOptions, { timeout }: Patience): Recorded<C> {
  const backend = createMockBackend(options);
  const sent: Sent[] = [];
  let gate: Promise<void> | undefined;
  const client = counted(create({
    baseUrl: 'https://auth.example/',
    ...(timeout !== undefined && { timeout }),
    fetch: async (request) => {
      const body = await request.clone().text();
      sent.push({
        path: new URL(request.url).pathname,
        body: (body ? JSON.parse(body) : {}) as Sent['body'],
        key: request.headers.get('Idempotency-Key'),
        signal: request.signal,
      });
      if (gate) await held(gate, request.signal);
      return backend.fetch(request);
    },
  }));
  return {
    backend,
    client,
    sent,
    to: (path) => sent.filter((request) => request.path.endsWith(path)),
    hold() {
      let open: () => void = () => undefined;
      gate = new Promise((resolve) => { open = resolve; });
      return () => { gate = undefined; open(); };
    },
  };
}

export interface Bench extends Recorded<RestClient> {
  newest(): OutboxMessage;
  code(): string;
}

export function bench(options: MockBackendOptions = {}, patience: Patience = {}): Bench {
  const made = recorded(createRestClient, options, patience);
  const newest = (): OutboxMessage => {
    const message = made.backend.outbox.at(-1);
    if (!message) throw new Error('Nothing was sent.');
    return message;
  };
  return { ...made, newest, code: () => newest().code ?? '' };
}

export interface Call<O extends AuthOperation = AuthOperation> {
  readonly operation: O;
  readonly input: Readonly<Record<string, unknown>>;
  readonly options: CallOptions;
  /** Whether the call waits for its answer. */
  readonly open: boolean;
  answer(step: Step): void;
  fail(error: unknown): void;
}

export interface FakeClient {
  readonly client: AuthClient;
  readonly calls: readonly Call[];
  /** The newest call. */
  last(): Call;
}

/** A client with these methods only. The test answers each call. */
export function fakeClient(operations: readonly AuthOperation[], more: Pick<AuthClient, 'channels'> = {}): FakeClient {
  const calls: Call[] = [];
  const client: Record<string, unknown> = { ...more };
  for (const operation of operations) {
    client[operation] = (input: Call['input'], options: CallOptions = {}) => new Promise<Step>((resolve, reject) => {
      let open = true;
      const closed = <T>(end: (value: T) => void) => (value: T) => { open = false; end(value); };
      calls.push({ operation, input, options, get open() { return open; }, answer: closed(resolve), fail: closed(reject) });
    });
  }
  return {
    client: client as AuthClient,
    calls,
    last() {
      const call = calls.at(-1);
      if (!call) throw new Error('Nothing was called.');
      return call;
    },
  };
}

const ticket = toTicket('t.fake');
/** Sample Steps. A test overrides the members that it checks. */
export const steps = {
  emailCode: { step: 'code-sent', ticket, channel: 'email', target: 'd•••@example.com', codeLength: 6, expiresIn: 300, resendIn: 30 },
  smsCode: { step: 'code-sent', ticket, channel: 'sms', target: '••• 0142', codeLength: 6, expiresIn: 300, resendIn: 30 },
  onePhone: { step: 'choose-method', ticket, methods: [{ id: 'phone-1', type: 'phone', channels: ['sms', 'call'], target: '••• 0142' }] },
  twoPhones: {
    step: 'choose-method',
    ticket,
    methods: [
      { id: 'phone-1', type: 'phone', channels: ['sms', 'call'], target: '••• 0143' },
      { id: 'phone-2', type: 'phone', channels: ['sms', 'call'], target: '••• 0144' },
    ],
  },
  ringing: { step: 'call-in-progress', ticket, target: '••• 0142', pollIn: 2, expiresIn: 120, key: '#' },
  password: { step: 'set-password', ticket, policy: { minLength: 12, maxLength: 128, rules: ['lowercase', 'uppercase', 'digit', 'not-recent'] }, username: 'dduck2021' },
  proof: { step: 'prove-password', ticket, username: 'd•••1', expiresIn: 900 },
  enroll: {
    step: 'enroll',
    ticket,
    offers: [{ type: 'phone', channels: ['sms', 'call'], target: '••• 0142' }, { type: 'email', channels: ['email'], target: 'd•••@example.com' }],
  },
  linkSent: { step: 'link-sent', target: 'd•••@example.com', expiresIn: 1_200, resendIn: 30 },
  done: { step: 'done', signedIn: true },
} as const satisfies Record<string, Step>;
