import type { Operation } from '../../src/client/auth-client.js';
import { createMockBackend, type MockBackend, type ScenarioChoice } from '../../src/mocks/index.js';
import { contractRoutes } from '../../src/server/routes.js';

/** A request to the mock backend and its answer. */
export interface Exchange {
  readonly operation: Operation;
  /** A short description. An exchange without one only leads to the next. */
  readonly title?: string;
  readonly userId?: string;
  readonly request?: object;
  readonly status: number;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** A visitor with a mock backend of their own. Every run is the same. */
export class Visitor {
  readonly exchanges: Exchange[] = [];
  readonly backend: MockBackend;
  #ticket = '';

  /** @param seed determines tickets, tokens and codes: visitors with different seeds get different ones */
  constructor(seed: string, scenario: ScenarioChoice = 'normal') {
    this.backend = createMockBackend({ seed, scenario, now: () => Date.UTC(2021, 5, 1, 12) });
  }

  /** The code of the last message. */
  get code(): string {
    return this.backend.outbox.findLast(({ code }) => code !== undefined)?.code ?? '';
  }

  /** The token of the last emailed link. */
  get token(): string {
    return this.backend.outbox.findLast(({ link }) => link !== undefined)?.link?.split('#token=')[1] ?? '';
  }

  /** Calls an operation with this input, and keeps the ticket of the answer. */
  async ask(operation: Operation, request: object | undefined, title?: string, userId?: string): Promise<Exchange> {
    const route = contractRoutes.find((one) => one.operation === operation);
    const path = route?.path.replace('{userId}', userId ?? '') ?? '';
    const response = await this.backend.fetch(`https://id.example${path}`, {
      method: route?.method ?? '',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `intent-${this.exchanges.length}` },
      ...(request && { body: JSON.stringify(request) }),
    });
    const answer = await response.json() as Exchange['answer'];
    const exchange: Exchange = { operation, status: response.status, answer, ...(title && { title }), ...(userId && { userId }), ...(request && { request }) };
    this.exchanges.push(exchange);
    if (typeof answer['ticket'] === 'string') this.#ticket = answer['ticket'];
    return exchange;
  }

  /** Calls the next step of the current flow. */
  go(operation: Operation, input: object = {}, title?: string): Promise<Exchange> {
    return this.ask(operation, { ticket: this.#ticket, ...input }, title);
  }
}
