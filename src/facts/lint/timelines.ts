import type { Check, Finding } from "./check.ts";

/** A site's rows and a series' points are dated and stand in order of date. */
export const timelines: Check = ({ files }) => {
  const findings: Finding[] = [];
  for (const { folder, name, entry } of files) {
    const rows =
      entry.kind === "site" ? entry.timeline : entry.kind === "series" ? entry.points : [];
    let before = "";
    for (const { on } of rows) {
      const where = `${folder}/${name} ${on}`;
      if (on === undefined) {
        findings.push({ where, says: 'a row without a date: add on: "YYYY-MM-DD"' });
        continue;
      }
      if (on < before) {
        findings.push({ where, says: `stands after ${before}: put the rows in order of date` });
      }
      before = on;
    }
  }
  return findings;
};
