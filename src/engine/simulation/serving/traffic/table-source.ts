/** Requests given as a table: for examples, tests and traces held in memory. */

import { endFill, type RequestChunk, type TrafficSource } from "../request-chunk.ts";

export interface RequestRow {
  readonly arrivalS: number;
  readonly promptTokens: number;
  readonly outputTokens: number;
  readonly prefix?: number;
  readonly group?: number;
}

/** Rows in order of arrival. */
export function tableSource(rows: readonly RequestRow[]): TrafficSource {
  let made = 0;
  return {
    fill(chunk: RequestChunk): void {
      const count = Math.min(chunk.capacity, rows.length - made);
      for (let i = 0; i < count; i++) {
        const row = rows[made + i];
        chunk.arrivalS[i] = row.arrivalS;
        chunk.promptTokens[i] = row.promptTokens;
        chunk.outputTokens[i] = row.outputTokens;
        chunk.prefix[i] = row.prefix ?? -1;
        chunk.group[i] = row.group ?? 0;
      }
      made += count;
      endFill(chunk, count, made < rows.length);
    },
  };
}
