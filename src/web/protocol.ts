/** What the page and its engine say to each other: few messages, each answered under its own id. */
import type { Claim, Issue, Outcome, Range } from "../engine/index.ts";
import type { Catalogue } from "../facts/kinds.ts";

export interface PlanChoice {
  readonly id: string;
  /** The name the command prints: `scenarios/<id>.yaml`. */
  readonly file: string;
  readonly title: string;
  readonly text: string;
}

/** What the figures need beside the outcome: all of it made by the engine's own functions. */
export interface Beside {
  readonly platforms: readonly {
    readonly id: string;
    readonly name: string;
    readonly vendor: string;
    readonly family: string;
  }[];
  readonly blocks: readonly {
    readonly id: string;
    readonly name: string;
    readonly ends: string | null;
    /** Milestones as the plan states them, in order of date. */
    readonly milestones: readonly {
      readonly state: string;
      readonly on: string;
      readonly kind: string;
    }[];
  }[];
  readonly parties: Readonly<Record<string, string>>;
  readonly priceYear: number;
  /** Demand in the last month by UTC hour and region, as a share of serving capacity. */
  readonly hours: readonly {
    readonly hour: number;
    readonly region: string;
    readonly share: number;
  }[];
}

export type RunAnswer =
  | {
      readonly ok: true;
      /** Byte for byte what `ampacity run PLAN --json` prints. */
      readonly json: string;
      readonly outcome: Outcome;
      readonly claims: readonly Claim[];
      readonly beside: Beside;
      readonly wallMs: number;
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** P10, P50 and P90 of every headline, and of some series month by month. */
export interface RangeAnswer {
  readonly draws: number;
  readonly ranges: Readonly<Record<string, Range>>;
  readonly bands: Readonly<
    Record<
      string,
      {
        readonly p10: readonly number[];
        readonly p50: readonly number[];
        readonly p90: readonly number[];
      }
    >
  >;
  readonly claims: readonly Claim[];
}

/** Headline values with one input at its low and at its high end; only those that differ. */
export interface InputEffect {
  readonly input: string;
  readonly effects: Readonly<
    Record<string, { readonly low: number | string | null; readonly high: number | string | null }>
  >;
}

export interface PlanText {
  readonly file: string;
  readonly text: string;
}

export type Ask =
  | ({ readonly ask: "run" } & PlanText)
  | ({ readonly ask: "ranges"; readonly draws: number } & PlanText)
  | ({ readonly ask: "effects" } & PlanText)
  | { readonly ask: "plans" }
  | { readonly ask: "catalogue" };

export type Answer<A extends Ask["ask"]> = {
  run: RunAnswer;
  ranges: RangeAnswer;
  effects: readonly InputEffect[];
  plans: readonly PlanChoice[];
  catalogue: Catalogue;
}[A];

export type ToWorker = { readonly id: number; readonly ask: Ask };
export type FromWorker =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly progress: { readonly done: number; readonly of: number } }
  | { readonly id: number; readonly failed: string };
