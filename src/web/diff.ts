/** Which lines of a changed text are new or changed, by longest common subsequence of lines. */
export function changedLines(before: string, after: string): Set<number> {
  const a = before.split("\n");
  const b = after.split("\n");
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const changed = new Set<number>();
  const height = endA - start;
  const width = endB - start;
  // A rewrite of everything needs no table: all of it has changed.
  if (height * width > 4_000_000) {
    for (let line = start; line < endB; line += 1) changed.add(line + 1);
    return changed;
  }
  const table = Array.from({ length: height + 1 }, () => new Uint16Array(width + 1));
  for (let i = height - 1; i >= 0; i -= 1)
    for (let j = width - 1; j >= 0; j -= 1)
      table[i]![j] =
        a[start + i] === b[start + j]
          ? table[i + 1]![j + 1]! + 1
          : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  let i = 0;
  let j = 0;
  while (j < width) {
    if (i < height && a[start + i] === b[start + j]) {
      i += 1;
      j += 1;
    } else if (i < height && table[i + 1]![j]! >= table[i]![j + 1]!) i += 1;
    else {
      changed.add(start + j + 1);
      j += 1;
    }
  }
  // Lines taken out leave no line to light: the one that closed the gap stands for them.
  if (changed.size === 0 && height > 0) changed.add(Math.min(start + 1, b.length));
  return changed;
}
