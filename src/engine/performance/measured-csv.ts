/**
 * Reads comma-separated text with quoted fields; names a column that is missing. Takes any line
 * ending, a byte order mark, and spaces about a column's name, as spreadsheets write them.
 */

export type CsvRow = Readonly<Record<string, string>>;

export type CsvTable =
  | { readonly rows: readonly CsvRow[] }
  | { readonly missing: readonly string[]; readonly found: readonly string[] };

const BYTE_ORDER_MARK = "\ufeff";

export function readCsv(text: string, required: readonly string[]): CsvTable {
  const lines = records(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  const header = (lines[0] ?? []).map((name) => name.trim());
  const missing = required.filter((name) => !header.includes(name));
  if (missing.length > 0) return { missing, found: header };
  const rows: CsvRow[] = [];
  for (const fields of lines.slice(1)) {
    if (fields.length === 1 && fields[0] === "") continue;
    const row: Record<string, string> = {};
    for (let i = 0; i < header.length; i++) row[header[i]] = fields[i] ?? "";
    rows.push(row);
  }
  return { rows };
}

function records(text: string): string[][] {
  const lines: string[][] = [];
  let fields: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") {
      fields.push(field);
      field = "";
    } else if (c === "\n" || c === "\r") {
      if (c === "\r" && text[i + 1] === "\n") i += 1;
      fields.push(field);
      lines.push(fields);
      fields = [];
      field = "";
    } else field += c;
  }
  if (field !== "" || fields.length > 0) lines.push([...fields, field]);
  return lines;
}

/** A number, or NaN for a blank. */
export function numberOf(text: string | undefined): number {
  return text === undefined || text.trim() === "" ? Number.NaN : Number(text);
}
