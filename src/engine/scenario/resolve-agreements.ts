/** Agreements of the plan file as terms in whole cents, shares and watts. */
import {
  type AgreementTerms,
  type Condition,
  factNames,
  type GrantTerms,
  type GrantUnit,
  parseCondition,
} from "../../agreements/index.ts";
import type { Catalogue } from "../../facts/kinds.ts";
import { type Frame, parseDay, parseQuantity } from "../../units/index.ts";
import { type PlanDocument, powerStates } from "./document.ts";
import type { Complain } from "./inputs.ts";
import { nearest } from "./issue.ts";
import type { Origin, PlanBlock } from "./plan.ts";

type GrantDocument = NonNullable<PlanDocument["agreements"]>[string]["grants"][number];

export function resolveAgreements(
  document: PlanDocument,
  catalogue: Catalogue,
  blocks: readonly PlanBlock[],
  knowsParty: (id: string | undefined, path: readonly PropertyKey[]) => void,
  complain: Complain,
  origins: Record<string, Origin>,
  placeOf: (path: readonly PropertyKey[]) => string,
): AgreementTerms[] {
  const entries = Object.entries(document.agreements ?? {});
  const ids = entries.map(([id]) => id);
  const events = new Map((document.events ?? []).map((event) => [event.name, event.value]));
  const terms = entries.map(([id, agreement]): AgreementTerms => {
    const path = ["agreements", id];
    const from = agreement.from?.replace(/^agreements\//, "");
    if (from !== undefined && !Object.hasOwn(catalogue.agreements, from)) {
      complain([...path, "from"], {
        expected: "an agreement of the catalogue",
        found: `\`${agreement.from}\``,
        hint:
          nearest(from, Object.keys(catalogue.agreements)) ?? "`ampacity facts list agreements`",
      });
    }
    origins[`agreements/${id}`] = {
      kind: "plan",
      ref: placeOf(path),
      printed: agreement.instrument,
      ...(from === undefined ? {} : { source: `agreements/${from}` }),
    };
    knowsParty(agreement.parties.from, [...path, "parties", "from"]);
    knowsParty(agreement.parties.to, [...path, "parties", "to"]);
    for (const [index, status] of agreement.status.entries()) {
      if (status.by !== undefined && !ids.includes(status.by)) {
        complain([...path, "status", index, "by"], {
          expected: "an agreement of this plan",
          found: `\`${status.by}\``,
          hint: nearest(status.by, ids) ?? "adding it under `agreements:`",
        });
      }
    }
    const stop = agreement.longStop;
    if (
      stop !== undefined &&
      stop !== "none published" &&
      stop !== "none" &&
      parseDay(stop) === null
    ) {
      complain([...path, "longStop"], {
        expected: "a date, `none` or `none published`",
        found: JSON.stringify(stop),
        hint: "2030-12-31",
      });
    }
    return {
      id,
      title:
        agreement.title ?? (from === undefined ? id : (catalogue.agreements[from]?.title ?? id)),
      instrument: agreement.instrument,
      from: agreement.parties.from,
      to: agreement.parties.to,
      status: agreement.status
        .map((status) => ({
          fromDay: parseDay(status.from)!,
          is: status.is,
          by: status.by ?? null,
          kind: status.kind ?? ("reported" as const),
        }))
        .sort((a, b) => a.fromDay - b.fromDay),
      grants: agreement.grants.map((grant, index) =>
        grantTerms(grant, [...path, "grants", index], blocks, events, complain),
      ),
      longStopDay: stop === undefined ? null : parseDay(stop),
      priority: agreement.priority ?? 0,
    };
  });
  for (const [id, agreement] of entries) {
    const chain = [id];
    let next = agreement.status.find((status) => status.by !== undefined)?.by;
    while (next !== undefined && chain.length <= ids.length) {
      if (next === id) {
        complain(["agreements", id, "status"], {
          expected: "supersession without a cycle",
          found: [...chain, id].join(" → "),
          hint: "dropping one `by`",
        });
        break;
      }
      chain.push(next);
      // An id that no agreement has was reported above.
      next = ids.includes(next)
        ? document.agreements?.[next]?.status.find((status) => status.by !== undefined)?.by
        : undefined;
    }
  }
  return terms;
}

function grantTerms(
  grant: GrantDocument,
  path: readonly PropertyKey[],
  blocks: readonly PlanBlock[],
  events: ReadonlyMap<string, number | boolean | string>,
  complain: Complain,
): GrantTerms {
  const money = grant.kind === "money" || grant.kind === "guarantee" || grant.kind === "rent";
  const unit: GrantUnit = money ? "usdCents" : grant.kind === "shares" ? "shares" : "watts";
  const amount = (value: string | number | undefined, name: string): number | null => {
    if (value === undefined) return null;
    const dimension = unit === "usdCents" ? "money" : unit === "shares" ? "count" : "power";
    const parsed = parseQuantity(String(value).replace(/ shares$/, ""), dimension);
    if (!parsed.ok) {
      complain([...path, name], {
        expected: parsed.expected,
        found: parsed.found,
        hint: parsed.hint,
      });
      return null;
    }
    if (parsed.value < 0)
      complain([...path, name], {
        expected: "an amount of at least zero",
        found: JSON.stringify(value),
        hint: "drop the minus",
      });
    if (parsed.value * (unit === "usdCents" ? 100 : 1) > Number.MAX_SAFE_INTEGER)
      complain([...path, name], {
        expected: `an amount that whole ${unit === "usdCents" ? "cents" : unit} can count, at most ${unit === "usdCents" ? "90 TUSD" : "9e15"}`,
        found: JSON.stringify(value),
        hint: "a smaller amount",
      });
    return Math.round(unit === "usdCents" ? parsed.value * 100 : parsed.value);
  };
  if (grant.per !== undefined && grant.frame === undefined) {
    complain(path, {
      expected: "a `frame` beside `per`: it, facility or generation",
      found: "none",
      hint: "`frame: it`",
    });
  }
  const frame = (grant.frame ?? "it") as Frame;
  const counted = blocks.filter(
    (block) => grant.blocks === undefined || grant.blocks.includes(block.id),
  );
  if (
    grant.per !== undefined &&
    counted.length > 0 &&
    !counted.every((block) => frame in capacityFrames(block))
  ) {
    complain([...path, "frame"], {
      expected: "a frame that its blocks have",
      found: `\`${frame}\``,
      hint: "`it`",
    });
  }
  if (grant.per !== undefined) {
    const totalW = counted.reduce((sum, block) => sum + (capacityFrames(block)[frame] ?? 0), 0);
    if (!(Math.round(parsedPower(grant.per)) >= 1 && totalW / parsedPower(grant.per) <= unitsMax))
      complain([...path, "per"], {
        expected: `a unit of which its blocks hold at most ${unitsMax}`,
        found: JSON.stringify(grant.per),
        hint: "a larger unit",
      });
  }
  for (const [index, id] of (grant.blocks ?? []).entries()) {
    if (!blocks.some((block) => block.id === id))
      complain([...path, "blocks", index], {
        expected: "a block of this plan",
        found: `\`${id}\``,
        hint:
          nearest(
            id,
            blocks.map((block) => block.id),
          ) ?? "its id",
      });
  }
  if (
    grant.amount === undefined &&
    (grant.kind === "money" || grant.kind === "shares" || grant.kind === "guarantee")
  ) {
    complain(path, { expected: "`amount`", found: "nothing", hint: "`amount: 10 GUSD`" });
  }
  const conditions = (grant.when ?? []).flatMap((text, index): Condition[] => {
    const parsed = parseCondition(text, Object.fromEntries(events));
    if (parsed.ok) {
      const unknown = factNames(text).find((name) => !events.has(name));
      if (unknown !== undefined) {
        complain([...path, "when", index], {
          expected: "facts that an entry of `events:` names",
          found: `\`facts.${unknown}\``,
          hint: nearest(unknown, [...events.keys()]) ?? `adding an event named \`${unknown}\``,
        });
      }
      return [parsed.condition];
    }
    complain([...path, "when", index], {
      expected: "a CEL condition",
      found: parsed.why,
      hint: 'for example `date < "2030-10-31"`',
    });
    return [];
  });
  const state = stateIn(grant.counts);
  if (state !== undefined && !powerStates.some((known) => known === state)) {
    complain([...path, "counts"], {
      expected: "`blocks` and a state of a block",
      found: JSON.stringify(grant.counts),
      hint: `\`blocks ${nearest(state, powerStates) ?? "in service"}\``,
    });
  }
  if (state !== undefined && grant.state !== undefined && state !== grant.state) {
    complain([...path, "state"], {
      expected: `one state: \`counts\` says ${state}`,
      found: `\`${grant.state}\``,
      hint: "dropping one of them",
    });
  }
  return {
    kind: grant.kind,
    unit,
    upTo: amount(grant.upTo, "upTo"),
    amount: amount(grant.amount, "amount"),
    perW: grant.per === undefined ? null : Math.round(parsedPower(grant.per)),
    frame,
    state: grant.state ?? state ?? "in service",
    blocks: grant.blocks ?? null,
    onDay: grant.on === undefined ? null : parseDay(grant.on),
    conditions,
    calledOn: grant.calledOn ?? null,
  };
}

const unitsMax = 10_000;

const parsedPower = (text: string | number): number => {
  const parsed = parseQuantity(String(text), "power");
  return parsed.ok ? parsed.value : Number.NaN;
};

/** `counts: blocks ready for service` names the state in words. */
const stateIn = (counts: string | undefined): string | undefined =>
  counts?.replace(/^blocks\s+/, "");

/** Frames in which a block's capacity is known: IT always, its own frame as certified. */
export const capacityFrames = (block: PlanBlock): Partial<Record<Frame, number>> => ({
  it: block.itCapacityW,
  ...(block.frame === "it" ? {} : { [block.frame]: block.capacityW }),
});
