/** `correlations:` of the plan file: names become positions, and what is stated must be able to hold together. */
import { cholesky, scoreMatrix } from "../kernel/rank-correlation.ts";
import type { PlanDocument } from "./document.ts";
import type { Complain, InputTable } from "./inputs.ts";
import { nearest } from "./issue.ts";
import type { Plan } from "./plan.ts";

/** Called last: an input can be named only once every line of the plan is in the table. */
export function resolveCorrelations(
  document: PlanDocument,
  table: InputTable,
  complain: Complain,
  placeOf: (path: readonly PropertyKey[]) => string,
): Plan["correlations"] {
  const out: Plan["correlations"][number][] = [];
  const ids = table.inputs.map((input) => input.id);
  for (const [index, pair] of (document.correlations ?? []).entries()) {
    const path = ["correlations", index];
    const [a, b] = pair.between.map((name, side): number => {
      const found = ids.findIndex((id) => id === name || id === `assumptions/${name}`);
      if (found < 0) {
        const close =
          nearest(name, ids) ??
          nearest(
            name,
            ids.map((id) => id.replace(/^assumptions\//, "")),
          );
        complain([...path, "between", side], {
          expected: "an input of this plan, by its id",
          found: `\`${name}\``,
          hint: close === null ? "an id of `inputs` in `ampacity run --json`" : `\`${close}\``,
        });
      } else if (table.inputs[found]!.shape === "fixed") {
        complain([...path, "between", side], {
          expected: "an input with an interval",
          found: `\`${name}\`, a fixed number`,
          hint: "giving it `low` and `high`, or dropping this line",
        });
        return -1;
      }
      return found;
    }) as [number, number];
    if (a >= 0 && a === b)
      complain([...path, "between"], {
        expected: "two inputs",
        found: "one input twice",
        hint: "another input",
      });
    else if (
      out.some((other) => (other.a === a && other.b === b) || (other.a === b && other.b === a))
    )
      complain([...path, "between"], {
        expected: "each pair once",
        found: `\`${pair.between.join("` and `")}\` again`,
        hint: "dropping one of the lines",
      });
    else if (a >= 0 && b >= 0) {
      out.push({ a, b, rank: pair.rank });
      table.origins[`correlations/${index}`] = {
        kind: "plan",
        ref: placeOf(path),
        printed: String(pair.rank),
        ...(pair.grade === undefined ? {} : { grade: pair.grade }),
        ...(pair.source === undefined ? {} : { source: pair.source }),
        ...(pair.note === undefined ? {} : { note: pair.note }),
      };
    }
  }
  if (out.length > 0 && !possible(out)) {
    complain(["correlations"], {
      expected: "correlations that can hold together (a positive definite matrix)",
      found: `${out.length} that contradict each other`,
      hint: "weaker ranks, or the missing pair between inputs that share a neighbour",
    });
    return [];
  }
  return out;
}

function possible(pairs: Plan["correlations"]): boolean {
  const named = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const matrix = scoreMatrix(
    named.length,
    pairs.map(({ a, b, rank }) => ({ a: named.indexOf(a), b: named.indexOf(b), rank })),
  );
  return cholesky(matrix) !== null;
}
