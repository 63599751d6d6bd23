/** Laws of releases, over random histories and against a reading day by day. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type AgreementOutcome,
  type AgreementTerms,
  type CapacityRecord,
  type Condition,
  evaluateAgreement,
  type FactChange,
  factNames,
  type GrantTerms,
  parseCondition,
} from "./index.ts";

const MW = 1e6;
const first = 20_000; // 2024-10-04
const span = 240;
const until = first + span + 10;

const condition = (text: string): Condition => {
  const parsed = parseCondition(text);
  return parsed.ok ? parsed.condition : assert.fail(parsed.why);
};
const conditions = [
  "facts.signed",
  "facts.price >= 2.0",
  "facts.price >= 1.0 * units",
  `day >= ${first + 90}`,
  'date < "2025-05-01"',
  "capacityW >= 1500000000.0",
  "units <= 3",
  "!has(facts.default)",
].map(condition);

const money: GrantTerms = {
  kind: "money",
  unit: "usdCents",
  upTo: null,
  amount: 1000,
  perW: 1000 * MW,
  frame: "it",
  state: "in service",
  blocks: null,
  onDay: null,
  conditions: [],
  calledOn: null,
};
const letter: AgreementTerms = {
  id: "letter",
  title: "letter",
  instrument: "letter of intent",
  from: "giver",
  to: "taker",
  status: [{ fromDay: first, is: "announced", by: null, kind: "reported" }],
  grants: [money],
  longStopDay: null,
  priority: 0,
};
const inService = (id: string, mw: number, day: number): CapacityRecord => ({
  block: id,
  capacityW: { it: mw * MW },
  reachedDay: { "in service": day },
});

// Histories

const day = fc.integer({ min: first - 20, max: first + span });
const block = fc.record({
  mw: fc.integer({ min: 1, max: 1500 }),
  readyDay: day,
  installDays: fc.integer({ min: 0, max: 60 }),
  reaches: fc.integer({ min: 0, max: 9 }),
});
const blocks = fc.array(block, { maxLength: 8 }).map((list) =>
  list.map(
    (one, index): CapacityRecord => ({
      block: `b${index}`,
      capacityW: { it: one.mw * MW },
      reachedDay: {
        ...(one.reaches > 0 ? { "ready for service": one.readyDay } : {}),
        ...(one.reaches > 1 ? { "in service": one.readyDay + one.installDays } : {}),
      },
    }),
  ),
);
const change: fc.Arbitrary<FactChange> = fc.oneof(
  fc.record({ day, name: fc.constant("signed"), value: fc.boolean() }),
  fc.record({ day, name: fc.constant("price"), value: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ day, name: fc.constant("default"), value: fc.constant(true) }),
);
// One value of one fact a day: two on the same day have no order.
const changes = fc.uniqueArray(change, {
  maxLength: 6,
  selector: (one) => `${one.name} ${one.day}`,
});
const grant = fc
  .record({
    amount: fc.integer({ min: 1, max: 1_000_000 }),
    upTo: fc.option(fc.integer({ min: 0, max: 4_000_000 }), { freq: 2 }),
    perMw: fc.option(fc.integer({ min: 100, max: 2000 }), { freq: 6 }),
    onDay: fc.option(day, { freq: 1 }),
    state: fc.constantFrom("ready for service", "in service"),
    conditions: fc.subarray(conditions, { maxLength: 2 }),
  })
  .map(
    ({ perMw, ...rest }): GrantTerms => ({
      ...money,
      ...rest,
      perW: perMw === null ? null : perMw * MW,
      onDay: perMw === null ? rest.onDay : null,
    }),
  );
const agreement = fc
  .record({
    beginDay: day,
    changesAfter: fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 1, max: span }),
        fc.constantFrom("superseded" as const, "ended" as const, "in force" as const),
      ),
      { maxLength: 2, selector: ([after]) => after },
    ),
    longStopDay: fc.option(day, { freq: 1 }),
    grants: fc.array(grant, { minLength: 1, maxLength: 3 }),
  })
  .map(
    ({ beginDay, changesAfter, longStopDay, grants }): AgreementTerms => ({
      ...letter,
      status: [
        { fromDay: beginDay, is: "announced" as const, by: null, kind: "reported" as const },
        ...changesAfter.map(([after, is]) => ({
          fromDay: beginDay + after,
          is,
          by: null,
          kind: "reported" as const,
        })),
      ].sort((a, b) => a.fromDay - b.fromDay),
      longStopDay,
      grants,
    }),
  );

/** The same terms read naively, one day after the other, for one grant. */
function dayByDay(
  terms: AgreementTerms,
  grant: GrantTerms,
  capacity: readonly CapacityRecord[],
  facts: readonly FactChange[],
): { day: number; amount: number }[] {
  const released: { day: number; amount: number }[] = [];
  let settled = 0;
  let paid = 0;
  for (let today = first - 40; today <= until; today += 1) {
    const begun = terms.status.filter((status) => status.fromDay <= today);
    if (begun.length === 0) continue;
    const status = begun.at(-1)!.is;
    const over =
      status === "superseded" ||
      status === "ended" ||
      (terms.longStopDay !== null && today > terms.longStopDay);
    let capacityW = 0;
    for (const one of capacity)
      if ((one.reachedDay[grant.state] ?? Number.POSITIVE_INFINITY) <= today)
        capacityW += one.capacityW.it!;
    const due =
      grant.perW === null
        ? grant.onDay === null || today >= grant.onDay
          ? 1
          : 0
        : Math.floor(capacityW / grant.perW);
    const known: Record<string, number | boolean | string> = {};
    for (const one of [...facts].sort((a, b) => a.day - b.day))
      if (one.day <= today) known[one.name] = one.value;
    for (; settled < due; settled += 1) {
      if (over) continue;
      const scope = {
        capacityW,
        units: settled + 1,
        day: today,
        date: new Date(today * 86_400_000).toISOString().slice(0, 10),
        facts: known,
      };
      if (!grant.conditions.every((one) => one.holds(scope))) break;
      const amount = Math.min(grant.amount!, (grant.upTo ?? Number.MAX_SAFE_INTEGER) - paid);
      if (amount > 0) released.push({ day: today, amount });
      paid += amount;
    }
  }
  return released;
}

const history = fc.tuple(agreement, blocks, changes);
const check = (
  law: (
    outcome: AgreementOutcome,
    terms: AgreementTerms,
    capacity: readonly CapacityRecord[],
    facts: readonly FactChange[],
  ) => void,
  numRuns: number,
) =>
  fc.assert(
    fc.property(history, ([terms, capacity, facts]) => {
      law(evaluateAgreement(terms, capacity, facts, until), terms, capacity, facts);
    }),
    { numRuns, seed: 20_250_922 },
  );
const ofGrant = <T extends { grant: number }>(list: readonly T[], index: number): T[] =>
  list.filter((one) => one.grant === index);

test("5,000 histories: releases are those of a reading day by day", () => {
  check((outcome, terms, capacity, facts) => {
    for (const [index, one] of terms.grants.entries()) {
      const got = ofGrant(outcome.releases, index).map(({ day, amount }) => ({ day, amount }));
      assert.deepEqual(got, dayByDay(terms, one, capacity, facts));
    }
  }, 5_000);
});

test("20,000 histories: what is released in all stays below the cap, in whole positive cents", () => {
  check((outcome, terms) => {
    for (const [index, one] of terms.grants.entries()) {
      let total = 0;
      for (const release of ofGrant(outcome.releases, index)) {
        assert.ok(Number.isSafeInteger(release.amount) && release.amount > 0);
        assert.ok(release.amount <= one.amount!);
        total += release.amount;
      }
      assert.ok(total <= (one.upTo ?? Number.MAX_SAFE_INTEGER));
    }
  }, 20_000);
});

test("20,000 histories: nothing before its conditions, its capacity and its agreement", () => {
  check((outcome, terms, capacity, facts) => {
    for (const release of outcome.releases) {
      const one = terms.grants[release.grant]!;
      assert.ok(terms.status.some((status) => status.fromDay <= release.day));
      if (one.onDay !== null) assert.ok(release.day >= one.onDay);
      const known = facts.filter((change) => change.day <= release.day).map((fact) => fact.name);
      for (const wanted of one.conditions)
        for (const name of factNames(wanted.text))
          assert.ok(known.includes(name) || wanted.text.startsWith("!has"));
      const standing = capacity
        .filter(
          (record) => (record.reachedDay[one.state] ?? Number.POSITIVE_INFINITY) <= release.day,
        )
        .reduce((sum, record) => sum + record.capacityW.it!, 0);
      assert.equal(release.capacityW, standing);
    }
  }, 20_000);
});

test("20,000 histories: nothing twice: each unit is released, lost or still waiting, once", () => {
  check((outcome, terms, capacity) => {
    for (const [index, one] of terms.grants.entries()) {
      const total = capacity
        .filter((record) => (record.reachedDay[one.state] ?? Number.POSITIVE_INFINITY) <= until)
        .reduce((sum, record) => sum + record.capacityW.it!, 0);
      const units = one.perW === null ? 1 : Math.floor(total / one.perW);
      const amounts = [...ofGrant(outcome.releases, index), ...ofGrant(outcome.withheld, index)];
      const all = amounts.reduce((sum, entry) => sum + entry.amount, 0);
      assert.ok(all <= units * one.amount!, `${all} of ${units} × ${one.amount}`);
    }
  }, 20_000);
});

test("20,000 histories: nothing while superseded or ended, nothing after the long stop", () => {
  check((outcome, terms) => {
    for (const release of outcome.releases) {
      const status = terms.status.filter((one) => one.fromDay <= release.day).at(-1)!;
      assert.ok(status.is !== "superseded" && status.is !== "ended");
      assert.ok(terms.longStopDay === null || release.day <= terms.longStopDay);
    }
  }, 20_000);
});

test("10,000 histories: cents are conserved between parties, and order of blocks and facts is nothing", () => {
  check((outcome, terms, capacity, facts) => {
    const balance = new Map<string, number>();
    for (const { from, to, amount } of outcome.releases) {
      balance.set(from, (balance.get(from) ?? 0) - amount);
      balance.set(to, (balance.get(to) ?? 0) + amount);
    }
    assert.equal(
      [...balance.values()].reduce((sum, one) => sum + one, 0),
      0,
    );
    const turned = evaluateAgreement(terms, [...capacity].reverse(), [...facts].reverse(), until);
    assert.deepEqual(
      turned.releases.map(({ day, amount, grant }) => ({ day, amount, grant })),
      outcome.releases.map(({ day, amount, grant }) => ({ day, amount, grant })),
    );
  }, 10_000);
});

test("5,000 histories: a guaranty is exposure and never cash, from ready for service on, within its cap", () => {
  check((_, terms, capacity, facts) => {
    const guaranty = {
      ...terms,
      grants: terms.grants.map((one) => ({
        ...one,
        kind: "guarantee" as const,
        state: "ready for service",
      })),
    };
    const outcome = evaluateAgreement(guaranty, capacity, facts, until);
    assert.deepEqual(outcome.releases, []);
    const firstReady = Math.min(
      ...capacity.map(
        (record) => record.reachedDay["ready for service"] ?? Number.POSITIVE_INFINITY,
      ),
    );
    for (const exposure of outcome.exposures) {
      const one = guaranty.grants[exposure.grant]!;
      assert.ok(exposure.day >= firstReady);
      assert.ok(exposure.amount >= 0 && exposure.amount <= (one.upTo ?? Number.MAX_SAFE_INTEGER));
    }
  }, 5_000);
});

test("ten gigawatts release exactly 100 GUSD, whatever the dates and however the blocks are cut", () => {
  const terms = { ...letter, grants: [{ ...money, upTo: 100e11, amount: 10e11 }] };
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: span }), { minLength: 100, maxLength: 100 }),
      fc.constantFrom(10, 20, 50, 100),
      (days, count) => {
        const records = days
          .slice(0, count)
          .map((day, index) => inService(`b${index}`, 10_000 / count, first + day));
        const { releases } = evaluateAgreement(terms, records, [], until);
        assert.equal(releases.length, 10);
        assert.equal(
          releases.reduce((sum, one) => sum + one.amount, 0),
          100e11,
        );
        assert.equal(releases.at(-1)!.day, first + Math.max(...days.slice(0, count)));
      },
    ),
    { numRuns: 500, seed: 1 },
  );
});

test("ten blocks of a tenth of the unit are the unit, and nine are not", () => {
  const records = Array.from({ length: 10 }, (_, index) =>
    inService(`b${index}`, 100, first + index),
  );
  const { releases } = evaluateAgreement(letter, records, [], until);
  assert.deepEqual(
    releases.map((one) => one.day),
    [first + 9],
  );
  assert.deepEqual(evaluateAgreement(letter, records.slice(1), [], until).releases, []);
});

test("three locks: the warrant opens on the day of the last, in whatever order they open", () => {
  const locked = {
    ...letter,
    grants: [
      {
        ...money,
        kind: "shares" as const,
        unit: "shares" as const,
        state: "delivered",
        conditions: [condition("facts.price >= 600.0"), condition("facts.technical")],
      },
    ],
  };
  const opens = (delivered: number, price: number, technical: number) =>
    evaluateAgreement(
      locked,
      [{ block: "b", capacityW: { it: 1000 * MW }, reachedDay: { delivered: first + delivered } }],
      [
        { day: first + price, name: "price", value: 600 },
        { day: first + technical, name: "technical", value: true },
      ],
      until,
    ).releases.map((one) => one.day - first);
  for (const [a, b, c] of [
    [1, 2, 3],
    [3, 1, 2],
    [2, 3, 1],
    [1, 1, 1],
    [9, 9, 1],
  ] as const)
    assert.deepEqual(opens(a, b, c), [Math.max(a, b, c)]);
  assert.deepEqual(opens(1, 2, span * 2), []);
});

test("a release says in words which unit, which conditions and under which status", () => {
  const { releases } = evaluateAgreement(
    { ...letter, grants: [{ ...money, conditions: [condition("facts.signed")] }] },
    [inService("b1", 1000, first + 5)],
    [{ day: first + 1, name: "signed", value: true }],
    until,
  );
  assert.deepEqual(releases[0]!.because, [
    "1 GW of IT capacity in service (b1 on 2024-10-09): unit 1 of 1 GW is whole",
    "`facts.signed` holds",
    "letter of intent announced since 2024-10-04",
  ]);
});

test("conditions: names, dates and truth are checked when they are read", () => {
  assert.deepEqual(factNames('facts.a && facts["b"] > 1.0 || has(facts.c)'), ["a", "b", "c"]);
  for (const text of ["capacityW >", "capacityW + 1.0", "rain", '"text"', "", "1 2"])
    assert.equal(parseCondition(text).ok, false, text);
  for (const text of ["true", "units == 3", 'date >= "2027-01-01"', "has(facts.a) && facts.a"])
    assert.equal(parseCondition(text).ok, true, text);
});

test("a condition that could never hold for its types is refused, one that waits for a fact is not", () => {
  const facts = { price: 200, met: true };
  for (const text of [
    "'a' > 1",
    "date < 5",
    "nosuch(day) > 1",
    "100 * units > 5.0",
    "facts.price >= 100 * units",
    "facts.met > 1.0",
  ])
    assert.equal(parseCondition(text, facts).ok, false, text);
  for (const text of ["facts.price >= 100.0 * units", "facts.met", "facts.later > 1", "1 / 0 > 1"])
    assert.equal(parseCondition(text, facts).ok, true, text);
});
