/**
 * Published memory of training, beside what we compute for it.
 *
 * Figures 1 and 7 of Korthikanti et al. 2022 are what Calculon checks itself against, read from its
 * validation (calculon-ai/calculon, Apache-2.0, calculon/llm/validation.py at 2dd9c5c). They follow
 * the paper's closed form to the last digit printed: to agree shows the same form, not silicon.
 * Their states count transformer blocks alone, 18 bytes a parameter. Peaks that PyTorch measured
 * are from pytorch/torchtitan, benchmarks/llama3_h100_202412_torchtitan.md at 31a17bf (BSD-3).
 *
 * Units   GiB a package; shares in percent of the same LLM without recomputation
 */

import {
  layerActivationBytes,
  memoryBytes,
  trainingMemory,
} from "../src/engine/performance/training-memory.ts";
import { denseShape, type TrainingRow } from "../src/engine/performance/training-rows.ts";
import type { LlmShape } from "../src/engine/performance/types.ts";

const GIB = 1_073_741_824;

function classic(
  id: string,
  layers: number,
  hidden: number,
  heads: number,
  over: { readonly tensor: number; readonly stages: number; readonly chunks: number },
  microBatch: number,
) {
  // Blocks alone, as the figure counts: no vocabulary.
  const llm = denseShape(id, layers, hidden, heads, 0);
  return { llm, over, microBatch };
}

/** Table 3 of the paper. */
const LLMS = {
  "22B": classic("gpt-22b", 48, 6144, 64, { tensor: 8, stages: 1, chunks: 1 }, 4),
  "175B": classic("gpt-175b", 96, 12288, 96, { tensor: 8, stages: 8, chunks: 3 }, 1),
  "530B": classic("gpt-530b", 105, 20480, 128, { tensor: 8, stages: 35, chunks: 3 }, 1),
  "1T": classic("gpt-1t", 128, 25600, 160, { tensor: 8, stages: 64, chunks: 1 }, 1),
} as const;
type Name = keyof typeof LLMS;

const SEQUENCE_TOKENS = 2048;
type Mode = "none" | "seq" | "sel" | "seqsel" | "full";

/** Figure 1: states; activations without recomputation, and selective with sequence parallelism. */
const FIGURE_1: Readonly<Record<Name, readonly [states: number, none: number, seqsel: number]>> = {
  "22B": [45.5625, 59.25, 9.5625],
  "175B": [45.5625, 66.84375, 12.3515625],
  "530B": [31.640625, 114.0234375, 23.076171875],
  "1T": [32.958984375, 131.25, 26.5625],
};

/** Figure 7, percent. */
const FIGURE_7: Readonly<Record<Name, Readonly<Record<Mode, number>>>> = {
  "22B": { none: 100, seq: 66.84, sel: 49.42, seqsel: 16.18, full: 7.64 },
  "175B": { none: 100, seq: 62.04, sel: 56.53, seqsel: 18.49, full: 8.71 },
  "530B": { none: 100, seq: 58.31, sel: 62.04, seqsel: 20.27, full: 9.42 },
  "1T": { none: 100, seq: 58.31, sel: 62.04, seqsel: 20.27, full: 9.42 },
};

const MODES = {
  none: { sequenceParallel: false, recompute: "none" },
  seq: { sequenceParallel: true, recompute: "none" },
  sel: { sequenceParallel: false, recompute: "selective" },
  seqsel: { sequenceParallel: true, recompute: "selective" },
  full: { sequenceParallel: false, recompute: "full" },
} as const;

/** Llama 3.1 8B and 70B (public configuration files). */
const LLAMA = (layers: number, hidden: number, heads: number, ffn: number): LlmShape => ({
  id: "llama-3.1",
  layers,
  hidden,
  heads,
  kvHeads: 8,
  headDim: 128,
  ffn,
  denseLayers: layers,
  experts: 0,
  expertsPerToken: 0,
  sharedExperts: 0,
  moeFfn: 0,
  vocab: 128256,
  tiedEmbeddings: false,
});
const LLAMA_8B = LLAMA(32, 4096, 32, 14336);
const LLAMA_70B = LLAMA(80, 8192, 64, 28672);

/** Tables 1 to 4: ranks sharded, context and tensor ranks, sequences, tokens, recomputed share, GiB. */
const TORCHTITAN: readonly {
  readonly what: string;
  readonly llm: LlmShape;
  readonly data: number;
  readonly context: number;
  readonly tensor: number;
  readonly microBatch: number;
  readonly tokens: number;
  /** "Selective" there recomputes every second layer whole. */
  readonly share: number;
  readonly precision: "bf16" | "fp8";
  readonly compiled: boolean;
  readonly gib: number;
}[] = [
  of("8B, 8 ranks", LLAMA_8B, [8, 1, 1], 2, 8192, 0.5, "bf16", 82.4),
  of("8B, 8 ranks, compiled", LLAMA_8B, [8, 1, 1], 2, 8192, 0.5, "bf16", 77.0),
  of("8B, 128 ranks", LLAMA_8B, [128, 1, 1], 2, 8192, 0.5, "bf16", 67.0),
  of("8B, 128 ranks, compiled", LLAMA_8B, [128, 1, 1], 2, 8192, 0.5, "bf16", 62.0),
  of("8B, 32k, compiled", LLAMA_8B, [8, 1, 1], 1, 32768, 1, "fp8", 83.9),
  of("8B, 64k, 2 contexts, compiled", LLAMA_8B, [4, 2, 1], 1, 65536, 1, "fp8", 84.2),
  of("8B, 128k, 4 contexts, compiled", LLAMA_8B, [2, 4, 1], 1, 131072, 1, "fp8", 84.0),
  of("70B, 32 ranks × 8, compiled", LLAMA_70B, [32, 1, 8], 16, 8192, 1, "fp8", 71.9),
];

function of(
  what: string,
  llm: LlmShape,
  [data, context, tensor]: readonly [number, number, number],
  microBatch: number,
  tokens: number,
  share: number,
  precision: "bf16" | "fp8",
  gib: number,
) {
  const compiled = what.includes("compiled");
  return { what, llm, data, context, tensor, microBatch, tokens, share, precision, compiled, gib };
}

export interface MemoryFigures {
  readonly figures: number;
  readonly mape: number;
  readonly worst: number;
  /** Calculon's own error on the same figures, as it prints it; absent where it has none. */
  readonly calculon?: { readonly mape: number; readonly worst: number };
}

export interface MemoryReport {
  readonly states: MemoryFigures;
  readonly activations: MemoryFigures;
  readonly activationShares: MemoryFigures;
  readonly torchtitanPeaks: MemoryFigures;
  /** Measured rows that ran, and how many of them are judged to fit as they state themselves. */
  readonly rowsThatRan: {
    readonly rows: number;
    readonly judgedToFit: number;
    readonly notFitting: readonly string[];
  };
}

type Pair = readonly [predicted: number, published: number];

function figuresOf(pairs: readonly Pair[], calculon?: MemoryFigures["calculon"]): MemoryFigures {
  const errors = pairs.map(([predicted, published]) => Math.abs(predicted / published - 1));
  const mape = errors.reduce((a, b) => a + b, 0) / errors.length;
  return {
    figures: pairs.length,
    mape,
    worst: Math.max(...errors),
    ...(calculon ? { calculon } : {}),
  };
}

function placementOf(name: Name) {
  const { tensor, stages, chunks } = LLMS[name].over;
  return {
    tensorParallel: tensor,
    pipelineParallel: stages,
    contextParallel: 1,
    expertParallel: 1,
    dataParallel: 1,
    virtualStages: chunks,
    sharding: "none" as const,
  };
}

export function memoryReport(rows: readonly TrainingRow[]): MemoryReport {
  const names = Object.keys(LLMS) as Name[];
  const memoryOf = (name: Name, mode: Mode) =>
    trainingMemory({
      llm: LLMS[name].llm,
      placement: placementOf(name),
      microBatch: LLMS[name].microBatch,
      sequenceTokens: SEQUENCE_TOKENS,
      ...MODES[mode],
    });
  const states = names.map((name): Pair => {
    const m = memoryOf(name, "none");
    return [(m.weightsBytes + m.gradientsBytes + m.optimiserBytes) / GIB, FIGURE_1[name][0]];
  });
  const activations = names.flatMap((name): Pair[] => [
    [memoryOf(name, "none").activationsBytes / GIB, FIGURE_1[name][1]],
    [memoryOf(name, "seqsel").activationsBytes / GIB, FIGURE_1[name][2]],
  ]);
  const layer = (name: Name, mode: Mode) =>
    layerActivationBytes({
      llm: LLMS[name].llm,
      sequenceTokens: SEQUENCE_TOKENS,
      microBatch: LLMS[name].microBatch,
      tensor: LLMS[name].over.tensor,
      ...MODES[mode],
    });
  const shares = names.flatMap((name) =>
    (Object.keys(MODES) as Mode[]).map(
      (mode): Pair => [(100 * layer(name, mode)) / layer(name, "none"), FIGURE_7[name][mode]],
    ),
  );
  const peaks = TORCHTITAN.map((run): Pair => {
    const { totalBytes } = trainingMemory({
      llm: run.llm,
      placement: {
        tensorParallel: run.tensor,
        pipelineParallel: 1,
        contextParallel: run.context,
        expertParallel: 1,
        dataParallel: run.data,
        virtualStages: 1,
        sharding: "full",
      },
      microBatch: run.microBatch,
      sequenceTokens: run.tokens,
      recompute: "full",
      recomputedShare: run.share,
      precision: run.precision,
      fusedAttention: true,
      logitBytes: run.compiled ? 10 : 14,
    });
    return [totalBytes / GIB, run.gib];
  });
  const notFitting = rows.flatMap((row) => (fits(row) ? [] : [row.id]));
  return {
    // The states of Figure 1 are printed once for each of its two modes.
    states: figuresOf([...states, ...states]),
    // Calculon prints one error for its memory figures; its worst is the same for both kinds.
    activations: figuresOf(activations, { mape: 0.0208, worst: 0.0874 }),
    activationShares: figuresOf(shares, { mape: 0.0669, worst: 0.3041 }),
    torchtitanPeaks: figuresOf(peaks),
    rowsThatRan: {
      rows: rows.length,
      judgedToFit: rows.length - notFitting.length,
      notFitting,
    },
  };
}

/** Rounding of the bytes that a driver reports. */
const SLACK = 1.002;

function fits(row: TrainingRow): boolean {
  const { totalBytes, activationsBytes } = trainingMemory(row.memory);
  const host = row.activationsOnHost ? activationsBytes : 0;
  return totalBytes - host <= memoryBytes(row.question.accelerator) * SLACK;
}
