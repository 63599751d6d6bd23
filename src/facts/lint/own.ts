import { type Check, type Finding, factsOf } from "./check.ts";

/** What we say ourselves is a guess, unless it is arithmetic on other facts. */
export const own: Check = (catalogue) => {
  const findings: Finding[] = [];
  for (const { where, fact } of factsOf(catalogue)) {
    if (catalogue.sources[fact.source]?.quality !== "ours") continue;
    if (fact.grade === "guess" || fact.grade === "derived") continue;
    findings.push({
      where,
      says: `our own number graded ${fact.grade}: write grade: "guess", or cite the document`,
    });
  }
  return findings;
};
