/** The page's side of the engine: a question in, a promise out. */
import type { Answer, Ask, FromWorker } from "./protocol.ts";

type Waiting = {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((done: number, of: number) => void) | undefined;
};

const waiting = new Map<number, Waiting>();
let next = 1;
let worker: Worker | null = null;

function started(): Worker {
  if (worker !== null) return worker;
  const made = new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" });
  made.addEventListener("message", (event: MessageEvent<FromWorker>) => {
    const message = event.data;
    const one = waiting.get(message.id);
    if (one === undefined) return;
    if ("progress" in message) {
      one.onProgress?.(message.progress.done, message.progress.of);
      return;
    }
    waiting.delete(message.id);
    if ("failed" in message) one.reject(new Error(message.failed));
    else one.resolve(message.answer as never);
  });
  made.addEventListener("error", (event) => {
    event.preventDefault();
    for (const one of waiting.values())
      one.reject(new Error(event.message || "the engine's file could not be read"));
    waiting.clear();
    worker = null;
  });
  worker = made;
  return made;
}

export function ask<A extends Ask["ask"]>(
  question: Extract<Ask, { ask: A }>,
  onProgress?: (done: number, of: number) => void,
): Promise<Answer<A> | (A extends "ranges" | "effects" ? null : never)> {
  const id = next;
  next += 1;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (answer: never) => void, reject, onProgress });
    started().postMessage({ id, ask: question });
  });
}
