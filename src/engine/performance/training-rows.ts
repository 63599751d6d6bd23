/**
 * Measured training rows made into questions: shape from what the row states, else from the
 * catalogue; placement as given. A row that does not state its placement, batch or time is set
 * aside with the reason. One that states them is refused by name where neither the row nor the
 * catalogue knows its LLM or accelerator: the model owes it an answer and has none.
 */

import type { PerformanceCatalogue } from "../scenario/performance-catalogue.ts";
import { type CsvRow, type CsvTable, numberOf, readCsv } from "./measured-csv.ts";
import {
  leastRecompute,
  memoryBytes,
  type TrainingMemoryQuestion,
  trainingMemory,
} from "./training-memory.ts";
import type {
  Recompute,
  Sharding,
  TrainingPlacement,
  TrainingPrecision,
  TrainingQuestion,
  TrainingStack,
} from "./training-step.ts";
import type { AcceleratorSpec, LlmShape } from "./types.ts";

export const TRAINING_COLUMNS = [
  "id",
  "source",
  "gpu",
  "num_gpus",
  "model",
  "params_b",
  "arch",
  "tp",
  "pp",
  "cp",
  "ep",
  "vp",
  "dp",
  "micro_batch",
  "global_batch",
  "seq_len",
  "precision",
  "recompute",
  "step_time_s",
  "tokens_per_s_per_gpu",
  "notes",
] as const;

export type TrainingMode = "pretraining" | "SFT" | "LoRA";

export interface TrainingRow {
  readonly id: string;
  readonly family: string;
  readonly system: string;
  readonly group: string;
  readonly kind: "dense" | "MoE";
  readonly mode: TrainingMode;
  readonly stack: TrainingStack;
  readonly cell: string;
  readonly measuredStepS: number;
  readonly question: TrainingQuestion;
  /** The same configuration as the memory model asks for it. */
  readonly memory: TrainingMemoryQuestion;
  /** A Grace host holds the activations that the package has no room for. */
  readonly activationsOnHost: boolean;
}

export interface TrainingRows {
  readonly rows: number;
  readonly kept: readonly TrainingRow[];
  readonly setAside: readonly { readonly id: string; readonly why: string }[];
  readonly refused: readonly { readonly id: string; readonly why: string }[];
}

export function readTrainingRows(
  text: string,
  known: PerformanceCatalogue,
): TrainingRows | Extract<CsvTable, { missing: unknown }> {
  const table = readCsv(text, TRAINING_COLUMNS);
  if ("missing" in table) return table;
  const kept: TrainingRow[] = [];
  const setAside: { id: string; why: string }[] = [];
  const refused: { id: string; why: string }[] = [];
  const seen = new Set<string>();
  for (const row of table.rows) {
    // The same cells under another name, whether or not they make a question.
    const cells = JSON.stringify({ ...row, id: "" });
    if (seen.has(cells)) {
      setAside.push({ id: row.id, why: "copy" });
      continue;
    }
    seen.add(cells);
    const read = readRow(row, known);
    if ("aside" in read) {
      setAside.push({ id: row.id, why: read.aside });
      continue;
    }
    if ("refused" in read) {
      refused.push({ id: row.id, why: read.refused });
      continue;
    }
    const print = `${read.cell}|${read.measuredStepS}|${row.source}`;
    if (seen.has(print)) {
      setAside.push({ id: row.id, why: "copy" });
      continue;
    }
    seen.add(print);
    kept.push(read);
  }
  return { rows: table.rows.length, kept, setAside, refused };
}

/** A cell that counts something: NaN where it is blank or no whole number above zero. */
function countOf(text: string): number {
  const value = numberOf(text);
  return Number.isSafeInteger(value) && value >= 1 ? value : Number.NaN;
}

/** The same for a degree that is 1 where the row is silent. */
const degreeOf = (text: string): number => (text.trim() === "" ? 1 : countOf(text));

type ReadRow = TrainingRow | { readonly aside: string } | { readonly refused: string };

function readRow(row: CsvRow, known: PerformanceCatalogue): ReadRow {
  const [gpus, tp, pp, dp, microBatch, globalBatch, sequenceTokens] = [
    row.num_gpus,
    row.tp,
    row.pp,
    row.dp,
    row.micro_batch,
    row.global_batch,
    row.seq_len,
  ].map(countOf);
  if (!(tp >= 1 && pp >= 1 && dp >= 1)) return { aside: "placement not stated" };
  const [cp, ep, vp] = [row.cp, row.ep, row.vp].map(degreeOf);
  if (!(cp >= 1 && ep >= 1 && vp >= 1)) return { aside: "placement not stated" };
  if (!(microBatch > 0 && globalBatch > 0 && sequenceTokens > 0)) {
    return { aside: "batch not stated" };
  }
  if (tp * pp * cp * dp !== gpus) {
    return { aside: "placement does not multiply to the package count" };
  }
  const rate = numberOf(row.tokens_per_s_per_gpu);
  const step = numberOf(row.step_time_s);
  const timed = step > 0 && step < Number.POSITIVE_INFINITY;
  const measuredStepS = timed ? step : (globalBatch * sequenceTokens) / (rate * gpus);
  if (!(measuredStepS > 0 && measuredStepS < Number.POSITIVE_INFINITY)) {
    return { aside: "no measured time" };
  }
  const accelerator = acceleratorOf(row.gpu, known);
  if (!accelerator) return { refused: `no accelerator for ${row.gpu || "a blank"}` };
  if (row.precision === "" && accelerator.peakFlopPerS.fp8 > 0) {
    return { aside: "precision not stated" };
  }
  const precision = precisionOf(row.precision);
  if (!precision) return { refused: `no arithmetic for precision ${row.precision}` };
  const llm = shapeOf(row, known);
  if (!llm) return { refused: `no shape for ${row.model || "a blank"}` };
  if (llm.experts > 0 && row.ep.trim() === "") return { aside: "expert parallelism not stated" };
  const stack = stackOf(row.source);
  const mode: TrainingMode = /lora/i.test(row.model)
    ? "LoRA"
    : /sft/i.test(row.model)
      ? "SFT"
      : "pretraining";
  const old = stack === "deepspeed2021" || stack === "megatron2022";
  // Fused attention spread in 2022; the two oldest stacks write their scores.
  const fusedAttention = !(old && accelerator.peakFlopPerS.fp8 === 0);
  const virtual = row.vp.trim() === "" ? undefined : vp;
  const memory = {
    llm,
    microBatch,
    globalBatch,
    sequenceTokens,
    precision,
    fusedAttention,
    gradientBytes: stack === "megatron2022" ? (4 as const) : (2 as const),
    adaptersOnly: mode === "LoRA",
  };
  const placed = {
    tensorParallel: tp,
    pipelineParallel: pp,
    contextParallel: cp,
    expertParallel: ep,
    dataParallel: dp,
    // Not stated: the vendor's recipes interleave, the others' did not.
    virtualStages: virtual ?? (pp > 1 && stack === "nemo" ? 2 : 1),
  };
  const placement = { ...placed, sharding: shardingOf(row, stack, accelerator, memory, placed) };
  const { recompute, recomputedShare } = recomputeOf(row, accelerator, { ...memory, placement });
  const remembered = { ...memory, placement, recompute, recomputedShare };
  const activationsOnHost =
    offloads(row) && trainingMemory(remembered).totalBytes > memoryBytes(accelerator);
  const family = familyOf(row.model, llm);
  return {
    id: row.id,
    family,
    system: accelerator.id,
    group: `${family} on ${accelerator.id}`,
    kind: llm.experts > 0 ? "MoE" : "dense",
    mode,
    stack,
    cell: [
      llm.id,
      accelerator.id,
      tp,
      pp,
      cp,
      row.ep,
      row.vp,
      dp,
      microBatch,
      globalBatch,
      sequenceTokens,
      precision,
      mode,
      recompute,
      /token-?drop/i.test(row.notes) ? "capacity" : "",
    ].join("|"),
    measuredStepS,
    memory: remembered,
    activationsOnHost,
    question: {
      llm,
      accelerator,
      placement,
      precision,
      microBatch,
      globalBatch,
      sequenceTokens,
      recompute,
      ...(recompute === "full" && recomputedShare < 1 ? { recomputedShare } : {}),
      ...(/packed/i.test(row.notes) ? { packedTokens: PACKED_TOKENS } : {}),
      adaptersOnly: mode === "LoRA",
      fusedAttention,
      stack,
      ...(/token-?drop/i.test(row.notes) ? { routing: "capacity" as const } : {}),
      releaseYears: releaseYears(row),
    },
  };
}

/** Length of an example where a row says that sequences are packs: instruction sets, a guess. */
const PACKED_TOKENS = 512;

type MemoryOfRow = Omit<TrainingMemoryQuestion, "placement" | "recompute">;

/** Fully sharded where the row or its stack says so, or where nothing less fits. */
function shardingOf(
  row: CsvRow,
  stack: TrainingStack,
  accelerator: AcceleratorSpec,
  memory: MemoryOfRow,
  placed: Omit<TrainingPlacement, "sharding">,
): Sharding {
  if (stack.startsWith("fsdp") || /FSDP/.test(row.notes)) return "full";
  const placement = { ...placed, sharding: "optimiser" as const };
  const { totalBytes, activationsBytes } = trainingMemory({
    ...memory,
    placement,
    recompute: "full",
  });
  return totalBytes - activationsBytes > memoryBytes(accelerator) ? "full" : "optimiser";
}

/** Packages on a coherent host (Grace) can send activations there at no cost to the step. */
const offloads = (row: CsvRow) => /^GB/.test(row.gpu) && row.recompute === "";

/** As stated; where not, the least that fits. Grace packages send activations to the host instead. */
function recomputeOf(
  row: CsvRow,
  accelerator: AcceleratorSpec,
  memory: Omit<TrainingMemoryQuestion, "recompute">,
): { readonly recompute: Recompute; readonly recomputedShare: number } {
  if (row.recompute.startsWith("full")) return { recompute: "full", recomputedShare: 1 };
  if (row.recompute.startsWith("selective")) return { recompute: "selective", recomputedShare: 0 };
  if (row.recompute !== "" || offloads(row)) return { recompute: "none", recomputedShare: 0 };
  return leastRecompute(accelerator, memory);
}

const GPUS: readonly (readonly [RegExp, string])[] = [
  [/^A100/, "a100_sxm"],
  [/^H100/, "h100_sxm"],
  [/^H200/, "h200_sxm"],
  [/^B200/, "b200_sxm"],
  [/^B300/, "b300_sxm"],
  [/^GB200/, "gb200"],
  [/^GB300/, "gb300"],
  [/^MI300X/, "mi300x"],
  [/^MI325X/, "mi325x"],
  [/^MI35/, "mi355x"],
];

function acceleratorOf(gpu: string, known: PerformanceCatalogue): AcceleratorSpec | undefined {
  const found = GPUS.find(([pattern]) => pattern.test(gpu));
  if (!found) return undefined;
  const accelerator = known.accelerators[found[1]];
  // The smaller A100 has slower memory too (datasheet).
  return /^A100-40/.test(gpu)
    ? { ...accelerator, hbmBytes: 40e9, hbmBytesPerS: 1.555e12 }
    : accelerator;
}

/** Shapes that a paper's rows name without printing. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/175B \(GPT-3\)/, "gpt-3-175b"],
  [/530B/, "mt-nlg-530b"],
  [/^1T$/, "megatron-1t"],
];

function shapeOf(row: CsvRow, { llms }: PerformanceCatalogue): LlmShape | undefined {
  const named = NAMED.find(([pattern]) => pattern.test(row.model));
  if (named) return llms[named[1]];
  if (row.model === "22B") return denseShape("gpt-22b", 48, 6144, 64, 51200);
  const arch = archOf(row.arch);
  const number = (name: string) => {
    const value = arch[name];
    return typeof value === "number" && value > 0 && value < Number.POSITIVE_INFINITY ? value : 0;
  };
  const [layers, hidden] = [number("layers"), number("hidden")];
  if (!(layers > 0 && hidden > 0)) return cataloguedShape(row.model, llms);
  const heads = number("heads") || likelyHeads(hidden, numberOf(row.tp) || 1);
  const experts = number("experts");
  // Rows without a vocabulary: what the parameter count leaves after the layers.
  const rest = numberOf(row.params_b) * 1e9 - 12 * layers * hidden * hidden;
  const vocab = number("vocab") || Math.max(50_000, Math.round(rest / hidden));
  const base = denseShape(row.model.toLowerCase(), layers, hidden, heads, vocab);
  const ffn = number("ffn") || number("ffn_dense") || (experts > 0 ? 0 : 4 * hidden);
  const latent = number("kv_lora") > 0;
  // What a row does not say of a public LLM stands in its configuration file.
  const known = /oss.*120b/i.test(row.model)
    ? llms["gpt-oss-120b"]
    : /oss.*20b/i.test(row.model)
      ? llms["gpt-oss-20b"]
      : undefined;
  const shape: LlmShape = {
    ...base,
    kvHeads: number("kv_heads") || heads,
    headDim: number("head_dim") || hidden / heads,
    ...(known
      ? {
          windowTokens: known.windowTokens,
          slidingLayers: known.slidingLayers,
          attentionSinks: known.attentionSinks,
        }
      : {}),
    ...(latent
      ? {
          latent: {
            queryRank: number("q_lora"),
            kvRank: number("kv_lora"),
            nopeHeadDim: number("qk_nope"),
            ropeHeadDim: number("qk_rope"),
            valueHeadDim: number("v_head"),
          },
        }
      : {}),
    ffn,
    ffnMatrices: ffn === 4 * hidden ? 2 : 3,
    denseLayers: experts > 0 ? number("dense_layers") : layers,
    experts,
    expertsPerToken: number("topk"),
    sharedExperts: number("shared_experts"),
    moeFfn: number("moe_ffn"),
    tiedEmbeddings: ffn === 4 * hidden,
  };
  return sound(shape) ? shape : undefined;
}

/** Counts are whole, heads share their keys evenly, and experts say how many and how wide. */
function sound(shape: LlmShape): boolean {
  const { layers, hidden, heads, kvHeads, vocab, ffn, experts, expertsPerToken, moeFfn } = shape;
  const counts = [layers, hidden, heads, kvHeads, vocab, ffn, experts, expertsPerToken, moeFfn];
  return (
    counts.every(Number.isSafeInteger) &&
    heads % kvHeads === 0 &&
    shape.headDim >= 1 &&
    shape.denseLayers <= layers &&
    (experts === 0 || (expertsPerToken >= 1 && expertsPerToken <= experts && moeFfn >= 1))
  );
}

/** The catalogue's shape of that name, however the row spells its dots, dashes and underscores. */
function cataloguedShape(model: string, llms: PerformanceCatalogue["llms"]): LlmShape | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[._ -]+/g, "-");
  const name = plain(model.replace(/ (2-node )?(lora|sft)$/i, ""));
  return Object.values(llms).find((llm) => plain(llm.id) === name);
}

/** The published shape as the row prints it; a cell that is no JSON object states none. */
function archOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : {};
  } catch {
    return {};
  }
}

/** Heads where a row states none: as near to 128 wide as the width and its tensor ranks allow. */
function likelyHeads(hidden: number, tensor: number): number {
  let best = tensor;
  for (let heads = tensor; heads <= hidden / 32; heads += tensor) {
    if (hidden % (heads * 8) !== 0) continue;
    if (Math.abs(hidden / heads - 128) < Math.abs(hidden / best - 128)) best = heads;
  }
  return best;
}

/** A dense LLM of the GPT family: all heads their own keys, two matrices a block. */
export function denseShape(
  id: string,
  layers: number,
  hidden: number,
  heads: number,
  vocab: number,
): LlmShape {
  return {
    id,
    layers,
    hidden,
    heads,
    kvHeads: heads,
    headDim: hidden / heads,
    ffn: 4 * hidden,
    ffnMatrices: 2,
    denseLayers: layers,
    experts: 0,
    expertsPerToken: 0,
    sharedExperts: 0,
    moeFfn: 0,
    vocab,
    tiedEmbeddings: true,
  };
}

/** Arithmetic of a row; a blank is 16-bit, and what no constant describes is `undefined`. */
function precisionOf(text: string): TrainingPrecision | undefined {
  if (/nvfp4/i.test(text)) return "nvfp4";
  if (/mxfp8|fp8-mx/i.test(text)) return "mxfp8";
  if (/fp8/i.test(text)) return "fp8";
  return text === "" || /bf16|fp16|bfloat16|float16/i.test(text) ? "bf16" : undefined;
}

function stackOf(source: string): TrainingStack {
  if (/BigScience|BLOOM/.test(source)) return "deepspeed2021";
  if (/Korthikanti|Narayanan|MegaScale/.test(source)) return "megatron2022";
  if (/MosaicML/.test(source)) return "fsdp2023";
  if (/torchtitan|AutoModel/.test(source)) return "fsdp";
  if (/MLPerf/.test(source)) return "logs";
  return "nemo";
}

/** Years of the software release after mid-2024, from the version that the row names. */
function releaseYears(row: CsvRow): number {
  const container = /(?:container |\()(2[4-9])\.(\d\d)\b/.exec(`${row.notes} ${row.source}`);
  if (container) return Number(container[1]) + Number(container[2]) / 12 - 24.5;
  const round = /v(\d)\.(\d)/.exec(row.source);
  if (round) return Number(round[1]) - 4 + Number(round[2]) * 0.5 - 0.1;
  return 0;
}

/** LLMs whose shapes are close cousins, left out of a fit together. */
function familyOf(model: string, llm: LlmShape): string {
  const name = model.toLowerCase();
  if (/deepseek|kimi/.test(name)) return llm.experts > 300 ? "Kimi-K2" : "DeepSeek-V3";
  if (/qwen3.*235/.test(name)) return "Qwen3-235B";
  if (/qwen3.*30b/.test(name)) return "Qwen3-30B";
  if (/oss/.test(name)) return "gpt-oss";
  if (/405b/.test(name)) return "Llama-405B";
  if (/llama.*70b/.test(name)) return "Llama-70B";
  if (/llama.?[123]/.test(name)) return "Llama-small";
  if (/mpt/.test(name)) return llm.hidden >= 4096 ? "MPT-large" : "MPT-small";
  if (/gpt-(1|2)\d\db/.test(name)) return "BigScience-GPT";
  // Papers on training name GPT-shaped LLMs by their size alone.
  return /gpt|bloom|^[\d.]+[bt]\b/.test(name) ? "GPT" : model;
}
