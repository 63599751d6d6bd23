/**
 * A small strict reader of XML: elements, text and character references, each element with its
 * place. Document types, entities of one's own and processing instructions are refused.
 */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly children: XmlElement[];
  text: string;
}

export type ReadXml =
  | { readonly ok: true; readonly root: XmlElement }
  | {
      readonly ok: false;
      readonly line: number;
      readonly column: number;
      readonly expected: string;
      readonly found: string;
    };

const depthMax = 50;
const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

class Refusal extends Error {
  readonly at: number;
  readonly expected: string;
  readonly found: string;
  constructor(at: number, expected: string, found: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
    this.found = found;
  }
}

export function readXml(source: string): ReadXml {
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  const lineStarts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) lineStarts.push(i + 1);
  const placeOf = (at: number) => {
    let low = 0;
    let high = lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (lineStarts[middle]! <= at) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: at - lineStarts[low]! + 1 };
  };
  try {
    return { ok: true, root: parse(text, placeOf) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, ...placeOf(error.at), expected: error.expected, found: error.found };
  }
}

function parse(
  text: string,
  placeOf: (at: number) => { line: number; column: number },
): XmlElement {
  const stack: XmlElement[] = [];
  let root: XmlElement | null = null;
  let at = 0;
  const declaration = /^<\?xml\s[^?]*\?>/.exec(text);
  if (declaration !== null) at = declaration[0].length;
  while (at < text.length) {
    const open = text.indexOf("<", at);
    const end = open < 0 ? text.length : open;
    const between = text.slice(at, end);
    const top = stack[stack.length - 1];
    if (between.trim() !== "" && top === undefined)
      throw new Refusal(at, "an element", JSON.stringify(between.trim().slice(0, 20)));
    if (top !== undefined) top.text += plainText(between, at);
    if (open < 0) break;
    if (text.startsWith("<!--", open)) {
      const close = text.indexOf("-->", open + 4);
      if (close < 0) throw new Refusal(open, "the end of a comment", "the end of the file");
      at = close + 3;
      continue;
    }
    if (text.startsWith("<![CDATA[", open)) {
      const close = text.indexOf("]]>", open);
      if (close < 0 || top === undefined)
        throw new Refusal(open, "character data inside an element", "none that ends");
      top.text += text.slice(open + 9, close);
      at = close + 3;
      continue;
    }
    if (text.startsWith("<!", open) || text.startsWith("<?", open))
      throw new Refusal(
        open,
        "no document type and no processing instruction",
        JSON.stringify(text.slice(open, open + 12)),
      );
    const close = text.indexOf(">", open);
    if (close < 0) throw new Refusal(open, "the end of a tag", "the end of the file");
    const tag = text.slice(open + 1, close);
    at = close + 1;
    if (tag.startsWith("/")) {
      const name = tag.slice(1).trim();
      if (top === undefined || top.name !== name)
        throw new Refusal(open, `</${top?.name ?? "nothing"}>`, `</${name}>`);
      stack.pop();
      continue;
    }
    const shape =
      /^([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)$/.exec(tag);
    if (shape === null) throw new Refusal(open, "a tag", JSON.stringify(`<${tag.slice(0, 30)}>`));
    const element: XmlElement = { name: shape[1]!, ...placeOf(open), children: [], text: "" };
    if (top !== undefined) top.children.push(element);
    else if (root === null) root = element;
    else throw new Refusal(open, "one root element", `<${element.name}> after it`);
    if (shape[3] === "") {
      stack.push(element);
      if (stack.length > depthMax)
        throw new Refusal(open, `at most ${depthMax} levels`, "one more");
    }
  }
  const left = stack[stack.length - 1];
  if (left !== undefined) throw new Refusal(text.length, `</${left.name}>`, "the end of the file");
  if (root === null) throw new Refusal(0, "an element", "none");
  return root;
}

function plainText(text: string, at: number): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&\s]*);?/g, (whole, name: string, offset: number) => {
    const known = whole.endsWith(";") ? named[name] : undefined;
    if (known !== undefined) return known;
    const code = /^#(?:(\d{1,7})|x([0-9a-fA-F]{1,6}))$/.exec(name);
    const point =
      code === null ? Number.NaN : code[1] ? Number(code[1]) : Number.parseInt(code[2]!, 16);
    if (whole.endsWith(";") && point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
    throw new Refusal(at + offset, "&amp;, &lt;, &gt;, &quot;, &apos; or a number", whole);
  });
}

export const escapeXml = (text: string): string =>
  text.replace(
    /[&<>"\r\n\t]/g,
    (one) =>
      ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one] ??
      `&#${one.codePointAt(0)};`,
  );

export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);
export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.filter((child) => child.name === name);
