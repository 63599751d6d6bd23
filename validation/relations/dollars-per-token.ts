/** Dollars per million tokens: V1, V3, V5, V6, V7. */
import { yearS } from "../../src/units/index.ts";
import type { Reader } from "./read.ts";
import { identity, type Relation, uncovered } from "./relation.ts";

const million = 1e6;

/** USD per million tokens of a GPU that costs `usdPerS` and writes `tokensPerS`. */
export const costPerMillion = (usdPerS: number, tokensPerS: number): number =>
  (usdPerS / tokensPerS) * million;

export function dollarsPerToken(read: Reader): Relation[] {
  const at = (key: string) => read.sheet("relation-dollars-per-token", key);
  const cost = (price: string, rate: string) => costPerMillion(at(price), at(rate));
  const h200 = cost("h200Price", "h200Rate");
  const gb300 = cost("gb300Price", "gb300Rate");
  const rates = at("dsv4Gb300Rate") / at("dsv4Gb200Rate");
  const packages = read.platform("gb200-nvl72").packages;
  const rackTokens = at("rackRate") * packages * at("rackYears");
  const needed = (at("rackRevenue") / rackTokens) * million;
  const usdPerMillion = "USD/Mtok";
  return [
    identity({
      id: "V1/h200",
      title: "DeepSeek-R1 on H200: dollars per million tokens",
      frame: "per GPU-hour",
      unit: usdPerMillion,
      published: at("h200Cost") * million,
      predicted: h200,
      tolerance: 0.05,
      why: `90 tokens/s is printed to the ten; ${(at("h200Price") / at("h200Cost")).toFixed(0)} would return the printed cost`,
    }),
    identity({
      id: "V1/gb300",
      title: "DeepSeek-R1 on GB300: dollars per million tokens",
      frame: "per GPU-hour",
      unit: usdPerMillion,
      published: at("gb300Cost") * million,
      predicted: gb300,
      why: "printed to two digits",
    }),
    identity({
      id: "V1/ratio",
      title: "H200 over GB300, cost of a token",
      frame: "per GPU-hour",
      unit: "ratio",
      published: at("costRatio"),
      predicted: h200 / gb300,
      why: "from the printed prices and rates",
    }),
    identity({
      id: "V3/rate",
      title: "DeepSeek-V4-Pro FP4, GB300 over GB200: tokens a GPU",
      frame: "27 tokens/s a user",
      unit: "ratio",
      published: at("dsv4RateRatio"),
      predicted: rates,
      tolerance: 0.005,
      why: "the two printed rates",
    }),
    identity({
      id: "V3/cost",
      title: "DeepSeek-V4-Pro FP4, GB300 over GB200: tokens a dollar",
      frame: "27 tokens/s a user",
      unit: "ratio",
      published: at("dsv4CostRatio"),
      predicted: (rates * at("dsv4Gb200Price")) / at("dsv4Gb300Price"),
      tolerance: 0.005,
      why: "printed rates and prices do not return the printed ratio; costs may be interpolated at another point than rates",
    }),
    uncovered({
      id: "V5/price-of-speed",
      title: "DeepSeek-R1 FP4 on B200: what speed costs a user",
      frame: "50 to 125 tokens/s a user",
      unit: "ratio",
      published: at("b200Fast") / at("b200Slow"),
      why: `${(at("b200FastSpeed") / at("b200SlowSpeed")).toFixed(1)} times faster at that many times the cost; at the source's price a GPU writes ${impliedRate(at("b200Price"), at("b200Slow"))}, then ${impliedRate(at("b200Price"), at("b200Fast"))} tokens/s; lengths are not with the figure, and our serving constants were fitted on this benchmark's rows`,
    }),
    uncovered({
      id: "V6/mtp",
      title: "Speculative tokens: cost without over with",
      frame: "operating point not stated",
      unit: "ratio",
      published: at("mtpWithout") / at("mtpWith"),
      why: "needs the accepted length and the point of the front; neither is with the figure",
    }),
    uncovered({
      id: "V6/mtp-gb300",
      title: "Speculative tokens on GB300 at 150 tokens/s a user",
      frame: "150 tokens/s a user",
      unit: "ratio",
      published: at("mtpGb300Without") / at("mtpGb300With"),
      why: "needs the accepted length and the batch on either side; the gain depends on the operating point",
    }),
    identity({
      id: "V7/return",
      title: "GB200 NVL72: 5 M of cost, 75 M of token revenue",
      frame: "three years",
      unit: "ratio",
      published: at("rackReturn"),
      predicted: at("rackRevenue") / at("rackCost"),
      why: "printed revenue over printed cost",
    }),
    uncovered({
      id: "V7/revenue",
      title: "GB200 NVL72: 75 M of token revenue in three years",
      frame: "price and use not stated",
      unit: "USD/rack",
      published: at("rackRevenue"),
      why: `needs ${needed.toFixed(2)} USD per million tokens, sold at 10,000 tokens/s a GPU, ${packages} GPUs, every second of ${(at("rackYears") / yearS).toFixed(0)} years`,
    }),
  ];
}

const impliedRate = (usdPerS: number, usdPerToken: number) => (usdPerS / usdPerToken).toFixed(0);
