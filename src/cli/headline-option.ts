/** A headline's name on the command line, checked against those that the outcome has. */
import { nearest } from "../engine/scenario/issue.ts";
import { UserMistake } from "./effects.ts";

export function headlineNamed(
  option: string,
  name: string,
  headline: Readonly<Record<string, unknown>>,
): string {
  if (Object.hasOwn(headline, name)) return name;
  const names = Object.keys(headline);
  throw new UserMistake(
    `--${option}: expected a headline, found ${JSON.stringify(name)}; try ${nearest(name, names) ?? names.slice(0, 3).join(", ")}`,
  );
}
