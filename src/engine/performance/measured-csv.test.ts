import assert from "node:assert/strict";
import { test } from "node:test";
import { readCsv } from "./measured-csv.ts";

test("line endings, a byte order mark and spaced names read alike", () => {
  const rows = [
    { id: "a", note: 'x, "y"' },
    { id: "b", note: "two\nlines" },
  ];
  for (const end of ["\n", "\r\n", "\r"]) {
    const text = `\ufeffid, note${end}a,"x, ""y"""${end}b,"two\nlines"`;
    assert.deepEqual(readCsv(text, ["id", "note"]), { rows }, JSON.stringify(end));
  }
});

test("an empty file and another separator lack every column", () => {
  assert.deepEqual(readCsv("", ["id"]), { missing: ["id"], found: [] });
  assert.deepEqual(readCsv("id;note\n", ["id"]), { missing: ["id"], found: ["id;note"] });
});
