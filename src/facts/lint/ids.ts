import { type Check, folderOf } from "./check.ts";

/** An id is its file's name, a kind its folder, a name in kebab-case, and no id stands twice. */
export const ids: Check = ({ files }) =>
  files.flatMap(({ folder, name, entry }) => {
    const where = `${folder}/${name}`;
    const findings = [];
    if (entry.id !== name) {
      findings.push({
        where,
        says: `id is "${entry.id}": name the file ${entry.id}.ts or write id: "${name}"`,
      });
    }
    if (folderOf[entry.kind] !== folder) {
      findings.push({
        where,
        says: `kind is "${entry.kind}": move the file to ${folderOf[entry.kind] ?? "its"}/`,
      });
    }
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
      findings.push({
        where,
        says: "names are lower case with single hyphens: rename the file and its id",
      });
    }
    return findings;
  });
