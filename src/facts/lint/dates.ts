import { parseDay } from "../../units/index.ts";
import { type Check, type Finding, objectsOf } from "./check.ts";

const dateFields = ["on", "from", "to"] as const;
const looksLikeDate = /^\d{4}-\d/;

/** Dates exist in the calendar; nothing is read before it is published. */
export const dates: Check = (catalogue) => {
  const findings: Finding[] = [];
  for (const { where, node } of objectsOf(catalogue)) {
    for (const field of dateFields) {
      const value = node[field];
      const isDate = typeof value === "string" && (field === "on" || looksLikeDate.test(value));
      if (!isDate || parseDay(value) !== null) continue;
      findings.push({
        where: `${where}.${field}`,
        says: `no such day "${value}": write YYYY-MM-DD`,
      });
    }
  }
  for (const [id, source] of Object.entries(catalogue.sources)) {
    const where = `sources ${id}`;
    const [published, accessed] = [source.publishedOn, source.accessedOn].map((text) =>
      text === undefined ? null : parseDay(text),
    );
    if (accessed === null || (source.publishedOn !== undefined && published === null)) {
      findings.push({ where, says: "publishedOn or accessedOn is no day: write YYYY-MM-DD" });
    } else if (published !== null && published > accessed) {
      findings.push({ where, says: "published after it was read: correct one of the two dates" });
    }
  }
  return findings;
};
