/**
 * Capacity meets demand: in each month and hour, what the serving share of the fleet can do at the
 * latency targets, and how much of what is asked it serves.
 *
 * Every platform serves every load in the same proportions (time sharing), so the fleet alone on
 * load ℓ makes `T_ℓ = Σ_p packages_p ÷ work_ℓp` requests a second and its utilisation is `Σ_ℓ λ_ℓ/T_ℓ`.
 * Above one, all loads are served in the same part; a load
 * that no platform in service can serve at its target is unserved and takes nothing. This is the aggregated view; queueing inside an
 * hour is answered by the request-level simulator.
 *
 * Units   tokens/s and requests/s as monthly means; fractions of serving capacity
 * Checked serve.test.ts
 */
import type { Shares } from "../allocation/rule.ts";
import { pow } from "../kernel/math.ts";
import type { NoServing, ServingRates } from "../performance/serving-rates.ts";
import { canServe } from "../performance/tables.ts";
import { hoursInDay } from "../physics/cooling.ts";
import type { Plan } from "../scenario/plan.ts";
import { hourWeights, loadFlow, weeklyUsers } from "./demand/demand.ts";
import type { Programme } from "./programme/timeline.ts";

/** [load][generation][platform], as `performance` made them, under the plan's power cap. */
export type RateTables = readonly (readonly (readonly (ServingRates | NoServing)[])[])[];

export interface Served {
  readonly users: Float64Array;
  readonly demandRequestsPerS: Float64Array;
  /** Output tokens, reasoning included. */
  readonly demandTokensPerS: Float64Array;
  readonly demandInputTokensPerS: Float64Array;
  readonly servedTokensPerS: Float64Array;
  /** Output tokens at the month's mix with every serving slot full within target. */
  readonly capacityTokensPerS: Float64Array;
  /** Busy share of serving capacity, daily mean. */
  readonly utilisation: Float64Array;
  readonly servedFraction: Float64Array;
  /** [month × 24 + UTC hour]: busy share of serving capacity. */
  readonly busy: Float64Array;
  /** [load][month] */
  readonly tokensByLoad: readonly Float64Array[];
  readonly inputByLoad: readonly Float64Array[];
  /** [load][month] share of serving capacity that the load alone would take, daily mean. */
  readonly shareByLoad: readonly Float64Array[];
  /** Loads that no platform in service can serve at their target, with the reason. */
  readonly refused: readonly { readonly load: string; readonly why: string }[];
}

export function serve(
  plan: Plan,
  values: Float64Array,
  tables: RateTables,
  programme: Programme,
  shares: Shares,
): Served {
  const months = programme.monthCount;
  const column = () => new Float64Array(months);
  const out = {
    users: column(),
    demandRequestsPerS: column(),
    demandTokensPerS: column(),
    demandInputTokensPerS: column(),
    servedTokensPerS: column(),
    capacityTokensPerS: column(),
    utilisation: column(),
    servedFraction: column(),
    busy: new Float64Array(months * hoursInDay),
  };
  const tokensByLoad = plan.loads.map(column);
  const inputByLoad = plan.loads.map(column);
  const shareByLoad = plan.loads.map(column);
  const weights = hourWeights(plan, values);
  const speed = values[plan.assumptions["serving-speed-factor"]]!;
  const refused = new Map<string, string>();

  for (let m = 0; m < months; m += 1) {
    const month = plan.firstMonth + m;
    const users = weeklyUsers(plan, values, month);
    const gain = softwareGain(plan, values, month);
    let outputPerS = 0;
    let servablePerS = 0;
    let load01 = 0; // Σ λ/T over the loads that some platform can serve
    for (const [index, load] of plan.loads.entries()) {
      const flow = loadFlow(load, plan, values, month, users);
      tokensByLoad[index]![m] = flow.outputTokensPerS;
      inputByLoad[index]![m] = flow.uncachedInputTokensPerS + flow.cachedInputTokensPerS;
      out.demandRequestsPerS[m] = out.demandRequestsPerS[m]! + flow.requestsPerS;
      out.demandInputTokensPerS[m] = out.demandInputTokensPerS[m]! + inputByLoad[index]![m]!;
      outputPerS += flow.outputTokensPerS;
      const rates = tables[index]![generationAt(plan, load.role, month)]!;
      let throughput = 0; // packages' worth of this load's whole flow
      for (const [platform, rate] of rates.entries()) {
        const packages =
          programme.unitsInService[platform]![m]! * plan.platforms[platform]!.packagesPerUnit;
        if (packages === 0) continue;
        if (!canServe(rate)) {
          refused.set(
            `${load.id} on ${plan.platforms[platform]!.id}`,
            `${rate.unsupported}: ${rate.detail}`,
          );
          continue;
        }
        const work =
          flow.uncachedInputTokensPerS / (rate.prefillTokensPerSPerPackage * speed * gain) +
          flow.outputTokensPerS / (rate.decodeTokensPerSPerPackage * speed * gain);
        if (work > 0) throughput += (packages * shares.serving) / work;
      }
      shareByLoad[index]![m] = throughput > 0 ? 1 / throughput : 0;
      if (throughput > 0) {
        load01 += 1 / throughput;
        servablePerS += flow.outputTokensPerS;
      }
    }
    out.users[m] = users;
    out.demandTokensPerS[m] = outputPerS;
    let busySum = 0;
    for (let hour = 0; hour < hoursInDay; hour += 1) {
      const busy = Math.min(1, load01 * weights[hour]!);
      out.busy[m * hoursInDay + hour] = busy;
      busySum += busy;
    }
    const utilisation = busySum / hoursInDay;
    out.utilisation[m] = utilisation;
    // A load that nothing in service can serve at its target is demand unserved, and leaves the rest alone.
    const servedPerS = load01 === 0 ? 0 : servablePerS * Math.min(1, utilisation / load01);
    out.servedFraction[m] = outputPerS === 0 ? 1 : servedPerS / outputPerS;
    out.servedTokensPerS[m] = servedPerS;
    out.capacityTokensPerS[m] = load01 === 0 ? 0 : servablePerS / load01;
  }
  return {
    ...out,
    tokensByLoad,
    inputByLoad,
    shareByLoad,
    refused: [...refused].map(([load, why]) => ({ load, why })),
  };
}

export function generationAt(plan: Plan, role: number, month: number): number {
  const { generations } = plan.roles[role]!;
  let current = 0;
  for (const [index, generation] of generations.entries())
    if (generation.fromMonth <= month) current = index;
  return current;
}

/** Speed from software alone, compounding from its first month until its last. */
export function softwareGain(plan: Plan, values: Float64Array, month: number): number {
  if (plan.software === null) return 1;
  const { gainPerYear, fromMonth, untilMonth } = plan.software;
  return pow(1 + values[gainPerYear]!, Math.max(0, Math.min(month, untilMonth) - fromMonth) / 12);
}
