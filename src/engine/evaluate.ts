/**
 * One evaluation of a resolved plan: plain numbers in, plain numbers out. `run` calls it once with the
 * base values, ranges call it once a draw; nothing here reads names, papers or text.
 */
import { type AgreementOutcome, evaluateAgreement } from "../agreements/index.ts";
import { firstDayOfMonth } from "../units/index.ts";
import { allocateByRule, type Shares } from "./allocation/rule.ts";
import { type Cost, costByMonth } from "./finance/cost.ts";
import { type TokenCost, tokenCost } from "./finance/tokens.ts";
import { type RateKey, ratesOnPlatforms } from "./performance/tables.ts";
import { type Energy, energyByMonth } from "./physics/energy.ts";
import { baseValues, type Plan } from "./scenario/plan.ts";
import { precisionOf, supportedFormat } from "./scenario/resolve-catalogue.ts";
import { requestShape } from "./simulation/demand/demand.ts";
import { type Programme, simulateProgramme } from "./simulation/programme/timeline.ts";
import { ratesUnderCap } from "./simulation/rates-under-cap.ts";
import { type RateTables, type Served, serve } from "./simulation/serve.ts";
import { type TrainingCapacity, trainingCapacity } from "./simulation/training/capacity.ts";

export interface Evaluation {
  readonly programme: Programme;
  readonly shares: Shares;
  readonly served: Served;
  readonly training: TrainingCapacity;
  readonly energy: Energy;
  readonly cost: Cost;
  readonly agreements: readonly AgreementOutcome[];
  /** Cost per million output tokens in the last month of the horizon. */
  readonly tokenCost: TokenCost | null;
}

/** Serving rates for every load, generation and platform of the plan, at base values. */
export function rateTables(plan: Plan): RateTables {
  const values = baseValues(plan);
  return plan.loads.map((load) => {
    const request = requestShape(load, values);
    const tier = plan.tiers[load.tier]!;
    return plan.roles[load.role]!.generations.map((generation) => {
      const key: RateKey = {
        llm: plan.llms[generation.llm]!.shape,
        precision: (accelerator) => precisionOf(supportedFormat(accelerator, generation.precision)),
        engine: plan.engine,
        inputTokens: request.inputTokens,
        outputTokens: request.outputTokens,
        ttftS: tier.ttftS,
        tpotS: tier.tpotS,
      };
      const rates = ratesOnPlatforms(key, plan.platforms);
      return ratesUnderCap(rates, key, plan.platforms, plan.powerCapFraction);
    });
  });
}

/** What follows from dates alone: when blocks reach their states, and what agreements release on it. */
export interface BuildOut {
  readonly programme: Programme;
  readonly agreements: readonly AgreementOutcome[];
}

export function buildOut(plan: Plan, values: Float64Array): BuildOut {
  const programme = simulateProgramme(plan, values);
  const horizonDay = firstDayOfMonth(plan.lastMonth + 1) - 1;
  const agreements = plan.agreements.map((terms) =>
    evaluateAgreement(terms, programme.records, plan.events, horizonDay),
  );
  return { programme, agreements };
}

/** `built` is that of values with the same dates, where it is at hand. */
export function evaluate(
  plan: Plan,
  tables: RateTables,
  values: Float64Array,
  built: BuildOut = buildOut(plan, values),
): Evaluation {
  const { programme, agreements } = built;
  const shares = allocateByRule(plan, values);
  const served = serve(plan, values, tables, programme, shares);
  const training = trainingCapacity(plan, values, programme, shares);
  const energy = energyByMonth(plan, values, {
    installedW: programme.installedW,
    shares,
    busy: served.busy,
  });
  const cost = costByMonth(plan, values, programme);
  const last = programme.monthCount - 1;
  return {
    programme,
    shares,
    served,
    training,
    energy,
    cost,
    agreements,
    tokenCost: tokenCost(plan, values, last, { cost, energy, served, shares }),
  };
}
