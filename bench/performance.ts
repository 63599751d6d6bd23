/** The performance model: a warm estimate, a serving frontier, a training search. */

import { searchFrontier } from "../src/engine/performance/frontier.ts";
import { namedPrecision } from "../src/engine/performance/precision-names.ts";
import { estimateServing } from "../src/engine/performance/serving-estimate.ts";
import { searchTraining } from "../src/engine/performance/training-search.ts";
import { chipPowerOf } from "../src/engine/scenario/chip-power.ts";
import { performanceCatalogue } from "../src/engine/scenario/performance-catalogue.ts";
import { powerAnswer } from "../src/engine/simulation/power-coupling.ts";
import { catalogue } from "../src/facts/index.ts";
import { type Timing, timePerCall } from "./measure.ts";

const { accelerators, llms } = performanceCatalogue(catalogue);

export async function bench(): Promise<readonly Timing[]> {
  const llm = llms["deepseek-v3"];
  const accelerator = accelerators["gb200"];
  const placement = {
    tensorParallel: 8,
    pipelineParallel: 1,
    attentionDataParallel: 1,
    expertParallel: 8,
    expertTensorParallel: 1,
  };
  const precision = namedPrecision("fp8", llm);
  let concurrency = 0;
  const one = () => {
    concurrency = (concurrency % 200) + 1;
    const question = { llm, accelerator, placement, precision, isl: 8192, osl: 1024, concurrency };
    const estimate = estimateServing(question);
    return "refused" in estimate ? 0 : estimate.tpotS;
  };
  const front = () =>
    searchFrontier({
      llm,
      accelerator,
      precisions: { fp8: precision, fp4: namedPrecision("fp4", llm) },
      isl: 8192,
      osl: 1024,
      power: powerAnswer(chipPowerOf(accelerator, catalogue)),
    }).evaluated;
  const search = () =>
    searchTraining({
      llm: llms["gpt-3-175b"],
      accelerator: accelerators["h100_sxm"],
      packages: 4096,
      globalBatch: 4096,
      sequenceTokens: 2048,
      precision: "bf16",
    }).candidates;
  const candidates = search();
  return [
    timePerCall("performance: one warm serving estimate (goal 0.05 ms)", 2000, one),
    timePerCall("performance: DeepSeek-R1 frontier on GB200 (goal 2 s)", 1, front, 5, 1),
    timePerCall(
      `performance: GPT-3 search, ${(candidates / 1e6).toFixed(1)} M candidates (goal 15 s)`,
      1,
      search,
      3,
      0,
    ),
  ];
}
