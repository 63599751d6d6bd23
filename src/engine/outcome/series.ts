/** Monthly series of an evaluation, as the page, the CSV and the Parquet file read them. */
import { isoMonth, secondsInMonth } from "../../units/index.ts";
import type { Evaluation } from "../evaluate.ts";
import { layers } from "../finance/cost.ts";
import { tokenCost } from "../finance/tokens.ts";
import { powerStates } from "../scenario/document.ts";
import type { Plan } from "../scenario/plan.ts";

export interface Series {
  readonly months: readonly string[];
  /** Column name → one number a month, unit last in the name. */
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
}

export function seriesOf(plan: Plan, values: Float64Array, evaluation: Evaluation): Series {
  const { programme, served, training, energy, cost, shares } = evaluation;
  const months = Array.from({ length: programme.monthCount }, (_, m) =>
    isoMonth(plan.firstMonth + m),
  );
  const columns: Record<string, readonly (number | null)[]> = {};
  for (const state of powerStates)
    columns[`capacity ${state} W`] = Array.from(programme.capacityByStateW[state]);
  for (const [index, platform] of plan.platforms.entries()) {
    const units = programme.unitsInService[index]!;
    columns[`racks ${platform.id}`] = Array.from(units);
    columns[`packages ${platform.id}`] = Array.from(
      units,
      (count) => count * platform.packagesPerUnit,
    );
  }
  columns["installedItPowerW"] = months.map((_, m) =>
    programme.installedW.reduce((sum, site) => sum + site[m]!, 0),
  );
  columns["weeklyActiveUsers"] = Array.from(served.users);
  columns["demandTokensPerS"] = Array.from(served.demandTokensPerS);
  columns["servedTokensPerS"] = Array.from(served.servedTokensPerS);
  columns["outputTokensCapacityPerS"] = Array.from(served.capacityTokensPerS);
  columns["servingUtilisationFraction"] = Array.from(served.utilisation);
  columns["servedFraction"] = Array.from(served.servedFraction);
  for (const [index, load] of plan.loads.entries()) {
    columns[`outputTokensPerS ${load.id}`] = Array.from(served.tokensByLoad[index]!);
    columns[`inputTokensPerS ${load.id}`] = Array.from(served.inputByLoad[index]!);
  }
  columns["trainingFlopPerS"] = Array.from(training.flopPerS);
  columns["largestTrainingRunFlop"] = Array.from(training.largestRunFlop);
  const meanW = (joules: Float64Array) =>
    Array.from(joules, (joule, m) => joule / secondsInMonth(plan.firstMonth + m));
  columns["facilityPowerMeanW"] = meanW(energy.facilityJ);
  columns["servingPowerMeanW"] = meanW(energy.servingJ);
  columns["trainingPowerMeanW"] = meanW(energy.trainingJ);
  columns["idlePowerMeanW"] = meanW(energy.idleJ);
  columns["pue"] = Array.from(energy.pueMean);
  columns["carbonKg"] = Array.from(energy.carbonKg);
  columns["waterM3"] = Array.from(energy.waterM3);
  columns["energyCostUsd"] = Array.from(energy.costUsd);
  for (const layer of layers) {
    columns[`capexUsd ${layer}`] = Array.from(cost.capexUsd[layer]);
    columns[`recoveryUsd ${layer}`] = Array.from(cost.recoveryUsd[layer]);
  }
  columns["operationsUsd"] = Array.from(cost.operationsUsd);
  columns["failuresUsd"] = Array.from(cost.failuresUsd);
  const costs = months.map((_, m) => tokenCost(plan, values, m, { cost, energy, served, shares }));
  columns["usdPerMillionOutputTokens"] = costs.map((one) => one?.asServedUsd ?? null);
  columns["usdPerMillionOutputTokensAtCapacity"] = costs.map((one) => one?.atCapacityUsd ?? null);
  columns["usdPerMillionOutputTokensMarginal"] = costs.map((one) => one?.marginalUsd ?? null);
  return { months, columns };
}
