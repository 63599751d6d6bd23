/**
 * Unknown names in a document whose form is wrong too, so that a writer sees both at once. Reads the
 * raw value, takes nothing for granted, and says only what `resolve` would say once the form is right.
 */
import type { Catalogue } from "../../facts/kinds.ts";
import type { Complain } from "./inputs.ts";
import { nearest } from "./issue.ts";

type Path = readonly (string | number)[];

export function complainOfNames(root: unknown, catalogue: Catalogue, complain: Complain): void {
  const given = at(root, "sites");
  const sites = given === undefined || isMapping(given) ? [...keysOf(given), "unassigned"] : [];
  const parties = keysOf(at(root, "parties"));
  const roles = keysOf(at(at(root, "roadmap"), "llms"));
  const tiers = keysOf(at(at(root, "serving"), "targets"));
  const agreements = keysOf(at(root, "agreements"));
  const platforms = Object.keys(catalogue.platforms);
  const llms = Object.keys(catalogue.llms);

  const check = (name: unknown, path: Path, known: readonly string[], expected: string) => {
    // Where nothing is named, the form is what is wrong.
    if (typeof name !== "string" || known.length === 0 || known.includes(name)) return;
    const close = nearest(name, known);
    complain(path, {
      expected,
      found: `\`${name}\``,
      hint: close === null ? "a name that is there" : `\`${close}\``,
    });
  };
  const platform = (name: unknown, path: Path) =>
    check(name, path, platforms, "a platform of the catalogue");
  const party = (name: unknown, path: Path) => check(name, path, parties, "a party of this plan");

  each(at(root, "blocks"), (block, b) => {
    const path: Path = ["blocks", b];
    check(at(block, "site"), [...path, "site"], sites, "a site of this plan, or `unassigned`");
    each(at(block, "fleet"), (cohort, c) => {
      platform(at(cohort, "platform"), [...path, "fleet", c, "platform"]);
      platform(at(cohort, "then"), [...path, "fleet", c, "then"]);
    });
    each(at(block, "holders"), (holder, h) => {
      for (const role of ["owner", "operator", "user"])
        party(at(holder, role), [...path, "holders", h, role]);
    });
  });
  for (const id of keysOf(at(root, "sites"))) {
    const from = at(at(at(root, "sites"), id), "from");
    if (typeof from === "string")
      check(
        from.replace(/^sites\//, ""),
        ["sites", id, "from"],
        Object.keys(catalogue.sites),
        "a site of the catalogue",
      );
  }
  for (const id of agreements) {
    const agreement = at(at(root, "agreements"), id);
    for (const side of ["from", "to"])
      party(at(at(agreement, "parties"), side), ["agreements", id, "parties", side]);
    each(at(agreement, "status"), (status, s) => {
      check(
        at(status, "by"),
        ["agreements", id, "status", s, "by"],
        agreements,
        "an agreement of this plan",
      );
    });
  }
  each(at(at(root, "roadmap"), "platforms"), (generation, g) => {
    platform(at(generation, "platform"), ["roadmap", "platforms", g, "platform"]);
  });
  for (const role of roles)
    each(at(at(at(root, "roadmap"), "llms"), role), (generation, g) => {
      const path: Path = ["roadmap", "llms", role, g, "llm"];
      check(at(generation, "llm"), path, llms, "an LLM shape of the catalogue");
    });
  for (const id of keysOf(at(root, "loads"))) {
    const load = at(at(root, "loads"), id);
    check(at(load, "llm"), ["loads", id, "llm"], roles, "a role of `roadmap.llms`");
    check(at(load, "tier"), ["loads", id, "tier"], tiers, "a tier of `serving.targets`");
  }
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const at = (value: unknown, key: string): unknown =>
  isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;
const keysOf = (value: unknown): string[] => (isMapping(value) ? Object.keys(value) : []);
function each(value: unknown, visit: (item: unknown, index: number) => void): void {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, index);
}
