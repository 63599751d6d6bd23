declare const __VERSION__: string | undefined;

/** Set by the build; from source it says so. Apart from the rest so that `--version` loads nothing. */
export const version = typeof __VERSION__ === "string" ? __VERSION__ : "source";
