import assert from "node:assert/strict";
import { test } from "node:test";
import { type AppParts, createApp } from "./app.ts";

const parts: AppParts = {
  keys: { engine: "e", facts: "f", version: "v" },
  plans: () => [
    { id: "one", file: "scenarios/one.yaml" },
    { id: "bad", file: "scenarios/bad.yaml" },
    { id: "breaks", file: "scenarios/breaks.yaml" },
  ],
  runPlan: (id, draws) => {
    if (id === "breaks") throw new Error("secret detail");
    return id === "one"
      ? { ok: true, text: `{"command":"run","draws":${draws}}\n` }
      : {
          ok: false,
          issues: [
            {
              file: "scenarios/bad.yaml",
              line: 3,
              column: 7,
              path: "/asOf",
              expected: "a date",
              found: "2026-02-30",
              hint: "2026-02-28",
            },
          ],
        };
  },
  facts: () => "{}\n",
  file: async (path) =>
    path === "index.html" || path === "assets/a-1.js" || path === "favicon.svg"
      ? new Uint8Array(new TextEncoder().encode(path))
      : null,
};
const app = createApp(parts);

test("an outcome is the command's own text, never stored by a cache", async () => {
  const response = await app.request("/api/outcome?plan=one&draws=7");
  assert.equal(response.status, 200);
  assert.equal(await response.text(), '{"command":"run","draws":7}\n');
  assert.equal(response.headers.get("cache-control"), "no-store");
  assert.match(response.headers.get("content-type")!, /^application\/json/);
  assert.equal(
    await (await app.request("/api/outcome")).text(),
    '{"command":"run","draws":0}\n',
    "the first plan without draws is the default",
  );
});

test("a mistake is a problem with a place and something to try", async () => {
  for (const [path, status, says] of [
    ["/api/outcome?plan=none", 404, /expected one of one, bad/],
    ["/api/outcome?plan=../../etc/passwd", 404, /no such plan/],
    ["/api/outcome?draws=many", 400, /expected a whole number from 0 to 1000/],
    ["/api/outcome?draws=1001", 400, /draws=200/],
    ["/api/outcome?draws=-1", 400, /draws/],
    [
      "/api/outcome?plan=bad",
      422,
      /scenarios\/bad\.yaml:3:7: \/asOf: expected a date, found 2026-02-30/,
    ],
    ["/api/nothing", 404, /\/api\/plans/],
    ["/assets/none.js", 404, /no such file/],
    ["/%2e%2e/package.json", 404, /no such file/],
  ] as const) {
    const response = await app.request(path);
    assert.equal(response.status, status, path);
    assert.equal(
      response.headers.get("content-type"),
      "application/problem+json; charset=utf-8",
      path,
    );
    const body = (await response.json()) as { status: number };
    assert.equal(body.status, status);
    assert.match(JSON.stringify(body), says, path);
  }
});

test("a bug of ours shows nothing of its inside", async () => {
  const response = await app.request("/api/outcome?plan=breaks");
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /secret/);
});

test("hashed assets are kept by browsers, the page is asked for again", async () => {
  const page = await app.request("/");
  assert.equal(page.headers.get("content-type"), "text/html; charset=utf-8");
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.match(page.headers.get("content-security-policy")!, /default-src 'self'/);
  const asset = await app.request("/assets/a-1.js");
  assert.match(asset.headers.get("cache-control")!, /immutable/);
  assert.equal(asset.headers.get("content-type"), "text/javascript; charset=utf-8");
  assert.equal(asset.headers.get("x-content-type-options"), "nosniff");
  assert.equal((await app.request("/favicon.svg")).headers.get("content-type"), "image/svg+xml");
});

test("without a built page the answer says how to build it", async () => {
  const bare = createApp({ ...parts, file: async () => null });
  const response = await bare.request("/");
  assert.equal(response.status, 503);
  assert.match(await response.text(), /npm run build/);
});

test("health carries the keys", async () => {
  assert.deepEqual(await (await app.request("/healthz")).json(), {
    ok: true,
    engine: "e",
    facts: "f",
    version: "v",
  });
});
