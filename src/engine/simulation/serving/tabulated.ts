/**
 * A function of a batch or chunk and of the context it sees, asked where it is needed and kept: the
 * loop then reads two numbers a step.
 *
 * Error   none at whole rows where the function is straight in context between powers of two
 */

/** Knots of context: 0, then powers of two from 16. */
const KNOTS = 24;
const LOWEST_EXPONENT = 4;
/** Rows that are kept; beyond them the function is asked each time. */
const ROWS = 16_384;

export function tabulated(
  ask: (row: number, contextTokens: number) => number,
): (row: number, contextTokens: number) => number {
  let values = new Float64Array(256 * KNOTS).fill(Number.NaN);
  const at = (row: number, knot: number): number => {
    const cell = row * KNOTS + knot;
    let value = values[cell];
    if (Number.isNaN(value)) {
      value = ask(row, knot === 0 ? 0 : 1 << (knot - 1 + LOWEST_EXPONENT));
      values[cell] = value;
    }
    return value;
  };
  return (row, contextTokens) => {
    // A mean batch is no whole number; only estimates of saturation ask for one.
    if (row >= ROWS || row !== (row | 0)) return ask(row, contextTokens);
    if ((row + 1) * KNOTS > values.length) {
      const wider = new Float64Array(Math.min(ROWS, 2 * row) * KNOTS).fill(Number.NaN);
      wider.set(values);
      values = wider;
    }
    const exponent = 31 - Math.clz32(contextTokens);
    const knot = exponent < LOWEST_EXPONENT ? 0 : exponent - LOWEST_EXPONENT + 1;
    if (knot >= KNOTS - 1) return ask(row, contextTokens);
    const from = knot === 0 ? 0 : 1 << exponent;
    const until = knot === 0 ? 1 << LOWEST_EXPONENT : from * 2;
    const low = at(row, knot);
    return low + ((at(row, knot + 1) - low) * (contextTokens - from)) / (until - from);
  };
}
