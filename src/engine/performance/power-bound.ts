/**
 * A serving estimate of packages that may draw only so much: the clock of their cores falls, what
 * arithmetic binds slows, and the whole estimate is made again at that clock. How much they draw is
 * asked of `power`; nothing here knows a watt.
 */
import type { ServingConstants } from "./serving-constants.ts";
import { estimateServing, type ServingEstimate, type ServingQuestion } from "./serving-estimate.ts";
import { atClock, type PowerAnswer, servingLoad } from "./step-load.ts";
import { packagesPerReplica, type Refusal } from "./types.ts";

export interface PowerBoundEstimate {
  readonly estimate: ServingEstimate;
  readonly clockFraction: number;
  readonly paceFraction: number;
  readonly packageDrawW: number;
}

export function estimateUnderPower(
  question: ServingQuestion,
  power: PowerAnswer,
  constants?: ServingConstants,
): PowerBoundEstimate | { readonly refused: Refusal } {
  const free = estimateServing(question, constants);
  if ("refused" in free) return free;
  const at = (clock: number): ServingEstimate => {
    if (clock === 1) return free;
    const accelerator = atClock(question.accelerator, clock);
    const slower = estimateServing({ ...question, accelerator }, constants);
    // What fits and divides at the full clock does so at any.
    return "refused" in slower ? free : slower;
  };
  const { clockFraction, paceFraction, drawW } = power((clock) => loadOf(question, at(clock)));
  if (paceFraction <= 0) return { refused: belowFloor(drawW) };
  const estimate = paced(at(clockFraction), paceFraction);
  return { estimate, clockFraction, paceFraction, packageDrawW: drawW };
}

export const belowFloor = (floorW: number): Refusal => ({
  reason: "power cap too low",
  detail: `a package draws ${floorW.toFixed(0)} W before it works, the cap leaves nothing above; expected a higher cap`,
});

function loadOf(question: ServingQuestion, estimate: ServingEstimate) {
  const outputTokensPerS =
    estimate.outputTokensPerSPerPackage * packagesPerReplica(question.placement);
  return servingLoad({
    ...question,
    outputTokensPerS,
    promptTokensPerS: (outputTokensPerS * question.isl) / question.osl,
    runningSequences: estimate.runningSequences,
    tpotS: estimate.tpotS,
  });
}

/** Every time longer by the share in which the packages pause. */
function paced(estimate: ServingEstimate, pace: number): ServingEstimate {
  if (pace === 1) return estimate;
  const longer = <T extends object>(times: T): T =>
    Object.fromEntries(Object.entries(times).map(([name, s]) => [name, s / pace])) as T;
  const { parts, interval } = estimate;
  return {
    ...estimate,
    ttftS: estimate.ttftS / pace,
    tpotS: estimate.tpotS / pace,
    outputTokensPerSPerPackage: estimate.outputTokensPerSPerPackage * pace,
    parts: { tpot: longer(parts.tpot), ttft: longer(parts.ttft) },
    interval: { ttftS: longer(interval.ttftS), tpotS: longer(interval.tpotS) },
  };
}
