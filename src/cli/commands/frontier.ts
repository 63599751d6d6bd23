/** `ampacity frontier`: all placements of an LLM on a platform, the best by precision. */

import { type CoDesignPoint, coDesign } from "../../engine/performance/co-design.ts";
import { type FrontierPoint, searchFrontier } from "../../engine/performance/frontier.ts";
import { launchConfiguration } from "../../engine/performance/launch-configuration.ts";
import {
  namedPrecision,
  PRECISION_NAMES,
  type PrecisionName,
} from "../../engine/performance/precision-names.ts";
import { ENGINES, type Engine, peakFlopPerS } from "../../engine/performance/types.ts";
import type { Effects } from "../effects.ts";
import {
  chooseLlm,
  choosePlatform,
  complain,
  oneOf,
  powerOption,
  speculationOption,
  supportedPrecisions,
  whole,
} from "./performance-options.ts";

export interface FrontierArgs {
  readonly json: boolean;
  readonly llm: string;
  readonly platform: string;
  /** Comma-separated; default every one that the platform has. */
  readonly precision?: string;
  readonly engine?: string;
  readonly isl?: string;
  readonly osl?: string;
  readonly gpus?: string;
  readonly watts?: string;
  /** Seconds. */
  readonly ttft?: string;
  readonly tpot?: string;
  /** Dollars an hour for one package; and the most a million output tokens may cost. */
  readonly gpuHourUsd?: string;
  readonly usdPerMillion?: string;
  /** Watts a package or a share of its limit. */
  readonly powerCap?: string;
  /** `accept=2.4,draft=mtp,tokens=3`. */
  readonly speculate?: string;
  /** Vary the LLM's shape at equal quality; tokens it is trained on, for the scaling law. */
  readonly coDesign?: boolean;
  readonly trainingTokens?: string;
}

export async function frontierCommand(args: FrontierArgs, effects: Effects): Promise<0 | 1 | 2> {
  const issues: string[] = [];
  const llm = chooseLlm(args.llm, issues);
  const accelerator = choosePlatform(args.platform, issues);
  const engine = oneOf(ENGINES, args.engine ?? "trtllm", "--engine", issues);
  const isl = whole(args.isl, 8192, "--isl", issues);
  const osl = whole(args.osl, 1024, "--osl", issues);
  const positive = (text: string | undefined, flag: string) => {
    if (text === undefined) return undefined;
    const value = Number(text);
    if (value > 0) return value;
    issues.push(`${flag}: expected a number above 0; found ${text}`);
    return undefined;
  };
  const limits = {
    packages: positive(args.gpus, "--gpus"),
    powerW: positive(args.watts, "--watts"),
    ttftS: positive(args.ttft, "--ttft"),
    tpotS: positive(args.tpot, "--tpot"),
    usdPerMillionTokens: positive(args.usdPerMillion, "--usd-per-million"),
  };
  const packageUsdPerHour = positive(args.gpuHourUsd, "--gpu-hour-usd");
  if (args.usdPerMillion !== undefined && args.gpuHourUsd === undefined) {
    issues.push(
      "--usd-per-million: expected --gpu-hour-usd beside it, the price of a package; found none",
    );
  }
  const trainingTokens = positive(args.trainingTokens, "--training-tokens") ?? 15e12;
  const named = args.precision?.split(",") ?? ["bf16", "fp8", "fp4"];
  for (const name of named) oneOf(PRECISION_NAMES, name, "--precision", issues);
  if (llm && accelerator && args.precision !== undefined) {
    supportedPrecisions(
      accelerator,
      named as PrecisionName[],
      PRECISION_NAMES,
      (name) => peakFlopPerS(accelerator, namedPrecision(name, llm).experts),
      issues,
    );
  }
  const speculation = llm && speculationOption(args.speculate, llm, issues);
  const power = accelerator && powerOption(args.powerCap, accelerator, issues);
  if (!llm || !accelerator || !power || issues.length > 0) return complain(issues, effects);
  const names = named.filter((name) => {
    const precision = namedPrecision(name as PrecisionName, llm);
    return args.precision !== undefined || peakFlopPerS(accelerator, precision.experts) > 0;
  });
  const question = {
    accelerator,
    precisions: Object.fromEntries(
      names.map((name) => [name, namedPrecision(name as PrecisionName, llm)]),
    ),
    engine: engine as Engine,
    isl,
    osl,
    power,
    ...(speculation ? { speculation } : {}),
    limits,
    packageUsdPerHour,
  };
  if (args.coDesign) {
    const { shapes, rejected } = coDesign({ ...question, base: llm }, trainingTokens);
    if (args.json) {
      const value = { command: "frontier", coDesign: shapes, rejected, trainingTokens };
      effects.stdout(`${JSON.stringify(value, null, 2)}\n`);
    } else {
      for (const name of names) effects.stdout(coDesignText(name, shapes));
    }
    if (shapes.length > 0) return 0;
    effects.stderr(infeasible(rejected));
    return 1;
  }
  const result = searchFrontier({ ...question, llm });
  const points = Object.values(result.fronts).flat();
  const worker = (point: FrontierPoint) => ({
    engine: engine as Engine,
    llmName: args.llm,
    precision: namedPrecision(point.precision as PrecisionName, llm),
    contextTokens: isl + osl,
  });
  const launch = (point: FrontierPoint) =>
    launchConfiguration({
      ...worker(point),
      placement: point.placement,
      maxSequences: point.concurrency,
      ...(point.prefillPlacement ? { pool: "decode" as const } : {}),
    });
  /** A prefill worker, each rank on a prompt of its own; none where one pool does both. */
  const prefillLaunch = ({ prefillPlacement: placement, ...point }: FrontierPoint) =>
    placement &&
    launchConfiguration({
      ...worker(point),
      placement,
      maxSequences: placement.attentionDataParallel,
      pool: "prefill",
    });
  const launches = (point: FrontierPoint) =>
    [launch(point), prefillLaunch(point)].flatMap((one) => (one ? [one.command] : []));
  if (args.json) {
    const fronts = Object.fromEntries(
      Object.entries(result.fronts).map(([name, front]) => [
        name,
        front.map((point) => ({
          ...point,
          launch: launch(point),
          prefillLaunch: prefillLaunch(point),
        })),
      ]),
    );
    effects.stdout(`${JSON.stringify({ command: "frontier", ...result, fronts }, null, 2)}\n`);
  } else {
    effects.stdout(frontierText(result.evaluated, result.rejected, result.fronts, launches));
  }
  if (points.length > 0) return 0;
  effects.stderr(infeasible(result.rejected));
  return 1;
}

/** What rejected most candidates. */
function infeasible(rejected: Readonly<Record<string, number>>): string {
  const binding = Object.entries(rejected).sort((a, b) => b[1] - a[1])[0];
  return `infeasible: ${binding ? `${binding[0]} binds (${binding[1]} candidates)` : "no placement fits"}\n`;
}

const SHAPES_SHOWN = 20;

function coDesignText(precision: string, shapes: readonly CoDesignPoint[]): string {
  const own = shapes.filter((shape) => shape.precision === precision);
  let text = own.length > 0 ? `${precision}\n` : "";
  for (const { llm, quality, outputTokensPerSPerPackage, tpotS } of own.slice(0, SHAPES_SHOWN)) {
    const { low, high } = quality.interval;
    text += `${outputTokensPerSPerPackage.toFixed(0).padStart(8)} tokens/s/GPU at ${(1 / tpotS).toFixed(1)} tokens/s/user, loss ${quality.lossNats.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})  ${llm.id}\n`;
  }
  return text;
}

function frontierText(
  evaluated: number,
  rejected: Readonly<Record<string, number>>,
  fronts: Readonly<Record<string, readonly FrontierPoint[]>>,
  launches: (point: FrontierPoint) => readonly string[],
): string {
  const why = Object.entries(rejected).map(([name, n]) => `${n} ${name}`);
  let text = `${evaluated} candidates evaluated; rejected: ${why.join(", ") || "none"}\n`;
  for (const [name, front] of Object.entries(fronts)) {
    if (front.length === 0) continue;
    text += `\n${name}\n  tokens/s tokens/s  tokens/s             in\n     /user     /GPU       /MW    TTFT GPUs flight mode     placement\n`;
    for (const p of front) {
      const { tensorParallel: tp, attentionDataParallel: dp, expertParallel: ep } = p.placement;
      text += `  ${p.outputTokensPerSPerUser.toFixed(1).padStart(8)} ${p.outputTokensPerSPerPackage.toFixed(0).padStart(8)} ${p.outputTokensPerSPerMw.toExponential(2).padStart(9)} ${p.ttftS.toFixed(2).padStart(5)} s ${String(p.packages).padStart(4)} ${String(p.concurrency).padStart(6)} ${p.mode.padEnd(8)} TP${tp} DP${dp} EP${ep}${p.usdPerMillionTokens === undefined ? "" : `  $${p.usdPerMillionTokens.toFixed(3)}/M`}\n`;
    }
    text += "  start the middle point:\n";
    for (const command of launches(front[Math.floor(front.length / 2)])) text += `  ${command}\n`;
  }
  return text;
}
