export type JsonObject = Readonly<Record<string, unknown>>;

/** The members of a parsed body. Empty when it is not an object. */
export const members = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value as JsonObject : {};

/** The table's own entry with this name, never an inherited one. */
export const entry = <T>(table: Readonly<Record<string, T>>, name: unknown): T | undefined =>
  typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
