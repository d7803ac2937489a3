// The Sync page: plan, progress, places, digest, log.
import type { Digest, FaultKind, Outcome } from "$lib/ipc/bindings/counter";
import { speak } from "../speak";

const { count, n } = speak("en");

const models = { one: "{n} model", other: "{n} models" };

const outcome: Record<Outcome, string> = {
  done: "Everything was fetched.",
  partly: "Some sources were not done. What was fetched is here; the rest comes with the next sync.",
  cancelled: "You stopped it. What was fetched is here; the next sync goes on from there.",
  cut_off: "Baimo was ended while it ran. What was fetched is here; the next sync goes on from there.",
  failed: "The atlas could not be written any further. What was kept before is intact.",
};

const fault: Record<FaultKind, (host: string) => string> = {
  unreachable: (host) => `${host} cannot be reached.`,
  too_slow: (host) => `${host} answers too slowly; the wait was ended.`,
  limited: (host) => `${host} asks for a longer pause than a sync waits.`,
  refused: (host) => `${host} refused the request.`,
  token: (host) => `${host} does not accept the token. Check it under “Sources and mirrors”, or forget it.`,
  too_large: (host) => `${host} sends more than can be right; it was stopped.`,
  astray: (host) => `${host} leads to another address, which Baimo does not follow.`,
  strange: (host) => `${host} answers with something else, often the login page of a network. Check the connection.`,
  loop: (host) => `${host} repeats its pages without end; it was stopped.`,
  endpoint: () => "The mirror’s address cannot be used. Check it under “Sources and mirrors”.",
  disk: () => "The atlas could not be written. Check the free space and the rights of the data folder.",
};

/** The Sync page. */
export const sync = {
  area: "Sync",
  title: "Sync",
  lead: "Only here, and only when you press the button, does Baimo use the network.",
  places: "Sources",
  column: {
    source: "Source",
    last: "Last",
    new: "New",
    changed: "Changed",
    gone: "Gone",
    size: "Size",
    state: "State",
  },
  gives: {
    hub: "models, licences, downloads",
    modelscope: "names and downloads in China",
    open_llm: "two archived boards",
    arena: "dated ranks from votes",
    arena_catalog: "the text board as published in 2025",
    openrouter: "prices by the token",
    models_dev: "prices and limits",
    litellm: "prices of many providers",
    spdx: "licence list and texts",
    licence_files: "as they lie beside the weights",
    cards: "in the words of their makers",
  },
  own: { cards: "Model cards", licence_files: "Licence files" },
  mirror: (host: string) => `mirror: ${host}`,
  switchAll: "All sources",
  switch: (name: string) => `Sync ${name}`,
  about: (size: string) => `≈ ${size}`,
  planned: "Planned for the next sync",
  stand: {
    done: "done",
    due: "due",
    running: "running",
    waiting: "waiting",
    retryLater: "retry later",
    goesOn: "stopped, goes on",
    stopped: "stopped",
    never: "never",
    skipped: "skipped",
    off: "off",
  },
  fault,
  faultFirst: "Nothing of it is here yet. It is tried again with the next sync.",
  faultKept: (day: string) => `What was fetched until ${day} stays valid. It is tried again with the next sync.`,
  retryPlace: (name: string) => `Try ${name} again`,
  waits: (host: string, time: string) => `${host} asks for a pause: ${time} left.`,
  held: {
    title: (gone: number, of: number, ofModels: boolean) =>
      `${n(gone)} of ${count(of, ofModels ? models : { one: "{n} entry", other: "{n} entries" })} are no longer listed`,
    text: "That is more than a fifth, so it may be the source’s fault. Nothing was marked as gone yet.",
    believe: "They are gone",
    believeText: "They are marked as gone from today; their last state stays readable.",
    aside: "Put aside",
    asideText: "They stay as they are; the next full sync looks again.",
  },
  drift: {
    title: (fields: number) =>
      count(fields, { one: "{n} field changed its form", other: "{n} fields changed their form" }),
    text: "The source writes these otherwise than before. What is known stays; a newer Baimo may read them.",
    missing: (share: string) => `missing or unreadable in ${share} more than before`,
  },
  odd: {
    title: (records: number) =>
      count(records, { one: "{n} record was kept aside", other: "{n} records were kept aside" }),
    text: "They could not be read as a whole. Everything else on their pages was taken in.",
    seen: (first: string, last: string) => `${first} to ${last}`,
    more: (rest: number) => `and ${n(rest)} more`,
  },
  running: {
    label: "Running sync",
    beginning: "Beginning",
    one: (name: string) => `${name} · fetching`,
    several: (name: string, others: number) => `${name} and ${n(others)} more · fetching`,
    settling: "Working out ranks, licences and lineage",
    cancelling: "Stopping",
    records: (rows: number) => count(rows, { one: "{n} row", other: "{n} rows" }),
    recordsOf: (rows: number, of: number) => `${n(rows)} of ${count(of, { one: "{n} row", other: "{n} rows" })}`,
    settled: (done: string, of: string) => `${done} of ${of} models`,
    left: (time: string) => `about ${time} left`,
    bytesOf: (bytes: string, of: string) => `${bytes} of ${of}`,
    text: "Cancelling loses nothing: finished sources stay, this one goes on from the last page next time. You can keep working.",
    settlingText:
      "Nothing is fetched any more. The atlas answers from its previous state until this is done. What is left for later is done at the next start.",
    cancellingText: "The last page is being kept. No new connection is opened.",
    later: "Finish later",
  },
  plan: {
    preview: "Preview:",
    rest: (time: string, size: string, growth: string | null) =>
      `, about ${time}, then ${size} on disk${growth === null ? "" : ` (+${growth})`}`,
    requests: (requests: number, places: number) =>
      `${count(requests, { one: "{n} request", other: "{n} requests" })} to ${count(places, { one: "{n} source", other: "{n} sources" })}; counted without a packet`,
    fresh: "Everything that is switched on is fresh. Nothing needs to be fetched.",
    noneOn: "No source is switched on.",
    room: (free: string, needed: string) => `Only ${free} are free where the atlas lies; about ${needed} are needed.`,
    now: "Sync now",
    resume: "Resume",
    again: "Fetch again",
  },
  first: {
    title: "Never synced",
    holds: (held: number, makers: number, licences: number) =>
      `The starter atlas holds ${count(held, models)}, ${count(makers, { one: "{n} maker", other: "{n} makers" })} and ${count(licences, { one: "{n} licence", other: "{n} licences" })}.`,
    asOf: (day: string) => `Its newest fact is of ${day}.`,
    stays: "A sync adds to it and takes nothing of yours away.",
    choose: "How much of the Hub the first sync fetches",
    cost: (size: string, time: string, disk: string) => `${size}, about ${time}, then ${disk} on disk`,
  },
  scope: { core: "Core", everything: "Everything" },
  scopeText: {
    core: "The models that people use, with cards and licence files.",
    everything: "All models of the Hub, millions of them, in short records.",
  },
  digest: {
    title: "New for you",
    of: (day: string, time: string) => `sync of ${day}, ${time}`,
    never: "After the first sync this lists what became different: licences, models that are gone, ranks, prices.",
    nothing: "Nothing became different.",
    outcome,
    yours: (changes: number) =>
      count(changes, { one: "{n} change to what you keep", other: "{n} changes to what you keep" }),
    claims: (claims: number) =>
      count(claims, { one: "{n} claim has another answer", other: "{n} claims have another answer" }),
    licences: (changes: number) => count(changes, { one: "{n} licence changed", other: "{n} licences changed" }),
    texts: (texts: number) => count(texts, { one: "{n} new licence text", other: "{n} new licence texts" }),
    gone: (gone: number) =>
      count(gone, {
        one: "{n} model is gone; its last state stays readable",
        other: "{n} models are gone; their last state stays readable",
      }),
    new: (added: number) => count(added, { one: "{n} new model", other: "{n} new models" }),
    changed: (changed: number) => count(changed, { one: "{n} model changed", other: "{n} models changed" }),
    renamed: (renamed: number) => count(renamed, { one: "{n} model was renamed", other: "{n} models were renamed" }),
    boards: (boards: number) => count(boards, { one: "{n} board moved on", other: "{n} boards moved on" }),
    days: (days: number, day: string) => `${count(days, { one: "{n} new day", other: "{n} new days" })}, up to ${day}`,
    leads: (leader: string) => `${leader} leads`,
    leadsNow: (leader: string, before: string) => `${leader} leads now, before it was ${before}`,
    prices: (prices: number, largest: string | null) => {
      const moved = count(prices, { one: "{n} price moved", other: "{n} prices moved" });
      return largest === null ? moved : `${moved}, the largest by ${largest}`;
    },
    from: (was: string, became: string) => `${was} → ${became}`,
    percent: (share: string, fell: boolean) => `${fell ? "−" : "+"}${share}`,
    more: (rest: number) => `and ${n(rest)} more`,
    sum: (bytes: string, grew: string, shrank: boolean) =>
      `${bytes} over the wire; the atlas is ${grew} ${shrank ? "smaller" : "larger"}.`,
    odd: (records: number) =>
      count(records, { one: "{n} record was kept aside.", other: "{n} records were kept aside." }),
  },
  log: "Network log",
  connections: (connections: number, time: string) =>
    `${count(connections, { one: "{n} connection", other: "{n} connections" })} since ${time}`,
  openNow: (open: number) =>
    `${count(open, { one: "{n} connection", other: "{n} connections" })} open now, opened by Sync`,
  logEmpty: "The log is empty: no connection was ever opened.",
  logAll: "All lines",
  logTitle: "All connections",
  logCount: (from: number, to: number, total: number) => `Lines ${n(from)} to ${n(to)} of ${n(total)}, newest first.`,
  logFile: "File:",
  newer: "Newer lines",
  older: "Older lines",
  saveCsv: "Save as CSV",
  saveJson: "Save as JSON lines",
  call: {
    open: "open",
    none: "no answer",
    status: (status: number) => String(status),
    received: "received",
    sent: "sent",
  },
  promise: (version: string) =>
    `Only requests are sent, under the name baimo/${version}. No identifier, no usage figures.`,
  promiseToken: "Your token goes to the Hub alone.",
  dayStart: "0:00",
  dayEnd: "24:00",
  said: {
    began: "The sync has begun",
    ended: "The sync has ended",
    outcome: ({ outcome: how, new_models: added, changed_models: changed }: Digest) =>
      how === "done" || how === "partly"
        ? `Synced: ${count(added, { one: "{n} new model", other: "{n} new models" })}, ${n(changed)} changed`
        : outcome[how],
  },
  keys: { start: "sync", resume: "resume", cancel: "cancel" },
};
