// May I…?: questions, answers, circumstances, definitions of openness.
import type { Answer } from "$lib/ipc/bindings/counter";
import { speak } from "../speak";

const { count } = speak("en");

const answer: Record<Answer, string> = {
  yes: "Yes",
  conditions: "Yes, with conditions",
  ask: "Ask first",
  no: "No",
  unknown: "Not known",
};

/** What comes after “May I …”, by the key of the question. */
const question: Record<string, string> = {
  use: "run it for myself",
  sell: "use it in a product that I sell",
  internal: "use it inside my company",
  "large-scale": "serve more than 100 M users a month",
  host: "offer it as a hosted service",
  redistribute: "pass it on unchanged",
  "publish-finetune": "fine-tune it and publish the result",
  "modify-closed": "change it and keep the result closed",
  "train-others": "train another model on its outputs",
  distil: "distil it into another model",
  "deploy-eu": "deploy it in the EU",
  military: "use it for military purposes",
  surveillance: "use it for surveillance",
  biometric: "use it for biometric recognition",
  justice: "use it in justice or law enforcement",
  medical: "use it in medicine",
  "name-freely": "name a derived model as I like",
  "patents-safe": "rely on a patent grant",
  rely: "rely on keeping the rights",
};

/** A definition of openness: its name, and what it asks for. */
const definition: Record<string, { name: string; states: string }> = {
  "osi-licence": {
    name: "OSI-approved licence",
    states: "Every licence that binds the model is approved by the Open Source Initiative.",
  },
  "free-use": {
    name: "Free use",
    states:
      "Anybody may use it for any purpose, commerce included: no list of forbidden uses, no field, territory, number of users or revenue, and nobody to ask.",
  },
  "open-weights": {
    name: "Open weights",
    states:
      "Anybody may have the weights, use, change and pass them on, under terms that are stated and the same for all. Limits of purpose or size may stand in them.",
  },
  "osaid-possible": {
    name: "OSAID 1.0 possible",
    states:
      "No licence rules out the Open Source AI Definition 1.0. Whether it is met also hangs on code and on what is told of the data, which no licence says.",
  },
  restricted: {
    name: "Restricted",
    states:
      "A licence that binds withholds commerce, a purpose, a field, a territory, or whoever is large, or wants to be asked first.",
  },
  closed: {
    name: "Closed",
    states: "The weights are not given out; the model is had as a service only.",
  },
};

/** May I…?: questions, answers, circumstances, definitions of openness. */
export const may = {
  title: "May I…?",
  question,
  answer,
  definition,
  choose: "What you want to do",
  users: "Users",
  usersUnit: "a month",
  usersHint: "Monthly users, for instance 40 M",
  revenue: "Revenue",
  revenueUnit: "US$ a year",
  revenueHint: "Revenue in a year in US dollars, for instance 20 M",
  territory: "Place",
  form: "Form",
  asIs: "as it is",
  modified: "modified",
  notSaid: "not said",
  badAmount: "This is not a number, so it was left out.",
  withConditions: (n: number) => count(n, { one: "Yes, with {n} condition", other: "Yes, with {n} conditions" }),
  means: {
    yes: "The text grants it and asks for nothing in return.",
    conditions: "The text grants it. These duties can be met without asking anybody.",
    ask: "Somebody has to be asked first, or the words are unclear.",
    no: "The text withholds it.",
    unknown: "A licence is missing or not recognised, or the text does not say. That is not permission.",
  } satisfies Record<Answer, string>,
  chosen: (licence: string) => `Several licences may be chosen from; this is the answer under ${licence}.`,
  reasons: "Clauses that decide",
  noLicence: "A licence on the way is missing or not recognised",
  silent: "the text does not say",
  missing: "–",
  turns: (answer: string, amount: string, metric: string) => `Turns into “${answer}” at ${amount} ${metric}`,
  turned: (answer: string, amount: string, metric: string) => `“${answer}” from ${amount} ${metric} on`,
  margin: (amount: string) => `Margin: ${amount}.`,
  beyond: (amount: string) => `${amount} beyond it.`,
  inClause: (clause: string) => `(${clause})`,
  showPassage: (name: string) => `Show the passage: ${name}`,
  openLicence: (name: string) => `Open in ${name}`,
  via: (path: string) => `through ${path}`,
  all: "All questions",
  fewer: "Fewer",
  moreFacts: "Revenue and place…",
  fewerFacts: "Fewer circumstances",
  moreReasons: (n: number) => `${String(n)} more`,
  advice: "Not legal advice. The answer is computed from the clauses shown; the original text prevails.",
  key: "May I?",
  metric: {
    monthly_active_users: "users a month",
    daily_active_users: "users a day",
    annual_revenue: "revenue a year",
    monthly_revenue: "revenue a month",
  } as Record<string, string>,
  openness: "Openness by definition",
  opennessHint: "side by side, each in its own words",
  holds: "holds",
  fails: "does not hold",
  cannotTell: "cannot be told",
  because: (licence: string) => `decided by ${licence}`,
};
