/** Dollars per million tokens: V1, V3, V5, V6, V7. */
import { yearS } from "../../src/units/index.ts";
import type { Model } from "./model.ts";
import type { Reader } from "./read.ts";
import {
  identity,
  predicted,
  predictionTolerance,
  type Relation,
  readingsInWords,
  uncovered,
} from "./relation.ts";

const million = 1e6;

/** USD per million tokens of a GPU that costs `usdPerS` and writes `tokensPerS`. */
export const costPerMillion = (usdPerS: number, tokensPerS: number): number =>
  (usdPerS / tokensPerS) * million;

/** Lengths that the same pages state for DeepSeek-R1 elsewhere. */
const long = { isl: 8192, osl: 1024 } as const;
const short = { isl: 1024, osl: 1024 } as const;

export function dollarsPerToken(read: Reader, model: Model): Relation[] {
  const at = (key: string) => read.sheet("relation-dollars-per-token", key);
  const cost = (price: string, rate: string) => costPerMillion(at(price), at(rate));
  const h200 = cost("h200Price", "h200Rate");
  const gb300 = cost("gb300Price", "gb300Rate");
  const rates = at("dsv4Gb300Rate") / at("dsv4Gb200Rate");
  const packages = read.platform("gb200-nvl72").packages;
  const rackTokens = at("rackRate") * packages * at("rackYears");
  const needed = (at("rackRevenue") / rackTokens) * million;
  const usdPerMillion = "USD/Mtok";
  const dsv4 = (accelerator: string) =>
    model.rateAt({ llm: "deepseek-v4-pro", accelerator, precision: "fp4", ...long }, 27) ?? 0;
  const speedCost = (lengths: typeof long | typeof short) => {
    const point = { llm: "deepseek-r1", accelerator: "nvidia-b200-sxm", precision: "fp4" } as const;
    const rate = (key: string) => model.rateAt({ ...point, ...lengths }, at(key)) ?? 0;
    return rate("b200SlowSpeed") / rate("b200FastSpeed");
  };
  const accepted = at("mtpAccepted");
  const mtp = (speed: number) => {
    const point = { llm: "deepseek-r1", accelerator: "nvidia-gb300", precision: "fp4" } as const;
    const speculation = {
      acceptedTokens: accepted,
      draftTokens: 1,
      draft: "prediction layer",
    } as const;
    const without = model.rateAt({ ...point, ...long }, speed);
    const withIt = model.rateAt({ ...point, ...long, speculation }, speed);
    return without && withIt ? withIt / without : 0;
  };
  const mtpSpeeds = [50, 75, 100, 125].map((speed) => ({
    frame: `${speed} tokens/s a user`,
    value: mtp(speed),
  }));
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
    predicted({
      id: "V3/rate-predicted",
      title: "DeepSeek-V4-Pro FP4, GB300 over GB200: tokens a GPU, by our fronts",
      frame: "27 tokens/s a user",
      unit: "ratio",
      published: at("dsv4RateRatio"),
      predicted: dsv4("nvidia-gb300") / dsv4("nvidia-gb200"),
      why: "one scale-up domain and one engine on both; the two parts differ in FP4 peak, memory and power alone, so the rest of the published gap is software or layout; the shape leaves the low-rank queries out",
    }),
    predicted({
      id: "V5/price-of-speed",
      title: "DeepSeek-R1 FP4 on B200: what speed costs a user",
      frame: "50 to 125 tokens/s a user",
      unit: "ratio",
      published: at("b200Fast") / at("b200Slow"),
      predicted: speedCost(long),
      why: `by our fronts at 8K/1K, lengths not with the figure (1K/1K gives ${speedCost(short).toFixed(1)}); ${(at("b200FastSpeed") / at("b200SlowSpeed")).toFixed(1)} times faster at that many times the cost; at the source's price a GPU writes ${impliedRate(at("b200Price"), at("b200Slow"))}, then ${impliedRate(at("b200Price"), at("b200Fast"))} tokens/s`,
    }),
    uncovered({
      id: "V6/mtp",
      title: "Speculative tokens: cost without over with",
      frame: "operating point not stated",
      unit: "ratio",
      published: at("mtpWithout") / at("mtpWith"),
      why: `by our fronts on GB300, ${accepted} tokens a step: ${readingsInWords(at("mtpWithout") / at("mtpWith"), mtpSpeeds, predictionTolerance, (value) => value.toFixed(1))}`,
    }),
    predicted({
      id: "V6/mtp-gb300",
      title: "Speculative tokens on GB300 at 150 tokens/s a user",
      frame: "150 tokens/s a user",
      unit: "ratio",
      published: at("mtpGb300Without") / at("mtpGb300With"),
      predicted: mtp(150),
      why: `DeepSeek-R1 FP4, 8K/1K, one guess a step of which the LLM's report accepts 85 to 90 % (${accepted} tokens a step); near the fastest point of the plain front the ratio turns on its last points`,
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
