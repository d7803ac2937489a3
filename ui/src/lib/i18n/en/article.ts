// The Articles page, as long as nothing can be read in it.
import { speak } from "../speak";

const { count } = speak("en");

/** The Articles page, as long as nothing can be read in it. */
export const article = {
  area: "Articles",
  title: "Articles",
  none: "No article is held",
  held: (articles: number) => count(articles, { one: "{n} article is held", other: "{n} articles are held" }),
  noneText: "The starter atlas contains no articles: they belong to their authors. Sync does not fetch feeds yet.",
  will: "What this page will hold",
  willList: [
    "Feeds, single pages and local files, fetched by you in Sync and read here offline, images kept.",
    "Models and makers recognised in the text, each a link into the atlas.",
    "Your highlights, notes and tags; bibliographies in and out.",
  ],
  now: "What is there now",
  events: (events: number) => count(events, { one: "{n} dated event", other: "{n} dated events" }),
  eventsText: "What articles report, as dated facts with their sources.",
  toEvents: "To the events",
  noEvents: "No event of this kind up to this day.",
  more: "Show more",
  latest: "The newest events",
  from: "Source",
  filter: "Kind",
  all: "All",
};
