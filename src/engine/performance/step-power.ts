/**
 * What one package draws while it serves: a floor, energy for each FLOP by format, energy for
 * each byte of memory, held below its limit.
 *
 * Units   watts
 * From    public kernel readings (H200, B200, GB200; large products 0.53, 0.37 and 0.21 pJ a FLOP
 *         above the floor in bf16, fp8 and fp4; weight streaming 86–108 pJ a byte)
 * Valid   steady serving; transients are not in it
 */

import type { AcceleratorSpec, NumberFormat } from "./types.ts";

const JOULES_PER_BYTE = 90e-12;

function joulesPerFlop(format: NumberFormat): number {
  switch (format) {
    case "bf16":
    case "int4":
      return 0.53e-12;
    case "fp8":
    case "fp8Block":
    case "mxfp4":
      return 0.37e-12;
    case "fp4":
      return 0.21e-12;
  }
}

/** A resident engine keeps clocks up: this share of the limit, or twice the idle draw. */
const FLOOR_FRACTION = 0.22;

export function packagePowerW(given: {
  readonly accelerator: AcceleratorSpec;
  readonly format: NumberFormat;
  /** Per package. */
  readonly flopPerS: number;
  readonly bytesPerS: number;
}): number {
  const { accelerator, format, flopPerS, bytesPerS } = given;
  const floorW = Math.max(FLOOR_FRACTION * accelerator.powerW, accelerator.idlePowerW ?? 0);
  const drawnW = floorW + flopPerS * joulesPerFlop(format) + bytesPerS * JOULES_PER_BYTE;
  return Math.min(accelerator.powerW, drawnW);
}
