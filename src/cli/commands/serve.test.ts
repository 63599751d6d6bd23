import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { UserMistake } from "../effects.ts";
import { serveCommand } from "./serve.ts";

test("serve prints its address, answers there, and stops on a signal", async () => {
  let printed = "";
  const code = serveCommand(
    { port: "0" },
    {
      stdout: (text) => {
        printed += text;
      },
      stderr: () => {},
    },
  );
  while (printed === "") await new Promise((resolve) => setTimeout(resolve, 5));
  const url = /^Ampacity at (http:\/\/127\.0\.0\.1:\d+\/)\n$/.exec(printed)?.[1];
  assert.ok(url !== undefined, printed);
  assert.equal((await fetch(`${url}healthz`)).status, 200);
  const plans = (await (await fetch(`${url}api/plans`)).json()) as { plans: { id: string }[] };
  assert.equal(plans.plans[0]?.id, "openai-nvidia-10gw", "the reference plan comes first");
  const outcome = await fetch(`${url}api/outcome?plan=first-hall`);
  assert.ok((await outcome.text()).startsWith('{"command":"run","scenario":"first-hall"'));
  process.emit("SIGTERM");
  assert.equal(await code, 0);
});

test("a port that was asked for and is taken is a mistake with something to try", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as AddressInfo;
  await assert.rejects(
    serveCommand({ port: String(port) }, { stdout: () => {}, stderr: () => {} }),
    (error) => error instanceof UserMistake && /expected a free port/.test(error.message),
  );
  taken.close();
});
