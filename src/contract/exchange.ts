import { readBody } from '../client/rest/read-body.js';

/** Bytes of an answer that are read: a page of 100 users takes a tenth of that. */
const answerLimit = 262_144;
/** Bytes of an inbox, which grows in the course of a run. */
export const inboxLimit = 16_777_216;
/** Seconds until a request is given up, its body included. */
const deadline = 15;

export type Received = { readonly response: Response; readonly text: string } | { readonly fault: string };

export interface ReceiveOptions { readonly seconds?: number; readonly limit?: number }

const millisecondsOf = (seconds: number): number => Math.ceil(seconds * 1_000);

/** What a target does by itself ends at a deadline, even where it ignores its signal. @returns undefined when it does not end in time */
export const within = async <T>(run: (signal: AbortSignal) => T, seconds = deadline): Promise<{ readonly value: Awaited<T> } | undefined> => {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
      controller.abort();
    }, millisecondsOf(seconds));
  });
  try {
    return await Promise.race([(async () => ({ value: await run(controller.signal) }))(), late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Sends a request and reads its answer, up to a limit and a deadline: a stream without end, or one that drips, ends here. */
export const receive = async (
  fetch: (request: Request) => Promise<Response>, url: string, init: RequestInit, { seconds = deadline, limit = answerLimit }: ReceiveOptions = {},
): Promise<Received> => {
  const received = await within(async (signal): Promise<Received> => {
    try {
      const response = await fetch(new Request(url, { ...init, signal }));
      const text = await readBody(response.body, limit, signal);
      return text === undefined ? { fault: `gave an answer of more than ${limit} bytes` } : { response, text };
    } catch {
      return { fault: 'gave no answer' };
    }
  }, seconds);
  return received?.value ?? { fault: `gave no whole answer within ${seconds} seconds` };
};
