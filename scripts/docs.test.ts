import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { claimsTable, replaceBlock } from "./docs.ts";

test("the README's worked answer is what the program prints", () => {
  const text = readFileSync("README.md", "utf8");
  assert.equal(replaceBlock(text, "claims", claimsTable()), text, "stale: try `npm run docs`");
});

test("every relative link of the documents leads somewhere", () => {
  const folders = [".", "docs", "docs/methods", "docs/guides"].filter((folder) =>
    existsSync(folder),
  );
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
