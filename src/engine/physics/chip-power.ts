/**
 * What one accelerator package draws: a floor while it works, energy for each FLOP by number
 * format, energy for each byte of its memory. The voltage falls with the clock of its cores, and
 * the energy of what they do with the square of the voltage; the memory keeps its own clock.
 *
 * Units   watts, joules, FLOP/s, bytes/s; the clock as a fraction of the highest
 * From    constants of a chip: sheets/kernel-power (H200, B200, GB200), by transfer to others; the
 *         voltage: sheets/power-cap. Dynamic power as C·V²·f: Rabaey, Digital Integrated Circuits
 * Valid   steady work; transients of milliseconds and the rest of the server are not in it
 * Left    the floor is held as the clock falls, which makes deep caps look dearer than they are
 * Checked chip-power.test.ts; docs/methods/power-cap.md
 */

export type FlopRates = Readonly<Record<"bf16" | "fp8" | "fp4", number>>;

export interface ChipPower {
  /** The most the package may draw; hardware holds it. */
  readonly limitW: number;
  /** Draw of an engine that is resident and nearly idle. */
  readonly floorW: number;
  /** At the highest clock. */
  readonly joulesPerFlop: FlopRates;
  /** A byte of memory: what the memory itself takes, and what the cores' side takes to move it. */
  readonly joulesPerByte: { readonly memory: number; readonly cores: number };
  /** Voltage at half the highest clock over that at the highest; straight in between. */
  readonly voltageAtHalfClock: number;
}

/** What a package works, per second. */
export interface ChipLoad {
  readonly flopPerS: FlopRates;
  readonly bytesPerS: number;
}

/** Core voltage at a clock, as a fraction of that at the highest. */
export function voltageFraction(chip: ChipPower, clockFraction: number): number {
  return 1 - 2 * (1 - chip.voltageAtHalfClock) * (1 - clockFraction);
}

/** Watts that this load asks for at this clock, whatever the limit. */
export function askedW(chip: ChipPower, load: ChipLoad, clockFraction = 1): number {
  const volts = voltageFraction(chip, clockFraction);
  const { bf16, fp8, fp4 } = load.flopPerS;
  const energy = chip.joulesPerFlop;
  const arithmeticW = bf16 * energy.bf16 + fp8 * energy.fp8 + fp4 * energy.fp4;
  const { memory, cores } = chip.joulesPerByte;
  const clockedW = arithmeticW + load.bytesPerS * cores;
  return chip.floorW + clockedW * volts * volts + load.bytesPerS * memory;
}
