import { type Check, type Finding, folderOf } from "./check.ts";

/** Ids that point at other entries point at entries that are there. */
export const links: Check = ({ files }) => {
  const findings: Finding[] = [];
  const there = new Set(files.map(({ folder, name }) => `${folder}/${name}`));
  const want = (where: string, field: string, folder: string, id: string | undefined) => {
    if (id === undefined || there.has(`${folder}/${id}`)) return;
    findings.push({
      where: `${where} ${field}`,
      says: `no ${folder}/${id}.ts: add the file or correct the id`,
    });
  };
  for (const { folder, name, entry } of files) {
    const where = `${folder}/${name}`;
    if (entry.kind === "platform") {
      want(where, "accelerator", folderOf.accelerator, entry.accelerator);
    } else if (entry.kind === "site") {
      want(where, "developer", folderOf.party, entry.developer);
      want(where, "operator", folderOf.party, entry.operator);
      want(where, "user", folderOf.party, entry.user);
      want(where, "tariff", folderOf.sheet, entry.tariff);
      want(where, "carbon", folderOf.sheet, entry.carbon);
    } else if (entry.kind === "agreement") {
      want(where, "parties.from", folderOf.party, entry.parties.from);
      want(where, "parties.to", folderOf.party, entry.parties.to);
    }
  }
  return findings;
};
