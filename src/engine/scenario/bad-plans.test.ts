import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { badPlans } from "./bad-plans/table.ts";
import { printIssue } from "./issue.ts";
import { resolvePlanText } from "./resolve.ts";

const file = "plan.yaml";
const printed = /^plan\.yaml:\d+:\d+:( \/.+?:)? expected .+, found .+/;

test("the small plan itself has no issue", () => {
  const resolved = resolvePlanText(smallPlan, file, smallCatalogue);
  assert.deepEqual(resolved.ok ? [] : resolved.issues.map(printIssue), []);
});

for (const { name, text, prints, count } of badPlans) {
  test(`bad plan: ${name}`, () => {
    const resolved = resolvePlanText(text, file, smallCatalogue);
    assert.ok(!resolved.ok, "expected a refusal");
    const lines = resolved.issues.map(printIssue);
    for (const line of lines) assert.match(line, printed);
    for (const beginning of prints) {
      const placed = /^\d/.test(beginning);
      const found = lines.some((line) =>
        placed
          ? line.startsWith(`${file}:${beginning}`)
          : line.replace(/^plan\.yaml:\d+:\d+: /, "").startsWith(beginning),
      );
      assert.ok(found, `expected ${beginning}\nfound\n${lines.join("\n")}`);
    }
    if (count !== undefined) assert.equal(lines.length, count, lines.join("\n"));
  });
}

test("the table holds at least 40 bad plans, most with an exact place", () => {
  const placed = badPlans.filter((plan) => plan.prints.some((line) => /^\d/.test(line)));
  assert.ok(badPlans.length >= 40);
  assert.ok(placed.length >= badPlans.length / 2);
  assert.equal(new Set(badPlans.map((plan) => plan.name)).size, badPlans.length);
});

test("any mutation of a plan's text gives a plan or issues with a place in it, never a throw", () => {
  const shards = [
    "&a ",
    "*a",
    "<<: ",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ": ",
    "\t",
    "\n",
    "\r\n",
    "  ",
    "#",
    "'",
    '"',
    "|",
    ">",
    "!!str ",
    "%",
    "---\n",
    "...",
    "__proto__",
    "constructor",
    "null",
    ".nan",
    "-1",
    "1e999",
    "2026-02-30",
    "\uFEFF",
    "\u0000",
    "\ud800",
  ];
  const mutation = fc.record({
    at: fc.nat(smallPlan.length),
    remove: fc.oneof(fc.constant(0), fc.nat(30)),
    insert: fc.oneof(fc.constantFrom("", ...shards), fc.string({ maxLength: 12 })),
  });
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      let text = smallPlan;
      for (const { at, remove, insert } of mutations)
        text = text.slice(0, at) + insert + text.slice(at + remove);
      const resolved = resolvePlanText(text, file, smallCatalogue);
      if (resolved.ok) return;
      assert.ok(resolved.issues.length > 0);
      const lineCount = text.split("\n").length;
      for (const issue of resolved.issues) {
        assert.ok(issue.line >= 1 && issue.line <= lineCount + 1, printIssue(issue));
        assert.ok(issue.column >= 1, printIssue(issue));
        assert.match(printIssue(issue), printed);
      }
    }),
    { numRuns: 2000, seed: 20_261_001 },
  );
});

test("a promise whose day has passed without a record is remarked on, a recorded one is not", () => {
  const remarksOf = (milestones: string) => {
    const text = smallPlan
      .replace("asOf: 2026-01-01", "asOf: 2026-09-01")
      .replace("{ announced: 2025-06-01, ready for service: 2026-06-30 }", milestones);
    const read = resolvePlanText(text, "plan.yaml", smallCatalogue);
    return read.ok ? read.plan.remarks : assert.fail(JSON.stringify(read.issues));
  };
  assert.match(
    remarksOf("{ ready for service: 2026-06-30 }").join(),
    /hall-1: ready for service was planned for 2026-06-30 and nothing observed by 2026-09-01/,
  );
  for (const milestones of [
    "{ ready for service: 2026-10-30 }",
    "{ ready for service: { on: 2026-06-30, kind: observed } }",
    "{ energised: 2026-05-30, ready for service: { on: 2026-06-30, kind: reported } }",
  ])
    assert.deepEqual(remarksOf(milestones), [], milestones);
});
