import * as z from 'zod/mini';
import * as vocabulary from '../../src/client/vocabulary.js';

export type Schema = z.core.JSONSchema.BaseSchema;

const lists: readonly (readonly string[])[] = Object.values(vocabulary);
const words = [...new Set(lists.flat())];
const nonsense = 'no such word';

/**
 * The vocabulary list whose values a schema keeps while it drops or replaces all others. Undefined for a schema that accepts any
 * string. The function asks the schema itself, so the result is always current.
 */
const knownTo = (reads: (word: string) => unknown): readonly string[] | undefined => {
  if (reads(nonsense) === nonsense) return undefined;
  const known = words.filter((word) => reads(word) === word);
  const list = lists.find((all) => all.length === known.length && all.every((word) => known.includes(word)));
  if (!list) throw new Error(`A schema knows ${known.join(', ')}. No list of src/client/vocabulary.ts matches.`);
  return list;
};

/** A list that may grow, written as in Zalando's guidelines (rule 112): with `examples`, which tools show and do not enforce. */
const growing = (known: readonly string[]): Schema => ({
  type: 'string',
  description: `Extensible enum: ${known.map((word) => `\`${word}\``).join(', ')}. Servers send one of these; later versions of the contract may add others, and clients live with them.`,
  examples: [...known],
});

/** For zod's `override`: whole numbers and values that may grow, which the schemas express in their own way. */
export const translate = ({ zodSchema, jsonSchema }: { readonly zodSchema: z.core.$ZodTypes; readonly jsonSchema: Schema }): void => {
  if (jsonSchema.multipleOf === 1) {
    jsonSchema.type = 'integer';
    delete jsonSchema.multipleOf;
  }
  if (zodSchema instanceof z.ZodMiniString) {
    const known = knownTo((word) => z.safeParse(zodSchema, word).data);
    if (known) Object.assign(jsonSchema, growing(known));
  } else if (zodSchema instanceof z.ZodMiniArray && zodSchema.def.element instanceof z.ZodMiniString) {
    const known = knownTo((word) => (z.safeParse(zodSchema, [word]).data as readonly string[])[0]);
    if (known) jsonSchema.items = growing(known);
  }
};
