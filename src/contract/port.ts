import type { CallOptions, Operation } from '../client/auth-client.js';
import { AuthError } from '../client/problem.js';
import { uuid } from '../client/uuid.js';
import { isAdministrative, type Answer, type AskOptions, type Gateway, type Members } from './answer.js';
import type { Secrets } from './secrets.js';
import type { CheckedTarget } from './target.js';
import { ContractBreach, Untestable } from './verdict.js';
import { visible } from './visible.js';

type Method = (input: object, options: CallOptions) => Promise<unknown>;

/** Asks through the port, as an element would. */
export class PortGateway implements Gateway {
  readonly #target: CheckedTarget;
  readonly #secrets: Secrets;

  constructor(target: CheckedTarget, secrets: Secrets) {
    this.#target = target;
    this.#secrets = secrets;
  }

  ask = async (operation: Operation, input: object, { key = uuid() }: AskOptions = {}): Promise<Answer> => {
    const client: object | undefined = isAdministrative(operation) ? this.#target.admin?.client : this.#target.client;
    const method: unknown = client && Reflect.get(client, operation);
    if (!client || typeof method !== 'function') throw new Untestable(`The client has no ${operation}().`);
    this.#secrets.learn(input);
    if (key) this.#secrets.key(key);
    const asked = (): string => this.#secrets.hide(`  ${operation}(${JSON.stringify(input)}${key ? `, { idempotencyKey: '${key}' }` : ''})`);
    const outcome: unknown = await (method as Method).call(client, input, key ? { idempotencyKey: key } : {}).catch((error: unknown) => error);
    if (outcome instanceof Error && !AuthError.is(outcome)) {
      throw new ContractBreach(`The client rejected with something other than an AuthError: ${visible(outcome.name)}.\n${asked()}`);
    }
    const ok = !AuthError.is(outcome);
    const body = (ok ? outcome : outcome.problem) as Members;
    this.#secrets.learn(body);
    const step = body['step'];
    return {
      operation, ok, body,
      told: () => `${asked()}\n  → ${ok ? '' : 'AuthError '}${visible(this.#secrets.hide(JSON.stringify(body)))}`,
      ...(ok && typeof step === 'string' && { step }),
      ...(!ok && { problem: String(body['code']) }),
    };
  };
}
