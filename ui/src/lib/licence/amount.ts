// Amounts as people type them: 40 M, 40 Mio., 4000万, 1.2 亿, 40,000,000, 40.000.000.

const factors: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|tsd\.?|thousand|tausend|千)$/i, 1e3],
  [/^(?:万|萬)$/, 1e4],
  [/^(?:m|mm|mio\.?|mn|million|millions|millionen|百万)$/i, 1e6],
  [/^(?:亿|億)$/, 1e8],
  [/^(?:b|bn|g|mrd\.?|billion|billions|milliarden|milliarde|十亿)$/i, 1e9],
];

/** Thousands are parted by marks in groups of three; any other mark begins the decimals. */
function plain(figures: string): number {
  const groups = /^\d{1,3}(?:([.,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*$/.exec(figures);
  if (groups !== null) return Number(figures.replaceAll(/\D/g, ""));
  const decimal = /^(\d+)(?:[.,](\d+))?$/.exec(figures);
  if (decimal === null) return Number.NaN;
  return Number(`${decimal[1] ?? ""}.${decimal[2] ?? "0"}`);
}

/** The amount that was typed; nothing for an empty field, `NaN` for what is no amount. */
export function readAmount(typed: string): number | null {
  const words = typed.trim().replace(/^(?:US)?\$\s*/i, "");
  if (words === "") return null;
  const [, figures, unit] = /^([\d.,'’ \u00a0\u202f]*\d)\s*(\D*)$/.exec(words) ?? [];
  if (figures === undefined || unit === undefined) return Number.NaN;
  const name = unit.trim();
  if (name === "") return plain(figures);
  const factor = factors.find(([spelling]) => spelling.test(name))?.[1];
  if (factor === undefined) return Number.NaN;
  // Before a unit, one mark is the decimals': 1,234 M is never meant as a thousand millions.
  const marks = figures.match(/[.,]/g) ?? [];
  const value = marks.length === 1 ? Number(figures.replace(",", ".")) : plain(figures);
  return Math.round(value * factor * 100) / 100;
}
