/**
 * What the engine loop tells, iteration by iteration, to whoever asked: for time series and for
 * energy. Off by default, and then free.
 */
export interface StepMeter {
  /**
   * An iteration from `fromS` on, `stepS` long: requests that decode, prompt tokens computed,
   * tokens whose keys and values are read, KV blocks taken.
   */
  step(
    fromS: number,
    stepS: number,
    decodes: number,
    prefillTokens: number,
    contextTokens: number,
    usedBlocks: number,
  ): void;
}
