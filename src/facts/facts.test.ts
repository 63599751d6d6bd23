import assert from "node:assert/strict";
import { test } from "node:test";
import { readCatalogueFiles, staleFiles } from "../../scripts/facts.ts";
import { fact } from "./fact.ts";
import { catalogue } from "./index.ts";
import type { Assumption, Entry, Platform } from "./kinds.ts";
import { asLintable, checks, type Lintable } from "./lint/index.ts";

const read = await readCatalogueFiles();

test("every file of the catalogue exports an entry", () => {
  assert.deepEqual(read.bad, []);
});

for (const [name, check] of Object.entries(checks)) {
  test(`the catalogue passes the check "${name}"`, () => {
    assert.deepEqual(
      check(read).map(({ where, says }) => `${where}: ${says}`),
      [],
    );
  });
}

test("the generated index, export and pages are fresh", () => {
  assert.deepEqual(staleFiles(read), []);
});

test("the index holds what the folders hold", () => {
  const names = (files: Lintable["files"]) => files.map(({ folder, name }) => `${folder}/${name}`);
  assert.deepEqual(names(asLintable(catalogue).files), names(read.files));
});

const papers = { source: "ampacity-judgement", at: "test", grade: "guess" } as const;
const lonely = (folder: string, name: string, entry: Entry): Lintable => ({
  files: [{ folder, name, entry }],
  sources: read.sources,
});
const assumption = (given: Assumption["given"]): Assumption => ({
  kind: "assumption",
  id: "one",
  title: "One",
  dimension: "power",
  given,
  shape: "straight",
  feeds: "tests",
});

test("each check says how to put its fault right", () => {
  const says = (check: string, catalogue: Lintable) => checks[check]!(catalogue)[0]?.says;
  const ok = fact("power", "3 kW", papers);
  assert.match(says("ids", lonely("sheets", "two", assumption(ok)))!, /name the file one\.ts/);
  assert.match(
    says(
      "intervals",
      lonely("assumptions", "one", assumption({ ...ok, interval: ["4 kW", "5 kW"] })),
    )!,
    /widen the interval/,
  );
  assert.match(
    says(
      "intervals",
      lonely("assumptions", "one", assumption({ ...ok, interval: ["5 kW", "2 kW"] })),
    )!,
    /write \["2 kW", "5 kW"\]/,
  );
  assert.match(
    says(
      "dimensions",
      lonely("assumptions", "one", assumption({ ...ok, value: "3 TB/s" as "3 kW" })),
    )!,
    /TB\/s is a dataRate/,
  );
  assert.match(
    says("derived", lonely("assumptions", "one", assumption({ ...ok, grade: "derived" })))!,
    /add formula/,
  );
  assert.match(
    says("dates", lonely("assumptions", "one", assumption({ ...ok, on: "2026-02-30" })))!,
    /no such day/,
  );
  assert.match(
    says(
      "contested",
      lonely(
        "assumptions",
        "one",
        assumption({
          chosen: ok,
          rivals: [],
          choice: { on: "2026-11-23", reason: "the only one" },
        }),
      ),
    )!,
    /write the fact alone/,
  );
  const platform: Platform = {
    ...catalogue.platforms["hgx-h100"]!,
    accelerator: "nvidia-h1000",
  };
  assert.match(says("links", lonely("platforms", "hgx-h100", platform))!, /nvidia-h1000\.ts/);
  assert.match(says("cited", lonely("sheets", "none", assumption(ok)))!, /nothing cites it/);
});
