/**
 * Our chain from package to meter, as the plan engine counts it: a platform's rated unit, plus
 * network, storage and management, times the design day's facility ratio.
 */
import type { Reader } from "./read.ts";

export interface ChainPower {
  /** Per package. */
  readonly itW: number;
  readonly facilityW: number;
  /** Per rack or server. */
  readonly unitItW: number;
  readonly packages: number;
}

export function chainPower(read: Reader, platform: string, facilityPerIt?: number): ChainPower {
  const { unitPowerW, packages } = read.platform(platform);
  const unitItW = unitPowerW * (1 + read.assumption("it-network-overhead"));
  const ratio = facilityPerIt ?? read.assumption("facility-per-it-design-day");
  return {
    itW: unitItW / packages,
    facilityW: (unitItW / packages) * ratio,
    unitItW,
    packages,
  };
}

/** Packages in whole units within `powerW`. */
export const packagesWithin = (powerW: number, unitW: number, packages: number): number =>
  Math.floor(powerW / unitW) * packages;
