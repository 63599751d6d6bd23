/** Published relations beside what we compute for them. Pure: the catalogue is an argument. */
import type { Catalogue } from "../../src/facts/kinds.ts";
import { annualCostRows } from "./annual-cost.ts";
import { demand } from "./demand.ts";
import { dollarsPerToken } from "./dollars-per-token.ts";
import { generations } from "./generations.ts";
import { gpusPerGw } from "./gpus-per-gw.ts";
import { modelOf } from "./model.ts";
import { maxlpsRows, rackIntegralityRows } from "./rack-integrality.ts";
import { readerOf } from "./read.ts";
import type { Relation, RelationKind, Verdict } from "./relation.ts";
import { reliability } from "./reliability.ts";
import { revenuePerGw } from "./revenue-per-gw.ts";
import { tokensPerMw } from "./tokens-per-mw.ts";
import { trainingLogs } from "./training-logs.ts";

export const relationKinds = ["predicted", "calibrated", "identity"] as const;
export const verdicts = ["holds", "fails", "uncovered"] as const;

export interface Summary {
  readonly relations: number;
  /** Kinds and verdicts apart: only `predicted` is evidence. */
  readonly byKind: Readonly<Record<RelationKind, Readonly<Record<Verdict, number>>>>;
  readonly byVerdict: Readonly<Record<Verdict, number>>;
  /** Predicted rows that rest on another row's prediction, and so add no evidence of their own. */
  readonly sharing: number;
  readonly failing: readonly string[];
  readonly uncovered: readonly string[];
}

export function relations(catalogue: Catalogue): {
  readonly relations: readonly Relation[];
  readonly summary: Summary;
} {
  const read = readerOf(catalogue);
  const model = modelOf(catalogue);
  const all = [
    ...gpusPerGw(read),
    ...rackIntegralityRows(read),
    ...maxlpsRows(read, model),
    ...dollarsPerToken(read, model),
    ...tokensPerMw(read, model),
    ...annualCostRows(read),
    ...revenuePerGw(read),
    ...generations(read, model),
    ...trainingLogs(read, model),
    ...reliability(read),
    ...demand(read),
  ];
  return { relations: all, summary: summarise(all) };
}

export function summarise(all: readonly Relation[]): Summary {
  const count = (kind: RelationKind | null, verdict: Verdict) =>
    all.filter((one) => (kind === null || one.kind === kind) && one.verdict === verdict).length;
  const byVerdict = (kind: RelationKind | null) => ({
    holds: count(kind, "holds"),
    fails: count(kind, "fails"),
    uncovered: count(kind, "uncovered"),
  });
  const ids = (verdict: Verdict) =>
    all.filter((one) => one.verdict === verdict).map((one) => one.id);
  return {
    relations: all.length,
    byKind: {
      predicted: byVerdict("predicted"),
      calibrated: byVerdict("calibrated"),
      identity: byVerdict("identity"),
    },
    byVerdict: byVerdict(null),
    sharing: all.filter((one) => one.sharesPredictionOf !== undefined).length,
    failing: ids("fails"),
    uncovered: ids("uncovered"),
  };
}
