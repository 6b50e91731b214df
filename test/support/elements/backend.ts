/** Backends for elements: the mock one behind the real REST client, with a record and a gate; and clients made of plain functions. */
import type { AuthClient, AuthOperation, CallOptions, Step } from '../../../src/client/auth-client.js';
import { toTicket } from '../../../src/client/auth-client.js';
import { createRestClient, type RestClient } from '../../../src/client/rest/index.js';
import { createMockBackend, type MockBackend, type MockBackendOptions, type OutboxMessage } from '../../../src/mocks/index.js';

let underWay = 0;
/** Calls of any client here that wait for an answer which nothing holds. */
export const callsUnderWay = (): number => underWay;

/** Waits for the gate. The call does not count meanwhile, unless it was given up: then it has ended for us. */
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

/** Counts a client's calls while they are under way. */
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

/** A mock backend behind a real client, with a record of what was sent. */
export interface Recorded<C> {
  readonly backend: MockBackend;
  readonly client: C;
  /** Everything sent, oldest first; a GET has no body. */
  readonly sent: readonly Sent[];
  /** What was sent to a path that ends so. */
  to(path: string): readonly Sent[];
  /** Holds all answers from now on, until called. */
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
  /** It waits for its answer. */
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

/** A client of these methods alone, each of whose calls waits for the test to answer it. */
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
/** Steps as a server might answer them; a test changes what it is about. */
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
