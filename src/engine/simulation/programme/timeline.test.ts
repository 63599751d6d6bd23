import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fact } from "../../../facts/fact.ts";
import type { Catalogue } from "../../../facts/kinds.ts";
import { firstDayOfMonth, isoDay, parseDay } from "../../../units/index.ts";
import { baseValues, type Plan } from "../../scenario/plan.ts";
import { resolvePlanText } from "../../scenario/resolve.ts";
import { smallCatalogue, smallPlan } from "../../small-catalogue.fixture.ts";
import { gapsBelow, type Programme, simulateProgramme, stateOn } from "./timeline.ts";

const papers = { source: "ampacity-judgement", at: "test", grade: "guess" } as const;
const rubin: Catalogue = {
  ...smallCatalogue,
  platforms: {
    ...smallCatalogue.platforms,
    "rack-227": {
      ...smallCatalogue.platforms["rack-100"]!,
      id: "rack-227",
      unitPower: fact("power", "227 kW", papers),
    },
  },
};

function planOf(text = smallPlan, catalogue: Catalogue = rubin): Plan {
  const resolved = resolvePlanText(text, "plan.yaml", catalogue);
  return resolved.ok ? resolved.plan : assert.fail(JSON.stringify(resolved.issues));
}
function programmeOf(text = smallPlan): Programme {
  const plan = planOf(text);
  return simulateProgramme(plan, baseValues(plan));
}
const milestones = (text: string) => smallPlan.replace(/milestones: \{.*\}/, `milestones: ${text}`);
const slipping = (months: number, text = smallPlan) =>
  `${text}assumptions: { slip-first-power: { value: ${months} months } }\n`;
const reached = (programme: Programme) =>
  Object.fromEntries(
    Object.entries(programme.reachedDay[0]!).map(([state, day]) => [state, isoDay(day)]),
  );

test("one gigawatt holds 4,405 racks of 227 kW, and 65 kW are left", () => {
  const text = smallPlan
    .replace("itCapacity: 60 MW", "itCapacity: 1 GW")
    .replace("capacity: 50 MW", "capacity: 1 GW")
    .replace("platform: rack-100", "platform: rack-227");
  const plan = planOf(text);
  const [cohort] = simulateProgramme(plan, baseValues(plan)).placed;
  assert.equal(cohort!.units, 4405);
  assert.equal(plan.blocks[0]!.itCapacityW - cohort!.units * 227e3, 65e3);
});

test("racks are whole and fit, and one more would not, whatever the block and its share", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999 }),
      fc.integer({ min: 1, max: 100 }),
      (kW, share) => {
        const plan = planOf(
          smallPlan
            .replace("itCapacity: 60 MW", "itCapacity: 1 GW")
            .replace("capacity: 50 MW", `capacity: ${kW} kW`)
            .replace("platform: rack-100, fills: 100 %", `platform: rack-227, fills: ${share} %`),
        );
        const { units } = plan.blocks[0]!.fleet[0]!;
        assert.ok(Number.isInteger(units));
        assert.ok(units * 227e3 <= kW * 1e3 * (share / 100) + 1e-3);
        assert.ok((units + 1) * 227e3 > kW * 1e3 * (share / 100) - 1e-3);
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

test("racks are delivered at ready for service and in service one installation later", () => {
  assert.deepEqual(reached(programmeOf()), {
    announced: "2025-06-01",
    "ready for service": "2026-06-30",
    delivered: "2026-06-30",
    accepted: "2026-09-30",
    "in service": "2026-09-30",
  });
});

test("the plan's own date of service stands against the installation time", () => {
  const programme = programmeOf(
    milestones("{ ready for service: 2026-06-30, in service: 2026-07-15 }"),
  );
  assert.equal(reached(programme)["in service"], "2026-07-15");
});

test("slip moves what is planned or projected and still to come, and nothing else", () => {
  const text = milestones(
    "{ announced: { on: 2025-06-01, kind: reported }, under construction: { on: 2025-09-01, kind: planned }, energised: { on: 2026-03-15, kind: reported }, ready for service: 2026-06-30, in service: { on: 2026-10-31, kind: projected } }",
  );
  assert.deepEqual(reached(programmeOf(slipping(5, text))), {
    announced: "2025-06-01",
    "under construction": "2025-09-01", // before the as-of date: it is not ahead any more
    energised: "2026-03-15",
    "ready for service": "2026-11-30",
    delivered: "2026-11-30",
    accepted: "2027-03-31",
    "in service": "2027-03-31",
  });
});

test("more slip never brings capacity earlier", () => {
  const inService = (months: number) =>
    programmeOf(slipping(months)).capacityByStateW["in service"];
  let before = inService(0);
  for (const months of [1, 3, 6.5, 12, 24, 400]) {
    const after = inService(months);
    for (let m = 0; m < after.length; m += 1) assert.ok(after[m]! <= before[m]!);
    before = after;
  }
});

test("the state is the furthest milestone reached; the gaps below it are named", () => {
  const programme = programmeOf(
    milestones(
      "{ financed: 2025-06-01, under construction: 2025-10-01, in service: { on: 2026-01-01, kind: observed } }",
    ),
  );
  const days = programme.reachedDay[0]!;
  const on = (date: string) => parseDay(date)!;
  assert.equal(stateOn(days, on("2025-05-31")), null);
  assert.equal(stateOn(days, on("2025-06-01")), "financed");
  assert.equal(stateOn(days, on("2025-12-31")), "under construction");
  assert.equal(stateOn(days, on("2026-01-01")), "in service");
  assert.deepEqual(gapsBelow(days, on("2025-05-31")), []);
  assert.deepEqual(gapsBelow(days, on("2025-12-31")), ["announced", "contracted", "permitted"]);
  assert.deepEqual(gapsBelow(days, on("2026-01-01")), [
    "announced",
    "contracted",
    "permitted",
    "energised",
    "ready for service",
    "delivered",
    "accepted",
  ]);
});

test("each block is in one state a month, and all states together are what was ever begun", () => {
  const { capacityByStateW, monthCount } = programmeOf();
  for (let m = 0; m < monthCount; m += 1) {
    const states = Object.values(capacityByStateW).filter((series) => series[m]! > 0);
    assert.equal(states.length, 1);
    assert.equal(states[0]![m], 50e6);
  }
});

test("what ends leaves every state and its racks on that day", () => {
  for (const as of ["cancelled", "paused", "retired", "handed to another user"]) {
    const programme = programmeOf(
      smallPlan.replace("    fleet:", `    ends: { on: 2028-01-15, as: ${as} }\n    fleet:`),
    );
    const month = 24; // January 2028
    assert.equal(programme.installedW[0]![month - 1], 50e6);
    assert.equal(programme.installedW[0]![month], 0);
    assert.equal(programme.capacityByStateW["in service"][month], 0);
    assert.equal(isoDay(programme.placed[0]!.untilDay), "2028-01-15");
  }
});

test("a refresh takes the place at the end of life, again and again, and counts as one", () => {
  const programme = programmeOf(
    smallPlan.replace(
      "platform: rack-100, fills: 100 %, life: 5 years",
      "platform: rack-100, fills: 100 %, life: 18 months, then: rack-227",
    ),
  );
  assert.deepEqual(
    programme.placed.map((one) => [isoDay(one.fromDay), one.units, one.refresh]),
    [
      ["2026-09-30", 500, false],
      ["2028-03-30", 220, true],
      ["2029-09-30", 220, true],
    ],
  );
  for (let m = 8; m < programme.monthCount; m += 1) {
    assert.ok(programme.installedW[0]![m]! > 0);
    assert.ok(programme.installedW[0]![m]! <= 50e6);
  }
});

test("what follows counted racks takes their place and no more", () => {
  const plan = planOf(
    smallPlan.replace("fills: 100 %, life: 5 years", "racks: 227, life: 1 year, then: rack-227"),
  );
  assert.deepEqual(plan.blocks[0]!.fleet[0]!.next, { platform: 1, units: 100 });
});

test("without a life the racks stay; with one and nothing after it the hall is empty", () => {
  const stays = programmeOf(smallPlan.replace(", life: 5 years", ""));
  assert.equal(stays.installedW[0]!.at(-1), 50e6);
  const leaves = programmeOf(smallPlan.replace("life: 5 years", "life: 1 year"));
  assert.equal(leaves.installedW[0]!.at(-1), 0);
  assert.equal(leaves.capacityByStateW["in service"].at(-1), 50e6);
});

test("a dated cohort waits for its block", () => {
  const programme = programmeOf(
    smallPlan.replace("life: 5 years", "from: 2026-02-01, life: 5 years"),
  );
  assert.equal(isoDay(programme.placed[0]!.fromDay), "2026-09-30");
});

test("a block in facility power certifies its IT share, and both frames are on record", () => {
  const plan = planOf(
    smallPlan
      .replace("    frame: it\n", "    frame: facility\n")
      .replace("frame: it, counts", "frame: facility, counts"),
  );
  const [record] = simulateProgramme(plan, baseValues(plan)).records;
  assert.equal(record!.capacityW.facility, 50e6);
  assert.ok(Math.abs(record!.capacityW.it! - 50e6 / 1.3) < 1);
});

test("a month counts at its last day", () => {
  const programme = programmeOf(milestones("{ in service: 2026-09-30 }"));
  assert.equal(programme.capacityByStateW["in service"][7], 0);
  assert.equal(programme.capacityByStateW["in service"][8], 50e6);
  assert.equal(firstDayOfMonth(2026 * 12 + 9) - 1, parseDay("2026-09-30"));
});

test("dated cohorts that take turns never stand together, however late their block", () => {
  const turns = smallPlan.replace(
    "fleet: [{ platform: rack-100, fills: 100 %, life: 5 years }]",
    "fleet: [{ platform: rack-100, from: 2026-07-01, life: 18 months }, { platform: rack-227, from: 2028-01-01, life: 2 years, then: rack-100 }]",
  );
  for (const service of ["2026-03-01", "2026-12-31", "2027-11-30", "2028-06-30", "2029-12-31"]) {
    const late = turns.replace(/milestones: \{.*\}/, `milestones: { in service: ${service} }`);
    for (const months of [0, 4, 11]) {
      const { installedW } = programmeOf(slipping(months, late));
      assert.ok(
        installedW[0]!.every((watts) => watts <= 50e6),
        `${service}, ${months}`,
      );
      assert.ok(installedW[0]!.at(-1)! > 0);
    }
  }
});
