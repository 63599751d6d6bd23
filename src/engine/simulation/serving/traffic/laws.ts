/** The laws that gaps and lengths follow, prepared once and drawn many times. */

import { exp, ln } from "../../../kernel/math.ts";
import type { Random } from "../../../kernel/random.ts";
import * as samplers from "../../../kernel/samplers.ts";

const TWO_PI = 6.283185307179586;

/** Gaps of mean one. */
export type GapLaw = (random: Random) => number;

export type GapFamily = "poisson" | "gamma" | "weibull";

/** Gaps of mean one and the given coefficient of variation (1 for Poisson). */
export function gapLaw(family: GapFamily, cv: number): GapLaw {
  if (family === "poisson" || cv === 1) return (random) => samplers.exponential(random, 1);
  if (family === "gamma") {
    const shape = 1 / (cv * cv);
    return (random) => samplers.gamma(random, shape, cv * cv);
  }
  const shape = weibullShape(cv);
  return weibullGaps(shape);
}

export function gammaGaps(shape: number): GapLaw {
  return (random) => samplers.gamma(random, shape, 1 / shape);
}

export function weibullGaps(shape: number): GapLaw {
  const scale = 1 / gammaFunction(1 + 1 / shape);
  return (random) => samplers.weibull(random, shape, scale);
}

/** The Weibull shape of a coefficient of variation, by bisection. */
function weibullShape(cv: number): number {
  let low = 0.1;
  let high = 20;
  for (let i = 0; i < 60; i++) {
    const shape = (low + high) / 2;
    const mean = gammaFunction(1 + 1 / shape);
    const ratio = gammaFunction(1 + 2 / shape) / (mean * mean) - 1;
    if (ratio > cv * cv) low = shape;
    else high = shape;
  }
  return (low + high) / 2;
}

/** Γ(x) for x ≥ 1: Stirling's series after shifting upward. */
export function gammaFunction(x: number): number {
  let shift = 1;
  let z = x;
  while (z < 12) {
    shift *= z;
    z += 1;
  }
  const inverse = 1 / z;
  const square = inverse * inverse;
  const series =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680))));
  return exp((z - 0.5) * ln(z) - z + 0.5 * ln(TWO_PI) + series) / shift;
}

/** Token counts: whole numbers within bounds. */
export type LengthLaw = (random: Random) => number;

export interface LengthOptions {
  readonly mean: number;
  /** Deviation of the logarithm; 0: always the mean. */
  readonly sigma: number;
  readonly min: number;
  readonly max: number;
}

/** Lognormal lengths of the given mean, rounded, held within bounds. */
export function lengthLaw({ mean, sigma, min, max }: LengthOptions): LengthLaw {
  const fixed = Math.min(max, Math.max(min, Math.round(mean)));
  if (sigma === 0) return () => fixed;
  const mu = samplers.lognormalMu(mean, sigma);
  return (random) => {
    const drawn = Math.round(samplers.lognormal(random, mu, sigma));
    return drawn < min ? min : drawn > max ? max : drawn;
  };
}
