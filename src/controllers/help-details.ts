import { isTraceId } from '../client/trace-id.js';
import type { FailureDetail, StepDetail } from '../events/flow.js';

/** The last step and the last failure of a visitor: only what a help desk needs to find it in its logs. */
export interface HelpDetails {
  /** The last step, if it is newer than the failure. */
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

/** Any script can dispatch events with these names, so only a value that looks like a name is kept: no address, no sentence. */
const named = (value: unknown): string | undefined => (typeof value === 'string' && /^[A-Za-z][A-Za-z_-]{0,39}$/.test(value) ? value : undefined);
const traced = (value: unknown): string | undefined => (isTraceId(value) ? value : undefined);

/** An event's detail with unchecked values. */
type Loose<T> = { readonly [K in keyof T]?: unknown } | null | undefined;

function keepStep(document: Document, event: Event): void {
  const detail = (event as Event & { detail?: Loose<StepDetail> }).detail;
  const flow = named(detail?.flow);
  const step = named(detail?.step);
  if (flow && step) seen.set(document, { ...seen.get(document), step: { flow, step, time: new Date() } });
}

/** Keeps the failure also after later steps: a visitor who gives up returns to a first screen and then asks for help. */
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
 * Starts to record steps and failures in a document, in memory only. Call it early: most visitors ask for help after the failure, when the
 * failed element is gone. A second call for the same document does nothing.
 */
export function watchDetails(document: Document): void {
  if (seen.has(document)) return;
  seen.set(document, {});
  // In the capture phase, because a host can stop the events while they bubble.
  document.addEventListener('auth-step', (event) => keepStep(document, event), true);
  document.addEventListener('auth-failure', (event) => keepFailure(document, event), true);
}

/** The record of a document. Empty when it is not watched. */
export const detailsOf = (document: Document): HelpDetails => seen.get(document) ?? {};
