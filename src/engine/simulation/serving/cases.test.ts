import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { HAND_CASES, workCase } from "./cases.ts";

const page = readFileSync(
  new URL("../../../../docs/methods/serving-simulation.md", import.meta.url),
  "utf8",
);

for (const one of HAND_CASES) {
  test(`the hand-worked case "${one.id}" comes out as the method page prints it`, () => {
    const start = page.indexOf(`#### ${one.id}\n`);
    assert.ok(start >= 0, `no heading "#### ${one.id}" in the method page`);
    const open = page.indexOf("```text\n", start) + "```text\n".length;
    const printed = page.slice(open, page.indexOf("\n```", open));
    assert.equal(workCase(one), printed);
    assert.ok(one.rows.length <= 8);
  });
}
