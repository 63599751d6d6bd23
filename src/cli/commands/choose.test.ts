import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { UserMistake } from "../effects.ts";
import { chooseCommand } from "./choose.ts";

const scenario = fileURLToPath(
  new URL("../../../scenarios/openai-nvidia-10gw.yaml", import.meta.url),
);

test("choose ranks its choices in 80 columns, and tells what a plan without finance lacks", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ampacity-choose-"));
  try {
    const plan = join(folder, "plan.yaml");
    const bare = join(folder, "bare.yaml");
    const bareText = readFileSync(scenario, "utf8").replace(/^finance:.*$/m, "");
    writeFileSync(bare, bareText);
    writeFileSync(plan, `${bareText}\nfinance: {}\n`);
    const text: string[] = [];
    const effects = { stdout: (one: string) => void text.push(one), stderr: () => {} };
    assert.equal(await chooseCommand({ plan, json: false, block: "gw-02" }, effects), 0);
    for (const line of text.join("").split("\n")) assert.ok([...line].length <= 80, line);
    assert.match(text.join(""), /gw-02, power planned for 2027-06-30/);
    text.length = 0;
    assert.equal(await chooseCommand({ plan, json: true }, effects), 0);
    const { choices, best } = JSON.parse(text.join(""));
    assert.deepEqual(choices[0], best);
    await assert.rejects(
      chooseCommand({ plan: bare, json: false }, effects),
      (error: Error) => error instanceof UserMistake && /finance/.test(error.message),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
