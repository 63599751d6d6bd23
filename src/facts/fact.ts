/**
 * A fact is a number as its source prints it, with its papers: where it stands, how far to trust
 * it, when it held, and its interval where there is one.
 */
import type { Dimension, IsoDate, Printed } from "../units/index.ts";
import type { SourceId } from "./sources/index.ts";

/**
 * How far to trust a number: read off an instrument or log · printed by the vendor · reported by a
 * named third party or press · arithmetic on other facts · modelled by somebody · our own guess.
 */
export type Grade = "measured" | "vendor" | "reported" | "derived" | "estimate" | "guess";

export interface Papers<D extends Dimension> {
  readonly source: SourceId;
  /** Page, table or section inside the source. */
  readonly at: string;
  readonly grade: Grade;
  /** The date the number speaks of (or was published), when it matters. */
  readonly on?: IsoDate;
  /** 5th to 95th percentile in the printed unit. */
  readonly interval?: readonly [Printed<D>, Printed<D>];
  /** A bound, not a value: the source says "at least" or "at most". */
  readonly bound?: "at least" | "at most";
  /** For a derived fact, the arithmetic in words and numbers. */
  readonly formula?: string;
  readonly note?: string;
}

export interface Fact<D extends Dimension = Dimension> extends Papers<D> {
  readonly dimension: D;
  readonly value: Printed<D>;
}

/** A fact; a value in another dimension's unit, or an unknown source, is a type error. */
export const fact = <D extends Dimension>(
  dimension: D,
  value: Printed<D>,
  papers: Papers<NoInfer<D>>,
): Fact<D> => ({ dimension, value, ...papers });

/** A date with its papers. */
export interface DatedFact {
  readonly on: IsoDate;
  readonly source: SourceId;
  readonly at: string;
  readonly grade: Grade;
  readonly note?: string;
}

/** Facts that disagree stay side by side; the choice is dated and gives its reason. */
export interface Choice {
  readonly on: IsoDate;
  readonly reason: string;
}
export interface Contested<D extends Dimension> {
  readonly chosen: Fact<D>;
  readonly rivals: readonly Fact<D>[];
  readonly choice: Choice;
}
