import type { Source } from "../kinds.ts";

export const facilitySources = {} as const satisfies Record<string, Source>;
