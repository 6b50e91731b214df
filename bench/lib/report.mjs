export const quantile = (values, q) => {
  const sorted = values.toSorted((a, b) => a - b);
  const i = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(i)], sorted[Math.ceil(i)]];
  return low + (high - low) * (i - Math.floor(i));
};
export const median = (values) => quantile(values, 0.5);
export const ms = (value) => `${value.toFixed(1)} ms`;
export const spread = (values) => `median ${ms(median(values))}, quartiles ${ms(quantile(values, 0.25))} to ${ms(quantile(values, 0.75))}`;

/** Prints one row: the measurement, its figure, and its limit, if there is one. Exceeding a limit does not fail the run, because the machine may be busy. */
export function row(what, figure, limit) {
  const wanted = limit === undefined ? '' : ` (wanted ${limit} at most${figure > limit ? ': OVER' : ''})`;
  console.log(`${what}: ${Number.isInteger(figure) ? figure : figure.toFixed(2)}${wanted}`);
}
