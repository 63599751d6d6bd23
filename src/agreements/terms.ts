/**
 * An agreement as data: who owes what to whom, released by which evidence, up to which cap, until
 * when. Plan and record share these types and the one evaluator in `evaluate.ts`.
 *
 * Money is whole cents and capacity whole watts, so that ten tranches of one tenth are the whole.
 */
import type { Frame } from "../units/index.ts";
import type { Condition } from "./condition.ts";

export type Instrument =
  | "letter of intent"
  | "definitive"
  | "equity"
  | "guaranty"
  | "lease"
  | "loan"
  | "warrant"
  | "supply";
export type StatusKind = "announced" | "signed" | "in force" | "superseded" | "ended";
export type EvidenceKind = "observed" | "reported" | "projected" | "planned";

/** What a grant is counted in: cents, shares or watts, always an integer. */
export type GrantUnit = "usdCents" | "shares" | "watts";

export interface GrantTerms {
  readonly kind: "money" | "shares" | "guarantee" | "option" | "rent" | "supply";
  readonly unit: GrantUnit;
  /** Cumulative cap; null when none is stated. */
  readonly upTo: number | null;
  /** Released once, or for every `perW` of certified capacity. */
  readonly amount: number | null;
  readonly perW: number | null;
  readonly frame: Frame;
  /** The block state that counts. */
  readonly state: string;
  /** Only these blocks count; null for all. */
  readonly blocks: readonly string[] | null;
  /** For a grant on a date rather than by capacity. */
  readonly onDay: number | null;
  readonly conditions: readonly Condition[];
  /** The event that calls a guarantee. */
  readonly calledOn: string | null;
}

export interface AgreementTerms {
  readonly id: string;
  readonly title: string;
  readonly instrument: Instrument;
  readonly from: string;
  readonly to: string;
  readonly status: readonly {
    readonly fromDay: number;
    readonly is: StatusKind;
    readonly by: string | null;
    readonly kind: EvidenceKind;
  }[];
  readonly grants: readonly GrantTerms[];
  readonly longStopDay: number | null;
  readonly priority: number;
}

/** A block's certified capacity and the day it reached each state (absent: not reached). */
export interface CapacityRecord {
  readonly block: string;
  readonly capacityW: Readonly<Partial<Record<Frame, number>>>;
  readonly reachedDay: Readonly<Record<string, number>>;
}

/** The facts that conditions may read, each from the day it holds. */
export interface FactChange {
  readonly day: number;
  readonly name: string;
  readonly value: number | boolean | string;
}
