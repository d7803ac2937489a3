// A drawing on screen as a file: SVG with its looks written in, or painted into a PNG. The window may load no image
// from anywhere, so the painting is done here, mark by mark.
import { broken, type FigureWords } from "./figure";

const space = "http://www.w3.org/2000/svg";
const kept = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
] as const;
const ofText = ["font-family", "font-size", "font-weight", "text-anchor"] as const;
const lineHeight = 16;

/** What stands beneath an exported drawing: the words of the figure and the checksum of its rows. */
export function captions(words: FigureWords, sum: string, width: number): { text: string; strong: boolean }[] {
  const letters = Math.max(30, Math.floor((width - 24) / 6.2));
  const lines = (text: string, strong: boolean) => broken(text, letters).map((line) => ({ text: line, strong }));
  return [
    ...lines(`${words.title} · ${words.date}`, true),
    ...lines(words.definition, false),
    ...lines(`Baimo · ${sum}`, false),
  ];
}

function named(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** A copy of a drawing that needs no style sheet, on its ground and with its words beneath. */
function alone(drawing: SVGSVGElement, words: FigureWords, sum: string): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = drawing.querySelectorAll<SVGElement>("*");
  copy.querySelectorAll<SVGElement>("*").forEach((element, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const look = getComputedStyle(original);
    for (const name of original.tagName === "text" ? [...kept, ...ofText] : kept) {
      const value = look.getPropertyValue(name);
      if (value !== "") element.setAttribute(name, value);
    }
    element.removeAttribute("class");
    element.removeAttribute("style");
  });
  const { width, height } = sizeOf(drawing);
  const lines = captions(words, sum, width);
  const whole = height + lines.length * lineHeight + 12;
  const look = getComputedStyle(drawing);
  const ground = named("rect", { width: String(width), height: String(whole), fill: groundOf(drawing) });
  const texts = lines.map(({ text, strong }, index) => {
    const line = named("text", {
      x: "12",
      y: String(height + (index + 1) * lineHeight),
      fill: look.color,
      "font-family": look.fontFamily,
      "font-size": "11px",
      "font-weight": strong ? "600" : "400",
    });
    line.textContent = text;
    return line;
  });
  const title = named("title", {});
  title.textContent = `${words.title} · ${words.date}`;
  const about = named("desc", {});
  about.textContent = `${drawing.getAttribute("aria-label") ?? ""} ${words.definition} ${sum}`.trim();
  copy.prepend(title, about, ground);
  copy.append(...texts);
  for (const name of ["class", "style", "tabindex"]) copy.removeAttribute(name);
  copy.setAttribute("xmlns", space);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(whole));
  copy.setAttribute("viewBox", `0 0 ${String(width)} ${String(whole)}`);
  return copy;
}

function sizeOf(drawing: SVGSVGElement): { width: number; height: number } {
  return { width: Number(drawing.getAttribute("width")), height: Number(drawing.getAttribute("height")) };
}

/** The colour that is seen behind a drawing. */
function groundOf(drawing: Element): string {
  for (let at: Element | null = drawing; at !== null; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== "" && colour !== "transparent" && colour !== "rgba(0, 0, 0, 0)") return colour;
  }
  return "white";
}

/** A drawing as the text of an SVG file that looks the same without this window. */
export function asSvg(drawing: SVGSVGElement, words: FigureWords, sum: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(alone(drawing, words, sum))}\n`;
}

/** A drawing painted as a PNG, twice as fine as on screen. */
export async function asPng(drawing: SVGSVGElement, words: FigureWords, sum: string): Promise<Uint8Array<ArrayBuffer>> {
  const copy = alone(drawing, words, sum);
  const { width, height } = sizeOf(copy);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * 2);
  canvas.height = Math.round(height * 2);
  const brush = canvas.getContext("2d");
  if (brush === null) throw new Error("the window cannot paint");
  brush.scale(2, 2);
  for (const mark of copy.querySelectorAll<SVGElement>("path, line, rect, circle, text")) paint(brush, mark);
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, "image/png");
  });
  if (blob === null) throw new Error("the window cannot write a PNG");
  return new Uint8Array(await blob.arrayBuffer());
}

function number(mark: Element, name: string): number {
  return Number.parseFloat(mark.getAttribute(name) ?? "0") || 0;
}

/** The outline of a mark; nothing for text. */
function outline(mark: SVGElement): Path2D | null {
  const path = new Path2D();
  switch (mark.tagName) {
    case "path":
      return new Path2D(mark.getAttribute("d") ?? "");
    case "line":
      path.moveTo(number(mark, "x1"), number(mark, "y1"));
      path.lineTo(number(mark, "x2"), number(mark, "y2"));
      return path;
    case "rect":
      path.roundRect(
        number(mark, "x"),
        number(mark, "y"),
        number(mark, "width"),
        number(mark, "height"),
        number(mark, "rx"),
      );
      return path;
    case "circle":
      path.arc(number(mark, "cx"), number(mark, "cy"), number(mark, "r"), 0, 2 * Math.PI);
      return path;
    default:
      return null;
  }
}

function paint(brush: CanvasRenderingContext2D, mark: SVGElement): void {
  const colour = (name: string) => {
    const value = mark.getAttribute(name) ?? "none";
    return value === "none" ? null : value;
  };
  const whole = mark.getAttribute("opacity") === null ? 1 : number(mark, "opacity");
  const fill = colour("fill");
  const stroke = colour("stroke");
  const path = outline(mark);
  brush.save();
  brush.globalAlpha = whole * (mark.getAttribute("fill-opacity") === null ? 1 : number(mark, "fill-opacity"));
  if (fill !== null) brush.fillStyle = fill;
  if (path === null) {
    const weight = mark.getAttribute("font-weight") ?? "400";
    brush.font = `${weight} ${mark.getAttribute("font-size") ?? "11px"} ${mark.getAttribute("font-family") ?? "sans-serif"}`;
    const anchor = mark.getAttribute("text-anchor");
    brush.textAlign = anchor === "end" ? "right" : anchor === "middle" ? "center" : "left";
    brush.fillText(mark.textContent.trim(), number(mark, "x"), number(mark, "y"));
  } else {
    if (fill !== null && mark.tagName !== "line") brush.fill(path);
    brush.globalAlpha = whole;
    if (stroke !== null) {
      brush.strokeStyle = stroke;
      brush.lineWidth = mark.getAttribute("stroke-width") === null ? 1 : number(mark, "stroke-width");
      const dashes = (mark.getAttribute("stroke-dasharray") ?? "none").match(/[\d.]+/g) ?? [];
      brush.setLineDash(dashes.map(Number));
      brush.lineJoin = "round";
      brush.stroke(path);
    }
  }
  brush.restore();
}
