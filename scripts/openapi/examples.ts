import type { Operation } from '../../src/client/auth-client.js';
import type { Code } from './operations.js';
import { kebab } from './text.js';
import { walk } from './walks.js';
import type { Exchange } from './visitor.js';

interface Example { readonly summary: string; readonly value: unknown }
type Examples = Readonly<Record<string, Example | { readonly $ref: string }>>;

/** An example. Its request and its answer share one key, so that readers and mock servers can pair them. */
const keyed = (exchanges: readonly Exchange[], valueOf: (exchange: Exchange) => unknown): Examples => {
  const entries = exchanges.map((exchange) => [kebab(exchange.title ?? ''), { summary: exchange.title ?? '', value: valueOf(exchange) }] as const);
  const keys = entries.map(([key]) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`Two examples of one operation have the name ${twice}.`);
  return Object.fromEntries(entries);
};

const codeOf = ({ answer }: Exchange): unknown => answer['code'];

/** The exchanges of the walks, as the document's examples. */
export class ExampleBook {
  readonly #told: readonly Exchange[];

  constructor(exchanges: readonly Exchange[]) {
    this.#told = exchanges.filter(({ title }) => title !== undefined);
  }

  static async write(): Promise<ExampleBook> {
    return new ExampleBook(await walk());
  }

  /** The requests, including those whose answer was a failure. */
  inputs(operation: Operation): Examples {
    return keyed(this.#of(operation), ({ request }) => request);
  }

  users(operation: Operation): Examples {
    return keyed(this.#of(operation), ({ userId }) => userId);
  }

  /** The answers with that status. For a code that did not occur in this operation, an example from another one. */
  answers(operation: Operation, status: number, codes: readonly Code[] = []): Examples {
    const here = this.#of(operation).filter((exchange) => exchange.status === status);
    const missing = codes.filter((code) => !here.some((exchange) => codeOf(exchange) === code));
    return {
      ...keyed(here, ({ answer }) => answer),
      ...Object.fromEntries(missing.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
    };
  }

  /** One example of each code. */
  problem(code: Code): Example {
    const exchange = this.#told.find((one) => codeOf(one) === code);
    if (!exchange) throw new Error(`No walk leads to ${code}. Add one in scripts/openapi/walks.`);
    return { summary: exchange.title ?? '', value: exchange.answer };
  }

  /** Success comes first: viewers show the first example by default. */
  #of(operation: Operation): readonly Exchange[] {
    return this.#told.filter((exchange) => exchange.operation === operation).sort((a, b) => a.status - b.status);
  }
}
