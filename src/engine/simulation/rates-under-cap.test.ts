import assert from "node:assert/strict";
import { test } from "node:test";
import { rateTables } from "../evaluate.ts";
import { canServe } from "../performance/tables.ts";
import { resolvePlanText } from "../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../small-catalogue.fixture.ts";

function rateWith(policy: string) {
  const resolved = resolvePlanText(`${smallPlan}policy: ${policy}\n`, "plan.yaml", smallCatalogue);
  if (!resolved.ok) assert.fail(JSON.stringify(resolved.issues));
  const rate = rateTables(resolved.plan)[0]![0]![0]!;
  assert.ok(canServe(rate));
  return rate;
}

test("a plan's power cap slows prefill more than decode, and a lower one is never faster", () => {
  const free = rateWith("{ powerCap: 100 % }");
  let last = free;
  for (const cap of [90, 70, 50]) {
    const rate = rateWith(`{ powerCap: ${cap} % }`);
    assert.ok(rate.prefillTokensPerSPerPackage < last.prefillTokensPerSPerPackage);
    assert.ok(rate.decodeTokensPerSPerPackage <= last.decodeTokensPerSPerPackage);
    const kept = (name: "prefillTokensPerSPerPackage" | "decodeTokensPerSPerPackage") =>
      rate[name] / free[name];
    assert.ok(kept("prefillTokensPerSPerPackage") <= kept("decodeTokensPerSPerPackage"));
    last = rate;
  }
});

test("the plan names the engine: the default is TensorRT-LLM, another has factors of its own", () => {
  assert.deepEqual(rateWith("{ engine: trtllm }"), rateWith("{ powerCap: 100 % }"));
  const rate = rateWith("{ engine: sglang }").decodeTokensPerSPerPackage;
  assert.notEqual(rate, rateWith("{ engine: trtllm }").decodeTokensPerSPerPackage);
  const wrong = resolvePlanText(
    `${smallPlan}policy: { engine: vlm }\n`,
    "plan.yaml",
    smallCatalogue,
  );
  assert.ok(!wrong.ok);
  assert.match(JSON.stringify(wrong.issues[0]), /trtllm.*sglang.*vllm/);
});
