/** Whole racks only: printed GPU counts must divide by the packages of a rack. */
import type { Model } from "./model.ts";
import type { Reader } from "./read.ts";
import { identity, predicted, type Relation, uncovered } from "./relation.ts";

export interface Integrality {
  readonly count: number;
  readonly racks: number;
  readonly whole: boolean;
  /** The nearest count of whole racks. */
  readonly nearest: number;
}

export function rackIntegrality(count: number, packages: number): Integrality {
  const racks = count / packages;
  return {
    count,
    racks,
    whole: Number.isInteger(racks),
    nearest: Math.round(racks) * packages,
  };
}

export function rackIntegralityRows(read: Reader): Relation[] {
  const { packages } = read.platform("vr-nvl72-max-p");
  const at = (key: string) => read.sheet("maxlps", key);
  const rackW = at("site") / (at("gpusPlain") / packages);
  const fits = Math.floor(at("smallSite") / rackW);
  const row = (id: string, key: string, where: string): Relation => {
    const { count, racks, whole, nearest } = rackIntegrality(at(key), packages);
    return identity({
      id: `rack-integrality/${id}`,
      title: `DSX display, ${where}: a whole number of racks`,
      frame: `racks of ${packages}`,
      unit: "GPUs",
      published: count,
      predicted: nearest,
      tolerance: 0,
      why: whole
        ? `${racks} racks`
        : `${racks.toFixed(2)} racks: not whole, so a figure is probably misprinted; ${fits} racks of ${(rackW / 1e3).toFixed(0)} kW fit, which is ${fits * packages}, one digit away`,
    });
  };
  return [
    row("plain", "gpusPlain", "1 GW without MaxLPS"),
    row("maxlps", "gpusMaxlps", "1 GW with MaxLPS"),
    row("small", "smallSiteGpus", "96 MW"),
    uncovered({
      id: "rack-integrality/other-counts",
      title: "DSX display: three further counts, said to divide by 72",
      frame: `racks of ${packages}`,
      unit: "counts",
      kind: "identity",
      published: 3,
      tolerance: 0,
      why: "five of the six counts shown are said to divide; only two of those five reached us, so three stay unread",
    }),
  ];
}

/** The trade of a cap: a front at full power and one at the power left, at these speeds for a user. */
const served = { llm: "deepseek-r1", precision: "fp4", isl: 8192, osl: 1024 } as const;
const speeds = [20, 50, 100] as const;

/** What the display shows beside the counts: more GPUs, more revenue, less from each. */
export function maxlpsRows(read: Reader, model: Model): Relation[] {
  const at = (key: string) => read.sheet("maxlps", key);
  const gpus = at("gpusMaxlps") / at("gpusPlain");
  const revenue = at("revenueMaxlps") / at("revenuePlain");
  const point = { ...served, accelerator: "nvidia-rubin" };
  const keptAt = (capFraction: number) =>
    speeds.map((speed) => {
      const free = model.rateAt(point, speed);
      const capped = model.rateAt({ ...point, capFraction }, speed);
      return free && capped ? capped / free : 0;
    });
  const meanOf = (values: readonly number[]) =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  const kept = keptAt(1 / gpus);
  const mean = meanOf(kept);
  // The other reading: what is not a GPU draws as before, and the GPUs alone give up the difference.
  const rack = read.platform("vr-nvl72-max-p");
  const gpusW = rack.packages * model.accelerator(point.accelerator).powerW;
  const gpusLeft = (gpusW - rack.unitPowerW * (1 - 1 / gpus)) / gpusW;
  const meanLeft = meanOf(keptAt(gpusLeft));
  const products = model.productSpeedUnderCap(point.accelerator, 1 / gpus);
  const list = kept.map((one, index) => `${one.toFixed(2)} at ${speeds[index]}`).join(", ");
  return [
    identity({
      id: "maxlps/gpus",
      title: "MaxLPS: 45 % more GPUs in the same power",
      frame: "same budget",
      unit: "ratio",
      published: 1 + at("moreGpus"),
      predicted: gpus,
      tolerance: 0.005,
      why: "the two printed counts",
    }),
    identity({
      id: "maxlps/revenue",
      title: "MaxLPS: 33 % more revenue",
      frame: "same budget",
      unit: "ratio",
      published: 1 + at("moreRevenue"),
      predicted: revenue,
      tolerance: 0.005,
      why: "the two printed revenues",
    }),
    predicted({
      id: "maxlps/output-per-gpu",
      title: "MaxLPS: what a GPU gives at the power left to it",
      frame: "same budget",
      unit: "ratio",
      published: revenue / gpus,
      predicted: mean,
      why: `fixed point of clock and draw on Rubin at ${(100 / gpus).toFixed(0)} % of its limit, DeepSeek-R1 FP4, 8K/1K: ${list} tokens/s a user; large products alone keep ${products.toFixed(2)}. The rack is cut in one proportion; if its other parts draw as before, GPUs keep ${(100 * gpusLeft).toFixed(0)} % of their power and ${meanLeft.toFixed(2)} of their output`,
    }),
    predicted({
      id: "maxlps/loss-per-gpu",
      title: "MaxLPS: what a GPU loses to the cap",
      frame: "same budget",
      unit: "ratio",
      published: at("revenuePerGpuLost"),
      predicted: 1 - mean,
      why: `the sharper form of the row above: a ratio near one hides whether the cap costs anything; large products alone lose ${(1 - products).toFixed(2)}`,
      sharesPredictionOf: "maxlps/output-per-gpu",
    }),
    predicted({
      id: "maxlps/revenue-predicted",
      title: "MaxLPS: 45 % more GPUs for 33 % more revenue",
      frame: "same budget",
      unit: "ratio",
      published: 1 + at("moreRevenue"),
      predicted: gpus * mean,
      why: "the row above times the printed counts",
      sharesPredictionOf: "maxlps/output-per-gpu",
    }),
  ];
}
