// A model as plain text that can stand in a footnote.
import { format, t } from "$lib/i18n";
import type { ModelPage } from "$lib/ipc/bindings/counter";

/** Name, what is known with certainty, licence verdict, sources with dates, and the atlas's day. */
export function citation(model: ModelPage, day: string): string {
  const facts = [
    model.maker === null ? null : `${t.model.facts.maker}: ${model.maker.value.name}`,
    model.params === null ? null : `${t.model.facts.params}: ${format.params(model.params.value)}`,
    model.released === null ? null : `${t.model.facts.released}: ${format.day(model.released.value)}`,
    licenceWords(model),
  ];
  const sources = model.sources
    .slice(0, 4)
    .map(({ name, as_of }) => (as_of === null ? name : `${name} (${format.day(as_of)})`));
  return t.model.cite.text(
    model.name,
    model.repo,
    facts.filter((fact) => fact !== null).join("; "),
    sources.join(", "),
    day,
  );
}

function licenceWords({ licence }: ModelPage): string {
  const declared = licence.declared?.name ?? licence.declared_words ?? t.trade.noneGiven;
  const words = `${t.licence.band.label}: ${t.licence.band.declared} ${declared}`;
  if (!licence.differs) return words;
  return `${words} ≠ ${t.licence.band.effective} ${licence.effective?.name ?? t.trade.verdict[licence.verdict]}`;
}
