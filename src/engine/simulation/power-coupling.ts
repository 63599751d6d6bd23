/**
 * Where watts and tokens meet. Under a cap the clock of the cores falls until the package draws the
 * cap; a lower clock slows what arithmetic binds and leaves what memory binds; the slower step draws
 * less. One fixed point holds all three.
 *
 * `load(clock)` is what the package works each second when its cores run at that fraction of their
 * highest clock. It rises with the clock, and so does the draw, so there is one fixed point and
 * halving finds it: the bracket ends narrower than 10⁻⁵ of the clock, and its lower end, which draws
 * no more than the cap, is the answer. Below the lowest clock a part can only pause: the work is
 * stretched until the mean draw meets the cap. A cap at or below the floor lets nothing run.
 *
 * Units   watts per package; clock and pace as fractions
 * Valid   steady work; a controller that holds a mean, with no margin for its overshoot
 * Checked power-coupling.test.ts; docs/methods/power-cap.md
 */
import type { PowerAnswer, StepLoad } from "../performance/step-load.ts";
import { askedW, type ChipPower } from "../physics/chip-power.ts";

/** Parts lower their clock no further than this; an assumption (210 MHz of 1,980). */
const lowestClock = 0.11;
const clockTolerance = 1e-5;

export interface UnderCap {
  /** Against the clock that the package keeps without a cap. */
  readonly clockFraction: number;
  /** Share of the time in which the package works; 1 unless the clock is at its lowest. */
  readonly paceFraction: number;
  readonly drawW: number;
  readonly binds: boolean;
}

/** What the package works each second at a clock. */
export type LoadAt = (clockFraction: number) => StepLoad;

/** The highest clock at which this load draws no more than the cap. */
export function solveClock(chip: ChipPower, load: LoadAt, capW: number): UnderCap {
  const draw = (clock: number) => askedW(chip, load(clock), clock);
  const freeW = draw(1);
  if (freeW <= capW) return { clockFraction: 1, paceFraction: 1, drawW: freeW, binds: false };
  const lowestW = draw(lowestClock);
  if (lowestW > capW) {
    const paceFraction = Math.max(0, (capW - chip.floorW) / (lowestW - chip.floorW));
    const drawW = chip.floorW + paceFraction * (lowestW - chip.floorW);
    return { clockFraction: lowestClock, paceFraction, drawW, binds: true };
  }
  let low = lowestClock;
  let high = 1;
  let drawW = lowestW;
  while (high - low > clockTolerance) {
    const middle = (low + high) / 2;
    const middleW = draw(middle);
    if (middleW <= capW) {
      low = middle;
      drawW = middleW;
    } else {
      high = middle;
    }
  }
  return { clockFraction: low, paceFraction: 1, drawW, binds: true };
}

/**
 * How a package under this cap answers a load whose times were measured under its own limit: the
 * limit is in them already, so without a cap nothing is slowed and the draw is held at the limit.
 */
export function powerAnswer(chip: ChipPower, capW = chip.limitW): PowerAnswer {
  return (load) => {
    const free = underLimit(chip, load(1));
    return solveClock(free, load, Math.min(capW, chip.limitW));
  };
}

/** Constants shrunk until this load asks for no more than the limit under which it was measured. */
function underLimit(chip: ChipPower, load: StepLoad): ChipPower {
  const aboveFloorW = askedW(chip, load) - chip.floorW;
  const roomW = chip.limitW - chip.floorW;
  if (aboveFloorW <= roomW) return chip;
  const share = roomW / aboveFloorW;
  const { bf16, fp8, fp4 } = chip.joulesPerFlop;
  const { memory, cores } = chip.joulesPerByte;
  return {
    ...chip,
    joulesPerFlop: { bf16: bf16 * share, fp8: fp8 * share, fp4: fp4 * share },
    joulesPerByte: { memory: memory * share, cores: cores * share },
  };
}

/** Speed of large products under a cap, against the speed at the limit that they draw without it. */
export function productSpeedUnderCap(chip: ChipPower, capFraction: number): number {
  const flopPerS = (chip.limitW - chip.floorW) / chip.joulesPerFlop.bf16;
  const load: LoadAt = (clock) => ({
    flopPerS: { bf16: flopPerS * clock, fp8: 0, fp4: 0 },
    bytesPerS: 0,
  });
  const { clockFraction, paceFraction } = powerAnswer(chip, capFraction * chip.limitW)(load);
  return clockFraction * paceFraction;
}
