/** Tokens per second and megawatt: V2, V4, V18. */
import { MW } from "../../src/units/index.ts";
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

const lengths = [
  [1024, 1024],
  [8192, 1024],
  [1024, 8192],
] as const;

export function tokensPerMw(read: Reader, model: Model): Relation[] {
  const at = (key: string) => read.sheet("relation-dollars-per-token", key);
  const generation = (key: string) => read.sheet("relation-generations", key);
  const watts = (key: string) => read.sheet("facility-power-chain", key);
  const perMw = (rate: string, power: string) => at(rate) / watts(power);
  const ours = (accelerator: string, power: string) =>
    lengths.map(([isl, osl]) => {
      const point = { llm: "gpt-oss-120b", accelerator, precision: "mxfp4", isl, osl } as const;
      const value = (model.rateAt(point, 90) ?? 0) / (watts(power) / MW);
      return { frame: `${isl}/${osl} tokens`, value };
    });
  const h100 = ours("nvidia-h100-sxm", "h100");
  const b200 = ours("nvidia-b200-sxm", "b200");
  const row = (id: string, key: string, name: string, readings: typeof h100) =>
    uncovered({
      id: `V4/${id}`,
      title: `gpt-oss-120B on ${name} at 90 tokens/s a user`,
      frame: "facility (all-in, by its label)",
      unit: "tokens/s/MW",
      published: at(key) * MW,
      why: `prompt and answer lengths are not with the figure; by our fronts, without the rows of this LLM on this part, it ${readingsInWords(at(key) * MW, readings, predictionTolerance, (value) => `${Math.round(value / 1e3)}k`)}`,
    });
  const ratios = h100.map((one, index) => b200[index]!.value / one.value);
  return [
    identity({
      id: "V2/per-megawatt",
      title: "GB300 over H200 on DeepSeek-R1: tokens a megawatt",
      frame: "facility (all-in, by its label)",
      unit: "ratio",
      published: at("perMegawattRatio"),
      predicted: perMw("gb300Rate", "gb300") / perMw("h200Rate", "h200"),
      tolerance: predictionTolerance,
      why: "printed rates over InferenceX's watts; '50x' is one digit, and the watts behind it are not stated",
    }),
    row("h100", "ossH100PerMegawatt", "H100", h100),
    row("b200", "ossB200PerMegawatt", "B200", b200),
    predicted({
      id: "V4/ratio",
      title: "gpt-oss-120B, B200 over H100: tokens a megawatt",
      frame: "90 tokens/s a user, facility (all-in, by its label)",
      unit: "ratio",
      published: at("ossB200PerMegawatt") / at("ossH100PerMegawatt"),
      predicted: ratios[0]!,
      why: `1K/1K by our fronts over InferenceX's watts; ${ratios[1]!.toFixed(1)} at 8K/1K and ${ratios[2]!.toFixed(1)} at 1K/8K: the lengths are not with the figure`,
    }),
    identity({
      id: "V18/copies",
      title: "Hopper in a factory of 1 MW: one post, two copies",
      frame: "1 MW, frame not stated",
      unit: "tokens/s",
      published: generation("hopperMax"),
      predicted: generation("hopperMaxCopy"),
      why: `the copies of one post differ ${(generation("hopperMaxCopy") / generation("hopperMax")).toFixed(0)} times; a page needs its date of retrieval`,
    }),
  ];
}
