// A change made in the form, and what it leaves of the person's own text.
import { describe, expect, it } from "vitest";
import type { PolicyForm } from "$lib/ipc/bindings/counter";
import { bareRule, edited, editedText, isSame, quoted, ruleAt, written } from "./toml";

const text = `# Ours, agreed on in May.
name = "Ours"
default = "ask" # on purpose

# Counsel said so.
[[rule]]
then = "allow"
# not the same as open source
when = { family = "permissive" }

[[rule]]
then = "deny"
when = { term = "use-commercial", value = "no" }
why = "We sell."
`;

const form: PolicyForm = {
  name: "Ours",
  default: "ask",
  rules: [
    { ...bareRule("allow"), family: "permissive" },
    { ...bareRule("deny"), term: "use-commercial", value: "no", why: "We sell." },
  ],
};

describe("a change made in the form", () => {
  it("rewrites the rule it touches and leaves every other line and comment", () => {
    const rule = { ...bareRule("ask"), family: "permissive", why: "Look first." };
    const after = editedText(text, form, { what: "rule", at: 0, rule });
    expect(after).toContain("# Ours, agreed on in May.");
    expect(after).toContain('default = "ask" # on purpose');
    expect(after).toContain('# Counsel said so.\n[[rule]]\n# not the same as open source\nthen = "ask"');
    expect(after).toContain('why = "Look first."');
    expect(after.slice(after.lastIndexOf("[[rule]]"))).toBe(text.slice(text.lastIndexOf("[[rule]]")));
  });

  it("moves a rule together with the comment above it", () => {
    const after = editedText(text, form, { what: "move", at: 0, by: 1 });
    expect(after.indexOf("# Counsel said so.")).toBeGreaterThan(after.indexOf("We sell."));
    expect(edited(form, { what: "move", at: 0, by: 1 }).rules.map(({ then }) => then)).toEqual(["deny", "allow"]);
  });

  it("adds and removes", () => {
    const more = editedText(text, form, { what: "add", rule: { ...bareRule("ask"), country: "CN" } });
    expect(more.endsWith('[[rule]]\nthen = "ask"\nwhen = { country = "CN" }\n')).toBe(true);
    const less = editedText(text, form, { what: "remove", at: 0 });
    expect(less).not.toContain("permissive");
    expect(less).not.toContain("Counsel");
    expect(less).toContain("We sell.");
  });

  it("names the policy in its head and nowhere else", () => {
    const after = editedText(text, form, { what: "name", name: 'The "new" one' });
    expect(after).toContain('name = "The \\"new\\" one"');
    expect(after.replace('name = "The \\"new\\" one"', 'name = "Ours"')).toBe(text);
  });

  it("writes the whole anew where the text cannot be cut into its rules", () => {
    const strange = 'name = "Ours"\ndefault = "ask"\nrule = [{ then = "allow", when = { family = "permissive" } }]\n';
    const one = { ...form, rules: form.rules.slice(0, 1) };
    expect(editedText(strange, one, { what: "default", stance: "deny" })).toBe(written({ ...one, default: "deny" }));
  });
});

it("knows which rule a line belongs to", () => {
  expect([1, 4, 5, 8, 10, 14].map((line) => ruleAt(text, line))).toEqual([null, null, 0, 0, 0, 1]);
});

it("quotes what a basic string of TOML cannot hold", () => {
  expect(quoted('a "b" \\ \n\t\u0001\u007f 中')).toBe('"a \\"b\\" \\\\ \\n\\t\\u0001\\u007f 中"');
});

it("takes an absent condition and an empty reason for the same", () => {
  expect(isSame(form, { ...form, rules: form.rules.map((rule) => ({ ...rule, why: rule.why ?? "" })) })).toBe(true);
  expect(isSame(form, { ...form, default: "deny" })).toBe(false);
});
