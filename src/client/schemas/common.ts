/**
 * Parts that the schemas share. Only light parts of zod/mini are used: `overwrite` in place of pipes and transforms, `literal` in place
 * of enums. `catch` is not used, because it adds all of zod's helpers (3.7 kB gzipped).
 */
import * as z from 'zod/mini';

/** Seconds from the receipt of the answer. Never a timestamp, because the visitor's clock may be wrong. */
export const seconds = z.number().check(z.gte(0), z.lte(31_536_000));

/** A whole number. `z.int()` is not used, because it adds a table of number formats. */
export const whole = z.multipleOf(1);

const isKnown = <T extends string>(known: readonly T[], value: string): value is T => (known as readonly string[]).includes(value);

/** A list that may grow. Unknown values are dropped, so that a newer server does not break an older page. */
export const knownOnly = <const T extends string>(known: readonly T[]) =>
  z.array(z.string()).check(
    z.maxLength(100),
    z.overwrite((list) => list.filter((value) => isKnown(known, value))),
  ) as unknown as z.ZodMiniType<readonly T[], readonly string[]>;

/** A value that may grow. An unknown value reads as the fallback. */
export const knownOr = <const T extends string>(known: readonly T[], fallback: T) =>
  z.string().check(
    z.overwrite((value) => (isKnown(known, value) ? value : fallback)),
  ) as unknown as z.ZodMiniType<T, string>;

export const text = z.string().check(z.maxLength(2_000));
