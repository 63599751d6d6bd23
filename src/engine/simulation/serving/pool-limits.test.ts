import assert from "node:assert/strict";
import test from "node:test";
import { type PoolQuestion, poolLimits } from "./pool-limits.ts";

const CHAT: PoolQuestion = {
  inputTokens: 2000,
  outputTokens: 450,
  ttftS: 2,
  tpotS: 0.03,
  percentile: 99,
  prefillS: 0.06,
  rankBatch: 435,
  decodeS: (sequences, context) => 0.008 + sequences * (2e-5 + context * 1.38e-8),
  seed: 1n,
};
const AGENTS: PoolQuestion = {
  ...CHAT,
  inputTokens: 20_000,
  outputTokens: 1200,
  ttftS: 10,
  tpotS: 0.05,
  percentile: 95,
  prefillS: 0.92,
  rankBatch: 273,
  decodeS: (sequences, context) => 0.01 + sequences * (2e-5 + context * 6.1e-9),
};

test("against runs twenty times as long and other seeds, within the error stated", () => {
  for (const question of [CHAT, AGENTS]) {
    const long = poolLimits({ ...question, seed: 9n, longer: 20 });
    for (const seed of [1n, 2n, 3n]) {
      const short = poolLimits({ ...question, seed });
      for (const name of ["prefillFraction", "decodeFraction"] as const) {
        const apart = Math.abs(short[name] - long[name]);
        assert.ok(apart <= 0.07, `${name} ${short[name]} against ${long[name]}`);
      }
    }
  }
});

test("a looser target or a lower percentile never allows less", () => {
  const base = poolLimits(AGENTS);
  for (const looser of [{ percentile: 90 }, { ttftS: 20 }, { tpotS: 0.06 }]) {
    const found = poolLimits({ ...AGENTS, ...looser });
    assert.ok(found.prefillFraction >= base.prefillFraction);
    assert.ok(found.decodeFraction >= base.decodeFraction);
  }
  assert.ok(base.prefillFraction > 0 && base.prefillFraction < 1);
});

test("a target that a lone request misses allows nothing", () => {
  assert.equal(poolLimits({ ...CHAT, tpotS: 0.001 }).decodeFraction, 0);
  assert.equal(poolLimits({ ...CHAT, prefillS: 1.9 }).prefillFraction, 0);
});
