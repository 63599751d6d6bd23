// Installs what is missing, and only that: packages, and a Chromium for the page tests where it can.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";

export async function ensureInstalled({ browser }) {
  const lock = "node_modules/.package-lock.json";
  const stale =
    !existsSync(lock) || statSync("package-lock.json").mtimeMs > statSync(lock).mtimeMs + 1000;
  const complete = existsSync("node_modules/rolldown") && existsSync("node_modules/vite");
  if (!complete || (stale && !sameLock(lock))) {
    console.error("installing packages ...");
    execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"], {
      stdio: ["ignore", "inherit", "inherit"],
    });
  }
  if (browser && findChromium() === null) installChromium();
}

/** True when every locked version is the installed one, whatever the files' times say. */
function sameLock(lock) {
  if (!existsSync(lock)) return false;
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const have = JSON.parse(readFileSync(lock, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" || entry.optional === true || have[path]?.version === entry.version,
  );
}

const candidates = [
  process.env.AMPACITY_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Path of a Chromium or Chrome on this machine, or null. */
export const findChromium = () =>
  candidates.find((path) => path !== undefined && existsSync(path)) ?? null;

/** Debian as root can have one; elsewhere the page tests skip by name. */
function installChromium() {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) {
    console.error("no Chromium found: the page tests will be skipped by name");
    return;
  }
  console.error("installing Chromium for the page tests ...");
  const quiet = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  spawnSync("apt-get", ["update", "-qq"], quiet);
  spawnSync(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
    quiet,
  );
}
