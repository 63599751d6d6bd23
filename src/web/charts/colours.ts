/** Colours of states and platforms: the same in every figure, table and sheet. */
import type { PowerState } from "../../facts/kinds.ts";

/** The ordered states of a megawatt; a Record over the type, so that none can be missing. */
export const states: readonly string[] = Object.keys({
  announced: true,
  contracted: true,
  financed: true,
  permitted: true,
  "under construction": true,
  energised: true,
  "ready for service": true,
  delivered: true,
  accepted: true,
  "in service": true,
} satisfies Record<PowerState, true>);

export const stateColour = (state: string): string =>
  states.includes(state) ? `var(--state-${state.replaceAll(" ", "-")})` : "var(--other)";

/** States on which dark text does not read, or light text does. */
const lightText = new Set(["permitted", "under construction", "in service"]);
export const stateInk = (state: string): string =>
  lightText.has(state) ? "var(--on-dark)" : "var(--on-light)";

export interface PlatformLook {
  readonly colour: string;
  readonly ink: string;
}

const nvidiaOrder = [
  /ampere|a100/,
  /hopper|h100|h200/,
  /blackwell|b200|b300|gb\d/,
  /rubin(?!.*ultra)|^vr/,
  /ultra/,
];
const nvidiaRank = (id: string, family: string): number => {
  const text = `${id} ${family}`.toLowerCase();
  if (/ultra/.test(id)) return 4;
  const rank = nvidiaOrder.findIndex((pattern) => pattern.test(text));
  return rank < 0 ? 2 : rank;
};

/** NVIDIA generations in greens from old to new, AMD in oranges, TPU blue, Trainium violet. */
export function platformLooks(
  platforms: readonly { readonly id: string; readonly vendor: string; readonly family: string }[],
): Readonly<Record<string, PlatformLook>> {
  const looks: Record<string, PlatformLook> = {};
  const nvidia = platforms
    .filter((one) => /nvidia/i.test(`${one.vendor} ${one.family}`))
    .map((one) => ({ id: one.id, rank: nvidiaRank(one.id, one.family) }))
    .sort((a, b) => a.rank - b.rank);
  let taken = 0;
  for (const [index, one] of nvidia.entries()) {
    // Its generation's own green, or the next free one; newer is never lighter.
    const left = nvidia.length - index - 1;
    const shade = Math.min(6 - left, Math.max(taken + 1, one.rank + 1));
    taken = Math.min(6, Math.max(1, shade));
    looks[one.id] = {
      colour: `var(--nvidia-${taken})`,
      ink: taken >= 4 ? "var(--on-dark)" : "var(--on-light)",
    };
  }
  let amd = 0;
  for (const one of platforms) {
    if (looks[one.id] !== undefined) continue;
    const text = `${one.vendor} ${one.family}`.toLowerCase();
    if (text.includes("amd")) amd += 1;
    looks[one.id] = text.includes("amd")
      ? { colour: `var(--amd-${Math.min(2, amd)})`, ink: "var(--on-dark)" }
      : text.includes("tpu")
        ? { colour: "var(--tpu)", ink: "var(--on-dark)" }
        : text.includes("trainium")
          ? { colour: "var(--trainium)", ink: "var(--on-dark)" }
          : { colour: "var(--other)", ink: "var(--on-dark)" };
  }
  return looks;
}

/** Names that fit on a figure: without maker and variant, unless two would then read the same. */
export function shortNames(
  platforms: readonly { readonly id: string; readonly name: string; readonly vendor: string }[],
): ReadonlyMap<string, string> {
  const short = (name: string, vendor: string) => {
    const bare = name.split(",")[0]!.trim();
    return bare.toLowerCase().startsWith(`${vendor.toLowerCase()} `)
      ? bare.slice(vendor.length + 1)
      : bare;
  };
  const all = platforms.map((one) => short(one.name, one.vendor));
  return new Map(
    platforms.map((one, index) => [
      one.id,
      all.indexOf(all[index]!) === all.lastIndexOf(all[index]!) ? all[index]! : one.name,
    ]),
  );
}

/** Shades of one blue-grey for parts of a whole that have no colour of their own. */
export const shade = (index: number): string => `var(--shade-${Math.min(6, index + 1)})`;
export const shadeInk = (index: number): string =>
  index < 3 ? "var(--on-dark)" : "var(--on-light)";
