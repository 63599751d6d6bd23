import { type Check, type Finding, objectsOf } from "./check.ts";

/** Every source cited exists, and every source is cited. */
export const cited: Check = (catalogue) => {
  const findings: Finding[] = [];
  const used = new Set<string>();
  for (const { where, node } of objectsOf(catalogue)) {
    if (typeof node["source"] !== "string") continue;
    used.add(node["source"]);
    if (!Object.hasOwn(catalogue.sources, node["source"])) {
      findings.push({
        where,
        says: `no source "${node["source"]}": add it under src/facts/sources/`,
      });
    }
  }
  for (const id of Object.keys(catalogue.sources)) {
    if (used.has(id)) continue;
    findings.push({
      where: `sources ${id}`,
      says: "nothing cites it: cite it where its numbers stand, or take the record out",
    });
  }
  return findings;
};
