/** One generation of systems against another: V14 to V17. */
import type { Model } from "./model.ts";
import type { Reader } from "./read.ts";
import { identity, predicted, type Relation, uncovered } from "./relation.ts";

const r1 = { llm: "deepseek-r1", isl: 8192, osl: 1024 } as const;

export function generations(read: Reader, model: Model): Relation[] {
  const at = (key: string) => read.sheet("relation-generations", key);
  const rubin = read.peak("nvidia-rubin", "peakFp4");
  const overGb200 = rubin / read.peak("nvidia-gb200", "peakFp4");
  const overGb300 = rubin / read.peak("nvidia-gb300", "peakFp4");
  const rate = (accelerator: string, precision: "fp8" | "fp4", speed: number) =>
    model.rateAt({ ...r1, accelerator, precision }, speed);
  const multiple = (speed: number) =>
    (rate("nvidia-gb200", "fp4", speed) ?? 0) /
    (rate("nvidia-h200-sxm", "fp8", speed) ?? Number.POSITIVE_INFINITY);
  const kimi = (accelerator: string, speed: number) =>
    model.rateAt({ llm: "kimi-k2", accelerator, precision: "fp4", isl: 8192, osl: 1024 }, speed) ??
    0;
  const price = (key: string) => read.sheet("owner-tco-gpu-hour", key);
  const tokenCosts = [20, 50, 100, 150].map((speed) => {
    const rates = kimi("nvidia-rubin", speed) / kimi("nvidia-gb200", speed);
    return { speed, ratio: (rates * price("gb200April")) / price("vr") };
  });
  const tokenCost = Math.max(...tokenCosts.map((one) => one.ratio).filter(Number.isFinite));
  const moe = (accelerator: string) =>
    model.stepS({
      llm: "deepseek-v3",
      accelerator,
      precision: "nvfp4",
      packages: 1024,
      globalBatch: 8192,
      sequenceTokens: 4096,
      releaseYears: 2,
    });
  const moeGpus = (moe("nvidia-gb200") ?? 0) / (moe("nvidia-rubin") ?? Number.POSITIVE_INFINITY);
  const gtc = (id: string, key: string, why: string) =>
    identity({
      id: `V14/${id}`,
      title: `GTC 2026: 350 times the tokens per gigawatt, ${why}`,
      frame: "1 GW, frame not stated",
      unit: "ratio",
      published: at("gtcRatio"),
      predicted: at("gtcLater") / at(key),
      tolerance: 0.005,
      why: "two public transcripts of one sentence differ by 11 in the earlier figure; both are held",
    });
  const point = (id: string, key: string, title: string, why: string, bound?: "at most") =>
    uncovered({
      id: `V17/${id}`,
      title,
      frame: "one interactivity of many",
      unit: "ratio",
      published: at(key),
      ...(bound === undefined ? {} : { bound }),
      why,
    });
  const tierRatios = [25, 50, 75]
    .map((speed) => `${multiple(speed).toFixed(1)} times H200's tokens a GPU at ${speed}`)
    .join(", ");
  const tier = (id: string, key: string, title: string) =>
    uncovered({
      id: `V15/${id}`,
      title,
      frame: "power in four equal tiers",
      unit: "ratio",
      published: at(key),
      why: `needs the tiers' prices and speeds, which are not with the figure; at one price our fronts of DeepSeek-R1 give GB200 ${tierRatios}`,
    });
  return [
    gtc("transcript-a", "gtcEarlier", "from 2 M tokens/s"),
    gtc("transcript-b", "gtcEarlierOther", "from 22 M tokens/s"),
    tier("blackwell", "blackwellRevenue", "Blackwell's revenue over Hopper's"),
    tier("rubin", "rubinRevenue", "Rubin's revenue over Blackwell's"),
    tier("groq", "groqRevenue", "Rubin with Groq racks over Blackwell"),
    predicted({
      id: "V16/token-cost",
      title: "Rubin over Blackwell: up to 10 times cheaper tokens",
      frame: "Kimi-K2-Thinking, FP4, rack scale",
      unit: "ratio",
      published: at("rubinTokenCost"),
      bound: "at most",
      predicted: tokenCost,
      why: `the most over speeds by our fronts, 8K/1K, at 3.57 and 2.21 USD an hour: ${tokenCosts.map(({ speed, ratio }) => `${ratio.toFixed(1)} at ${speed}`).join(", ")} tokens/s a user; a bound upwards alone, which a small answer meets as well`,
    }),
    predicted({
      id: "V16/training-gpus",
      title: "Rubin over Blackwell: a quarter of the GPUs to train an MoE",
      frame: "packages against GB200, dense FP4 peak",
      unit: "ratio",
      published: at("rubinTrainingGpus"),
      predicted: overGb200,
      why: `peaks at one share of peak; against GB300 they give ${overGb300.toFixed(1)}; memory and links are left out`,
    }),
    predicted({
      id: "V16/training-gpus-step",
      title: "Rubin over Blackwell: GPUs to train an MoE, by the step model",
      frame: "packages against GB200, NVFP4, DeepSeek-V3 on 1,024",
      unit: "ratio",
      published: at("rubinTrainingGpus"),
      predicted: moeGpus,
      why: "step times on the same count; which MoE and which count is not with the claim",
    }),
    predicted({
      id: "V17/gb200-h200",
      title: "GB200 over H200 at 50 tokens/s a user",
      frame: "DeepSeek-R1, 8K/1K, FP4 against FP8",
      unit: "ratio",
      published: at("gb200OverH200"),
      predicted: multiple(50),
      why: `by our fronts, without the rows of this LLM on these parts; ${multiple(25).toFixed(1)} at 25 and ${multiple(75).toFixed(1)} at 75: the multiple is a function of interactivity`,
    }),
    point(
      "gb200-h100",
      "gb200OverH100",
      "GB200 over H100 at 75 tokens/s a user",
      "the LLM's FP8 weights exceed one domain of eight H100, and replicas across domains are not modelled",
      "at most",
    ),
    point(
      "gb300-fp8",
      "gb300OverH100Fp8",
      "GB300 over H100, FP8",
      "the speed a user gets is not with it",
    ),
    point(
      "gb300-fp4",
      "gb300OverH100Fp4",
      "GB300 at FP4 over H100 at FP8",
      "the speed a user gets is not with it, and two precisions are compared",
    ),
  ];
}
