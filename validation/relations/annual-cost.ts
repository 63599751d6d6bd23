/** What a gigawatt costs, to build and a year: V9, V10, V13. */
import { capitalRecovery } from "../../src/engine/finance/annuity.ts";
import { yearS } from "../../src/units/index.ts";
import { chainPower } from "./power-chain.ts";
import type { Reader } from "./read.ts";
import {
  calibrated,
  identity,
  predicted,
  predictionTolerance,
  type Relation,
  readingsInWords,
  uncovered,
} from "./relation.ts";

/** The rate at which 25.5 and 12.5 return the three published yearly costs; fitted, not published. */
export const calibratedRate = 0.068;
/** Half a unit of the last digit of 8.5. */
const lastDigit = 0.05 / 8.5;

export interface Capital {
  readonly itUsdPerW: number;
  readonly facilityUsdPerW: number;
  readonly operatingUsdPerWYear: number;
  readonly facilityYears: number;
}

export const annualCost = (capital: Capital, rate: number, itYears: number): number =>
  capital.itUsdPerW * capitalRecovery(rate, itYears) +
  capital.facilityUsdPerW * capitalRecovery(rate, capital.facilityYears) +
  capital.operatingUsdPerWYear;

/** The rate, to a hundredth of a percent, with the least largest error over the given lives. */
export function bestRate(
  capital: Capital,
  published: readonly { readonly itYears: number; readonly usdPerWYear: number }[],
): number {
  let best = { rate: 0, error: Number.POSITIVE_INFINITY };
  for (let step = 300; step <= 1200; step += 1) {
    const rate = step / 10_000;
    const error = Math.max(
      ...published.map(({ itYears, usdPerWYear }) =>
        Math.abs(annualCost(capital, rate, itYears) / usdPerWYear - 1),
      ),
    );
    if (error < best.error) best = { rate, error };
  }
  return best.rate;
}

export function annualCostRows(read: Reader): Relation[] {
  const at = (key: string) => read.sheet("cost-epoch-per-gw", key);
  const view = (key: string) => read.sheet("relation-cost-views", key);
  const facilityYears = at("facilityLife") / yearS;
  const fitted: Capital = {
    itUsdPerW: at("modelCompute"),
    facilityUsdPerW: at("modelFacility"),
    operatingUsdPerWYear: at("modelOpex"),
    facilityYears,
  };
  const hub: Capital = {
    itUsdPerW: at("compute"),
    facilityUsdPerW: at("construction"),
    operatingUsdPerWYear: at("opex"),
    facilityYears,
  };
  const lives = [
    { itYears: view("shortLife") / yearS, usdPerWYear: at("modelTotalShortLife") },
    { itYears: at("itLife") / yearS, usdPerWYear: at("modelTotal") },
    { itYears: view("longLife") / yearS, usdPerWYear: at("modelTotalLongLife") },
  ];
  const unit = "GUSD/GW/year";
  const frame = "it";
  const facilityYearly = fitted.facilityUsdPerW * capitalRecovery(calibratedRate, facilityYears);
  const outside = (at("modelEnergy") + facilityYearly) / at("modelTotal");
  const claims = (key: string) => read.sheet("relation-dollars-per-token", key);
  return [
    ...lives.map(({ itYears, usdPerWYear }) =>
      calibrated({
        id: `V9/life-${itYears}`,
        title: `GB200, 1 GW of IT: yearly cost at an IT life of ${itYears} years`,
        frame,
        unit,
        published: usdPerWYear,
        predicted: annualCost(fitted, calibratedRate, itYears),
        tolerance: lastDigit,
        why: "capital recovery at 6.8 % over 25.5 and 12.5; rate and split were fitted to these three figures",
      }),
    ),
    calibrated({
      id: "V9/hub-split",
      title: "The same with the hub's own split of 26.1 and 11.8, at 6.8 %",
      frame,
      unit,
      published: at("modelTotal"),
      predicted: annualCost(hub, calibratedRate, at("itLife") / yearS),
      tolerance: lastDigit,
      why: `two pages of one house conflict: the hub's split asks for about ${(100 * bestRate(hub, lives)).toFixed(1)} %, the fitted one for ${(100 * bestRate(fitted, lives)).toFixed(1)} %`,
    }),
    identity({
      id: "V9/servers",
      title: "Servers' part of the yearly cost",
      frame,
      unit: "share",
      published: view("serversShare"),
      predicted: at("modelServers") / at("modelTotal"),
      why: "5 of 8.5, each printed to its last digit, beside the printed 60 %",
    }),
    ...capital(read),
    predicted({
      id: "V13/energy-and-rent",
      title: "Electricity and rent: at most about 20 % of total cost",
      frame: "it, GB200",
      unit: "share",
      published: claims("costOutsideServers"),
      bound: "at most",
      predicted: outside,
      why: `energy ${(100 * (at("modelEnergy") / at("modelTotal"))).toFixed(0)} % and the facility's capital ${(100 * (facilityYearly / at("modelTotal"))).toFixed(0)} % by Epoch's model; energy alone would pass`,
    }),
    identity({
      id: "V13/efficiency",
      title: "20 % fewer tokens a megawatt: at most 4 % of total cost",
      frame: "as stated",
      unit: "share",
      published: claims("costOfWorseEfficiency"),
      bound: "at most",
      predicted: claims("efficiencyLoss") * claims("costOutsideServers"),
      why: "20 % of 20 %, both printed by the source",
    }),
  ];
}

/** V10: capital by other hands, by frame. */
function capital(read: Reader): Relation[] {
  const epoch = (key: string) => read.sheet("cost-epoch-per-gw", key);
  const bernstein = (key: string) => read.sheet("cost-layers-bernstein", key);
  const views = (key: string) => read.sheet("relation-cost-views", key);
  const huang = (key: string) => read.sheet("cost-per-gw-statements", key);
  const unit = "GUSD/GW";
  const ratio = read.assumption("facility-per-it-design-day");
  const campus = read.assumption("campus-capex-per-it");
  const rubin = chainPower(read, "vr-nvl72-max-p");
  const gb200 = chainPower(read, "gb200-nvl72");
  const perIt = (platform: string, unitItW: number) =>
    (read.platform(platform).priceUsd ?? 0) / unitItW + campus;
  const ours = {
    rubin: perIt("vr-nvl72-max-p", rubin.unitItW),
    gb200: perIt("gb200-nvl72", gb200.unitItW),
  };
  const readings = [
    { frame: "GB200 racks and campus, IT", value: ours.gb200 },
    { frame: "GB200 and campus, facility", value: ours.gb200 / ratio },
    { frame: "Rubin racks and campus, IT", value: ours.rubin },
    { frame: "Rubin and campus, facility", value: ours.rubin / ratio },
    {
      frame: "planner's 35 and campus, IT",
      value: read.assumption("compute-capex-per-it") + campus,
    },
  ];
  const print = (value: number) => value.toFixed(1);
  const range = (id: string, title: string, low: number, high: number) => {
    const published = (low + high) / 2;
    const tolerance = (high - low) / (high + low);
    return uncovered({
      id: `V10/${id}`,
      title,
      frame: "not stated",
      unit,
      published,
      tolerance,
      why: `middle of the range; ${readingsInWords(published, readings, tolerance, print)}`,
    });
  };
  const rackItW = bernstein("rack") / bernstein("allIn");
  return [
    identity({
      id: "V10/bernstein-rack",
      title: "Bernstein: a rack's 3.4 of compute and 2.5 of the rest",
      frame: "per rack",
      unit: "MUSD",
      published: bernstein("rack") / 1e6,
      predicted: (bernstein("rackCompute") + bernstein("rackFacility")) / 1e6,
      tolerance: 0.005,
      why: "printed parts and printed sum",
    }),
    uncovered({
      id: "V10/bernstein",
      title: "Bernstein: 35 GUSD a gigawatt",
      frame: "not stated",
      unit,
      published: bernstein("allIn"),
      why: `its own rack of 5.9 M asks for ${(rackItW / 1e3).toFixed(0)} kW a rack: ${readingsInWords(
        rackItW,
        [
          { frame: "GB200 IT", value: gb200.unitItW },
          { frame: "GB200 facility", value: gb200.facilityW * gb200.packages },
        ],
        predictionTolerance,
        (value) => `${(value / 1e3).toFixed(0)} kW`,
      )}`,
    }),
    identity({
      id: "V10/hub-per-facility",
      title: "Epoch hub: about 29 GUSD per GW of facility",
      frame: "facility",
      unit,
      published: views("hubPerFacility"),
      predicted: epoch("totalPerFacility"),
      tolerance: 0.05,
      why: "37.9 per IT over 1.4; the article is of 2025 and the hub's rule may have moved since",
    }),
    range(
      "barclays",
      "Barclays: 50 to 60 GUSD a gigawatt",
      views("barclaysLow"),
      views("barclaysHigh"),
    ),
    range(
      "nvidia-2025",
      "NVIDIA in 2025: 50 to 60 GUSD a gigawatt",
      huang("rangeLow2025"),
      huang("rangeHigh2025"),
    ),
    range(
      "nvidia-2026",
      "NVIDIA in 2026: 80 to 100 GUSD a gigawatt, generations to come",
      huang("rangeLow2026"),
      huang("rangeHigh2026"),
    ),
  ];
}
