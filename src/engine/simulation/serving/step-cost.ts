/**
 * How long one iteration of a replica takes, from the aggregates of its batch. A law over a fixed
 * set of sums keeps an iteration O(1) however many requests are in it.
 */
export interface BatchShape {
  /** Tokens computed: prefill chunks plus decode tokens (with drafts, where there are any). */
  readonly tokens: number;
  /** Σ over the batch of tokens whose keys and values are read: progress before the iteration. */
  readonly contextTokens: number;
  /** Requests that decode. */
  readonly decodes: number;
  /** Of `tokens`, those of prefill chunks. */
  readonly prefillTokens: number;
  /** Of `contextTokens`, those of requests in prefill. */
  readonly prefillContextTokens: number;
}

export type StepCost =
  | {
      readonly kind: "linear";
      readonly baseS: number;
      readonly perTokenS: number;
      readonly perContextTokenS: number;
    }
  | {
      /** A law of one's own: a measured table, a roofline, a calibrated fit. */
      readonly kind: "law";
      stepS(
        tokens: number,
        contextTokens: number,
        decodes: number,
        prefillTokens: number,
        prefillContextTokens: number,
      ): number;
    };

/** Step cost of one batch: for reports and tests; the loop has this inlined. */
export function stepCostS(cost: StepCost, batch: BatchShape): number {
  if (cost.kind === "linear") {
    return cost.baseS + cost.perTokenS * batch.tokens + cost.perContextTokenS * batch.contextTokens;
  }
  return cost.stepS(
    batch.tokens,
    batch.contextTokens,
    batch.decodes,
    batch.prefillTokens,
    batch.prefillContextTokens,
  );
}
