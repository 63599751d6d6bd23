/** The engine beside the page: the very same sources as the command's, in a module worker. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { catalogue } from "../facts/index.ts";
import { type Engine, effectsInSteps, rangesInSteps, runPlan } from "./compute.ts";
import { plans } from "./plans.ts";
import type { FromWorker, ToWorker } from "./protocol.ts";

declare const __ENGINE_KEY__: string | undefined;
declare const __FACTS_KEY__: string | undefined;

const engine: Engine = {
  catalogue,
  engineKey: typeof __ENGINE_KEY__ === "string" ? __ENGINE_KEY__ : "source",
  factsKey: typeof __FACTS_KEY__ === "string" ? __FACTS_KEY__ : "source",
  sha256: (text) => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16),
  now: () => performance.now(),
};

const say = (message: FromWorker) => postMessage(message);

/** The newest long question of each kind; an older one of that kind stops at its next step. */
const newest = new Map<string, number>();

async function inSteps<T>(
  kind: string,
  id: number,
  steps: Generator<{ done: number; of: number }, T>,
): Promise<T | null> {
  newest.set(kind, id);
  let rested = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - rested < 30) continue;
    say({ id, progress: step.value });
    await new Promise((resolve) => setTimeout(resolve));
    if (newest.get(kind) !== id) return null;
    rested = performance.now();
  }
}

async function answer({ id, ask }: ToWorker): Promise<unknown> {
  switch (ask.ask) {
    case "plans":
      return plans;
    case "catalogue":
      return catalogue;
    case "run":
      return runPlan(engine, { file: ask.file, text: ask.text });
    case "ranges":
      return inSteps("ranges", id, rangesInSteps(engine, ask, ask.draws));
    case "effects":
      return inSteps("effects", id, effectsInSteps(engine, ask));
  }
}

addEventListener("message", async (event: MessageEvent<ToWorker>) => {
  const { id } = event.data;
  try {
    say({ id, answer: await answer(event.data) });
  } catch (error) {
    say({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});
