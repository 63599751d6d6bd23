import type { Check, Finding, Lintable } from "./check.ts";
import { cited } from "./cited.ts";
import { contested } from "./contested.ts";
import { dates } from "./dates.ts";
import { derived } from "./derived.ts";
import { dimensions } from "./dimensions.ts";
import { ids } from "./ids.ts";
import { intervals } from "./intervals.ts";
import { links } from "./links.ts";
import { own } from "./own.ts";
import { placed } from "./placed.ts";
import { records } from "./records.ts";
import { timelines } from "./timelines.ts";

export * from "./check.ts";

export const checks: Readonly<Record<string, Check>> = {
  ids,
  dimensions,
  intervals,
  cited,
  records,
  links,
  contested,
  derived,
  own,
  dates,
  timelines,
  placed,
};

export const lint = (catalogue: Lintable): readonly Finding[] =>
  Object.values(checks).flatMap((check) => check(catalogue));
