// Was du aufhebst.
import type { shelf as shape } from "../en/shelf";
import { speak } from "../speak";

const { n, form } = speak("de");

export const shelf = {
  title: "Sammlungen",
  favourites: "Favoriten",
  notes: "Notizen",
  searches: "Gemerkte Suchen",
  collections: "Sammlungen",
  count: (count) => `${n(count)} ${form(count, { one: "Eintrag", other: "Einträge" })}`,
  newCollection: "Neue Sammlung",
  name: "Name",
  create: "Anlegen",
  rename: "Umbenennen",
  delete: "Löschen",
  remove: (name) => `${name} herausnehmen`,
  added: "Seit",
  changed: "Geändert",
  kind: { model: "Modell", maker: "Hersteller", licence: "Lizenz" },
  noFavourites: "Noch keine Favoriten",
  noFavouritesText: "Markiere ein Modell, einen Hersteller oder eine Lizenz mit dem Stern auf der Seite.",
  noCollections: "Noch keine Sammlungen",
  noCollectionsText: "Eine Sammlung fasst Modelle, Hersteller und Lizenzen unter einem eigenen Namen zusammen.",
  noNotes: "Noch keine Notizen",
  noNotesText: "Schreib eine Notiz auf der Seite eines Modells, eines Herstellers oder einer Lizenz.",
  noSearches: "Noch keine gemerkten Suchen",
  noSearchesText: "Merke eine Suche über der Liste der Modelle; sie übersteht jeden Abgleich.",
  emptyCollection: "Diese Sammlung ist leer",
  emptyCollectionText: "Füge etwas von seiner Seite aus hinzu.",
  favourited: (name) => `${name} ist jetzt Favorit`,
  unfavourited: (name) => `${name} ist kein Favorit mehr`,
  created: (name) => `Sammlung „${name}“ angelegt`,
  renamed: (name) => `Die Sammlung heißt jetzt „${name}“`,
  deleted: (name) => `Sammlung „${name}“ gelöscht`,
  collected: (name, collection) => `${name} ist jetzt in „${collection}“`,
  uncollected: (name, collection) => `${name} ist nicht mehr in „${collection}“`,
  noteSaved: "Notiz behalten",
  notKept: "Die Änderung wurde nicht behalten.",
  asSearch: "Als Suche zeigen",
} satisfies typeof shape;
