import { type Check, factsOf } from "./check.ts";

/** A derived fact shows its arithmetic. */
export const derived: Check = (catalogue) =>
  [...factsOf(catalogue)]
    .filter(({ fact }) => fact.grade === "derived" && !fact.formula?.trim())
    .map(({ where }) => ({
      where,
      says: "derived without a formula: add formula in words and numbers, or another grade",
    }));
