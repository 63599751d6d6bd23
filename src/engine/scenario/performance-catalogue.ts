/**
 * What the performance model may be asked about: every LLM shape and every accelerator of the
 * catalogue, under the names that tables of measurements use.
 *
 * Releases that share one shape share one entry. An accelerator's scale-up domain is that of the
 * largest platform that carries it.
 */
import type { Catalogue } from "../../facts/kinds.ts";
import type { AcceleratorSpec, LlmShape } from "../performance/types.ts";
import { acceleratorOf } from "./accelerator-spec.ts";
import { si } from "./inputs.ts";
import { llmOf } from "./resolve-catalogue.ts";

export interface PerformanceCatalogue {
  readonly llms: Readonly<Record<string, LlmShape>>;
  readonly accelerators: Readonly<Record<string, AcceleratorSpec>>;
}

export function performanceCatalogue(catalogue: Catalogue): PerformanceCatalogue {
  const llms: Record<string, LlmShape> = {};
  for (const entry of Object.values(catalogue.llms)) {
    const { shape } = llmOf(entry);
    llms[shape.id] ??= shape;
  }
  const accelerators: Record<string, AcceleratorSpec> = {};
  for (const id of Object.keys(catalogue.accelerators)) {
    const domains = Object.values(catalogue.platforms)
      .filter((platform) => platform.accelerator === id)
      .map((platform) => si(platform.scaleUpSize.value, "count"));
    const accelerator = acceleratorOf(id, catalogue, Math.max(1, ...domains));
    accelerators[accelerator.id] = accelerator;
  }
  return { llms, accelerators };
}

/** Catalogue names as people spell them: without the vendor, dots, dashes and underscores alike. */
const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(nvidia|amd|google|aws)-/, "")
    .replace(/[._ ]/g, "-");

/** The shape of an LLM by its catalogue id or by its name in measurements. */
export function findLlm(catalogue: Catalogue, name: string): LlmShape | undefined {
  const wanted = plainName(name);
  const entry = Object.values(catalogue.llms).find(
    (one) =>
      plainName(one.id) === wanted || plainName(one.name) === wanted || one.architecture === name,
  );
  return entry && llmOf(entry).shape;
}

/** An accelerator by its catalogue id or name in measurements, or by a platform that carries it. */
export function findAccelerator(catalogue: Catalogue, name: string): AcceleratorSpec | undefined {
  const wanted = plainName(name);
  const platform = Object.values(catalogue.platforms).find((one) => plainName(one.id) === wanted);
  if (platform) {
    return acceleratorOf(platform.accelerator, catalogue, si(platform.scaleUpSize.value, "count"));
  }
  return (
    Object.values(performanceCatalogue(catalogue).accelerators).find(
      ({ id }) => plainName(id) === wanted,
    ) ?? byCatalogueId(catalogue, wanted)
  );
}

function byCatalogueId(catalogue: Catalogue, wanted: string): AcceleratorSpec | undefined {
  const entry = Object.values(catalogue.accelerators).find((one) => plainName(one.id) === wanted);
  return entry && performanceCatalogue(catalogue).accelerators[entry.system ?? entry.id];
}
