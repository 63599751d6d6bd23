import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../facts/index.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import { readServingRows, SERVING_COLUMNS } from "./serving-rows.ts";
import { validateServing } from "./serving-validation.ts";

const known = performanceCatalogue(catalogue);

const row = (id: string, change: Record<string, string> = {}) => {
  const fields: Record<string, string> = {
    id,
    silicon_data_source: "db-dump/2026-01-01; silicon_concurrency=16",
    backend: "vllm",
    backend_version: "0.19.0",
    model_path: "deepseek-ai/DeepSeek-R1",
    system: "b200_sxm",
    precision: "fp8",
    mode: "agg",
    isl: "1024",
    osl: "1024",
    batch_size: "16",
    tp_size: "8",
    pp_size: "1",
    attention_dp_size: "1",
    moe_tp_size: "8",
    moe_ep_size: "1",
    silicon_ttft_ms: "200",
    silicon_tpot_ms: "12",
    ...change,
  };
  return SERVING_COLUMNS.map((name) => fields[name] ?? "").join(",");
};

const read = (...rows: string[]) => {
  const result = readServingRows([SERVING_COLUMNS.join(","), ...rows].join("\n"), known);
  assert.ok("kept" in result);
  return result;
};

test("a copy under the family's other name is set aside", () => {
  const { kept, setAside } = read(row("a"), row("b", { model_path: "deepseek-ai/DeepSeek-V3" }));
  assert.equal(kept.length, 1);
  assert.deepEqual(
    setAside.map((aside) => aside.why),
    ["copy of a"],
  );
});

test("a copy whose times were rounded is set aside; a repeat that differs is kept", () => {
  const exact = { silicon_ttft_ms: "831.1277359433006", silicon_tpot_ms: "25.382054" };
  const { kept } = read(
    row("a", exact),
    row("b", { silicon_ttft_ms: "831.13", silicon_tpot_ms: "25.38" }),
    row("c", { silicon_ttft_ms: "832.9", silicon_tpot_ms: "25.38" }),
  );
  assert.deepEqual(
    kept.map(({ id }) => id),
    ["a", "c"],
  );
});

test("multiplied package counts are repaired: 4 × 4 is 4 packages, 8 × 8 is 8", () => {
  for (const n of [4, 8]) {
    const tp = String(n * n);
    const change = { tp_size: tp, moe_tp_size: String(n), moe_ep_size: String(n) };
    const { kept, repaired } = read(row("a", change));
    assert.equal(repaired, 1);
    const { placement } = kept[0].question;
    assert.equal(placement.tensorParallel, n);
    assert.equal(placement.expertParallel, n);
    assert.equal(placement.expertTensorParallel, 1);
  }
});

test("lost layouts and incomplete pools are set aside by name", () => {
  const { setAside } = read(
    row("a", { tp_size: "36", moe_tp_size: "36" }),
    row("b", { mode: "disagg" }),
    row("c", { tp_size: "1", moe_tp_size: "1" }),
  );
  assert.match(setAside[0].why, /layout unknown/);
  assert.match(setAside[1].why, /worker counts/);
  assert.match(setAside[2].why, /weights exceed/);
});

test("a missing column is named", () => {
  const result = readServingRows("id,model_path\na,b\n", known);
  assert.ok("missing" in result);
  assert.ok(result.missing.includes("silicon_tpot_ms"));
});

test("rows that nobody has seen are answered, with interval and support", () => {
  const { report, predictions } = validateServing(
    read(row("a", { system: "h200_sxm" }), row("b", { silicon_tpot_ms: "13" })),
  );
  assert.equal(report.answered, 2);
  assert.ok(report.tpot && report.tpot.mape >= 0);
  for (const p of predictions) assert.ok(p.interval.tpotS.low < p.interval.tpotS.high);
  assert.equal(predictions[0].support, "interpolated");
});

test("what nothing describes is refused by name, and counts against what is answered", () => {
  const rows = read(
    row("llm", { model_path: "Acme/Foo-7B" }),
    row("pupil", { model_path: "deepseek-ai/DeepSeek-R1-Distill-Llama-70B" }),
    row("chip", { system: "constructor" }),
    row("engine", { backend: "" }),
    row("precision", { precision: "int8" }),
    row("catalogued", { model_path: "meta-llama/Llama-4-Scout" }),
  );
  assert.deepEqual(
    rows.refused.map(({ id, why }) => [id, why]),
    [
      ["llm", "no shape for Acme/Foo-7B"],
      ["pupil", "no shape for deepseek-ai/DeepSeek-R1-Distill-Llama-70B"],
      ["chip", "unknown system constructor"],
      ["engine", "unknown engine blank"],
      ["precision", "unknown precision int8"],
    ],
  );
  const { report } = validateServing(rows);
  assert.equal(report.answered, 1);
  assert.equal(report.answeredFraction, 1 / 6);
  assert.equal(report.refused["unknown engine blank"], 1);
});
