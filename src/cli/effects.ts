/** What a command may do to the world, handed in so that tests can hand in their own. */
export interface Effects {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

export type ExitCode = 0 | 1 | 2;

export const processEffects: Effects = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
};

/** A user's mistake on the command line: printed as one line, exit 1, no stack trace. */
export class UserMistake extends Error {}
