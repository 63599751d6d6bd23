import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { UserMistake } from "../effects.ts";
import { solveCommand } from "./solve.ts";
import { tornadoCommand } from "./tornado.ts";

const plan = fileURLToPath(new URL("../../../scenarios/first-hall.yaml", import.meta.url));
const caught = () => {
  const text: string[] = [];
  return { text, effects: { stdout: (one: string) => void text.push(one), stderr: () => {} } };
};

test("a tornado fits 80 columns and its JSON is sorted by swing", async () => {
  const page = caught();
  assert.equal(await tornadoCommand({ plan, json: false }, page.effects), 0);
  for (const line of page.text.join("").split("\n")) assert.ok([...line].length <= 80, line);
  const data = caught();
  assert.equal(await tornadoCommand({ plan, json: true, of: "capexUsd" }, data.effects), 0);
  const { bars, of } = JSON.parse(data.text.join(""));
  assert.equal(of, "capexUsd");
  for (let k = 1; k < bars.length; k += 1) assert.ok(bars[k].swing <= bars[k - 1].swing);
});

test("solve exits 0 with what must hold, 1 when nothing does, and names a mistake", async () => {
  const yes = caught();
  const asked = { plan, json: false, by: "campus-capex-per-it" };
  assert.equal(await solveCommand({ ...asked, for: "capexUsd=3 GUSD" }, yes.effects), 0);
  assert.match(yes.text.join(""), /What must hold/);
  const no = caught();
  assert.equal(await solveCommand({ ...asked, for: "capexUsd=1 USD" }, no.effects), 1);
  assert.match(
    no.text.join("").replaceAll("\n", " "),
    /Out of reach .* Binding: the lower physical end/,
  );
  await assert.rejects(
    solveCommand({ ...asked, for: "capexUds=1" }, caught().effects),
    (error: Error) => error instanceof UserMistake && /try capexUsd/.test(error.message),
  );
  await assert.rejects(
    solveCommand({ ...asked, by: "campus-capx-per-it", for: "capexUsd=1" }, caught().effects),
    /try campus-capex-per-it/,
  );
});
