import type { Source } from "../kinds.ts";

export const workloadsSources = {} as const satisfies Record<string, Source>;
