import type { Source } from "../kinds.ts";

export const llmsSources = {} as const satisfies Record<string, Source>;
