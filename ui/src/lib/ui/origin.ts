// Which origin hue a country takes. Hues carry no judgement; the two letters always stand beside them.

/** Countries that share the hue of Europe. */
const europe = new Set(
  "AL AD AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM UA VA XK".split(
    " ",
  ),
);

/** The class and token suffix of a country's hue. */
export function originOf(code: string | null): "cn" | "us" | "eu" | "other" | "un" {
  if (code === null) return "un";
  if (code === "CN") return "cn";
  if (code === "US") return "us";
  return europe.has(code) ? "eu" : "other";
}
