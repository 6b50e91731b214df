import { isTraceId } from '../client/trace-id.js';
import type { FailureDetail, StepDetail } from '../events/flow.js';

/** Where a visitor last was, and what last went wrong: no more than a help desk needs to find it in its logs. */
export interface HelpDetails {
  /** Where the visitor has come since; without a failure, where they are. */
  readonly step?: { readonly flow: string; readonly step: string; readonly time: Date };
  readonly failure?: {
    readonly flow: string;
    /** The screen on which it happened. */
    readonly step?: string;
    readonly operation: string;
    readonly problem: string;
    readonly traceId?: string;
    readonly time: Date;
  };
}

const seen = new WeakMap<Document, HelpDetails>();

/** Anybody may dispatch an event of our names, so only what looks like a name is kept: no address, no sentence. */
const named = (value: unknown): string | undefined => (typeof value === 'string' && /^[A-Za-z][A-Za-z_-]{0,39}$/.test(value) ? value : undefined);
const traced = (value: unknown): string | undefined => (isTraceId(value) ? value : undefined);

/** An event's detail as far as one can rely on it. */
type Loose<T> = { readonly [K in keyof T]?: unknown } | null | undefined;

function keepStep(document: Document, event: Event): void {
  const detail = (event as Event & { detail?: Loose<StepDetail> }).detail;
  const flow = named(detail?.flow);
  const step = named(detail?.step);
  if (flow && step) seen.set(document, { ...seen.get(document), step: { flow, step, time: new Date() } });
}

/** A later step does not drop it: who gives up goes back to a first screen, and asks for help then. */
function keepFailure(document: Document, event: Event): void {
  const detail = (event as Event & { detail?: Loose<FailureDetail> }).detail;
  const flow = named(detail?.flow);
  const operation = named(detail?.operation);
  const problem = named((detail?.problem as Loose<{ code: string }>)?.code);
  if (!flow || !operation || !problem) return;
  const traceId = traced(detail?.traceId);
  const before = seen.get(document);
  const step = [before?.step, before?.failure].find((one) => one?.flow === flow)?.step;
  seen.set(document, { failure: { flow, operation, problem, time: new Date(), ...(step && { step }), ...(traceId && { traceId }) } });
}

/**
 * Remembers from now on what happens in this document, in memory only. The help is mostly asked for after the failure, when the element
 * that failed is gone: so whoever may show it later calls this early. Once a document is enough; more is harmless.
 */
export function watchDetails(document: Document): void {
  if (seen.has(document)) return;
  seen.set(document, {});
  // While the events come down: a host may stop them on their way up.
  document.addEventListener('auth-step', (event) => keepStep(document, event), true);
  document.addEventListener('auth-failure', (event) => keepFailure(document, event), true);
}

/** What has happened in this document since it is watched. */
export const detailsOf = (document: Document): HelpDetails => seen.get(document) ?? {};
