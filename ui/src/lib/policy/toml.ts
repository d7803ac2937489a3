// A policy as TOML. A change made in the form rewrites only the rule it touches, so that comments and the person's own
// spelling stay; what that could not do rightly is noticed, and the whole is written anew.
import type { PolicyForm, PolicyRule } from "$lib/ipc/bindings/counter";

/** The conditions a rule can have, in the order in which they are written. */
export const conditions = [
  "term",
  "value",
  "licence",
  "family",
  "country",
  "maker",
  "openness",
  "verdict",
] as const satisfies readonly (keyof PolicyRule)[];

/** The name of a condition. */
export type Condition = (typeof conditions)[number];

/** A change made in the form. */
export type Edit =
  | { what: "name"; name: string }
  | { what: "default"; stance: PolicyForm["default"] }
  | { what: "rule"; at: number; rule: PolicyRule }
  | { what: "add"; rule: PolicyRule }
  | { what: "remove"; at: number }
  | { what: "move"; at: number; by: number };

/** A rule with nothing in it but what it does. */
export function bareRule(then: string): PolicyRule {
  return {
    then,
    term: null,
    value: null,
    licence: null,
    family: null,
    country: null,
    maker: null,
    openness: null,
    verdict: null,
    why: null,
  };
}

/** The form after a change. */
export function edited(form: PolicyForm, edit: Edit): PolicyForm {
  switch (edit.what) {
    case "name":
      return { ...form, name: edit.name };
    case "default":
      return { ...form, default: edit.stance };
    default:
      return {
        ...form,
        rules: listed(form.rules, edit, edit.what === "rule" || edit.what === "add" ? edit.rule : null),
      };
  }
}

/** The same change on a list of rules, or of the lines that are theirs. */
function listed<Item>(items: readonly Item[], edit: Edit, item: Item | null): Item[] {
  const next = [...items];
  if (edit.what === "rule" && item !== null) next[edit.at] = item;
  else if (edit.what === "add" && item !== null) next.push(item);
  else if (edit.what === "remove") next.splice(edit.at, 1);
  else if (edit.what === "move") {
    const [moved] = next.splice(edit.at, 1);
    if (moved !== undefined) next.splice(edit.at + edit.by, 0, moved);
  }
  return next;
}

/** Words as a basic string of TOML. */
export function quoted(words: string): string {
  return JSON.stringify(words).replaceAll("\u007f", "\\u007f");
}

function bodyOf(rule: PolicyRule): string[] {
  const when = conditions.flatMap((name) => {
    const value = rule[name];
    return value === null ? [] : [`${name} = ${quoted(value)}`];
  });
  const lines = [`then = ${quoted(rule.then)}`, when.length === 0 ? "when = {}" : `when = { ${when.join(", ")} }`];
  if (rule.why !== null && rule.why.trim() !== "") lines.push(`why = ${quoted(rule.why)}`);
  return lines;
}

function ruleLines(rule: PolicyRule): string[] {
  return ["[[rule]]", ...bodyOf(rule), ""];
}

/** The whole policy, written anew. */
export function written(form: PolicyForm): string {
  const head = [`name = ${quoted(form.name)}`, `default = ${quoted(form.default)}`, ""];
  return [...head, ...form.rules.flatMap(ruleLines)].join("\n");
}

const opening = /^\s*\[\[\s*rule\s*\]\]/;
const comment = /^\s*#/;

interface Cut {
  head: string[];
  rules: string[][];
}

/** The lines before the first rule, and the lines of each rule with the comment straight above it. */
function cut(text: string): Cut {
  const lines = text.split("\n");
  const starts = lines.flatMap((line, at) => {
    if (!opening.test(line)) return [];
    let from = at;
    while (from > 0 && comment.test(lines[from - 1] ?? "")) from -= 1;
    return [from];
  });
  const rules = starts.map((from, at) => lines.slice(from, starts[at + 1] ?? lines.length));
  return { head: lines.slice(0, starts[0] ?? lines.length), rules };
}

/** The rule a line belongs to; nothing for the lines before the first. `line` from 1. */
export function ruleAt(text: string, line: number): number | null {
  let passed = cut(text).head.length;
  if (line <= passed) return null;
  for (const [at, lines] of cut(text).rules.entries()) {
    passed += lines.length;
    if (line <= passed) return at;
  }
  return null;
}

function headWith(head: readonly string[], key: string, value: string): string[] {
  const line = `${key} = ${quoted(value)}`;
  const at = head.findIndex((one) => new RegExp(`^\\s*"?${key}"?\\s*=`).test(one));
  return at === -1 ? [line, ...head] : head.map((one, index) => (index === at ? line : one));
}

/** A rule's lines with another body: comments stay, those within it below its opening. */
function rewritten(lines: readonly string[], rule: PolicyRule): string[] {
  const at = lines.findIndex((line) => opening.test(line));
  const above = lines.slice(0, at);
  const within = lines.slice(at + 1).filter((line) => comment.test(line));
  const blank = lines.at(-1)?.trim() === "" ? [""] : [];
  return [...above, "[[rule]]", ...within, ...bodyOf(rule), ...blank];
}

/** The text after a change made in the form; `form` is what the text holds before it. */
export function editedText(text: string, form: PolicyForm, edit: Edit): string {
  const { head, rules } = cut(text);
  if (rules.length !== form.rules.length) return written(edited(form, edit));
  const join = (top: readonly string[], blocks: readonly string[][]) => {
    const spaced = blocks.map((lines, at) =>
      lines.at(-1)?.trim() === "" || at === blocks.length - 1 ? lines : [...lines, ""],
    );
    const start = top.length > 0 && blocks.length > 0 && top.at(-1)?.trim() !== "" ? [...top, ""] : top;
    return [...start, ...spaced.flat()].join("\n");
  };
  switch (edit.what) {
    case "name":
      return join(headWith(head, "name", edit.name), rules);
    case "default":
      return join(headWith(head, "default", edit.stance), rules);
    case "rule": {
      const lines = rules[edit.at];
      return lines === undefined
        ? written(edited(form, edit))
        : join(head, listed(rules, edit, rewritten(lines, edit.rule)));
    }
    case "add":
      return join(head, listed(rules, edit, ruleLines(edit.rule)));
    default:
      return join(head, listed(rules, edit, null));
  }
}

/** A sample in the person's language: its words and comments are said as `words` says them, its keys stay. */
export function spoken(sample: string, words: Readonly<Record<string, string>>): string {
  return sample
    .split("\n")
    .map((line) => {
      const remark = /^# (.*)$/.exec(line)?.[1];
      if (remark !== undefined) return `# ${words[remark] ?? remark}`;
      const [, key, said] = /^(name|why) = "((?:[^"\\]|\\.)*)"$/.exec(line) ?? [];
      const plain = said?.replaceAll('\\"', '"');
      const other = plain === undefined ? undefined : words[plain];
      return key === undefined || other === undefined ? line : `${key} = ${quoted(other)}`;
    })
    .join("\n");
}

/** Whether two policies say the same. */
export function isSame(left: PolicyForm, right: PolicyForm): boolean {
  const plain = ({ name, default: stance, rules }: PolicyForm) =>
    JSON.stringify([
      name,
      stance,
      rules.map((rule) => [rule.then, ...conditions.map((key) => rule[key] ?? ""), rule.why ?? ""]),
    ]);
  return plain(left) === plain(right);
}
