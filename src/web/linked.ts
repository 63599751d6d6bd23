/** Finds the outcome's own numbers inside its sentences, so that each can open its papers. */
import type { Outcome } from "../engine/index.ts";
import { formatHeadline } from "../engine/outcome/words.ts";
import { formatSi, yearS } from "../units/index.ts";

export interface Part {
  readonly text: string;
  /** Headline name of a number; absent in plain words. */
  readonly name?: string;
}

export function linkedParts(text: string, outcome: Outcome, first: readonly string[] = []): Part[] {
  const names = [
    ...first,
    ...Object.keys(outcome.headline).filter((name) => !first.includes(name)),
  ];
  const wanted = names.flatMap((name) => {
    const value = outcome.headline[name];
    const unit = outcome.definitions[name]?.unit;
    if (value == null || unit === undefined) return [];
    const texts = [formatHeadline(value, unit)];
    if (unit === "J/year" && typeof value === "number") texts.push(formatSi(value / yearS, "W"));
    return texts.filter((one) => one.length > 2).map((one) => ({ name, text: one }));
  });
  const taken: { from: number; to: number; name: string }[] = [];
  for (const one of wanted.sort((a, b) => b.text.length - a.text.length)) {
    for (let from = text.indexOf(one.text); from >= 0; from = text.indexOf(one.text, from + 1)) {
      const to = from + one.text.length;
      const clear =
        !/[\w.,\u2009−$]/.test(text[from - 1] ?? " ") &&
        !/[\w\u2009]/.test(text[to] ?? " ") &&
        !/^[.,]\d/.test(text.slice(to, to + 2)) &&
        taken.every((other) => to <= other.from || from >= other.to);
      if (clear) taken.push({ from, to, name: one.name });
    }
  }
  taken.sort((a, b) => a.from - b.from);
  const parts: Part[] = [];
  let at = 0;
  for (const one of taken) {
    if (one.from > at) parts.push({ text: text.slice(at, one.from) });
    parts.push({ text: text.slice(one.from, one.to), name: one.name });
    at = one.to;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
