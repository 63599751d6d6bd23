import { demandSources } from "./demand.ts";
import { facilitySources } from "./facility.ts";
import { llmsSources } from "./llms.ts";
import { ownSources } from "./own.ts";
import { platformsSources } from "./platforms.ts";
import { powerSources } from "./power.ts";
import { programmeSources } from "./programme.ts";
import { workloadsSources } from "./workloads.ts";

/** Every document the catalogue cites, by id. */
export const sources = {
  ...demandSources,
  ...facilitySources,
  ...llmsSources,
  ...ownSources,
  ...platformsSources,
  ...powerSources,
  ...programmeSources,
  ...workloadsSources,
} as const;

export type SourceId = keyof typeof sources;
