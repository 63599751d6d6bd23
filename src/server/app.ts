/**
 * The API and the page as one `fetch(request) → response`: what runs, what is read and where the
 * built page lies are arguments, so that tests need no socket and no disk.
 */
import { Hono } from "hono";
import { type Issue, printIssue } from "../engine/index.ts";

export type PlanRun =
  | { readonly ok: true /** The command's own JSON. */; readonly text: string }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export interface AppParts {
  readonly keys: { readonly engine: string; readonly facts: string; readonly version: string };
  /** Ids of the reference plans, the first one being the default. */
  readonly plans: () => readonly { readonly id: string; readonly file: string }[];
  readonly runPlan: (id: string, draws: number) => PlanRun;
  /** The catalogue as JSON text. */
  readonly facts: () => string;
  /** A file of the built page by its path under it (`assets/x.js`), or null. */
  readonly file: (path: string) => Promise<Uint8Array<ArrayBuffer> | null>;
}

const mostDraws = 1000;

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  json: "application/json; charset=utf-8",
  wasm: "application/wasm",
  woff2: "font/woff2",
};

/** Plot writes a style element into its charts, so styles may be inline; scripts may not. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

export function createApp(parts: AppParts): Hono {
  const app = new Hono();

  app.use("*", async (context, next) => {
    await next();
    context.res.headers.set("x-content-type-options", "nosniff");
    context.res.headers.set("referrer-policy", "no-referrer");
    if (!context.res.headers.has("cache-control"))
      context.res.headers.set("cache-control", "no-store");
  });

  app.get("/healthz", (context) => context.json({ ok: true, ...parts.keys }));

  app.get("/api/plans", (context) => context.json({ plans: parts.plans() }));

  app.get("/api/facts", () => jsonText(parts.facts()));

  app.get("/api/outcome", (context) => {
    const plans = parts.plans();
    const id = context.req.query("plan") ?? plans[0]?.id ?? "";
    const drawsText = context.req.query("draws") ?? "0";
    const draws = Number(drawsText);
    if (!/^\d+$/.test(drawsText) || draws > mostDraws)
      return problem(
        400,
        "draws is not a count",
        `draws: expected a whole number from 0 to ${mostDraws}, found ${JSON.stringify(drawsText.slice(0, 40))}; try draws=200`,
      );
    if (!plans.some((plan) => plan.id === id))
      return problem(
        404,
        "no such plan",
        `plan: expected one of ${plans.map((plan) => plan.id).join(", ")}, found ${JSON.stringify(id.slice(0, 80))}; try /api/plans`,
      );
    const result = parts.runPlan(id, draws);
    if (!result.ok)
      return problem(422, "the plan has issues", result.issues.map(printIssue).join("\n"), {
        issues: result.issues,
      });
    return jsonText(result.text);
  });

  app.all("/api/*", (context) =>
    problem(
      404,
      "no such address",
      `${context.req.method} ${context.req.path}: expected /api/plans, /api/outcome or /api/facts`,
    ),
  );

  app.get("*", async (context) => {
    const path = context.req.path === "/" ? "index.html" : context.req.path.slice(1);
    const bytes = safe(path) ? await parts.file(path) : null;
    if (bytes === null) {
      if (path === "index.html")
        return problem(
          503,
          "the page is not built",
          "expected dist/web, found none; try `npm run build`",
        );
      return problem(404, "no such file", `${context.req.path}: no such file of the page; try /`);
    }
    const ending = path.slice(path.lastIndexOf(".") + 1);
    return new Response(bytes, {
      headers: {
        "content-type": types[ending] ?? "application/octet-stream",
        // Built assets carry a hash in their name; everything else is asked for again.
        "cache-control": path.startsWith("assets/")
          ? "public, max-age=31536000, immutable"
          : "no-store",
        ...(ending === "html" ? { "content-security-policy": policy } : {}),
      },
    });
  });

  app.onError(() =>
    problem(
      500,
      "a bug of ours",
      "the request could not be answered; the server's terminal says why",
    ),
  );
  app.notFound((context) =>
    problem(
      404,
      "no such address",
      `${context.req.method} ${context.req.path}: nothing is answered here; try /`,
    ),
  );
  return app;
}

const safe = (path: string): boolean => /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.includes("..");

const jsonText = (text: string): Response =>
  new Response(text, { headers: { "content-type": "application/json; charset=utf-8" } });

/** RFC 9457. */
const problem = (status: number, title: string, detail: string, more: object = {}): Response =>
  new Response(`${JSON.stringify({ type: "about:blank", title, status, detail, ...more })}\n`, {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8" },
  });
