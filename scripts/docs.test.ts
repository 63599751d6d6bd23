import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { claimsTable, examplePages, replaceBlock, runExamples } from "./docs.ts";

test("the README's worked answer is what the program prints", () => {
  const text = readFileSync("README.md", "utf8");
  assert.equal(replaceBlock(text, "claims", claimsTable()), text, "stale: try `npm run docs`");
});

for (const path of examplePages()) {
  test(`${path} shows what its commands print`, async () => {
    const text = readFileSync(path, "utf8");
    assert.equal(await runExamples(text), text, "stale: try `npm run docs`");
  });
}

test("every relative link of the documents leads somewhere", () => {
  const folders = [
    ".",
    "docs",
    "docs/methods",
    "docs/guides",
    "examples/01-first-hall",
    "examples/02-plan-and-record",
  ].filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(folder, name)),
  );
  const broken = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1]!)
      .filter((link) => !existsSync(join(dirname(file), link)))
      .map((link) => `${file}: ${link}`),
  );
  assert.deepEqual(broken, []);
});
