import assert from "node:assert/strict";
import test from "node:test";
import { createRandom, philox4x32 } from "./random.ts";

test("Philox4x32 with ten rounds gives the published known answers", () => {
  const cases: [number[], number[], string][] = [
    [[0, 0, 0, 0], [0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      "408f276d 41c83b0e a20bc7c6 6d5451fd",
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      "d16cfe09 94fdcceb 5001e420 24126ea1",
    ],
  ];
  for (const [c, k, expected] of cases) {
    const out = new Uint32Array(4);
    philox4x32(c[0], c[1], c[2], c[3], k[0], k[1], out, 0);
    const found = Array.from(out, (word) => word.toString(16).padStart(8, "0")).join(" ");
    assert.equal(found, expected);
  }
});

test("a fork depends on its name alone, not on what was drawn before", () => {
  const a = createRandom(7);
  const before = a.fork("arrivals").uniform();
  a.uniform();
  assert.equal(a.fork("arrivals").uniform(), before);
  assert.notEqual(a.fork("lengths").uniform(), before);
  assert.notEqual(createRandom(8).fork("arrivals").uniform(), before);
  assert.equal(createRandom(7n, "arrivals").uniform(), before);
  const names = ["", "a", "b", "ab", "abcdef", "abcdefg", "abcdefgh", "client/1", "client/10"];
  const draws = new Set(names.map((name) => createRandom(7).fork(name).uniform()));
  assert.equal(draws.size, names.length);
});

test("a stream continues from a position exactly", () => {
  const a = createRandom(3, "x");
  for (let i = 0; i < 1234; i++) a.uniform();
  a.word();
  const b = createRandom(3, "x");
  b.seek(a.position());
  for (let i = 0; i < 300; i++) assert.equal(b.uniform(), a.uniform());
  const c = createRandom(3, "x");
  c.seek(0);
  assert.equal(c.uniform(), createRandom(3, "x").uniform());
});

test("uniform numbers have the mean, variance and spread of their law", () => {
  const random = createRandom(42, "moments");
  const n = 200_000;
  let sum = 0;
  let squares = 0;
  const bins = new Float64Array(64);
  for (let i = 0; i < n; i++) {
    const u = random.uniform();
    assert.ok(u >= 0 && u < 1);
    sum += u;
    squares += u * u;
    bins[Math.floor(u * 64)] += 1;
  }
  const mean = sum / n;
  assert.ok(Math.abs(mean - 0.5) < 0.003);
  assert.ok(Math.abs(squares / n - mean * mean - 1 / 12) < 0.001);
  const chi = bins.reduce((total, count) => total + (count - n / 64) ** 2 / (n / 64), 0);
  assert.ok(chi < 120, `chi-squared ${chi} on 63 degrees of freedom`);
});
