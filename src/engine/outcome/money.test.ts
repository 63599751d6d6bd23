import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { catalogue } from "../../facts/index.ts";
import { evaluate, rateTables } from "../evaluate.ts";
import { printIssue } from "../scenario/issue.ts";
import { baseValues } from "../scenario/plan.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";
import { moneyOf, sharePriceUsd } from "./money.ts";

const moneyFrom = (text: string, facts = smallCatalogue) => {
  const resolved = resolvePlanText(text, "plan.yaml", facts);
  assert.ok(resolved.ok, resolved.ok ? "" : resolved.issues.map(printIssue).join("\n"));
  const { plan } = resolved;
  const values = baseValues(plan);
  return moneyOf(plan, values, evaluate(plan, rateTables(plan), values));
};

const circular = smallPlan
  .replace("  them: { roles: [investor] }", "  maker: { name: Maker, roles: [supplier, investor] }")
  .replaceAll("from: them", "from: maker")
  .replace("    milestones:", "    holders: [{ from: 2025-06-01, user: us }]\n    milestones:");

test("a supplier that funds its buyer is a circle, no wider than its narrowest step", () => {
  const money = moneyFrom(circular);
  assert.deepEqual(
    money.flows.map((flow) => [flow.from, flow.kind, flow.to, flow.releasedUsd]),
    [
      ["maker", "funds", "us", 500e6],
      ["us", "buys from", "maker", 500 * 3e6],
    ],
  );
  assert.equal(money.circles.length, 1);
  assert.deepEqual(money.circles[0]!.parties, ["maker", "us"]);
  assert.equal(money.circles[0]!.atMostUsd, 500e6);
  assert.equal(money.boughtByNobodyNamedUsd, 0);
});

test("machines of blocks without a holder are counted and belong to nobody", () => {
  const money = moneyFrom(smallPlan);
  assert.equal(money.boughtByNobodyNamedUsd, 500 * 3e6);
  assert.deepEqual(money.circles, []);
});

test("a share is worth the last price stated on or before the day", () => {
  const events = [
    { day: 10, name: "bigCoSharePriceUsd", value: 100 },
    { day: 20, name: "bigCoSharePriceUsd", value: 250 },
  ];
  assert.equal(sharePriceUsd("big-co", events, 9), null);
  assert.equal(sharePriceUsd("big-co", events, 19), 100);
  assert.equal(sharePriceUsd("big-co", events, 20), 250);
});

test("the record of October 2026: rents flow from the tenant, guarantees are contingent, circles begin with who funds", () => {
  const file = fileURLToPath(new URL("../../../scenarios/stargate-2026-10.yaml", import.meta.url));
  const money = moneyFrom(readFileSync(file, "utf8"), catalogue);
  const flow = (from: string, to: string, kind: string) =>
    money.flows.find((one) => one.from === from && one.to === to && one.kind === kind);
  assert.equal(flow("openai", "oracle", "pays rent to")!.promisedUsd, 300e9);
  assert.equal(flow("nvidia", "openai", "funds")!.agreement !== null, true);
  const guaranty = flow("nvidia", "sb-energy", "guarantees")!;
  assert.equal(guaranty.releasedUsd, 0);
  assert.ok(guaranty.contingentUsd <= 105e9);
  const circle = money.circles.find((one) => one.parties.join(" ") === "nvidia openai oracle");
  assert.ok(circle !== undefined, "nvidia funds openai, which pays oracle, which buys from nvidia");
  for (const one of money.circles)
    for (const step of one.steps)
      if (step.knownUsd !== null) assert.ok(one.atMostUsd! <= step.knownUsd);
});
