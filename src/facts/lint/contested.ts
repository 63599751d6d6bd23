import { parseDay } from "../../units/index.ts";
import { type Check, type Finding, isContested, objectsOf } from "./check.ts";

/** A contested number keeps its rivals, in one dimension, and says when and why it chose. */
export const contested: Check = (catalogue) => {
  const findings: Finding[] = [];
  for (const { where, node } of objectsOf(catalogue)) {
    if (!isContested(node)) continue;
    if (node.rivals.length === 0) {
      findings.push({ where, says: "no rivals: list the other figures, or write the fact alone" });
    }
    if (node.rivals.some((rival) => rival.dimension !== node.chosen.dimension)) {
      findings.push({ where, says: "rivals of another dimension: keep them in a sheet instead" });
    }
    const choice: { on?: string; reason?: string } | undefined = node.choice;
    if (choice?.on === undefined || parseDay(choice.on) === null) {
      findings.push({ where, says: 'the choice has no date: add on: "YYYY-MM-DD"' });
    }
    if (choice?.reason === undefined || choice.reason.trim().length < 10) {
      findings.push({ where, says: "the choice has no reason: say in a sentence why this figure" });
    }
  }
  return findings;
};
