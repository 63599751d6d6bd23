/**
 * A published relation beside what we compute for it, and the verdict.
 *
 * `identity` is arithmetic on the published inputs, `calibrated` takes a constant from the very
 * source or case, `predicted` has inputs independent of the figure. Only the last is evidence.
 * A figure whose frame its source does not state, or whose inputs we do not hold, is `uncovered`:
 * `why` then names the frames in which it would hold, or what is missing.
 */
export type RelationKind = "identity" | "calibrated" | "predicted";
export type Verdict = "holds" | "fails" | "uncovered";
export type Bound = "at least" | "at most";

export interface Relation {
  readonly id: string;
  readonly title: string;
  /** The power frame or the unit of account that both sides share, or "not stated". */
  readonly frame: string;
  readonly kind: RelationKind;
  /** What both sides are counted in. */
  readonly unit: string;
  readonly published: number;
  readonly bound?: Bound;
  readonly predicted: number | null;
  /** Largest |predicted ÷ published − 1| that still holds. */
  readonly tolerance: number;
  readonly verdict: Verdict;
  readonly why: string;
  /** Another row that rests on the very same prediction: together they are one piece of evidence. */
  readonly sharesPredictionOf?: string;
}

/** One tolerance for every prediction; no row has its own. */
export const predictionTolerance = 0.1;
/** Published figures with two or three digits: what their rounding alone can move. */
export const roundingTolerance = 0.025;

export function judge(
  published: number,
  predicted: number,
  tolerance: number,
  bound?: Bound,
): "holds" | "fails" {
  const error = predicted / published - 1;
  if (bound === "at most") return error <= tolerance ? "holds" : "fails";
  if (bound === "at least") return error >= -tolerance ? "holds" : "fails";
  return Math.abs(error) <= tolerance ? "holds" : "fails";
}

type Stated = Omit<Relation, "kind" | "verdict" | "predicted" | "tolerance"> & {
  readonly predicted: number;
  readonly tolerance?: number;
};

const judged =
  (kind: RelationKind, usual: number) =>
  (stated: Stated): Relation => {
    const tolerance = stated.tolerance ?? usual;
    const verdict = judge(stated.published, stated.predicted, tolerance, stated.bound);
    return { ...stated, kind, tolerance, verdict };
  };

export const identity = judged("identity", roundingTolerance);
export const calibrated = judged("calibrated", roundingTolerance);
export const predicted = judged("predicted", predictionTolerance);

/** A figure we cannot test as it stands; `kind` is what a test of it would be. */
export const uncovered = (
  stated: Omit<Relation, "kind" | "verdict" | "predicted" | "tolerance"> & {
    readonly kind?: RelationKind;
    readonly tolerance?: number;
  },
): Relation => ({
  ...stated,
  kind: stated.kind ?? "predicted",
  predicted: null,
  tolerance: stated.tolerance ?? predictionTolerance,
  verdict: "uncovered",
});

/** What a number would be in each frame it could be meant in. */
export interface Reading {
  readonly frame: string;
  readonly value: number;
}

/** Sorts readings by whether the published figure would hold in them, in words. */
export function readingsInWords(
  published: number,
  readings: readonly Reading[],
  tolerance: number,
  print: (value: number) => string,
): string {
  const part = (verdict: "holds" | "fails") =>
    readings
      .filter((reading) => judge(published, reading.value, tolerance) === verdict)
      .map((reading) => `${reading.frame} (${print(reading.value)})`)
      .join(", ");
  const holding = part("holds");
  const failing = part("fails");
  return [
    holding === "" ? "would hold in none of the frames tried" : `would hold as ${holding}`,
    ...(failing === "" ? [] : [`not as ${failing}`]),
  ].join("; ");
}
