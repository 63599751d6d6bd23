import { parseQuantity } from "../../units/index.ts";
import { type Check, type Finding, factsOf } from "./check.ts";

/** An interval parses, runs upwards and contains its value. */
export const intervals: Check = (catalogue) => {
  const findings: Finding[] = [];
  for (const { where, fact } of factsOf(catalogue)) {
    if (fact.interval === undefined) continue;
    const [low, high] = fact.interval;
    const parsed = [low, fact.value, high].map((text) => parseQuantity(text, fact.dimension));
    const bad = parsed.find((one) => !one.ok);
    if (bad !== undefined && !bad.ok) {
      findings.push({ where, says: `interval: expected ${bad.expected}, found ${bad.found}` });
      continue;
    }
    const [from, value, to] = parsed.map((one) => (one.ok ? one.value : 0));
    if (from > to) {
      findings.push({ where, says: `interval runs down: write ["${high}", "${low}"]` });
    } else if (value < from || value > to) {
      findings.push({
        where,
        says: `${fact.value} lies outside ${low} to ${high}: widen the interval or correct the value`,
      });
    }
  }
  return findings;
};
