/**
 * Order statistics, linearly interpolated: the value at position p/100 × (n − 1).
 *
 * Units   p in percent, 0 … 100; the result in the unit of the values
 * Valid   `sorted` ascending; an empty list gives NaN
 */
export function percentile(sorted: Float64Array | readonly number[], p: number): number {
  const n = sorted.length;
  if (n === 0) return NaN;
  const position = (Math.min(100, Math.max(0, p)) / 100) * (n - 1);
  const low = Math.floor(position);
  const high = low + 1 < n ? low + 1 : low;
  return sorted[low] + (sorted[high] - sorted[low]) * (position - low);
}
