import type { SimulateDocument } from "./simulate-schema.ts";

export type Fleet = Extract<SimulateDocument["workload"], { fleet: unknown }>["fleet"];

/** Most cells of a fleet: each is a deployment of its own, with seconds of work and a file. */
export const FLEET_CELLS_MOST = 20_000;

/**
 * The cells of each region, in which no hour asks for more than `cellRequestsPerS`, and the
 * requests/s that each is asked for on average over a day.
 */
export function cellsByRegion(fleet: Fleet): { cells: number; requestsPerS: number }[] {
  const meanPerS = (fleet.weeklyUsers * fleet.messagesPerUserWeek * fleet.sample) / (7 * 86_400);
  const hourMean = fleet.hours.reduce((sum, value) => sum + value, 0) / 24;
  const peak = Math.max(...fleet.hours) / hourMean;
  const shares = fleet.regions.reduce((sum, region) => sum + region.share, 0);
  return fleet.regions.map(({ share }) => {
    const regionPerS = (meanPerS * share) / shares;
    const cells = Math.max(1, Math.ceil((regionPerS * peak) / fleet.cellRequestsPerS));
    return { cells, requestsPerS: regionPerS / cells };
  });
}
