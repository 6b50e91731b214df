/** The most bytes that the client reads of a response: 512 KiB, far more than the contract needs. */
const cap = 512 * 1_024;

/**
 * Reads the text of a response as a stream, and stops when it grows too long.
 * @returns undefined when it is longer than 512 KiB
 * @throws when the connection breaks
 */
export const readBody = async (body: ReadableStream<Uint8Array> | null, signal: AbortSignal): Promise<string | undefined> => {
  if (!body) return undefined;
  const reader = body.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  // An injected fetch may not pass the request's signal on to the body, so the signal is checked here.
  signal.addEventListener('abort', cancel);
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > cap) {
      cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
};
