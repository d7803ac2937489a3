// Which parts of a name were typed.

/** A run of characters of a name. */
export interface Piece {
  /** The characters. */
  text: string;
  /** They were typed. */
  hit: boolean;
}

/** Cuts a name where it has the typed words, without regard to case. */
export function pieces(name: string, query: string): Piece[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const lower = name.toLowerCase();
  // Some characters change their length with their case; then nothing is marked.
  if (words.length === 0 || lower.length !== name.length) return [{ text: name, hit: false }];
  const typed = new Array<boolean>(name.length).fill(false);
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at >= 0) typed.fill(true, at, at + word.length);
  }
  const found: Piece[] = [];
  for (const [at, hit] of typed.entries()) {
    const last = found.at(-1);
    if (last?.hit === hit) last.text += name.charAt(at);
    else found.push({ text: name.charAt(at), hit });
  }
  return found;
}
