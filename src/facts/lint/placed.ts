import { type Check, factsOf } from "./check.ts";

/** Every fact says where in its source it stands. */
export const placed: Check = (catalogue) =>
  [...factsOf(catalogue)]
    .filter(({ fact }) => !fact.at?.trim())
    .map(({ where }) => ({
      where,
      says: "no place in the source: fill `at` with a page, table or section",
    }));
