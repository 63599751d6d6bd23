/** Files made in the page: SVG with its colours resolved, CSV, JSON. */
export function download(name: string, type: string, text: string): void {
  save(name, new Blob([text], { type }));
}

/** The exported SVG as pixels, two for one. */
export async function downloadPng(name: string, svg: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      if (blob !== null) save(name, blob);
    }, "image/png");
  } finally {
    URL.revokeObjectURL(url);
  }
}

function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

const svgNamespace = "http://www.w3.org/2000/svg";

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** Words in lines of about `width` pixels at `size`. */
function wrapped(text: string, width: number, size: number): string[] {
  const most = Math.max(12, Math.floor(width / (size * 0.56)));
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

export interface ExportText {
  readonly title: string;
  readonly subtitle: string;
  readonly foot: string;
  readonly key: readonly { readonly colour: string; readonly label: string }[];
}

/** The figure as it looks now: tokens of the page become colours, title and source become text. */
export function svgText(svg: SVGSVGElement, text: ExportText): string {
  const style = getComputedStyle(document.documentElement);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const width = Number(svg.getAttribute("width"));
  const height = Number(svg.getAttribute("height"));
  const added: SVGElement[] = [];
  let y = 0;
  const write = (content: string, size: number, fill: string, weight: number) => {
    for (const line of wrapped(content, width - 8, size)) {
      y += size * 1.4;
      const made = element("text", {
        x: 4,
        y,
        fill,
        "font-size": size,
        "font-weight": weight,
        "text-anchor": "start",
      });
      made.textContent = line;
      added.push(made);
    }
  };
  write(text.title, 17, "var(--ink)", 600);
  write(text.subtitle, 12, "var(--ink-2)", 400);
  if (text.key.length > 0) {
    y += 20;
    let x = 4;
    for (const one of text.key) {
      added.push(element("rect", { x, y: y - 10, width: 10, height: 10, fill: one.colour }));
      const name = element("text", {
        x: x + 15,
        y,
        fill: "var(--ink)",
        "font-size": 12,
        "text-anchor": "start",
      });
      name.textContent = one.label;
      added.push(name);
      x += 34 + one.label.length * 6.8;
    }
  }
  const head = y + 14;
  for (const one of added) one.setAttribute("transform", `translate(0 ${-head})`);
  y = height;
  write(text.foot, 11, "var(--ink-2)", 400);
  const whole = head + y + 12;
  copy.prepend(element("rect", { x: 0, y: -head, width, height: whole, fill: "var(--paper)" }));
  copy.append(...added);
  copy.setAttribute("xmlns", svgNamespace);
  copy.setAttribute("viewBox", `0 ${-head} ${width} ${whole}`);
  copy.setAttribute("height", String(whole));
  copy.style.fontFamily = getComputedStyle(document.body).fontFamily;
  const markup = new XMLSerializer().serializeToString(copy);
  return `${markup
    .replace(
      /var\((--[\w-]+)\)/g,
      (_, name: string) => style.getPropertyValue(name).trim() || "currentColor",
    )
    .replaceAll("currentColor", style.getPropertyValue("--ink-2").trim())}\n`;
}
