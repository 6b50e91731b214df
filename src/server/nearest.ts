/** How many letters to add, drop or change (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** The name that was probably meant: one that holds what was typed or, failing that, looks most like it. */
export const nearest = (typed: string, names: readonly string[]): string =>
  (typed.length > 2 ? names.find((name) => name.includes(typed)) : undefined)
  ?? names.reduce((best, name) => (distance(typed, name) < distance(typed, best) ? name : best));
