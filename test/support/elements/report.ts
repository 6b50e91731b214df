/** The error that a failed assertion gives to the runner. */

/** Replaces elements by their tags, also in arrays and plain objects up to a depth, and other non-plain values by text. */
function sendable(value: unknown, depth = 0): unknown {
  if (value instanceof Element) return (value.cloneNode() as Element).outerHTML;
  if (value instanceof Node || typeof value === 'function') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 8) return String(value);
  if (Array.isArray(value)) return value.map((inner) => sendable(inner, depth + 1));
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sendable(inner, depth + 1)]));
}

/**
 * The runner sends the compared values to its server. It cannot send an element, and then never finishes the file.
 * This Chai plugin replaces elements in errors by text.
 */
export const describeNodes: Chai.ChaiPlugin = ({ Assertion }) => {
  const { prototype } = Assertion as unknown as { prototype: { assert(...values: unknown[]): void } };
  const { assert } = prototype;
  prototype.assert = function (...values) {
    try {
      assert.apply(this, values);
    } catch (error) {
      const compared = error as { actual?: unknown; expected?: unknown };
      if ('actual' in compared) compared.actual = sendable(compared.actual);
      if ('expected' in compared) compared.expected = sendable(compared.expected);
      throw error;
    }
  };
};
