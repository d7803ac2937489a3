// A licence's text cut into pieces, so that the passages of its terms can be marked and found. Offsets are UTF-16.
import type { TermRow } from "$lib/ipc/bindings/counter";

/** A piece of a paragraph: plain, or the passage of one or several terms. */
export interface Piece {
  /** The words. */
  text: string;
  /** Keys of the terms whose passage this is part of. */
  terms: readonly string[];
  /** First UTF-16 code unit in the whole text. */
  start: number;
}

/** A paragraph of the text, in pieces. */
export interface Paragraph {
  /** First UTF-16 code unit in the whole text. */
  start: number;
  /** It reads like a heading: short, without a full stop at its end. */
  heading: boolean;
  /** Its number or letter, if it begins with one. */
  mark: string | null;
  /** Its words. */
  pieces: readonly Piece[];
}

const numbered = /^\s*((?:§\s*)?(?:\d+(?:\.\d+)*\.?|\(?[a-z]{1,4}[.)]|[IVX]{1,5}\.)|第[一二三四五六七八九十]+条)\s+/;
const longestHeading = 90;

/** The paragraphs of a text with the passages of `terms` in them. Line breaks within a paragraph become spaces. */
export function paragraphs(text: string, terms: readonly TermRow[]): Paragraph[] {
  const found: Paragraph[] = [];
  for (const match of text.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]*)*/g)) {
    for (const block of atMarks(match[0], match.index)) {
      if (block.text.trim() !== "") found.push(paragraph(block.text, block.start, terms));
    }
  }
  return found;
}

/** Lines that begin with a number or letter start a paragraph of their own. */
function atMarks(block: string, offset: number): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = [];
  let from = 0;
  for (const line of block.matchAll(/\n(?=[^\n]*)/g)) {
    const next = block.slice(line.index + 1);
    if (!numbered.test(next)) continue;
    parts.push({ text: block.slice(from, line.index), start: offset + from });
    from = line.index + 1;
  }
  parts.push({ text: block.slice(from), start: offset + from });
  return parts;
}

function paragraph(text: string, start: number, terms: readonly TermRow[]): Paragraph {
  const mark = numbered.exec(text)?.[1]?.trim() ?? null;
  const words = text.trim();
  const heading = words.length <= longestHeading && !/[.;:,。；：，]$/.test(words) && !/\n/.test(words);
  return { start, heading, mark, pieces: pieces(text, start, terms) };
}

function pieces(text: string, start: number, terms: readonly TermRow[]): Piece[] {
  const end = start + text.length;
  const hits = terms.flatMap((term) => {
    const [from, to] = term.span ?? [0, 0];
    return from < end && to > start && to > from ? [{ key: term.key, from, to }] : [];
  });
  const cuts = [...new Set([start, end, ...hits.flatMap((hit) => [Math.max(start, hit.from), Math.min(end, hit.to)])])];
  cuts.sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    return {
      text: text.slice(from - start, to - start).replaceAll(/\s*\n\s*/g, " "),
      terms: hits.filter((hit) => hit.from <= from && hit.to >= to).map((hit) => hit.key),
      start: from,
    };
  });
}
