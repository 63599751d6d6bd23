#!/usr/bin/env node
// The command. It runs from dist/, which `npm install`, `npm start` and `npm test` build.
import { existsSync } from "node:fs";

const main = new URL("../dist/cli/main.js", import.meta.url);
if (!existsSync(main)) {
  process.stderr.write(
    "ampacity: expected dist/, found none; try `npm install && npm run build`\n",
  );
  process.exit(2);
}
// A reader that closes early (`| head`) is no mistake of anybody's.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
const { main: run } = await import(main.href);
process.exitCode = await run(process.argv.slice(2));
