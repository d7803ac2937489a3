// The Claims page, as long as claims cannot be saved.
import { speak } from "../speak";

const { count } = speak("en");

/** The Claims page, as long as claims cannot be saved. */
export const claim = {
  area: "Claims",
  title: "Claims",
  none: "Claims cannot be saved yet",
  noneText:
    "A sentence such as “five of the ten best models are from China” will become a saved definition with an answer for any date.",
  will: "What this page will hold",
  willList: [
    "A sentence, read into a definition: which board, which day, which rule of counting.",
    "The answer at that day and at any other, with its working shown row by row.",
    "A hash with which anyone can compute it again, and a citation to paste.",
  ],
  now: "What can be checked now",
  nowText: (board: string, date: string) =>
    `The rows of ${board} on ${date}, who published each, and the shares under the rule “publisher”.`,
  open: (date: string) => `Open the board of ${date}`,
  noBoard: "This atlas holds no board.",
  days: (days: number) => count(days, { one: "{n} stored day", other: "{n} stored days" }),
  boards: "Boards",
};
