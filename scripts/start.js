// `npm start`: installs what is missing, builds, runs the reference plan, prints its outcome and
// serves the page until Ctrl-C.
import { execFileSync, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "./install.js";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
await ensureInstalled({ browser: false });
execFileSync(process.execPath, ["scripts/build.js"], { stdio: "inherit" });
execFileSync(process.execPath, ["bin/ampacity.js", "run"], { stdio: "inherit" });
const server = spawn(process.execPath, ["bin/ampacity.js", "serve", ...process.argv.slice(2)], {
  stdio: "inherit",
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 0));
