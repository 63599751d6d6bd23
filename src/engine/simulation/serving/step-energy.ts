/** What a replica draws: a level while it is on, and joules for each iteration above that. */
export interface StepEnergy {
  readonly idleW: number;
  /** Of an iteration `stepS` long; the batch as in `StepMeter`. */
  aboveIdleJ(stepS: number, decodes: number, prefillTokens: number, contextTokens: number): number;
}

/** Two levels: one while it iterates, one while it stands idle. */
export function twoLevels(busyW: number, idleW: number): StepEnergy {
  return { idleW, aboveIdleJ: (stepS) => stepS * (busyW - idleW) };
}
