import { type ResourceLimits, Worker } from "node:worker_threads";

/**
 * Starts a thread that runs a module, by its `import.meta.url`. From source, Node needs the TypeScript
 * loader in the thread too; a built bundle needs nothing.
 */
export function startWorker(
  module: string,
  workerData: object,
  resourceLimits?: ResourceLimits,
): Worker {
  const options = { workerData, resourceLimits };
  if (!module.endsWith(".ts")) return new Worker(new URL(module), options);
  const loader = JSON.stringify(import.meta.resolve("tsx/esm/api"));
  const start = `import(${loader}).then(({ register }) => { register(); return import(${JSON.stringify(module)}); });`;
  return new Worker(start, { ...options, eval: true });
}
