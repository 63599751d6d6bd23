/** Catalogue records as the plain SI records that the engine's stages read. */
import type { Catalogue, Given, Llm, Platform } from "../../facts/kinds.ts";
import { type Dimension, parseDay } from "../../units/index.ts";
import type { AcceleratorSpec, LlmShape, NumberFormat, Precision } from "../performance/types.ts";
import { acceleratorOf } from "./accelerator-spec.ts";
import { chipPowerOf } from "./chip-power.ts";
import { chosen, originOfFact, si } from "./inputs.ts";
import type { Origin, PlanLlm, PlanPlatform } from "./plan.ts";

const value = (given: Given<Dimension>, dimension: Dimension): number =>
  si(chosen(given).value, dimension);

export function platformOf(
  entry: Platform,
  catalogue: Catalogue,
  origins: Record<string, Origin>,
): PlanPlatform {
  const accelerator = catalogue.accelerators[entry.accelerator]!;
  const spec = acceleratorOf(entry.accelerator, catalogue, si(entry.scaleUpSize.value, "count"));
  const ref = `platforms/${entry.id}`;
  origins[`${ref}/unitPowerW`] = originOfFact(chosen(entry.unitPower), `${ref}#unitPower`, "fact");
  origins[`${ref}/packagesPerUnit`] = originOfFact(
    entry.packagesPerUnit,
    `${ref}#packagesPerUnit`,
    "fact",
  );
  if (entry.unitPrice !== undefined)
    origins[`${ref}/unitPriceUsd`] = originOfFact(
      chosen(entry.unitPrice),
      `${ref}#unitPrice`,
      "fact",
    );
  for (const field of ["peakBf16", "peakFp8", "peakFp4", "hbmCapacity", "hbmBandwidth"] as const) {
    const given = accelerator[field];
    if (given !== undefined)
      origins[`accelerators/${accelerator.id}/${field}`] = originOfFact(
        chosen(given),
        `accelerators/${accelerator.id}#${field}`,
        "fact",
      );
  }
  return {
    id: entry.id,
    name: entry.name,
    vendor: entry.vendor,
    family: entry.family,
    unit: entry.unit,
    packagesPerUnit: si(entry.packagesPerUnit.value, "count"),
    diesPerPackage: si(accelerator.computeDies.value, "count"),
    unitPowerW: value(entry.unitPower, "power"),
    unitPriceUsd: entry.unitPrice === undefined ? null : value(entry.unitPrice, "money"),
    volumeFromDay: parseDay(entry.volumeFrom.on) ?? 0,
    accelerator: spec,
    chipPower: chipPowerOf(spec, catalogue),
  };
}

export function llmOf(entry: Llm): PlanLlm {
  const shape: LlmShape = {
    id: entry.architecture ?? entry.id,
    layers: entry.layers,
    hidden: entry.hidden,
    heads: entry.heads,
    kvHeads: entry.kvHeads,
    headDim: entry.headDim,
    ...(entry.kvLora === undefined
      ? {}
      : {
          latent: {
            queryRank: entry.qLora ?? 0,
            kvRank: entry.kvLora,
            nopeHeadDim: entry.qkNope ?? 0,
            ropeHeadDim: entry.qkRope ?? 0,
            valueHeadDim: entry.vHead ?? 0,
          },
        }),
    ...(entry.window === undefined ? {} : { windowTokens: entry.window }),
    ...(entry.slidingLayers === undefined ? {} : { slidingLayers: entry.slidingLayers }),
    ...(entry.linearLayers === undefined ? {} : { linearLayers: entry.linearLayers }),
    ...(entry.linear === undefined ? {} : { linear: entry.linear }),
    ...(entry.attentionLayers === undefined ? {} : { attentionLayers: entry.attentionLayers }),
    ...(entry.expertLayers === undefined ? {} : { expertLayers: entry.expertLayers }),
    ...(entry.attentionGate === undefined ? {} : { attentionGate: entry.attentionGate }),
    ...(entry.attentionSinks === undefined ? {} : { attentionSinks: entry.attentionSinks }),
    ...(entry.sparseTopk === undefined ? {} : { sparseTopTokens: entry.sparseTopk }),
    ffn: entry.ffn ?? 0,
    ...(entry.ffnMatrices === undefined ? {} : { ffnMatrices: entry.ffnMatrices }),
    denseLayers: entry.denseLayers,
    experts: entry.experts ?? 0,
    expertsPerToken: entry.expertsPerToken ?? 0,
    sharedExperts: entry.sharedExperts ?? 0,
    moeFfn: entry.moeFfn ?? 0,
    ...(entry.moeLatent === undefined ? {} : { moeLatent: entry.moeLatent }),
    vocab: entry.vocab,
    tiedEmbeddings: entry.tieEmbeddings,
    ...(entry.mtpLayers === undefined ? {} : { mtpLayers: entry.mtpLayers }),
    maxContextTokens: entry.maxContext,
  };
  return { id: entry.id, name: entry.name, shape };
}

export type PlanPrecision = "bf16" | "fp8" | "fp4";

/** The best format at or above the wanted one that the accelerator multiplies. */
export function supportedFormat(
  accelerator: AcceleratorSpec,
  wanted: PlanPrecision,
): PlanPrecision {
  if (wanted === "fp4" && accelerator.peakFlopPerS.fp4 > 0) return "fp4";
  if (wanted !== "bf16" && accelerator.peakFlopPerS.fp8 > 0) return "fp8";
  return "bf16";
}

export const precisionOf = (format: PlanPrecision): Precision => ({
  dense: format as NumberFormat,
  experts: format as NumberFormat,
  kvCache: format === "bf16" ? "bf16" : "fp8",
});
