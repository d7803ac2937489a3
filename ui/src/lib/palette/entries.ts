// What the palette can offer: hits of the atlas, commands, days.
import { goto } from "$app/navigation";
import { about } from "$lib/frame/about.svelte";
import { act, copy, wish } from "$lib/frame/actions";
import { areas, signOf } from "$lib/frame/areas";
import { boardPath, licencePath, makerPath, modelPath, searchPath } from "$lib/frame/place";
import { chooseDay, dayNow } from "$lib/frame/travel";
import { format, i18n, t } from "$lib/i18n";
import type { Density, Hit, HitKind, Settings, Subject, Theme, Verdict } from "$lib/ipc/bindings/counter";
import { isDesktop } from "$lib/ipc/host";
import { compare, comparePath } from "$lib/search/compare.svelte";
import { search } from "$lib/search/session.svelte";
import { shelf } from "$lib/shelf/shelf.svelte";
import type { IconName } from "$lib/ui/drawings";

/** Something that can be done. */
export interface Doing {
  /** Its words. */
  words: string;
  /** Its sign. */
  icon: IconName;
  /** Does it. */
  run: () => void;
}

/** One line of the palette. */
export interface Entry extends Doing {
  /** Tells it apart from all others. */
  id: string;
  /** The heading under which it stands. */
  group: HitKind | "commands" | "days";
  /** A quieter name beside the words, in Chinese. */
  chinese?: string | null;
  /** The words are a name of others, not of the interface. */
  name?: boolean;
  /** One more thing that tells it apart. */
  detail?: string | null;
  /** Seat; absent where there is none to show. */
  country?: string | null;
  /** How it stands. */
  verdict?: Verdict | null;
  /** What Tab offers. */
  actions: readonly Doing[];
}

const icons: Readonly<Record<HitKind, IconName>> = {
  model: "models",
  maker: "makers",
  licence: "licences",
  board: "rankings",
};

function pathOf({ kind, key }: Hit): string {
  if (kind === "model") return modelPath(key);
  if (kind === "maker") return makerPath(key);
  return kind === "licence" ? licencePath(key) : boardPath(key, dayNow());
}

function linkOf({ kind, key }: Hit): string {
  return `baimo://${kind === "board" ? "ranking" : kind}/${key}`;
}

function starring(subject: Subject, name: string): Doing {
  const words = shelf.isFavourite(subject) ? t.palette.act.unfavourite : t.palette.act.favourite;
  return { words, icon: "star", run: () => void shelf.star(subject, name) };
}

function actionsOf(hit: Hit): Doing[] {
  const { kind, key, name } = hit;
  const words = t.palette.act;
  const all: Doing[] = [{ words: words.open, icon: "enter", run: () => void goto(pathOf(hit)) }];
  if (kind === "model") {
    const on = compare.has(key);
    all.push({
      words: on ? t.models.compareRemove : words.compare,
      icon: "compare",
      run: () => {
        compare.toggle(key);
      },
    });
  }
  if (kind === "maker" || kind === "licence") {
    const filter = `${kind}:${key}`;
    all.push(
      { words: words.models, icon: "filter", run: () => void goto(searchPath(filter)) },
      { words: words.without, icon: "excluded", run: () => void goto(searchPath(`-${filter}`)) },
    );
  }
  if (kind !== "board") all.push(starring({ kind, key }, name));
  all.push(
    {
      words: words.copyLink,
      icon: "link",
      run: () => {
        copy(linkOf(hit), t.frame.linkCopied);
      },
    },
    {
      words: words.copyName,
      icon: "copy",
      run: () => {
        copy(kind === "model" ? key : name);
      },
    },
  );
  return all;
}

/** A hit of the atlas as a line. */
export function entryOf(hit: Hit): Entry {
  const inChinese = i18n.language === "zh" && hit.name_zh !== null;
  return {
    id: `${hit.kind} ${hit.key}`,
    group: hit.kind,
    words: inChinese ? (hit.name_zh ?? hit.name) : hit.name,
    chinese: inChinese ? null : hit.name_zh,
    name: true,
    icon: icons[hit.kind],
    detail: hit.detail,
    ...(hit.kind === "model" || hit.kind === "maker" ? { country: hit.country } : {}),
    verdict: hit.verdict,
    actions: actionsOf(hit),
    run: () => void goto(pathOf(hit)),
  };
}

function command(id: string, words: string, icon: IconName, run: () => void): Entry {
  return { id: `command ${id}`, group: "commands", words, icon, run, actions: [] };
}

/** Commands that lead to a place. */
function going(): Entry[] {
  const to = (name: string, words: string, icon: IconName) =>
    command(name, t.palette.command.go(words), icon, () => void goto(`/${name}`));
  return [
    ...areas.map((area) => to(area, t.frame.areas[area], signOf[area])),
    to("collections", t.frame.areas.collections, "box"),
    to("lineage", t.lineage.flows.title, "tree"),
    to("audit", t.audit.title, "machine"),
    to("settings", t.frame.areas.settings, "settings"),
    to("policy", t.policy.title, "shield"),
  ];
}

/** Commands that change how the window looks. */
function wishing(): Entry[] {
  const words = t.palette.command;
  const themes: readonly Theme[] = ["light", "dark", "system"];
  const densities: readonly Density[] = ["compact", "normal", "roomy"];
  const languages = ["de", "en", "zh"] as const;
  const wanting = (name: string, said: string, icon: IconName, part: Partial<Settings>) =>
    command(name, said, icon, () => {
      wish(part);
    });
  return [
    ...themes.map((theme) => wanting(theme, words.theme(t.settings.themes[theme]), "watch", { theme })),
    ...languages.map((language) =>
      wanting(language, words.language(t.settings.languageNames[language]), "globe", { language }),
    ),
    ...densities.map((density) => wanting(density, words.density(t.settings.densities[density]), "table", { density })),
  ];
}

/** Commands that make sense only now. */
function passing(): Entry[] {
  const words = t.palette.command;
  const offered: [boolean, () => Entry][] = [
    [search.query.trim() !== "", () => doing("save_search", words.saveSearch, "star")],
    [
      compare.picked.length > 1,
      () => command("compare", words.compare, "compare", () => void goto(comparePath(compare.picked))),
    ],
    [
      compare.picked.length > 0,
      () =>
        command("uncompare", words.clearCompare, "close", () => {
          compare.clear();
        }),
    ],
    [
      dayNow() !== null,
      () =>
        command("today", words.today, "clock", () => {
          chooseDay(null);
        }),
    ],
    [isDesktop, () => doing("data_folder", words.dataFolder, "folder")],
  ];
  return offered.flatMap(([now, entry]) => (now ? [entry()] : []));
}

/** A named action of the window as a command. */
function doing(action: string, words: string, icon: IconName): Entry {
  return command(action, words, icon, () => {
    act(action);
  });
}

/** Every command, in the order in which they are offered. */
export function commands(): Entry[] {
  const words = t.palette.command;
  return [
    ...going(),
    ...wishing(),
    doing("export_library", words.exportLibrary, "download"),
    doing("doctor", words.doctor, "shield"),
    doing("undo", words.undo, "undo"),
    doing("keys", words.keys, "keyboard"),
    doing("about", words.about, "info"),
    ...passing(),
  ];
}

/** The commands that have all the words. */
export function commandsFor(query: string): Entry[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return commands().filter((entry) => words.every((word) => entry.words.toLowerCase().includes(word)));
}

/** Searching the list of models for what was typed, as a command. */
export function searchEntry(query: string): Entry {
  return command("search", t.palette.command.filterModels(query), "filter", () => void goto(searchPath(query)));
}

/** The stored days that begin with or contain what was typed, newest first. */
export function daysFor(query: string): Entry[] {
  const wanted = query.trim();
  return about.days
    .filter((day) => day.includes(wanted) || format.day(day).toLowerCase().includes(wanted.toLowerCase()))
    .toReversed()
    .slice(0, 12)
    .map((day) => ({
      id: `day ${day}`,
      group: "days",
      words: t.palette.command.asOf(format.day(day)),
      icon: "clock",
      detail: day,
      run: () => {
        chooseDay(day);
      },
      actions: [],
    }));
}
