/** Failures of large training runs: V19. */
import { dayS, hour } from "../../src/units/index.ts";
import type { Reader } from "./read.ts";
import { calibrated, identity, predicted, type Relation, uncovered } from "./relation.ts";

export function reliability(read: Reader): Relation[] {
  const at = (key: string) => read.sheet("relation-demand-and-failures", key);
  const days = at("llamaDays");
  const gpuSeconds = days * at("llamaGpus");
  const perGpuS = at("llamaUnexpected") / gpuSeconds;
  const between = (gpus: number) => 1 / (perGpuS * gpus);
  const perThousandNodeDays = perGpuS * 8 * dayS * 1000;
  const goodput = read.assumption("training-goodput");
  const lostPerStop = ((1 - goodput) * days) / at("llamaInterruptions");
  return [
    identity({
      id: "V19/between-stops",
      title: "Llama 3 405B: hours between unexpected stops",
      frame: "16,384 H100, 54 days",
      unit: "h",
      published: at("llamaBetweenStops") / hour,
      predicted: days / at("llamaUnexpected") / hour,
      why: "54 days over 419 stops",
    }),
    calibrated({
      id: "V19/planner-rate",
      title: "The planner's interruption rate beside Llama 3's",
      frame: "per million GPU-hours",
      unit: "per MGPUh",
      published: perGpuS * hour * 1e6,
      predicted: read.assumption("interruption-rate") * hour * 1e6,
      why: "the assumption is this figure, rounded",
    }),
    predicted({
      id: "V19/byterobust",
      title: "ByteRobust: hours between failures, from Llama 3's rate per GPU",
      frame: "16,000 GPUs, the upper end printed",
      unit: "h",
      published: at("byterobustBetween") / hour,
      predicted: between(at("byterobustGpus")) / hour,
      why: `at 9,600 GPUs, the lower end, ${(between(at("byterobustGpusLow")) / hour).toFixed(1)}: it fails more often per GPU than Llama 3 at either end`,
    }),
    predicted({
      id: "V19/rsc-1",
      title: "Meta RSC-1: failures per 1,000 node-days, from Llama 3's rate",
      frame: "nodes of 8 GPUs",
      unit: "per 1,000 node-days",
      published: at("rscFailures"),
      predicted: perThousandNodeDays,
      why: "A100 nodes of a shared cluster against H100 nodes of one run: 4 to 7 is the band seen, and racks of 72 have none published",
    }),
    uncovered({
      id: "V19/effective-time",
      title: "Llama 3 405B: more than 90 % effective training time",
      frame: "16,384 H100, 54 days",
      unit: "share",
      published: goodput,
      bound: "at least",
      why: `allows ${(lostPerStop / 60).toFixed(0)} minutes lost a stop; restart is about ${(read.assumption("restart-duration") / 60).toFixed(0)}, and the interval of checkpoints, which sets the rest, is not published`,
    }),
  ];
}
