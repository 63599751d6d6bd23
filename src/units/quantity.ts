/**
 * One small grammar for quantities in files, flags, facts and forms: a decimal number, a space, a
 * unit. `parseQuantity` and `printQuantity` are inverse to the last bit.
 */
import { type Dimension, dimensions, type Printed } from "./dimensions.ts";

type Parsed =
  | { readonly ok: true; readonly value: number; readonly unit: string }
  | {
      readonly ok: false;
      readonly expected: string;
      readonly found: string;
      readonly hint: string;
    };

const pattern = /^([+-]?(?:\d[\d_]*(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/;

/** `text` in the computing unit of `dimension`, or what was expected, what was found, what to try. */
export function parseQuantity<D extends Dimension>(text: string, dimension: D): Parsed {
  const units = dimensions[dimension] as Readonly<Record<string, number>>;
  const trimmed = text
    .trim()
    .replace("\u2212", "-")
    .replace(/[\u2009\u00a0\u202f]/g, " ");
  const match = pattern.exec(trimmed);
  const expected = `a ${dimension} such as ${exampleOf(dimension)}`;
  if (match === null) {
    return { ok: false, expected, found: quote(text), hint: "write a number, a space and a unit" };
  }
  const digits = match[1]!.replaceAll("_", "");
  const unit = match[2]!.trim();
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (factor === undefined) {
    return { ok: false, expected, found: quote(text), hint: hintFor(unit, dimension) };
  }
  const value = scaleDecimal(digits, factor);
  if (!Number.isFinite(value)) {
    return {
      ok: false,
      expected,
      found: quote(text),
      hint: "the number is too large to represent",
    };
  }
  return { ok: true, value, unit };
}

/** The value of a quantity written in our own sources, whose spelling the compiler has checked. */
export function quantity<D extends Dimension>(printed: Printed<D>, dimension: D): number {
  const parsed = parseQuantity(printed, dimension);
  if (!parsed.ok) throw new Error(`expected ${parsed.expected}, found ${parsed.found}`);
  return parsed.value;
}

/** `value` (computing unit) printed so that parsing gives back exactly the same number. */
export function printQuantity<D extends Dimension>(value: number, dimension: D): string {
  const units = Object.entries(dimensions[dimension] as Readonly<Record<string, number>>);
  const base = units.find(([, factor]) => factor === 1) ?? units[0]!;
  const magnitude = Math.abs(value);
  let best = `${value}${base[0] === "" ? "" : ` ${base[0]}`}`;
  if (base[1] !== 1) best = exactOver(value, base[1], base[0]) ?? best;
  for (const [unit, factor] of units) {
    if (magnitude < factor || factor < base[1]) continue;
    const text = exactOver(value, factor, unit);
    if (text !== null && text.length < best.length) best = text;
  }
  return best;
}

function exactOver(value: number, factor: number, unit: string): string | null {
  const digits = String(value / factor);
  if (scaleDecimal(digits, factor) !== value) return null;
  return unit === "" ? digits : `${digits} ${unit}`;
}

/** Decimal text times a factor; powers of ten move the decimal point and so do not round twice. */
function scaleDecimal(digits: string, factor: number): number {
  const exponent = powerOfTen.get(factor);
  if (exponent === undefined) return Number(digits) * factor;
  const [mantissa, own = "0"] = digits.toLowerCase().split("e");
  return Number(`${mantissa}e${Number(own) + exponent}`);
}

const powerOfTen = new Map<number, number>();
for (let exponent = -12; exponent <= 24; exponent += 1) {
  powerOfTen.set(Number(`1e${exponent}`), exponent);
}

const exampleOf = (dimension: Dimension): string => {
  const units = Object.keys(dimensions[dimension]);
  const unit = units[Math.min(2, units.length - 1)]!;
  return `\`1.2${unit === "" ? "" : ` ${unit}`}\``;
};

function hintFor(unit: string, dimension: Dimension): string {
  const accepted = Object.keys(dimensions[dimension]).filter((name) => name !== "");
  for (const [other, units] of Object.entries(dimensions)) {
    if (unit !== "" && Object.hasOwn(units, unit) && other !== dimension) {
      return `${unit} is a ${other}; try ${accepted.slice(0, 6).join(", ")}`;
    }
  }
  if (unit === "") return `add a unit: ${accepted.slice(0, 6).join(", ")}`;
  const close = accepted.find((name) => name.toLowerCase() === unit.toLowerCase());
  return close === undefined
    ? `try ${accepted.slice(0, 6).join(", ")}`
    : `units are case sensitive: try ${close}`;
}

const quote = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
