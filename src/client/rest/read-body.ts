/** Bytes of an answer that are read: far more than the contract needs. */
const cap = 512 * 1_024;

/**
 * The text of an answer, read as it comes and cut off where it grows too long.
 * @returns nothing when it is longer than 512 KiB
 * @throws when the connection breaks
 */
export const readBody = async (body: ReadableStream<Uint8Array> | null, signal: AbortSignal): Promise<string | undefined> => {
  if (!body) return undefined;
  const reader = body.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  // A body does not always hear of the signal that its request had: an injected fetch may not pass it on.
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
