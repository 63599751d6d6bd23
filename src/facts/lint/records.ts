import type { Check, Finding } from "./check.ts";

/** One document, one record: no two sources stand at the same address. */
export const records: Check = ({ sources }) => {
  const findings: Finding[] = [];
  const first = new Map<string, string>();
  for (const [id, { url }] of Object.entries(sources)) {
    if (url === undefined) continue;
    const address = url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
    const before = first.get(address);
    if (before === undefined) {
      first.set(address, id);
    } else {
      findings.push({
        where: `sources ${id}`,
        says: `same address as ${before}: cite ${before} and take this record out`,
      });
    }
  }
  return findings;
};
