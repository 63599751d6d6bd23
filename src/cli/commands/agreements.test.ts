import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { agreementsCommand } from "./agreements.ts";

const scenario = (name: string) =>
  fileURLToPath(new URL(`../../../scenarios/${name}.yaml`, import.meta.url));
const printed = async (plan: string | undefined, json: boolean) => {
  let out = "";
  const effects = {
    stdout: (text: string) => {
      out += text;
    },
    stderr: () => {},
  };
  assert.equal(await agreementsCommand({ plan, json }, effects), 0);
  return out;
};

test("the letter explains each of its ten releases, in 80 columns", async () => {
  const out = await printed(undefined, false);
  assert.equal(out.match(/, because$/gm)!.length, 10);
  assert.match(out, /unit 10 of 1 GW is\s+whole/);
  for (const line of out.split("\n")) assert.ok([...line].length <= 80, line);
});

test("the record of 2026: superseded, withheld and contingent stand in words and in JSON", async () => {
  const out = await printed(scenario("stargate-2026-10"), false);
  assert.match(out, /superseded from 2026-02-20 by nvidia-equity-2026/);
  assert.match(out, /never cash/);
  for (const line of out.split("\n")) assert.ok([...line].length <= 80, line);
  const value = JSON.parse(await printed(scenario("stargate-2026-10"), true));
  assert.equal(value.command, "agreements");
  assert.ok(value.circles.length > 0 && value.exposureOverTime.length > 0);
});
