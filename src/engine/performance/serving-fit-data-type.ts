/** What the fit writes: constants in the order of `names`, then `shiftNames`, with what it was fitted on. */

export interface FitValues {
  readonly values: readonly number[];
}

/** Quantiles 0.1 and 0.9 of measured over predicted in groups that were left out. */
export interface Quantiles {
  readonly tpot: readonly [number, number];
  readonly ttft: readonly [number, number];
}

/** LLMs that ship prediction layers may be measured with speculation, unrecorded: a wider spread. */
export interface FitSpread {
  readonly plain: Quantiles;
  readonly speculative: Quantiles;
}

export interface FitWithSpread extends FitValues {
  readonly spread: FitSpread;
}

export interface ServingFitData {
  /** SHA-256 of the measurements. */
  readonly dataHash: string;
  readonly fittedOn: string;
  readonly rows: number;
  readonly names: readonly string[];
  /** Shifts, whose values follow those of `names`. */
  readonly shiftNames: readonly string[];
  readonly all: FitWithSpread;
  /** By family and system: the fit without that group, and the spread of the other groups. */
  readonly without: Readonly<Record<string, FitWithSpread>>;
  readonly transfer: {
    /** Without any chip that has FP4 arithmetic. */
    readonly fp4Chips: FitValues;
    /** Without each engine's newest versions. */
    readonly newestVersions: FitValues;
  };
  readonly measuredSystems: readonly string[];
  readonly measuredLlms: readonly string[];
  readonly measuredPairs: readonly string[];
}
