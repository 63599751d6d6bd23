/**
 * PUE hour by hour: the annual mean spread over an average day of each month, higher in warm
 * afternoons than on cold nights.
 *
 * First order: the overhead above one follows a seasonal and a daily cosine whose annual mean is
 * the assumption; the amplitude is judgement (`pue-swing-summer` is summer-afternoon overhead over
 * the mean). Northern hemisphere. See docs/methods/power-and-energy.md.
 */
import { cos } from "../kernel/math.ts";

export const hoursInDay = 24;
const turn = 6.283185307179586;

/** [month of year × 24 + local hour]: weight of the overhead, mean one over the year. */
const shape = new Float64Array(12 * hoursInDay);
for (let month = 0; month < 12; month += 1) {
  for (let hour = 0; hour < hoursInDay; hour += 1) {
    const season = cos((turn * (month - 6)) / 12);
    const time = cos((turn * (hour - 15)) / hoursInDay);
    shape[month * hoursInDay + hour] = 0.7 * season + 0.3 * time;
  }
}

/** Fills `pue[0..23]` for a month of the year (0 = January). */
export function hourlyPue(
  pue: Float64Array,
  monthOfYear: number,
  pueAnnual: number,
  swing: number,
): void {
  const overhead = pueAnnual - 1;
  const amplitude = Math.max(0, swing - 1);
  // Overhead cannot fall below none; what a wide swing cuts off there is spread over the year.
  const mean = amplitude <= 1 ? 1 : meanOverhead(amplitude);
  for (let hour = 0; hour < hoursInDay; hour += 1) {
    const weight = Math.max(0, 1 + amplitude * shape[monthOfYear * hoursInDay + hour]!);
    pue[hour] = 1 + (overhead * weight) / mean;
  }
}

function meanOverhead(amplitude: number): number {
  let sum = 0;
  for (const one of shape) sum += Math.max(0, 1 + amplitude * one);
  return sum / shape.length;
}
