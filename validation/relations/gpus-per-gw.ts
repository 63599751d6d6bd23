/** GPUs in a gigawatt: each published row in its own frame. */
import { GW, kW, MW } from "../../src/units/index.ts";
import { chainPower, packagesWithin } from "./power-chain.ts";
import type { Reader } from "./read.ts";
import {
  calibrated,
  identity,
  predicted,
  predictionTolerance,
  type Reading,
  type Relation,
  readingsInWords,
  uncovered,
} from "./relation.ts";

const thousands = (value: number) => `${Math.round(value / 1e3)} k`;
const sheet = "relation-gpus-per-gw";
const chain = "facility-power-chain";

export function gpusPerGw(read: Reader): Relation[] {
  return [
    ...allInRows(read),
    ...epochRows(read),
    ...abileneRows(read),
    ...statements(read),
    ...hubRows(read),
  ];
}

/** InferenceX prints kW per GPU, all-in, at the utility. */
function allInRows(read: Reader): Relation[] {
  const row = (key: string, platform: string, name: string, make: typeof predicted, why: string) =>
    make({
      id: `gpus-per-gw/inferencex-${key}`,
      title: `${name}: GPUs in 1 GW at InferenceX's all-in power`,
      frame: "facility",
      unit: "GPUs/GW",
      published: GW / read.sheet(chain, key),
      predicted: GW / chainPower(read, platform).facilityW,
      tolerance: predictionTolerance,
      why,
    });
  const gb200 = chainPower(read, "gb200-nvl72");
  return [
    row("h100", "hgx-h100", "H100", predicted, "server rating, network and design-day facility"),
    row(
      "b200",
      "hgx-b200",
      "B200",
      predicted,
      "our server rating is the vendor's maximum and our facility ratio a modelled peak: we count fewer",
    ),
    row(
      "gb200",
      "gb200-nvl72",
      "GB200",
      predicted,
      `labelled utility, yet our IT-side power is ${(gb200.itW / kW).toFixed(2)} kW: the label fits IT (${thousands(GW / gb200.itW)} a GW), not the meter`,
    ),
    row(
      "mi355x",
      "mi355x-server",
      "MI355X",
      calibrated,
      "the server rating in the catalogue is itself taken from this source",
    ),
    calibrated({
      id: "gpus-per-gw/gb200-scalable-unit",
      title: "GB200: NVIDIA's scalable unit of eight racks, IT power per GPU",
      frame: "it",
      unit: "kW",
      published:
        read.sheet(chain, "gb200ScalableUnit") /
        read.sheet(sheet, "gb200UnitRacks") /
        gb200.packages /
        kW,
      predicted: gb200.itW / kW,
      tolerance: predictionTolerance,
      why: "the scalable unit stands among the papers of our network overhead",
    }),
  ];
}

function epochRows(read: Reader): Relation[] {
  const product =
    read.sheet(chain, "serverPerGpu") *
    read.sheet(chain, "itPerServer") *
    read.sheet(chain, "facilityPerItAtPeak");
  return [
    identity({
      id: "gpus-per-gw/epoch-chain",
      title: "Epoch's chain 1.53 × 1.14 × 1.4",
      frame: "facility over GPU power",
      unit: "ratio",
      published: read.sheet(chain, "facilityPerGpuAtPeak"),
      predicted: product,
      tolerance: 0.005,
      why: "the three parts as printed",
    }),
    calibrated({
      id: "gpus-per-gw/epoch-gb200",
      title: "GB200: GPUs in 1 GW at Epoch's facility peak",
      frame: "facility",
      unit: "GPUs/GW",
      published: GW / read.sheet(chain, "gb200AtPeakEpoch"),
      predicted: GW / chainPower(read, "gb200-nvl72").facilityW,
      tolerance: predictionTolerance,
      why: "our design-day ratio comes from the same house's sites, so the facility part is not independent",
    }),
  ];
}

/** The campus of 1.2 GW, whose IT power Epoch reads from its cooling. */
function abileneRows(read: Reader): Relation[] {
  const site = read.site("abilene-tx");
  const { unitItW, packages } = chainPower(read, "gb200-nvl72");
  const count = packagesWithin(site.itW, unitItW, packages);
  const row = (id: string, key: string, title: string) =>
    predicted({
      id: `gpus-per-gw/${id}`,
      title,
      frame: "facility (campus)",
      unit: "GPUs",
      published: read.sheet(sheet, key),
      predicted: count,
      why: `whole racks in the campus's ${Math.round(site.itW / MW)} MW of IT (Epoch's, from its cooling), ${site.facilityPerIt} under its facility power; the two published counts differ by 12 % from each other`,
    });
  return [
    row("abilene-record", "abileneGpus", "Abilene: 450 k GB200, as recorded"),
    row("abilene-plan", "abileneGpusPlan", "Abilene: up to 400 k GB200, as planned"),
  ];
}

/** Statements that name no frame. */
function statements(read: Reader): Relation[] {
  const readings = readingsOf(read);
  const low = read.sheet("gpu-count-claims", "statedLow") / 10;
  const high = read.sheet("gpu-count-claims", "statedHigh") / 10;
  const middle = (low + high) / 2;
  const width = (high - low) / (high + low);
  const plain = read.sheet("maxlps", "gpusPlain");
  const maxlps = read.sheet("maxlps", "gpusMaxlps");
  const barclays = read.sheet(sheet, "barclays");
  const rubin = readings.filter((reading) => reading.frame.startsWith("Rubin"));
  const say = (published: number, tolerance: number, among = readings) =>
    readingsInWords(published, among, tolerance, thousands);
  const base = { frame: "not stated", unit: "GPUs/GW" };
  return [
    uncovered({
      ...base,
      id: "gpus-per-gw/barclays",
      title: "Barclays: about 500 k GPUs in 1 GW",
      published: barclays,
      why: say(barclays, predictionTolerance),
    }),
    uncovered({
      ...base,
      id: "gpus-per-gw/announcement",
      title: "Huang: 10 GW are 4 to 5 M GPUs",
      published: middle,
      tolerance: width,
      why: `middle of the range, its half width as tolerance; ${say(middle, width)}; dies were NVIDIA's count then`,
    }),
    uncovered({
      ...base,
      id: "gpus-per-gw/dsx-plain",
      title: "DSX display without MaxLPS, taken for Vera Rubin",
      published: plain,
      kind: "calibrated",
      why: `the platform is not stated either, and our Max-P rating was chosen with this row in view; ${say(plain, predictionTolerance, rubin)}`,
    }),
    uncovered({
      ...base,
      id: "gpus-per-gw/dsx-maxlps",
      title: "DSX display with MaxLPS, taken for Vera Rubin",
      published: maxlps,
      why: `an oversubscribed budget, which no rating gives; ${say(maxlps, predictionTolerance, rubin)}`,
    }),
  ];
}

function readingsOf(read: Reader): Reading[] {
  const pair = (name: string, platform: string): Reading[] => {
    const { itW, facilityW } = chainPower(read, platform);
    return [
      { frame: `${name}, IT`, value: GW / itW },
      { frame: `${name}, facility`, value: GW / facilityW },
    ];
  };
  const maxP = chainPower(read, "vr-nvl72-max-p");
  const { unitPowerW, packages } = read.platform("vr-nvl72-max-p");
  const scalableUnit =
    read.sheet(chain, "gb200ScalableUnit") / read.sheet(sheet, "gb200UnitRacks") / packages;
  const epochNetwork = (unitPowerW * read.sheet(chain, "itPerServer")) / packages;
  return [
    ...pair("GB200", "gb200-nvl72"),
    { frame: "GB200 scalable unit, IT", value: GW / scalableUnit },
    ...pair("Rubin Max-P", "vr-nvl72-max-p"),
    { frame: "Rubin Max-P with Epoch's network, IT", value: GW / epochNetwork },
    ...pair("Rubin Max-Q", "vr-nvl72-max-q"),
    { frame: "Rubin Max-P dies, facility", value: (2 * GW) / maxP.facilityW },
  ];
}

/** Epoch's hub: H100 equivalents per megawatt. */
function hubRows(read: Reader): Relation[] {
  const equal = read.peak("nvidia-gb200", "peakFp8") / read.peak("nvidia-h100-sxm", "peakFp8");
  const it = (equal * MW) / chainPower(read, "gb200-nvl72").itW;
  const printed = read.sheet(sheet, "hubAbilenePrinted");
  const h100e = read.sheet(sheet, "hubAbileneH100e");
  const perIt = h100e / (read.sheet(sheet, "hubAbileneIt") / MW);
  const perFacility = h100e / (read.sheet(sheet, "hubAbileneFacility") / MW);
  const unit = "H100e/MW";
  const facility = it / read.site("abilene-tx").facilityPerIt;
  const others = [
    ["prometheus", "hubPrometheus", "Prometheus"],
    ["fairwater-atlanta", "hubFairwaterAtlanta", "Fairwater Atlanta"],
    ["colossus-2", "hubColossus2", "Colossus 2"],
    ["new-carlisle", "hubNewCarlisle", "New Carlisle"],
  ] as const;
  return [
    predicted({
      id: "gpus-per-gw/hub-abilene-as-handed-down",
      title: "Epoch hub, Abilene: 864 H100 equivalents per MW of IT",
      frame: "it",
      unit,
      published: printed,
      predicted: it,
      why: `as of IT it fails; the hub's own ${Math.round(perIt)} per IT MW and ${Math.round(perFacility)} per facility MW say that the printed figure is per MW of facility`,
    }),
    identity({
      id: "gpus-per-gw/hub-abilene-facility",
      title: "Epoch hub, Abilene: the same 864 per MW of facility",
      frame: "facility",
      unit,
      published: printed,
      predicted: perFacility,
      why: "the hub's H100 equivalents over its facility power",
    }),
    predicted({
      id: "gpus-per-gw/hub-abilene-it",
      title: "Epoch hub, Abilene: H100 equivalents over IT power",
      frame: "it",
      unit,
      published: perIt,
      predicted: it,
      why: "GB200 against H100 at dense FP8, over our IT power of a GB200; the hub counts chips from power, so this sets its watts a chip beside ours",
    }),
    ...others.map(([id, key, name]) =>
      uncovered({
        id: `gpus-per-gw/hub-${id}`,
        title: `Epoch hub, ${name}: H100 equivalents per MW`,
        frame: "not stated",
        unit,
        published: read.sheet(sheet, key),
        why: `which megawatt and which chips are not with the figure; ${readingsInWords(
          read.sheet(sheet, key),
          [
            { frame: "all GB200, IT", value: it },
            { frame: "all GB200, facility at 1.4", value: facility },
          ],
          predictionTolerance,
          (value) => value.toFixed(0),
        )}`,
      }),
    ),
  ];
}
