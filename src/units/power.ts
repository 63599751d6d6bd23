/**
 * Power with its frame. A megawatt of critical IT load, one at the facility's meter and one of
 * generation are different things: adding two frames is a type error here and a clear message in a
 * file. Crossing a frame needs a ratio that says which way it goes.
 */
export const frames = ["it", "facility", "generation", "nameplate"] as const;
export type Frame = (typeof frames)[number];

export interface Power<F extends Frame> {
  readonly frame: F;
  readonly powerW: number;
}
export type ItPower = Power<"it">;
export type FacilityPower = Power<"facility">;

export const power = <F extends Frame>(frame: F, powerW: number): Power<F> => ({ frame, powerW });

/** The sum of two powers of one frame; two frames do not compile, and throw if forced past types. */
export function addPower<F extends Frame>(a: Power<F>, b: Power<NoInfer<F>>): Power<F> {
  if (a.frame !== b.frame) throw new Error(`expected ${a.frame} power, found ${b.frame} power`);
  return { frame: a.frame, powerW: a.powerW + b.powerW };
}

/** Facility power at the meter that `it` draws through a facility ÷ IT ratio (≥ 1). */
export const facilityFromIt = (it: ItPower, facilityPerIt: number): FacilityPower =>
  power("facility", it.powerW * facilityPerIt);

/** The IT power that a facility's meter can carry at a facility ÷ IT ratio (≥ 1). */
export const itFromFacility = (facility: FacilityPower, facilityPerIt: number): ItPower =>
  power("it", facility.powerW / facilityPerIt);
