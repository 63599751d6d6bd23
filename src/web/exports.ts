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

/** The figure as it looks now: tokens of the page become colours, title and source become text. */
export function svgText(
  svg: SVGSVGElement,
  lines: { title: string; subtitle: string; foot: string },
): string {
  const style = getComputedStyle(document.documentElement);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const width = Number(svg.getAttribute("width"));
  const height = Number(svg.getAttribute("height"));
  const head = 64;
  const foot = 28;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 ${-head} ${width} ${height + head + foot}`);
  copy.setAttribute("height", String(height + head + foot));
  const namespace = "http://www.w3.org/2000/svg";
  const ground = document.createElementNS(namespace, "rect");
  for (const [name, value] of Object.entries({
    x: 0,
    y: -head,
    width,
    height: height + head + foot,
    fill: "var(--paper)",
  }))
    ground.setAttribute(name, String(value));
  const text = (y: number, size: number, fill: string, weight: number, content: string) => {
    const made = document.createElementNS(namespace, "text");
    for (const [name, value] of Object.entries({
      x: 4,
      y,
      fill,
      "font-size": size,
      "font-weight": weight,
    }))
      made.setAttribute(name, String(value));
    made.textContent = content;
    return made;
  };
  copy.prepend(ground);
  copy.append(
    text(-42, 16, "var(--ink)", 600, lines.title),
    text(-22, 12, "var(--ink-2)", 400, lines.subtitle),
    text(height + 16, 11, "var(--ink-2)", 400, lines.foot),
  );
  copy.setAttribute("font-family", getComputedStyle(document.body).fontFamily);
  const markup = new XMLSerializer().serializeToString(copy);
  return `${markup.replace(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim() || "currentColor").replaceAll("currentColor", style.getPropertyValue("--ink-2").trim())}\n`;
}
