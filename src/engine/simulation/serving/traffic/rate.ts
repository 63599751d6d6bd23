/**
 * A request rate that changes with the hour, and times drawn to follow it.
 *
 * Time is stretched: a renewal process of mean rate one runs on the integral of the rate, so any
 * gap law (Poisson, Gamma, Weibull) keeps its burstiness while the rate moves. The profile is
 * constant over each step and repeats.
 */
export interface RateProfile {
  /** Requests/s in each step, from time 0. */
  readonly requestsPerS: Float64Array;
  readonly stepS: number;
}

export class RateClock {
  private readonly profile: RateProfile;
  private index = 0;
  private stepStartS = 0;
  nowS = 0;

  constructor(profile: RateProfile) {
    if (!profile.requestsPerS.some((rate) => rate > 0)) {
      throw new RangeError("rate profile: expected a rate above 0 somewhere");
    }
    this.profile = profile;
  }

  /** Moves on by `mean` mean gaps and returns the time. */
  advance(mean: number): number {
    const { requestsPerS, stepS } = this.profile;
    let left = mean;
    for (;;) {
      const rate = requestsPerS[this.index];
      const endS = this.stepStartS + stepS;
      const here = (endS - this.nowS) * rate;
      if (left < here) {
        this.nowS += left / rate;
        return this.nowS;
      }
      left -= here;
      this.nowS = endS;
      this.stepStartS = endS;
      this.index = this.index + 1 < requestsPerS.length ? this.index + 1 : 0;
    }
  }
}

export function constantRate(requestsPerS: number): RateProfile {
  return { requestsPerS: Float64Array.of(requestsPerS), stepS: 1e9 };
}

export interface Region {
  readonly name: string;
  readonly share: number;
  /** Local time minus UTC. */
  readonly utcOffsetH: number;
}

/**
 * One region's rate by the hour of a UTC week starting on Monday: a share of the mean rate, times
 * the shape of the local hour and day, each of mean one.
 */
export function weeklyRate(
  region: Region,
  meanRequestsPerS: number,
  hourShape: readonly number[],
  dayShape: readonly number[],
): RateProfile {
  const requestsPerS = new Float64Array(168);
  const hourMean = hourShape.reduce((sum, value) => sum + value, 0) / 24;
  const dayMean = dayShape.reduce((sum, value) => sum + value, 0) / 7;
  for (let hour = 0; hour < 168; hour++) {
    const local = (((hour + Math.round(region.utcOffsetH)) % 168) + 168) % 168;
    const shape = (hourShape[local % 24] / hourMean) * (dayShape[Math.floor(local / 24)] / dayMean);
    requestsPerS[hour] = meanRequestsPerS * region.share * shape;
  }
  return { requestsPerS, stepS: 3600 };
}
