import type { Source } from "../kinds.ts";

export const programmeSources = {} as const satisfies Record<string, Source>;
