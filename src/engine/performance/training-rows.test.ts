import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../facts/index.ts";
import { performanceCatalogue } from "../scenario/performance-catalogue.ts";
import { readTrainingRows, TRAINING_COLUMNS } from "./training-rows.ts";
import { validateTraining } from "./training-validation.ts";

const known = performanceCatalogue(catalogue);

const LLAMA = { layers: 32, hidden: 4096, heads: 32, kv_heads: 8, ffn: 14336, vocab: 128256 };

const SOUND: Readonly<Record<string, string>> = {
  id: "row",
  source: "a benchmark",
  gpu: "H100",
  num_gpus: "8",
  model: "Llama-3.1-8B",
  params_b: "8",
  arch: JSON.stringify(LLAMA),
  tp: "2",
  pp: "1",
  dp: "4",
  micro_batch: "1",
  global_batch: "128",
  seq_len: "8192",
  precision: "BF16",
  step_time_s: "10",
};

function read(...changes: Readonly<Record<string, string>>[]) {
  const cell = (text = "") => `"${text.replaceAll('"', '""')}"`;
  const lines = changes.map((change) =>
    TRAINING_COLUMNS.map((name) => cell({ ...SOUND, ...change }[name])).join(","),
  );
  const rows = readTrainingRows([TRAINING_COLUMNS.join(","), ...lines].join("\n"), known);
  assert.ok("kept" in rows);
  return rows;
}

test("a whole row that the model owes an answer is refused by the name it lacks", () => {
  const rows = read(
    { id: "llm", model: "Acme 7B", arch: "" },
    { id: "gpu", gpu: "TPU v9" },
    { id: "precision", precision: "int3" },
    { id: "experts", model: "Acme MoE", arch: JSON.stringify({ ...LLAMA, experts: 8 }), ep: "1" },
    { id: "keys", model: "Acme 8B", arch: JSON.stringify({ ...LLAMA, kv_heads: 7 }) },
  );
  assert.deepEqual(rows.refused, [
    { id: "llm", why: "no shape for Acme 7B" },
    { id: "gpu", why: "no accelerator for TPU v9" },
    { id: "precision", why: "no arithmetic for precision int3" },
    { id: "experts", why: "no shape for Acme MoE" },
    { id: "keys", why: "no shape for Acme 8B" },
  ]);
  const { report } = validateTraining(rows);
  assert.equal(report.answered, 0);
  assert.equal(report.answeredFraction, 0);
  assert.equal(report.refused["no shape for Acme 7B"], 1);
});

test("numbers that count nothing are not stated, and a time without end is none", () => {
  const why = (change: Readonly<Record<string, string>>) => read(change).setAside[0]?.why;
  for (const bad of ["", "0", "-5", "1.5", "1e400", "NaN", "abc"]) {
    assert.equal(why({ tp: bad }), "placement not stated", bad);
    assert.equal(why({ global_batch: bad }), "batch not stated", bad);
    if (bad !== "") assert.equal(why({ ep: bad }), "placement not stated", bad);
    if (bad !== "1.5") {
      assert.equal(why({ step_time_s: bad, tokens_per_s_per_gpu: "0" }), "no measured time", bad);
    }
  }
});

test("rows are answered, refused or set aside, and copies are not distinct", () => {
  const { report, predictions } = validateTraining(
    read({}, { id: "again" }, { id: "catalogued", model: "Qwen3 8B", arch: "" }, { gpu: "x" }),
  );
  assert.equal(report.rows, 4);
  assert.equal(report.distinct, 3);
  assert.deepEqual(report.setAside, { copy: 1 });
  assert.deepEqual(report.refused, { "no accelerator for x": 1 });
  assert.deepEqual(
    predictions.map((p) => p.row.question.llm.id),
    ["llama-3.1-8b", "qwen3-8b"],
  );
});

test("support is physics on a chip whose training nobody measured for the fit", () => {
  const { predictions } = validateTraining(read({}, { id: "amd", gpu: "MI300X" }));
  assert.deepEqual(
    predictions.map((p) => p.support),
    ["interpolated", "physics"],
  );
});
