/** A user's mistake: where it stands, what was expected, what was found, what to try. */
export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Path inside the document, `/blocks/0/capacity`; empty for the file as a whole. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
}

/** `file:line:column: path: expected …, found …; try …`, on one line. */
export function printIssue(issue: Issue): string {
  const place = `${issue.file}:${issue.line}:${issue.column}`;
  const path = issue.path === "" ? "" : ` ${issue.path}:`;
  // Hints of the unit grammar bring their own "try".
  const ready =
    issue.hint.startsWith("try ") || issue.hint.includes("; try ") || issue.hint.includes(": try ");
  const hint = issue.hint === "" ? "" : ready ? `; ${issue.hint}` : `; try ${issue.hint}`;
  return oneLine(`${place}:${path} expected ${issue.expected}, found ${issue.found}${hint}`);
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, " ");

/** The nearest of `known` to a misspelt `word`, or null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitute = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, substitute));
    }
    previous = row;
  }
  return previous[b.length]!;
}
