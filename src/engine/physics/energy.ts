/**
 * From racks at work to the meter: drawn IT power by what the racks do, hour by hour, times the
 * hour's PUE; then energy, carbon and water by site.
 *
 * Units   joules, kilograms and cubic metres per month; watts are means over the month
 * Valid   one climate shape for all sites; grid carbon is annual average, not marginal
 * Checked energy.test.ts
 */

import { secondsInMonth } from "../../units/index.ts";
import type { Shares } from "../allocation/rule.ts";
import type { Plan } from "../scenario/plan.ts";
import { hourlyPue, hoursInDay } from "./cooling.ts";

/** Local time of the sites, for the hour of the day alone; one for all (left out: each its own). */
const siteUtcOffsetHours = -6;

export interface EnergyInput {
  /** [site][month] rated IT watts of the racks in service. */
  readonly installedW: readonly Float64Array[];
  readonly shares: Shares;
  /** [month × 24 + hour] busy share of serving capacity. */
  readonly busy: Float64Array;
}

export interface Energy {
  /** [month] facility energy, all sites; what of it busy serving, training (with research) and idle racks drew sums to it. */
  readonly facilityJ: Float64Array;
  readonly servingJ: Float64Array;
  readonly trainingJ: Float64Array;
  readonly idleJ: Float64Array;
  readonly itJ: Float64Array;
  readonly costUsd: Float64Array;
  /** The part of the bill that the serving share causes, its idle racks included. */
  readonly servingCostUsd: Float64Array;
  readonly carbonKg: Float64Array;
  readonly waterM3: Float64Array;
  readonly pueMean: Float64Array;
}

export function energyByMonth(plan: Plan, values: Float64Array, input: EnergyInput): Energy {
  const months = plan.lastMonth - plan.firstMonth + 1;
  const column = () => new Float64Array(months);
  const energy = {
    facilityJ: column(),
    servingJ: column(),
    trainingJ: column(),
    idleJ: column(),
    itJ: column(),
    costUsd: column(),
    servingCostUsd: column(),
    carbonKg: column(),
    waterM3: column(),
    pueMean: column(),
  };
  const at = (id: keyof Plan["assumptions"]) => values[plan.assumptions[id]]!;
  const { shares } = input;
  const cap = plan.powerCapFraction;
  // A cap bounds what busy racks draw; racks that draw less than the cap do not notice it.
  const training = Math.min(at("draw-training"), cap);
  const serving = Math.min(at("draw-serving"), cap);
  const idle = Math.min(at("draw-idle"), cap);
  const works = shares.training + shares.research;
  const stands = shares.reserve + shares.spare;
  const pue = new Float64Array(hoursInDay);
  // `busy` counts UTC hours, PUE the sites' own: most stand in the US centre.
  const local = (hour: number) => (hour + hoursInDay + siteUtcOffsetHours) % hoursInDay;
  for (let m = 0; m < months; m += 1) {
    const month = plan.firstMonth + m;
    hourlyPue(pue, month % 12, at("pue-annual"), at("pue-swing-summer"));
    let it = 0;
    let facility = 0;
    let facilityServing = 0;
    let facilityServingBill = 0;
    let facilityIdle = 0;
    let facilityWorks = 0;
    for (let hour = 0; hour < hoursInDay; hour += 1) {
      const busy = input.busy[m * hoursInDay + hour]!;
      const serves = shares.serving * busy * serving;
      const waits = (shares.serving * (1 - busy) + stands) * idle;
      const trains = works * training;
      it += serves + waits + trains;
      facility += (serves + waits + trains) * pue[local(hour)]!;
      facilityServing += serves * pue[local(hour)]!;
      facilityServingBill += (serves + shares.serving * (1 - busy) * idle) * pue[local(hour)]!;
      facilityIdle += waits * pue[local(hour)]!;
      facilityWorks += trains * pue[local(hour)]!;
    }
    const secondsPerHour = secondsInMonth(month) / hoursInDay;
    for (const [index, site] of plan.sites.entries()) {
      const installed = input.installedW[index]![m]! * secondsPerHour;
      if (installed === 0) continue;
      const meterJ = installed * facility;
      const itJ = installed * it;
      const price = values[site.powerPrice]!;
      energy.itJ[m] = energy.itJ[m]! + itJ;
      energy.facilityJ[m] = energy.facilityJ[m]! + meterJ;
      energy.servingJ[m] = energy.servingJ[m]! + installed * facilityServing;
      energy.trainingJ[m] = energy.trainingJ[m]! + installed * facilityWorks;
      energy.idleJ[m] = energy.idleJ[m]! + installed * facilityIdle;
      energy.costUsd[m] = energy.costUsd[m]! + meterJ * price;
      energy.servingCostUsd[m] =
        energy.servingCostUsd[m]! + installed * facilityServingBill * price;
      energy.carbonKg[m] = energy.carbonKg[m]! + meterJ * values[site.carbonIntensity]!;
      energy.waterM3[m] = energy.waterM3[m]! + itJ * at("water-use");
    }
    energy.pueMean[m] = it === 0 ? 0 : facility / it;
  }
  return energy;
}
