/**
 * Reads the text of a request or response as a stream, and stops when it grows too long.
 * @param limit bytes
 * @param signal cancels the reading; an injected `fetch` may not pass the request's signal on to the body
 * @returns undefined when the body is longer than the limit; empty without a body
 * @throws when the connection breaks
 */
export const readBody = async (body: ReadableStream<Uint8Array> | null, limit: number, signal?: AbortSignal): Promise<string | undefined> => {
  if (!body) return '';
  const reader = body.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', cancel);
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
};
