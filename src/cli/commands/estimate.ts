/** `ampacity estimate serving`: one configuration, its time, memory, parts, what binds. */

import { estimateUnderPower } from "../../engine/performance/power-bound.ts";
import {
  namedPrecision,
  PRECISION_NAMES,
  type PrecisionName,
} from "../../engine/performance/precision-names.ts";
import { ENGINES, type Engine, peakFlopPerS } from "../../engine/performance/types.ts";
import type { Effects } from "../effects.ts";
import { labelled } from "../terminal.ts";
import {
  chooseLlm,
  choosePlatform,
  complain,
  oneOf,
  placementIssues,
  powerOption,
  speculationOption,
  supportedPrecisions,
  whole,
} from "./performance-options.ts";

/** Options as they are typed: text, except flags. */
export interface EstimateServingArgs {
  readonly json: boolean;
  readonly llm: string;
  readonly platform: string;
  readonly precision?: string;
  readonly engine?: string;
  readonly tp?: string;
  readonly pp?: string;
  readonly dp?: string;
  readonly ep?: string;
  readonly isl?: string;
  readonly osl?: string;
  readonly concurrency?: string;
  /** Watts a package or a share of its limit. */
  readonly powerCap?: string;
  /** `accept=2.4,draft=mtp,tokens=3`. */
  readonly speculate?: string;
}

export async function estimateServingCommand(
  args: EstimateServingArgs,
  effects: Effects,
): Promise<0 | 1 | 2> {
  const issues: string[] = [];
  const llm = chooseLlm(args.llm, issues);
  const accelerator = choosePlatform(args.platform, issues);
  const precision = oneOf(PRECISION_NAMES, args.precision ?? "fp8", "--precision", issues);
  const tensor = whole(args.tp, 8, "--tp", issues);
  const stages = whole(args.pp, 1, "--pp", issues);
  const ranks = whole(args.dp, 1, "--dp", issues);
  const expert = whole(args.ep, 1, "--ep", issues);
  const isl = whole(args.isl, 1024, "--isl", issues);
  const osl = whole(args.osl, 1024, "--osl", issues);
  const concurrency = whole(args.concurrency, 64, "--concurrency", issues);
  const engine = oneOf(ENGINES, args.engine ?? "trtllm", "--engine", issues);
  if (llm)
    placementIssues(llm, { tp: tensor, pp: stages, ep: expert, ranks: tensor * ranks }, issues);
  if (llm && accelerator && precision) {
    supportedPrecisions(
      accelerator,
      [precision as PrecisionName],
      PRECISION_NAMES,
      (name) => peakFlopPerS(accelerator, namedPrecision(name, llm).experts),
      issues,
    );
  }
  const speculation = llm && speculationOption(args.speculate, llm, issues);
  const power = accelerator && powerOption(args.powerCap, accelerator, issues);
  if (!llm || !accelerator || !precision || !power || issues.length > 0) {
    return complain(issues, effects);
  }
  const question = {
    llm,
    accelerator,
    placement: {
      tensorParallel: tensor,
      pipelineParallel: stages,
      attentionDataParallel: ranks,
      expertParallel: expert,
      expertTensorParallel: (tensor * ranks) / expert,
    },
    precision: namedPrecision(precision as PrecisionName, llm),
    engine: engine as Engine,
    isl,
    osl,
    concurrency,
    ...(speculation ? { speculation } : {}),
  };
  const bound = estimateUnderPower(question, power);
  if ("refused" in bound) {
    if (args.json) print({ command: "estimate serving", ...bound }, effects);
    else effects.stderr(`${bound.refused.reason}: ${bound.refused.detail}\n`);
    return 1;
  }
  const { estimate, clockFraction, packageDrawW } = bound;
  const { ttftS, tpotS, outputTokensPerSPerPackage } = estimate;
  if (args.json) {
    const headline = { ttftS, tpotS, outputTokensPerSPerPackage };
    const drawn = { packageDrawW, clockFraction };
    print({ command: "estimate serving", headline, ...drawn, ...estimate }, effects);
    return 0;
  }
  const ms = (s: number) => `${(s * 1e3).toPrecision(4)} ms`;
  const range = (name: "ttftS" | "tpotS") =>
    `${ms(estimate.interval[name].low)} to ${ms(estimate.interval[name].high)}`;
  let text = `${args.llm} on ${tensor * ranks * stages} × ${args.platform}, ${concurrency} in flight (${estimate.support})\n`;
  text += `time to first token   ${ms(ttftS)}  (80 %: ${range("ttftS")})\n`;
  text += `time per output token ${ms(tpotS)}  (80 %: ${range("tpotS")})\n`;
  text += `bound by              ${estimate.boundBy}\n`;
  text += `output per package    ${outputTokensPerSPerPackage.toPrecision(4)} tokens/s\n`;
  const capped = clockFraction < 1 ? `, clock at ${(100 * clockFraction).toFixed(0)} %` : "";
  text += `power per package     ${packageDrawW.toFixed(0)} W of ${accelerator.powerW.toFixed(0)} W${capped}\n`;
  text += `${labelled("memory per package", `weights ${gb(estimate.memory.weightsBytes)}, cache room ${gb(estimate.memory.cacheBytes)}, ${estimate.memory.sequencesPerRank} full sequences a rank`, 22)}\n`;
  text += `${labelled("parts of a token", partsText(estimate.parts.tpot, ms), 22)}\n`;
  text += `${labelled("parts of the first", partsText(estimate.parts.ttft, ms), 22)}\n`;
  effects.stdout(text);
  return 0;
}

function print(value: object, effects: Effects): void {
  effects.stdout(`${JSON.stringify(value, null, 2)}\n`);
}

const gb = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;

function partsText(parts: object, show: (s: number) => string): string {
  return Object.entries(parts)
    .filter(([, value]) => value > 0)
    .map(([name, value]) => `${name.replace(/S$/, "")} ${show(value)}`)
    .join(", ");
}
