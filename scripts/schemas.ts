/**
 * Writes `schemas/plan.schema.json` for editors, and the shape of each `--json` object. `--check`
 * exits 1 when a committed schema is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { commandSchemas } from "../src/cli/json-schemas.ts";
import { planSchema } from "../src/engine/index.ts";

const options = { io: "input", unrepresentable: "any" } as const;
const files: Record<string, unknown> = {
  "plan.schema.json": z.toJSONSchema(planSchema, options),
  ...Object.fromEntries(
    Object.entries(commandSchemas).map(([name, schema]) => [
      `${name}.schema.json`,
      z.toJSONSchema(schema, options),
    ]),
  ),
};

mkdirSync("schemas", { recursive: true });
let stale = 0;
for (const [name, schema] of Object.entries(files)) {
  const text = `${JSON.stringify(schema, null, 1)}\n`;
  const path = `schemas/${name}`;
  let have = "";
  try {
    have = readFileSync(path, "utf8");
  } catch {
    // not written yet
  }
  if (have === text) continue;
  stale += 1;
  if (!process.argv.includes("--check")) writeFileSync(path, text);
  console.error(
    `${path}: ${process.argv.includes("--check") ? "stale; try `npm run schemas`" : "written"}`,
  );
}
if (process.argv.includes("--check") && stale > 0) process.exit(1);
