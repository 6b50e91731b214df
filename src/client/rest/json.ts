export type JsonObject = Readonly<Record<string, unknown>>;

/** The members of a parsed body; none for what is no object. */
export const members = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value as JsonObject : {};

/** The entry of that name, and nothing that a table inherits. */
export const entry = <T>(table: Readonly<Record<string, T>>, name: unknown): T | undefined =>
  typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
