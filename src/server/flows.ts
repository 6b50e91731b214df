import type { Step, Ticket } from '../client/auth-client.js';
import type { Context } from './context.js';
import type { Flow, Stage } from './flow.js';
import type { Account, Proof } from './ports.js';
import { Refusal } from './refusal.js';
import { inSeconds, secondsUntil } from './time.js';

/** No flow lives longer, however often its ticket rotates. */
const day = 86_400;
/** Longer than any flow: once an epoch is forgotten, nothing of an older one is left. */
const epochSeconds = 2 * day;

type Draft<S = Step> = S extends { ticket: Ticket } ? Omit<S, 'ticket'> : S;
/** A step without its ticket. */
export type StepDraft = Draft;

export interface Beginning {
  readonly purpose: Flow['purpose'];
  readonly accountId?: string | undefined;
  readonly epoch: string;
  readonly stage: Stage;
  readonly proofs?: readonly Proof[];
  readonly remember?: boolean;
  /** A moment in milliseconds. */
  readonly endsAt?: number;
}

/** A flow that was opened for one request, with the account that it is about; none in a decoy. */
export interface OpenFlow { readonly flow: Flow; readonly account?: Account; readonly ticket: string }

/** Whether something has ended it: another flow, whose id is then the epoch, or an administrator. */
const isOver = ({ epoch, id }: Flow, current: string | undefined): boolean => current !== undefined && current !== epoch && current !== id;

const expired = (): Refusal => new Refusal({ code: 'ticket_expired' });

const ticketKey = async ({ vault }: Pick<Context, 'vault'>, ticket: string): Promise<string> => `ticket ${await vault.name('ticket', ticket)}`;
const epochKey = async ({ vault }: Pick<Context, 'vault'>, accountId: string): Promise<string> => `epoch ${await vault.name('epoch', accountId)}`;

/** One good ticket a flow. A new one comes with each step forward; a refusal leaves the ticket good. */
export class Flows {
  begin({ random, clock }: Context, { proofs = [], remember = false, endsAt = Infinity, accountId, ...rest }: Beginning): Flow {
    return {
      ...rest, proofs, remember, id: random.name(2), enrolling: false, endsAt: Math.min(endsAt, inSeconds(clock, day)), ...(accountId !== undefined && { accountId }),
    };
  }

  /** Read it before a proof is checked: what ends flows in between then ends this one as well. */
  async epoch(context: Context, accountId: string): Promise<string> {
    return await context.store.get(await epochKey(context, accountId)) ?? '';
  }

  /** Opens a flow for this request alone. The old ticket goes once an answer with a new one is safe. */
  async open(context: Context, ticket: string): Promise<OpenFlow> {
    const { leases, store, vault, clock, directory } = context;
    const key = await ticketKey(context, ticket);
    context.finally.push(await leases.acquire(key));
    const sealed = await store.get(key);
    const text = sealed === undefined ? undefined : await vault.open(sealed, 'ticket', ticket);
    if (sealed === undefined || text === undefined) throw expired();
    const flow = JSON.parse(text) as Flow;
    // The same is looked up for a decoy.
    const [current, account] = await Promise.all([store.get(await epochKey(context, flow.accountId ?? flow.id)), directory.byId(flow.accountId ?? '')]);
    if (clock.now() >= flow.endsAt || isOver(flow, current)) throw expired();
    if (flow.accountId === undefined) return { flow, ticket };
    if (account?.status !== 'active') throw expired();
    return { flow, account, ticket };
  }

  /** Moves a flow on to its next step, under a new ticket. @param old the ticket that this request came with */
  async advance(context: Context, flow: Flow, old: string | undefined, { step, ...members }: StepDraft, lifetime = context.settings.ticketLifetime): Promise<Step> {
    const ticket = `t.${context.random.name(6)}`;
    const key = await ticketKey(context, ticket);
    const seconds = Math.min(lifetime, secondsUntil(context.clock, flow.endsAt));
    await context.store.put(key, await context.vault.seal(JSON.stringify(flow), 'ticket', ticket), seconds);
    if (old !== undefined) this.close(context, old, key);
    return { step, ticket, ...members } as Step;
  }

  /**
   * Spends a ticket once the answer is safe. Refuses when another request has spent it by then, as where this one outlived its lease.
   * @param next where the flow goes on; it does not, then
   */
  close(context: Context, ticket: string, next?: string): void {
    context.afterwards.push(async () => {
      if (await context.store.take(await ticketKey(context, ticket)) !== undefined) return;
      if (next !== undefined) await context.store.take(next);
      throw expired();
    });
  }

  /** Spends a ticket whose answer is given again: a process may have ended before it could. */
  async spend(context: Context, ticket: string): Promise<void> {
    await context.store.take(await ticketKey(context, ticket));
  }

  /** Ends every flow of an account. */
  async endAll(context: Context, accountId: string): Promise<void> {
    await context.store.put(await epochKey(context, accountId), context.random.name(2), epochSeconds);
  }

  /** Ends every other flow of an account. Of several that try at once only one goes on; after a crash the same flow may try again. */
  async prevail(context: Context, flow: Flow, accountId: string): Promise<void> {
    const key = await epochKey(context, accountId);
    const current = await context.store.get(key);
    if (isOver(flow, current) || !(await context.store.swap(key, current, flow.id, epochSeconds))) throw expired();
  }
}
