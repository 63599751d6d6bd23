/** Step costs other than the linear one: a measured table, a roofline. */

import type { StepCost } from "./step-cost.ts";

/**
 * Bilinear interpolation in tokens and context tokens; beyond the grid the nearest cell's slopes
 * are carried on.
 *
 * Units   times in seconds: times[i][j] for tokens[i] and contextTokens[j]
 */
export function tableCost(
  tokens: readonly number[],
  contextTokens: readonly number[],
  times: readonly (readonly number[])[],
): StepCost {
  const x = Float64Array.from(tokens);
  const y = Float64Array.from(contextTokens);
  const columns = y.length;
  const values = Float64Array.from(times.flat());
  return {
    kind: "law",
    stepS(batchTokens, batchContext) {
      const i = cellOf(x, batchTokens);
      const j = cellOf(y, batchContext);
      const u = (batchTokens - x[i]) / (x[i + 1] - x[i]);
      const v = (batchContext - y[j]) / (y[j + 1] - y[j]);
      const at = i * columns + j;
      const low = values[at] + (values[at + 1] - values[at]) * v;
      const high = values[at + columns] + (values[at + columns + 1] - values[at + columns]) * v;
      return Math.max(low + (high - low) * u, 1e-9);
    },
  };
}

/** The cell of a grid that holds a value, or the first or last cell. */
function cellOf(grid: Float64Array, value: number): number {
  let low = 0;
  let high = grid.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (grid[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

export interface Roofline {
  readonly overheadS: number;
  readonly weightBytes: number;
  readonly kvBytesPerToken: number;
  readonly bandwidthBytesPerS: number;
  readonly workFlopPerToken: number;
  readonly computeFlopPerS: number;
}

/**
 * The longer of arithmetic and memory time, plus a fixed overhead.
 *
 * From    Williams, Waterman and Patterson 2009; decode: Pope et al. 2022
 */
export function rooflineCost(roofline: Roofline): StepCost {
  const { overheadS, weightBytes, kvBytesPerToken, bandwidthBytesPerS } = roofline;
  const perTokenS = roofline.workFlopPerToken / roofline.computeFlopPerS;
  return {
    kind: "law",
    stepS(tokens, contextTokens) {
      const memoryS = (weightBytes + kvBytesPerToken * contextTokens) / bandwidthBytesPerS;
      return overheadS + Math.max(memoryS, perTokenS * tokens);
    },
  };
}
