import { dimensions as known, parseQuantity } from "../../units/index.ts";
import { type Check, type Finding, factsOf, isContested, isFact } from "./check.ts";

/** Every value parses in its dimension, and the facts of one entry agree on theirs. */
export const dimensions: Check = (catalogue) => {
  const findings: Finding[] = [];
  for (const { where, fact } of factsOf(catalogue)) {
    if (!Object.hasOwn(known, fact.dimension)) {
      findings.push({
        where,
        says: `unknown dimension "${fact.dimension}": take one of src/units/dimensions.ts`,
      });
      continue;
    }
    const parsed = parseQuantity(fact.value, fact.dimension);
    if (!parsed.ok) {
      findings.push({
        where,
        says: `expected ${parsed.expected}, found ${parsed.found}; ${parsed.hint}`,
      });
    }
  }
  for (const { folder, name, entry } of catalogue.files) {
    if (entry.kind !== "assumption" && entry.kind !== "series") continue;
    const given = entry.kind === "series" ? entry.points : [entry.given];
    const facts = given
      .flatMap((one) => (isContested(one) ? [one.chosen, ...one.rivals] : [one]))
      .filter(isFact);
    for (const fact of facts) {
      if (fact.dimension === entry.dimension) continue;
      findings.push({
        where: `${folder}/${name}`,
        says: `a fact is a ${fact.dimension}, the entry a ${entry.dimension}: make them one dimension`,
      });
    }
  }
  return findings;
};
