import type { Source } from "../kinds.ts";

export const platformsSources = {} as const satisfies Record<string, Source>;
