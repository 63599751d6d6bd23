/** `ampacity estimate training`: one placement's step, its memory by part, or why it cannot run. */

import { trainingInterval, trainingSupport } from "../../engine/performance/training-fitted.ts";
import {
  leastRecompute,
  memoryBytes,
  type Optimiser,
  type TrainingMemory,
  trainingMemory,
} from "../../engine/performance/training-memory.ts";
import { trainUnderPower } from "../../engine/performance/training-power.ts";
import type {
  Recompute,
  Sharding,
  TrainingPrecision,
} from "../../engine/performance/training-step.ts";
import type { Effects } from "../effects.ts";
import { labelled } from "../terminal.ts";
import {
  chooseLlm,
  choosePlatform,
  complain,
  oneOf,
  placementIssues,
  powerOption,
  supportedPrecisions,
  whole,
} from "./performance-options.ts";

/** Options as they are typed: text, except flags. */
export interface EstimateTrainingArgs {
  readonly json: boolean;
  readonly llm: string;
  readonly platform: string;
  readonly precision?: string;
  readonly tp?: string;
  readonly pp?: string;
  readonly cp?: string;
  readonly ep?: string;
  readonly dp?: string;
  readonly vp?: string;
  readonly microBatch?: string;
  readonly globalBatch?: string;
  readonly sequence?: string;
  readonly sharding?: string;
  readonly optimiser?: string;
  readonly recompute?: string;
  readonly lora?: boolean;
  /** Watts a package or a share of its limit. */
  readonly powerCap?: string;
}

const PRECISIONS = ["bf16", "fp8", "mxfp8", "nvfp4"] as const;
const RECOMPUTE = ["none", "selective", "full", "least"] as const;
const SHARDING: Readonly<Record<string, Sharding>> = {
  zero0: "none",
  zero1: "optimiser",
  zero2: "gradients",
  zero3: "full",
  fsdp: "full",
};
const OPTIMISER: Readonly<Record<string, Optimiser>> = {
  adam: "adam",
  "adam-bf16": "adamBf16",
  momentum: "momentum",
};

export async function estimateTrainingCommand(
  args: EstimateTrainingArgs,
  effects: Effects,
): Promise<0 | 1 | 2> {
  const issues: string[] = [];
  const llm = chooseLlm(args.llm, issues);
  const accelerator = choosePlatform(args.platform, issues);
  const precision = oneOf(PRECISIONS, args.precision ?? "bf16", "--precision", issues);
  const mode = oneOf(RECOMPUTE, args.recompute ?? "least", "--recompute", issues);
  const sharding = oneOf(Object.keys(SHARDING), args.sharding ?? "zero1", "--sharding", issues);
  const optimiser = oneOf(Object.keys(OPTIMISER), args.optimiser ?? "adam", "--optimiser", issues);
  const placement = {
    tensorParallel: whole(args.tp, 8, "--tp", issues),
    pipelineParallel: whole(args.pp, 1, "--pp", issues),
    contextParallel: whole(args.cp, 1, "--cp", issues),
    expertParallel: whole(args.ep, 1, "--ep", issues),
    dataParallel: whole(args.dp, 1, "--dp", issues),
    virtualStages: whole(args.vp, 1, "--vp", issues),
    sharding: SHARDING[sharding ?? "zero1"],
  };
  const microBatch = whole(args.microBatch, 1, "--micro-batch", issues);
  const globalBatch = whole(args.globalBatch, 1024, "--global-batch", issues);
  const sequenceTokens = whole(args.sequence, 8192, "--sequence", issues);
  const { tensorParallel: tp, pipelineParallel: pp, expertParallel: ep } = placement;
  const ranks = tp * placement.contextParallel * placement.dataParallel;
  if (llm) placementIssues(llm, { tp, pp, ep, ranks, vp: placement.virtualStages }, issues);
  if (accelerator && precision) {
    const { bf16, fp8, fp4 } = accelerator.peakFlopPerS;
    const peaks = { bf16, fp8, mxfp8: fp8, nvfp4: fp4 };
    const named = [precision as TrainingPrecision];
    supportedPrecisions(accelerator, named, PRECISIONS, (name) => peaks[name], issues);
  }
  const power = accelerator && powerOption(args.powerCap, accelerator, issues);
  if (!llm || !accelerator || !power || issues.length > 0) return complain(issues, effects);
  const shared = {
    llm,
    placement,
    precision: precision as TrainingPrecision,
    microBatch,
    globalBatch,
    sequenceTokens,
    adaptersOnly: args.lora === true,
    fusedAttention: true,
  };
  const kept = { ...shared, optimiser: OPTIMISER[optimiser ?? "adam"], gradientBytes: 2 as const };
  const { recompute, recomputedShare } =
    mode === "least"
      ? leastRecompute(accelerator, kept)
      : { recompute: mode as Recompute, recomputedShare: 1 };
  const again = { recompute, recomputedShare };
  const bound = trainUnderPower({ ...shared, ...again, accelerator }, power);
  const memory = trainingMemory({ ...kept, ...again });
  const room = memoryBytes(accelerator);
  // A share that is found by fitting may miss by a rounding.
  const refused =
    "refused" in bound
      ? bound.refused
      : memory.totalBytes > room * (1 + 1e-9)
        ? {
            reason: "does not fit memory" as const,
            detail: `${gb(memory.totalBytes)} a package of ${gb(room)}: ${memoryText(memory)}; try more stages or tensor ranks, --sharding zero3, --recompute least`,
          }
        : undefined;
  if (refused || "refused" in bound) {
    if (args.json) print({ command: "estimate training", refused, memory }, effects);
    else effects.stderr(`${refused?.reason}: ${refused?.detail}\n`);
    return 1;
  }
  const { estimate, clockFraction, packageDrawW } = bound;
  const kind = args.lora ? "tuned" : llm.experts > 0 ? "experts" : "dense";
  const interval = { stepS: trainingInterval(estimate.stepS, kind) };
  const support = trainingSupport({ llm, accelerator });
  const { stepS, tokensPerSPerPackage, mfuFraction, hfuFraction } = estimate;
  if (args.json) {
    const headline = { stepS, tokensPerSPerPackage, mfuFraction };
    const chosen = { ...again, sharding, optimiser };
    print(
      {
        command: "estimate training",
        headline,
        packageDrawW,
        clockFraction,
        ...estimate,
        interval,
        support,
        chosen,
        memory,
      },
      effects,
    );
    return 0;
  }
  const s = (seconds: number) => `${seconds.toPrecision(4)} s`;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  let text = `${args.llm} on ${estimate.packages} × ${args.platform}, ${sharding} (${support})\n`;
  text += `step   ${s(stepS)}  (80 %: ${s(interval.stepS.low)} to ${s(interval.stepS.high)})\n`;
  text += `output ${tokensPerSPerPackage.toPrecision(4)} tokens/s a package, MFU ${percent(mfuFraction)}, HFU ${percent(hfuFraction)} of the bf16 peak\n`;
  const capped = clockFraction < 1 ? `, clock at ${percent(clockFraction)}` : "";
  text += `power  ${packageDrawW.toFixed(0)} W of ${accelerator.powerW.toFixed(0)} W a package${capped}\n`;
  text += `again  ${recompute === "full" ? `${percent(recomputedShare)} of the layers recomputed` : `recomputation: ${recompute}`}\n`;
  text += `${labelled("parts", partsText(estimate.parts, s), 7)}\n`;
  text += `${labelled("memory", `${gb(memory.totalBytes)} of ${gb(room)}: ${memoryText(memory)}`, 7)}\n`;
  effects.stdout(text);
  return 0;
}

function print(value: object, effects: Effects): void {
  effects.stdout(`${JSON.stringify(value, null, 2)}\n`);
}

const gb = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;

function memoryText({ totalBytes: _, ...parts }: TrainingMemory): string {
  return Object.entries(parts)
    .map(([name, bytes]) => `${name.replace(/Bytes$/, "")} ${gb(bytes)}`)
    .join(", ");
}

function partsText(parts: object, show: (s: number) => string): string {
  return Object.entries(parts)
    .filter(([, value]) => value > 0)
    .map(([name, value]) => `${name.replace(/S$/, "")} ${show(value)}`)
    .join(", ");
}
