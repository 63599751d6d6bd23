/** `ampacity serve`: the API and the page on this machine, until Ctrl-C. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { run } from "../../engine/index.ts";
import { catalogue } from "../../facts/index.ts";
import { createApp } from "../../server/app.ts";
import {
  engineKey,
  factsKey,
  json,
  packageRoot,
  parseCountOption,
  parseSeed,
  referencePlan,
  sha256,
} from "../context.ts";
import { type Effects, UserMistake } from "../effects.ts";
import { version } from "../version.ts";

const host = "127.0.0.1";
const defaultPort = 4180;
const portsToTry = 20;

export interface ServeArgs {
  readonly port?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** Listens until a signal ends it; the exit code comes when every connection is closed. */
export async function serveCommand(args: ServeArgs, effects: Effects): Promise<0 | 1 | 2> {
  const wanted = parseCountOption("port", args.port, defaultPort, 65_535);
  if (args.data !== undefined && !existsSync(args.data))
    throw new UserMistake(
      `--data: expected a folder, found none at ${args.data}; try \`mkdir -p ${args.data}\``,
    );
  const app = referenceApp((error) => effects.stderr(`${error}\n`));
  const server = createServer(getRequestListener(app.fetch));
  const port = await listen(server, wanted, args.port !== undefined);
  const url = `http://${host}:${port}/`;
  effects.stdout(args.json === true ? json({ command: "serve", url }) : `Ampacity at ${url}\n`);
  return new Promise((resolve) => {
    const stop = () => {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
      server.close(() => resolve(0));
      server.closeAllConnections();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
  });
}

/** The app over this package's own plans, catalogue and built page. */
export function referenceApp(report: (error: string) => void = () => {}) {
  const folder = join(packageRoot, "scenarios");
  const first = referencePlan.replace(/^scenarios\/|\.yaml$/g, "");
  const plans = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => ({ id: name.slice(0, -5), file: `scenarios/${name}` }))
      .sort((a, b) => Number(b.id === first) - Number(a.id === first) || (a.id < b.id ? -1 : 1));
  let facts: string | null = null;
  return createApp({
    keys: { engine: engineKey, facts: factsKey, version },
    plans,
    runPlan: (id, draws) => {
      const file = `scenarios/${id}.yaml`;
      try {
        const result = run({
          text: readFileSync(join(folder, `${id}.yaml`), "utf8"),
          file,
          catalogue,
          engineKey,
          factsKey,
          seed: parseSeed(undefined),
          draws,
          sha256,
        });
        return result.ok
          ? { ok: true, text: json({ command: "run", ...result.outcome }) }
          : { ok: false, issues: result.issues };
      } catch (error) {
        report(error instanceof Error ? (error.stack ?? error.message) : String(error));
        throw error;
      }
    },
    facts: () => {
      facts ??= json(catalogue);
      return facts;
    },
    file: async (path) => {
      try {
        return new Uint8Array(await readFile(join(packageRoot, "dist/web", path)));
      } catch {
        return null;
      }
    },
  });
}

/** The port asked for; with none asked for, the first free one from the default on. */
async function listen(server: Server, wanted: number, exact: boolean): Promise<number> {
  for (let offset = 0; ; offset += 1) {
    const port = wanted === 0 ? 0 : wanted + offset;
    try {
      return await listenOn(server, port);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "EADDRINUSE" && !exact && offset + 1 < portsToTry && port < 65_535) continue;
      const found = code === "EADDRINUSE" ? "one in use" : (code ?? "an error");
      throw new UserMistake(
        `--port: expected a free port, found ${found} at ${port}; try --port ${Math.min(65_535, port + 1)}`,
      );
    }
  }
}

const listenOn = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
