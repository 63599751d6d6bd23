/** Tokens per second and megawatt: V2, V4, V18. */
import { MW } from "../../src/units/index.ts";
import type { Reader } from "./read.ts";
import { identity, predictionTolerance, type Relation, uncovered } from "./relation.ts";

export function tokensPerMw(read: Reader): Relation[] {
  const at = (key: string) => read.sheet("relation-dollars-per-token", key);
  const generation = (key: string) => read.sheet("relation-generations", key);
  const watts = (key: string) => read.sheet("facility-power-chain", key);
  const perMw = (rate: string, power: string) => at(rate) / watts(power);
  const implied = (key: string, power: string) => Math.round(at(key) * watts(power));
  const row = (id: string, key: string, power: string, name: string) =>
    uncovered({
      id: `V4/${id}`,
      title: `gpt-oss-120B on ${name} at 90 tokens/s a user`,
      frame: "facility (all-in, by its label)",
      unit: "tokens/s/MW",
      published: at(key) * MW,
      why: `asks for ${implied(key, power)} tokens/s a GPU; prompt and answer lengths are not with the figure, and our serving constants were fitted on this benchmark's rows`,
    });
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
    row("h100", "ossH100PerMegawatt", "h100", "H100"),
    row("b200", "ossB200PerMegawatt", "b200", "B200"),
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
