import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { catalogue } from "../../facts/index.ts";
import { choose } from "../finance/choose.ts";
import { baseValues } from "../scenario/plan.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { choiceCase } from "./choice-case.ts";

const file = fileURLToPath(new URL("../../../scenarios/openai-nvidia-10gw.yaml", import.meta.url));
const bareText = readFileSync(file, "utf8").replace(/^finance:.*$/m, "");
const planOf = (more: string) => {
  const resolved = resolvePlanText(`${bareText}\n${more}\n`, file, catalogue);
  assert.ok(resolved.ok);
  return resolved.plan;
};
const terms = { deliveryMonths: 6, reserveFeeShare: 0.05 };

test("the reference plan's first gigawatt becomes a case of its own platforms and slip", () => {
  const plan = planOf("finance: {}");
  const made = choiceCase(plan, baseValues(plan), null, terms);
  assert.ok(made.ok);
  assert.equal(made.block, "gw-01");
  assert.ok(Math.max(...made.input.slipMonths) > 13 && Math.min(...made.input.slipMonths) >= 0);
  const there = made.input.generations.filter((one) => one.fromMonth <= made.input.powerMonth);
  assert.ok(there.some((one) => one.performance === 1));
  const answer = choose(made.input);
  assert.ok(answer.choices.length === made.input.generations.length + 3);
  assert.ok(answer.valueOfPerfectInformationUsdPerW >= 0);
});

test("without finance, or for a block that is not waiting, it says what to try", () => {
  const bare = planOf("");
  const none = choiceCase(bare, baseValues(bare), null, terms);
  assert.ok(!none.ok && /try `finance: \{\}`/.test(none.why));
  const plan = planOf("finance: {}");
  const other = choiceCase(plan, baseValues(plan), "gw-99", terms);
  assert.ok(!other.ok && /try gw-01/.test(other.why));
});
