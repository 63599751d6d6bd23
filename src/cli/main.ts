/** argv → effects. Commands are loaded when they are called, so that `--help` is quick. */
import { Command, CommanderError } from "commander";
import { type Effects, type ExitCode, processEffects, UserMistake } from "./effects.ts";
import { version } from "./version.ts";

export async function main(
  argv: readonly string[],
  effects: Effects = processEffects,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command("ampacity")
    .description("How much intelligence a given amount of power can carry: plan, simulate, record.")
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: effects.stdout, writeErr: effects.stderr });
  const act =
    <A extends unknown[]>(action: (...args: A) => Promise<ExitCode>) =>
    async (...args: A) => {
      code = await action(...args);
    };

  program
    .command("run")
    .description("turn a plan into its outcome: capacity, tokens, users and money")
    .argument("[PLAN]", "a plan file (default: the reference plan)")
    .option("--json", "print one JSON object", false)
    .option("--draws <N>", "draw the whole plan N times and print P10, P50, P90")
    .option("--draw <K>", "with --draws N: draw K of them alone, its inputs, dates and outcome")
    .option("--set <S>", "with --draw K: set S of its inputs, of the 8 that share its dates")
    .option("--workers <N>", "threads of the draws; the bytes are the same for any number")
    .option("--seed <N>", "seed of the draws")
    .option("--out <DIR>", "write JSON, CSV, Parquet and an HTML report")
    .option("--simulate", "with --json too: what holds with each tier's percentile kept")
    .option("--no-simulate", "leave that out of the report")
    .option("--cache <DIR>", "where its limits are kept (default: the system's cache folder)")
    .action(
      act(async (plan: string | undefined, options) =>
        (await import("./commands/run.ts")).runCommand({ ...options, plan }, effects),
      ),
    );

  program
    .command("check")
    .description("read a plan and report every issue with line and column")
    .argument("<PLAN>", "a plan file")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "accepted for uniformity; a check draws nothing")
    .action(
      act(async (plan: string, options) =>
        (await import("./commands/check.ts")).checkCommand({ ...options, plan }, effects),
      ),
    );

  program
    .command("claims")
    .description(
      "the announcement line by line: claimed, computed with its interval, on record, papers",
    )
    .argument("[PLAN]", "a plan file (default: the reference plan)")
    .option("--json", "print one JSON object", false)
    .option("--draws <N>", "draws for the intervals (default: 200)")
    .option("--seed <N>", "seed of the draws")
    .action(
      act(async (plan: string | undefined, options) =>
        (await import("./commands/claims.ts")).claimsCommand({ ...options, plan }, effects),
      ),
    );

  program
    .command("compare")
    .description("two plans' outcomes side by side: deltas and their causes")
    .argument("<A>", "a plan file")
    .argument("<B>", "another plan file")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "seed")
    .action(
      act(async (a: string, b: string, options) =>
        (await import("./commands/compare.ts")).compareCommand({ ...options, a, b }, effects),
      ),
    );

  program
    .command("facts")
    .description("the catalogue with its papers: list [KIND], show ID, sources, guesses")
    .argument("[ACTION]", "list, show, sources or guesses", "list")
    .argument("[WHAT]", "a kind to list, or an id to show")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "accepted for uniformity; facts draw nothing")
    .action(
      act(async (action: string, what: string | undefined, options) =>
        (await import("./commands/facts.ts")).factsCommand({ ...options, action, what }, effects),
      ),
    );

  const simulate = program
    .command("simulate")
    .description("request-level serving; a training run with failures");
  simulate
    .command("serving")
    .description("requests through engines, one by one: what users get")
    .argument("<FILE>", "a simulate file (examples/r1/r1.yaml)")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "seed of every random stream")
    .option(
      "--out <DIR>",
      "write report.json, time series, the checkpoint of a fleet, requests with --requests",
    )
    .option("--requests [FORMAT]", "with --out: one row a request, as csv or parquet")
    .option("--series <INTERVAL>", 'with --out: interval of the time series, such as "5 min"')
    .option(
      "--aggregated",
      "answer in a second from a curve of loads, kept for the next time",
      false,
    )
    .option("--cache <DIR>", "where curves are kept (default: the system's cache folder)")
    .option("--workers <N>", "threads of a fleet; the bytes are the same for any number")
    .option("--exact", "percentiles as order statistics at any number of requests", false)
    .action(
      act(async (file: string, options) =>
        (await import("./commands/simulate-serving.ts")).simulateServingCommand(
          { ...options, file },
          effects,
        ),
      ),
    );

  const validate = program
    .command("validate")
    .description("predictions against published measurements, errors by group");
  validate
    .command("relations")
    .description(
      "published relations: identities, calibrations and predictions, each with its verdict",
    )
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "accepted for uniformity; relations draw nothing")
    .action(
      act(async (options) =>
        (await import("./commands/validate-relations.ts")).validateRelationsCommand(
          options,
          effects,
        ),
      ),
    );
  validate
    .command("serving")
    .description("serving estimates against measured rows, by leaving groups out")
    .option("--data <FILE>", "a CSV of measured rows")
    .option("--per-row <CSV>", "write each row's prediction, interval, support")
    .option("--beside <FILE>", "another tool's predictions of the same rows")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "accepted for uniformity; nothing is drawn")
    .action(
      act(async (options) =>
        (await import("./commands/validate-serving.ts")).validateServingCommand(options, effects),
      ),
    );
  validate
    .command("serving-runs")
    .description("real engine runs: the second half predicted from the first")
    .option("--data <DIR>", "folders of requests.jsonl and meta.json")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "accepted for uniformity; nothing is drawn")
    .action(
      act(async (options) =>
        (await import("./commands/validate-serving-runs.ts")).validateServingRunsCommand(
          options,
          effects,
        ),
      ),
    );

  validate
    .command("training")
    .description("training step times against published runs, by leaving groups out")
    .option("--data <FILE>", "a CSV of measured runs")
    .option("--per-row <CSV>", "write each row's prediction, interval, support")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "accepted for uniformity; nothing is drawn")
    .action(
      act(async (options) =>
        (await import("./commands/validate-training.ts")).validateTrainingCommand(options, effects),
      ),
    );

  validate
    .command("schedule")
    .description("forecasts made with what was known on 2025-09-22, scored on what happened")
    .option("--data <FILE|DIR>", "site timelines of another vintage: a CSV or its folder")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "accepted for uniformity; nothing is drawn")
    .action(
      act(async (options) =>
        (await import("./commands/validate-schedule.ts")).validateScheduleCommand(options, effects),
      ),
    );

  program
    .command("tornado")
    .description("which inputs move a headline most")
    .argument("[PLAN]", "a plan file (default: the reference plan)")
    .option("--of <NAME>", "a headline (default: usdPerMillionOutputTokensAtCapacity)")
    .option("--top <N>", "how many inputs to show")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "accepted for uniformity; nothing is drawn")
    .action(
      act(async (plan: string | undefined, options) =>
        (await import("./commands/tornado.ts")).tornadoCommand({ ...options, plan }, effects),
      ),
    );

  program
    .command("solve")
    .description("what one input must be for a headline to reach a value")
    .argument("[PLAN]", "a plan file (default: the reference plan)")
    .requiredOption("--for <NAME=VALUE>", "a headline and the value it should reach")
    .requiredOption("--by <INPUT>", "the input to move")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "accepted for uniformity; nothing is drawn")
    .action(
      act(async (plan: string | undefined, options) =>
        (await import("./commands/solve.ts")).solveCommand({ ...options, plan }, effects),
      ),
    );

  program
    .command("schedule")
    .description("each block's dates with probabilities, critical path, float, delay by cause")
    .argument("[PLAN]", "a plan file, or an MSPDI .xml or P6 .xer (default: the reference plan)")
    .option("--draws <N>", "draws of the network")
    .option("--seed <N>", "seed of the draws")
    .option("--out <DIR>", "write MSPDI XML and P6 XER")
    .option("--racks-per-month <N>", "racks made a month for all sites; no limit by default")
    .option("--hbm-per-month <DATA>", 'HBM for them a month, such as "30 PB"; no limit by default')
    .option("--transformers-per-month <N>", "transformers a month for all sites")
    .option("--engines-per-month <N>", "gas engines a month for all sites")
    .option("--json", "print one JSON object", false)
    .action(
      act(async (plan: string | undefined, options) =>
        (await import("./commands/schedule.ts")).scheduleCommand({ ...options, plan }, effects),
      ),
    );

  program
    .command("agreements")
    .description("what each agreement releases, when, to whom and why; exposure between parties")
    .argument("[PLAN]", "a plan file (default: the reference plan)")
    .option("--json", "print one JSON object", false)
    .option("--seed <N>", "accepted for uniformity; nothing is drawn")
    .action(
      act(async (plan: string | undefined, options) =>
        (await import("./commands/agreements.ts")).agreementsCommand({ ...options, plan }, effects),
      ),
    );

  const estimate = program
    .command("estimate")
    .description("one configuration: time, memory, power, the parts and what binds");
  estimate
    .command("serving")
    .description("one serving deployment")
    .requiredOption("--llm <ID>", "an LLM the model knows (a wrong one lists them)")
    .requiredOption("--platform <ID>", "an accelerator the model knows")
    .option("--precision <NAME>", "precision of the weights")
    .option("--engine <NAME>", "trtllm, sglang or vllm")
    .option("--tp <N>", "tensor parallel")
    .option("--pp <N>", "pipeline parallel")
    .option("--dp <N>", "attention data parallel")
    .option("--ep <N>", "expert parallel")
    .option("--isl <N>", "input tokens")
    .option("--osl <N>", "output tokens")
    .option("--concurrency <N>", "requests in flight")
    .option("--power-cap <CAP>", 'watts a package or a share of its limit: "1000 W", "80 %"')
    .option("--speculate <SPEC>", "accept=2.4,draft=mtp|free|LLM,tokens=3: draft and check")
    .option("--json", "print one JSON object", false)
    .action(
      act(async (options) =>
        (await import("./commands/estimate.ts")).estimateServingCommand(options, effects),
      ),
    );
  estimate
    .command("training")
    .description("one training run's step")
    .requiredOption("--llm <ID>", "an LLM the model knows (a wrong one lists them)")
    .requiredOption("--platform <ID>", "an accelerator the model knows")
    .option("--precision <NAME>", "bf16, fp8, mxfp8 or nvfp4")
    .option("--tp <N>", "tensor parallel")
    .option("--pp <N>", "pipeline parallel")
    .option("--cp <N>", "context parallel")
    .option("--ep <N>", "expert parallel")
    .option("--dp <N>", "data parallel")
    .option("--vp <N>", "virtual pipeline stages")
    .option("--micro-batch <N>", "sequences a micro-batch")
    .option("--global-batch <N>", "sequences a step")
    .option("--sequence <N>", "tokens a sequence")
    .option("--sharding <MODE>", "zero0, zero1 (default), zero2, zero3 or fsdp")
    .option("--optimiser <NAME>", "adam (default), adam-bf16 or momentum")
    .option("--recompute <MODE>", "none, selective, full or least (default): the least that fits")
    .option("--lora", "train adapters alone", false)
    .option("--power-cap <CAP>", 'watts a package or a share of its limit: "1000 W", "80 %"')
    .option("--json", "print one JSON object", false)
    .action(
      act(async (options) =>
        (await import("./commands/estimate-training.ts")).estimateTrainingCommand(options, effects),
      ),
    );

  program
    .command("frontier")
    .description("Pareto front of throughput per GPU and per megawatt against speed per user")
    .requiredOption("--llm <ID>", "an LLM the model knows (a wrong one lists them)")
    .requiredOption("--platform <ID>", "an accelerator the model knows")
    .option("--precision <NAMES>", "comma-separated; default every one the platform has")
    .option("--engine <NAME>", "trtllm, sglang or vllm")
    .option("--isl <N>", "input tokens")
    .option("--osl <N>", "output tokens")
    .option("--gpus <N>", "at most this many packages")
    .option("--watts <N>", "at most this much power")
    .option("--ttft <S>", "time to first token, seconds")
    .option("--tpot <S>", "time per output token, seconds")
    .option("--gpu-hour-usd <N>", "dollars an hour for one package")
    .option("--usd-per-million <N>", "the most a million output tokens may cost")
    .option("--power-cap <CAP>", 'watts a package or a share of its limit: "1000 W", "80 %"')
    .option("--speculate <SPEC>", "accept=2.4,draft=mtp|free|LLM,tokens=3: draft and check")
    .option("--co-design", "vary the LLM's shape at equal quality", false)
    .option("--training-tokens <N>", "tokens it is trained on, for the scaling law")
    .option("--json", "print one JSON object", false)
    .action(
      act(async (options) =>
        (await import("./commands/frontier.ts")).frontierCommand(options, effects),
      ),
    );

  program
    .command("choose")
    .description("buy, wait or move: which generation for a block whose date slips")
    .argument("[PLAN]", "a plan file (default: the reference plan)")
    .option("--block <ID>", "a block; by default the first whose power is still to come")
    .option("--delivery <MONTHS>", "months from order to service without a reservation")
    .option("--fee <PERCENT>", "reservation fee, per cent of the machines")
    .option("--json", "print one JSON object", false)
    .action(
      act(async (plan: string | undefined, options) =>
        (await import("./commands/choose.ts")).chooseCommand({ ...options, plan }, effects),
      ),
    );

  program
    .command("serve")
    .description("the page and its API on this machine")
    .option("--port <N>", "port to listen on; the next free one when it is taken")
    .option("--data <DIR>", "a folder of further plans")
    .option("--json", "print the address as one JSON object", false)
    .action(
      act(async (options) => (await import("./commands/serve.ts")).serveCommand(options, effects)),
    );

  try {
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof UserMistake) {
      effects.stderr(`${error.message}\n`);
      return 1;
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    effects.stderr(
      `ampacity: a bug of ours: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 2;
  }
}
