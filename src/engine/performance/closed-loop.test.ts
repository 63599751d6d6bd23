import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type ClosedLoop, closedLoop } from "./closed-loop.ts";

const base: ClosedLoop = {
  clients: 8,
  slots: 64,
  outputTokens: 101,
  lengthSpreadFraction: 0,
  requestsPerClient: 10,
  decodeStepS: () => 0.01,
  loneS: 0.2,
  crowdedS: 0.2,
  chunksPerPrompt: 1,
  decodeMeanwhile: "waits",
};

const near = (a: number, b: number) => assert.ok(Math.abs(a / b - 1) < 1e-9, `${a} is not ${b}`);

test("one client alone: its prompt, then its steps", () => {
  const loop = closedLoop({ ...base, clients: 1 });
  near(loop.promptS + loop.queueS, 0.2);
  near(loop.tpotS, 0.01);
  assert.equal(loop.slotWaitS, 0);
});

test("prompts first, equal requests: all waves stay in step", () => {
  // The k-th of n prompts waits for k − 1 others, and then for those behind it.
  const loop = closedLoop(base);
  near(loop.promptS + loop.queueS, (0.2 * (8 + 1)) / 2);
  near(loop.tpotS, 0.01 + (0.2 * (8 - 1)) / 2 / 100);
});

test("in a pool of its own decode is never held up", () => {
  const loop = closedLoop({ ...base, decodeMeanwhile: "elsewhere" });
  // Tokens come in whole steps: half a step of a hundred is not resolved.
  assert.ok(Math.abs(loop.tpotS / 0.01 - 1) < 0.006);
});

test("clients beyond the seats wait for one in proportion", () => {
  const loop = closedLoop({ ...base, clients: 16, slots: 8 });
  near(loop.slotWaitS, 101 * loop.tpotS + loop.promptS + loop.queueS);
});

test("busy time is shared: no mode serves more tokens than its steps allow", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 2, max: 2000 }),
      fc.double({ min: 0.001, max: 2, noNaN: true }),
      fc.constantFrom("mixed" as const, "waits" as const),
      (clients, outputTokens, promptS, decodeMeanwhile) => {
        const loop = closedLoop({
          ...base,
          clients,
          slots: 1000,
          outputTokens,
          lengthSpreadFraction: 0.2,
          loneS: promptS,
          crowdedS: promptS,
          decodeMeanwhile,
        });
        // One cycle of a client holds every client's prompt and its own steps.
        const cycleS = loop.promptS + loop.queueS + (outputTokens - 1) * loop.tpotS;
        const leastS = Math.max(promptS + (outputTokens - 2) * 0.01, 0.8 * clients * promptS);
        assert.ok(cycleS >= 0.9 * leastS, `${cycleS} < ${leastS}`);
        assert.ok(loop.tpotS >= loop.decodeS * (1 - 1e-12));
        assert.ok(loop.running <= clients * (1 + 1e-9));
      },
    ),
  );
});
