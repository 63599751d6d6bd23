/**
 * Requests that no replica could ever serve, counted by reason and never dropped in silence.
 */

import type { EngineSettings } from "./replica.ts";
import type { RequestChunk } from "./request-chunk.ts";

/** Rows of the workload kept as examples of each reason. */
const EXAMPLES = 5;

export class Rejections {
  /** Prompt and output together need more blocks than the KV memory has. */
  largerThanKv = 0;
  readonly largerThanKvIds: number[] = [];

  addLargerThanKv(id: number): void {
    this.largerThanKv += 1;
    if (this.largerThanKvIds.length < EXAMPLES) this.largerThanKvIds.push(id);
  }
}

/** Whether an engine can hold a request of this size when it is alone. */
export function fits(
  settings: EngineSettings,
  promptTokens: number,
  outputTokens: number,
): boolean {
  return promptTokens + outputTokens <= largestTokens(settings);
}

/** Prompt and output of the largest request that an engine can hold. */
export function largestTokens(settings: EngineSettings): number {
  const slack = settings.tokensPerStep > 1 ? settings.draftTokens : 0;
  return settings.blocks * settings.blockTokens + 1 - slack;
}

/** Numbers the rows of a fresh chunk from `firstId` and takes out those that cannot be served. */
export function admitChunk(
  chunk: RequestChunk,
  firstId: number,
  settings: EngineSettings,
  rejected: Rejections,
): number {
  let kept = 0;
  for (let row = 0; row < chunk.count; row++) {
    const id = firstId + row;
    if (!fits(settings, chunk.promptTokens[row], chunk.outputTokens[row])) {
      rejected.addLargerThanKv(id);
      continue;
    }
    chunk.id[kept] = id;
    if (kept !== row) {
      chunk.arrivalS[kept] = chunk.arrivalS[row];
      chunk.promptTokens[kept] = chunk.promptTokens[row];
      chunk.outputTokens[kept] = chunk.outputTokens[row];
      chunk.prefix[kept] = chunk.prefix[row];
      chunk.group[kept] = chunk.group[row];
    }
    kept += 1;
  }
  const count = chunk.count;
  chunk.count = kept;
  return firstId + count;
}
