/** One generation of systems against another: V14 to V17. */
import type { Reader } from "./read.ts";
import { identity, predicted, type Relation, uncovered } from "./relation.ts";

export function generations(read: Reader): Relation[] {
  const at = (key: string) => read.sheet("relation-generations", key);
  const rubin = read.peak("nvidia-rubin", "peakFp4");
  const overGb200 = rubin / read.peak("nvidia-gb200", "peakFp4");
  const overGb300 = rubin / read.peak("nvidia-gb300", "peakFp4");
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
  const tier = (id: string, key: string, title: string) =>
    uncovered({
      id: `V15/${id}`,
      title,
      frame: "power in four equal tiers",
      unit: "ratio",
      published: at(key),
      why: "needs the tiers' prices and speeds and a front of each generation; none is with the figure",
    });
  return [
    gtc("transcript-a", "gtcEarlier", "from 2 M tokens/s"),
    gtc("transcript-b", "gtcEarlierOther", "from 22 M tokens/s"),
    tier("blackwell", "blackwellRevenue", "Blackwell's revenue over Hopper's"),
    tier("rubin", "rubinRevenue", "Rubin's revenue over Blackwell's"),
    tier("groq", "groqRevenue", "Rubin with Groq racks over Blackwell"),
    uncovered({
      id: "V16/token-cost",
      title: "Rubin over Blackwell: up to 10 times cheaper tokens",
      frame: "Kimi-K2-Thinking, FP4, rack scale",
      unit: "ratio",
      published: at("rubinTokenCost"),
      bound: "at most",
      why: "needs the speed a user gets, the lengths and both prices; less is said for dense LLMs and short context",
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
    point(
      "gb200-h200",
      "gb200OverH200",
      "GB200 over H200 at 50 tokens/s a user",
      "the multiple is a function of interactivity; both fronts are the benchmark our serving constants were fitted on",
    ),
    point(
      "gb200-h100",
      "gb200OverH100",
      "GB200 over H100 at 75 tokens/s a user",
      "as above",
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
