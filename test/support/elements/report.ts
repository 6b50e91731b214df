/** What a failed assertion hands to the runner. */

/** An element as its tags, arrays and plain objects with theirs, to some depth, and whatever else is no plain value as text. */
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
 * The runner sends what was compared to its server, and never finishes a file whose report cannot be sent: an element cannot.
 * This plugin for Chai replaces elements in errors by text.
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
