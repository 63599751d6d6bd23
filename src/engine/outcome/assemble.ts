/** An outcome: headline, definitions, ranges, series, releases, findings and where each number came from. */
import { firstDayOfMonth, isoDay, isoMonth } from "../../units/index.ts";
import type { Evaluation } from "../evaluate.ts";
import { layers } from "../finance/cost.ts";
import { type GpuHour, gpuHours } from "../finance/gpu-hour.ts";
import type { TokenCost } from "../finance/tokens.ts";
import { type FinanceView, financeView } from "../finance/view.ts";
import { canServe } from "../performance/tables.ts";
import { powerStates } from "../scenario/document.ts";
import type { Origin, Plan } from "../scenario/plan.ts";
import { gapsBelow, stateOn } from "../simulation/programme/timeline.ts";
import type { RateTables } from "../simulation/serve.ts";
import { setsPerDraw } from "./draws.ts";
import { type Definition, definitionsOf, type Headline, headlineOf } from "./headline.ts";
import type { Range } from "./ranges.ts";
import { type Series, seriesOf } from "./series.ts";

export interface Keys {
  readonly engine: string;
  readonly facts: string;
  readonly scenario: string;
  readonly seed: string;
}

export interface BlockOutcome {
  readonly id: string;
  readonly site: string;
  readonly itCapacityW: number;
  readonly stateAsOf: string | null;
  readonly stateAtHorizon: string | null;
  readonly ends: string | null;
  readonly gaps: readonly string[];
  readonly reachedOn: Readonly<Record<string, string>>;
  readonly fleet: readonly {
    readonly platform: string;
    readonly racks: number;
    readonly packages: number;
    readonly fromOn: string;
    readonly untilOn: string | null;
    readonly ratedItPowerW: number;
    /** Certified capacity that no whole rack fills. */
    readonly unusedW: number;
  }[];
}

export interface ReleaseOutcome {
  readonly agreement: string;
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly unit: string;
  readonly amount: number;
  readonly because: readonly string[];
}

export interface AgreementSummary {
  readonly id: string;
  readonly title: string;
  readonly instrument: string;
  /** False for a letter of intent: its releases say what would follow if it were kept. */
  readonly binding: boolean;
  readonly from: string;
  readonly to: string;
  readonly status: readonly {
    readonly from: string;
    readonly is: string;
    readonly by: string | null;
    readonly kind: string;
  }[];
  readonly releasedUsd: number;
  readonly releasedShares: number;
  readonly capUsd: number | null;
  readonly exposureUsd: number;
  readonly releases: readonly ReleaseOutcome[];
  readonly withheld: readonly {
    readonly on: string;
    readonly unit: string;
    readonly amount: number;
    readonly binding: string;
    readonly why: string;
  }[];
  readonly exposures: readonly {
    readonly on: string;
    readonly amountUsd: number;
    readonly because: string;
  }[];
}

export interface RateOutcome {
  readonly load: string;
  readonly llm: string;
  readonly from: string;
  readonly platform: string;
  readonly precision: string;
  readonly prefillTokensPerSPerPackage: number | null;
  readonly decodeTokensPerSPerPackage: number | null;
  readonly packagesPerReplica: number | null;
  readonly batch: number | null;
  readonly tpotS: number | null;
  readonly boundBy: string | null;
  readonly support: string;
  readonly why: string | null;
}

export interface Outcome {
  readonly scenario: string;
  readonly title: string;
  readonly asOf: string;
  readonly keys: Keys;
  readonly headline: Headline;
  readonly definitions: Readonly<Record<string, Definition>>;
  readonly draws: number;
  /** Sets of each draw, over all of which ranges are; 0 without draws. */
  readonly sets: number;
  readonly ranges: Readonly<Record<string, Range>> | null;
  readonly capacityByStateAsOfW: Readonly<Record<string, number>>;
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly itCapacityW: number;
    /** On the plan's own as-of date, and at the end of its horizon. */
    readonly inServiceAsOfW: number;
    readonly inServiceW: number;
  }[];
  readonly blocks: readonly BlockOutcome[];
  readonly agreements: readonly AgreementSummary[];
  readonly shares: Evaluation["shares"];
  readonly loads: readonly {
    readonly id: string;
    readonly title: string;
    readonly outputTokensPerS: number;
    readonly inputTokensPerS: number;
    /** Share of serving capacity that the load alone takes in the last month. */
    readonly capacityShare: number;
  }[];
  readonly regions: readonly { readonly id: string; readonly share: number }[];
  readonly rates: readonly RateOutcome[];
  readonly tokenCost: TokenCost | null;
  readonly capexByLayerUsd: Readonly<Record<string, number>>;
  /** Money between parties and cost of an accelerator hour, where the plan has a `finance:`. */
  readonly money?: FinanceView & { readonly gpuHours: readonly GpuHour[] };
  readonly campaigns: Evaluation["training"]["campaigns"];
  /** What rates training on each platform: the step model or a band of MFU, and why. */
  readonly trainingRates: Evaluation["training"]["rates"];
  readonly findings: readonly string[];
  readonly series: Series;
  readonly inputs: readonly {
    readonly id: string;
    readonly title: string;
    readonly base: number;
    readonly low: number;
    readonly high: number;
    readonly dimension: string;
    readonly shape: string;
  }[];
  readonly origins: Readonly<Record<string, Origin>>;
}

export interface AssembleInput {
  readonly plan: Plan;
  readonly tables: RateTables;
  readonly values: Float64Array;
  readonly evaluation: Evaluation;
  readonly keys: Keys;
  readonly ranges: Readonly<Record<string, Range>> | null;
  readonly draws: number;
}

export function assembleOutcome({
  plan,
  tables,
  values,
  evaluation,
  keys,
  ranges,
  draws,
}: AssembleInput): Outcome {
  const { programme, served, cost } = evaluation;
  const last = programme.monthCount - 1;
  const blocks = blockOutcomes(plan, evaluation);
  const headline = headlineOf(plan, values, evaluation);
  return {
    scenario: plan.id,
    title: plan.title,
    asOf: isoDay(plan.asOfDay),
    keys,
    headline,
    definitions: definitionsOf(plan),
    draws,
    sets: draws > 0 ? setsPerDraw : 0,
    ranges,
    capacityByStateAsOfW: stateTotals(plan, evaluation),
    sites: plan.sites
      .map((site, index) => ({
        id: site.id,
        name: site.name,
        itCapacityW: plan.blocks.reduce(
          (sum, block) => sum + (block.site === index ? block.itCapacityW : 0),
          0,
        ),
        inServiceAsOfW: inServiceAt(blocks, site.id, "stateAsOf"),
        inServiceW: inServiceAt(blocks, site.id, "stateAtHorizon"),
      }))
      .filter((site) => site.itCapacityW > 0),
    blocks,
    agreements: agreementSummaries(plan, evaluation),
    shares: evaluation.shares,
    loads: plan.loads.map((load, index) => ({
      id: load.id,
      title: load.title,
      outputTokensPerS: served.tokensByLoad[index]![last]!,
      inputTokensPerS: served.inputByLoad[index]![last]!,
      capacityShare: served.shareByLoad[index]![last]!,
    })),
    regions: plan.regions.map((region) => ({ id: region.id, share: values[region.share]! })),
    rates: rateOutcomes(plan, tables),
    tokenCost: evaluation.tokenCost,
    capexByLayerUsd: Object.fromEntries(
      layers.map((layer) => [layer, cost.capexUsd[layer].reduce((sum, one) => sum + one, 0)]),
    ),
    ...(plan.finance === null
      ? {}
      : {
          money: {
            ...financeView(plan, values, plan.finance, evaluation),
            gpuHours: gpuHours(plan, values, plan.finance),
          },
        }),
    campaigns: evaluation.training.campaigns,
    trainingRates: evaluation.training.rates,
    findings: findingsOf(plan, evaluation),
    series: seriesOf(plan, values, evaluation),
    inputs: plan.inputs.map(({ id, title, base, low, high, dimension, shape }) => ({
      id,
      title,
      base,
      low,
      high,
      dimension,
      shape,
    })),
    origins: Object.fromEntries(Object.entries(plan.origins).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const inServiceAt = (
  blocks: readonly BlockOutcome[],
  site: string,
  when: "stateAsOf" | "stateAtHorizon",
): number =>
  blocks.reduce(
    (sum, block) =>
      sum + (block.site === site && block[when] === "in service" ? block.itCapacityW : 0),
    0,
  );

/** Certified IT watts by state on the plan's own as-of date. */
function stateTotals(plan: Plan, evaluation: Evaluation): Record<string, number> {
  const totals: Record<string, number> = Object.fromEntries(powerStates.map((state) => [state, 0]));
  for (const [index, block] of plan.blocks.entries()) {
    if (block.ends !== null && block.ends.day <= plan.asOfDay) {
      totals[block.ends.as] = (totals[block.ends.as] ?? 0) + block.itCapacityW;
      continue;
    }
    const state = stateOn(evaluation.programme.reachedDay[index]!, plan.asOfDay);
    if (state !== null) totals[state] = totals[state]! + block.itCapacityW;
  }
  return totals;
}

function blockOutcomes(plan: Plan, evaluation: Evaluation): BlockOutcome[] {
  const horizonDay = horizon(plan);
  return plan.blocks.map((block, index) => {
    const reached = evaluation.programme.reachedDay[index]!;
    const over = (day: number) => block.ends !== null && block.ends.day <= day;
    return {
      id: block.id,
      site: plan.sites[block.site]!.id,
      itCapacityW: block.itCapacityW,
      stateAsOf: over(plan.asOfDay) ? block.ends!.as : stateOn(reached, plan.asOfDay),
      stateAtHorizon: over(horizonDay) ? block.ends!.as : stateOn(reached, horizonDay),
      ends: block.ends === null ? null : `${block.ends.as} on ${isoDay(block.ends.day)}`,
      gaps: gapsBelow(reached, plan.asOfDay),
      reachedOn: Object.fromEntries(
        powerStates.flatMap((state) =>
          reached[state] === undefined ? [] : [[state, isoDay(reached[state]!)]],
        ),
      ),
      fleet: evaluation.programme.placed
        .filter((cohort) => cohort.block === index)
        .map((cohort) => {
          const platform = plan.platforms[cohort.platform]!;
          const ratedItPowerW = cohort.units * platform.unitPowerW;
          return {
            platform: platform.id,
            racks: cohort.units,
            packages: cohort.units * platform.packagesPerUnit,
            fromOn: isoDay(cohort.fromDay),
            untilOn: Number.isFinite(cohort.untilDay) ? isoDay(cohort.untilDay) : null,
            ratedItPowerW,
            unusedW: Math.round(block.itCapacityW - ratedItPowerW),
          };
        }),
    };
  });
}

const horizon = (plan: Plan): number => firstDayOfMonth(plan.lastMonth + 1) - 1;

function agreementSummaries(plan: Plan, evaluation: Evaluation): AgreementSummary[] {
  return plan.agreements.map((terms, index) => {
    const outcome = evaluation.agreements[index]!;
    const released = (unit: string) =>
      outcome.releases.reduce((sum, one) => sum + (one.unit === unit ? one.amount : 0), 0);
    const caps = terms.grants.filter((grant) => grant.unit === "usdCents" && grant.upTo !== null);
    const exposure = outcome.exposures.at(-1)?.amount ?? 0;
    return {
      id: terms.id,
      title: terms.title,
      instrument: terms.instrument,
      binding: terms.instrument !== "letter of intent",
      from: terms.from,
      to: terms.to,
      status: terms.status.map((status) => ({
        from: isoDay(status.fromDay),
        is: status.is,
        by: status.by,
        kind: status.kind,
      })),
      releasedUsd: released("usdCents") / 100,
      releasedShares: released("shares"),
      capUsd: caps.length === 0 ? null : caps.reduce((sum, grant) => sum + grant.upTo!, 0) / 100,
      exposureUsd: exposure / 100,
      releases: outcome.releases.map((release) => ({
        agreement: release.agreement,
        on: isoDay(release.day),
        from: release.from,
        to: release.to,
        kind: release.kind,
        unit: release.unit === "usdCents" ? "USD" : release.unit,
        amount: release.unit === "usdCents" ? release.amount / 100 : release.amount,
        because: release.because,
      })),
      withheld: outcome.withheld.map((one) => ({
        on: isoDay(one.day),
        unit: one.unit === "usdCents" ? "USD" : one.unit,
        amount: one.unit === "usdCents" ? one.amount / 100 : one.amount,
        binding: one.binding,
        why: one.why,
      })),
      exposures: outcome.exposures.map((one) => ({
        on: isoDay(one.day),
        amountUsd: one.amount / 100,
        because: one.because,
      })),
    };
  });
}

function rateOutcomes(plan: Plan, tables: RateTables): RateOutcome[] {
  return plan.loads.flatMap((load, l) =>
    plan.roles[load.role]!.generations.flatMap((generation, g) =>
      plan.platforms.map((platform, p): RateOutcome => {
        const rates = tables[l]![g]![p]!;
        const common = {
          load: load.id,
          llm: plan.llms[generation.llm]!.id,
          from: isoMonth(generation.fromMonth),
          platform: platform.id,
          precision: generation.precision,
        };
        return canServe(rates)
          ? {
              ...common,
              prefillTokensPerSPerPackage: rates.prefillTokensPerSPerPackage,
              decodeTokensPerSPerPackage: rates.decodeTokensPerSPerPackage,
              packagesPerReplica: rates.packagesPerReplica,
              batch: rates.batch,
              tpotS: rates.tpotS,
              boundBy: rates.boundBy,
              support: rates.support,
              why: null,
            }
          : {
              ...common,
              prefillTokensPerSPerPackage: null,
              decodeTokensPerSPerPackage: null,
              packagesPerReplica: null,
              batch: null,
              tpotS: null,
              boundBy: null,
              support: "unsupported",
              why: `${rates.unsupported}: ${rates.detail}`,
            };
      }),
    ),
  );
}

/** What the world said no to, and remarks on the plan. */
function findingsOf(plan: Plan, evaluation: Evaluation): string[] {
  const findings = [...plan.remarks];
  for (const one of evaluation.served.refused) findings.push(`${one.load} is refused: ${one.why}`);
  const last = evaluation.programme.monthCount - 1;
  const short = evaluation.served.servedFraction.findIndex(
    (fraction, m) =>
      fraction < 0.9999 && evaluation.programme.unitsInService.some((units) => units[m]! > 0),
  );
  if (short >= 0) {
    findings.push(
      `serving capacity binds from ${isoMonth(plan.firstMonth + short)}: ${(evaluation.served.servedFraction[short]! * 100).toFixed(1)} % of demand served in that month, ${(evaluation.served.servedFraction[last]! * 100).toFixed(1)} % in the last`,
    );
  }
  findings.push(...emptyCapacity(plan, evaluation));
  const tails = plan.tiers.filter((tier) => tier.percentile > 50);
  if (tails.length > 0) {
    findings.push(
      `targets of ${tails.map((tier) => tier.id).join(", ")} are met at the mean of a full step; percentile ${tails.map((tier) => tier.percentile).join(", ")} under queueing is what the command \`run\` holds beside them (atPercentile)`,
    );
  }
  for (const campaign of evaluation.training.campaigns)
    if (campaign.binding !== null)
      findings.push(`campaign ${campaign.id} does not finish: ${campaign.binding}`);
  return findings;
}

/** Blocks certified as in service at the horizon whose racks never came, or have left without a successor. */
function emptyCapacity(plan: Plan, evaluation: Evaluation): string[] {
  const day = horizon(plan);
  const empty = plan.blocks.filter((block, index) => {
    if (block.ends !== null && block.ends.day <= day) return false;
    const inService = evaluation.programme.reachedDay[index]!["in service"];
    if (inService === undefined || inService > day) return false;
    return !evaluation.programme.placed.some(
      (cohort) =>
        cohort.block === index &&
        cohort.units > 0 &&
        cohort.fromDay <= day &&
        cohort.untilDay > day,
    );
  });
  if (empty.length === 0) return [];
  const watts = empty.reduce((sum, block) => sum + block.itCapacityW, 0);
  return [
    `${(watts / 1e9).toFixed(3)} GW of certified IT capacity counts as in service at the horizon and holds no rack: ${empty.map((block) => block.id).join(", ")}`,
  ];
}
