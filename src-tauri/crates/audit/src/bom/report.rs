//! A report to print: one HTML file that loads nothing and runs nothing.

use super::{Inventory, Item, stamp};
use std::fmt::Write as _;

/// The words of the report in the reader's language. Keys of verdicts and stances are spoken too.
#[derive(Debug, Clone, Copy)]
pub struct Speech {
    /// BCP 47 tag.
    pub language: &'static str,
    /// Speaks a key: `title`, `allow`, `unknown` …
    pub says: fn(&str) -> &'static str,
}

const STYLE: &str = "\
:root{color-scheme:light}\
body{font:15px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:0;overflow-wrap:anywhere}\
.small{color:#555;font-size:.85rem;margin:.15rem 0}\
section{border-top:1px solid #bbb;padding:.9rem 0;break-inside:avoid}\
dl{display:grid;grid-template-columns:11rem 1fr;gap:.15rem 1rem;margin:.5rem 0 0}\
dt{color:#555}dd{margin:0;overflow-wrap:anywhere}\
.mark{display:inline-block;border:1.5px solid;border-radius:.25rem;padding:0 .4rem;font-weight:600;margin-right:.4rem}\
table{border-collapse:collapse;margin:.75rem 0}td,th{text-align:left;padding:.1rem 1rem .1rem 0}\
@media print{body{margin:0;max-width:none;font-size:11px}@page{margin:18mm}}";

/// The inventory as a page of HTML in a language.
#[must_use]
pub fn report(inventory: &Inventory, speech: &Speech) -> String {
    let says = speech.says;
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        speech.language,
        escaped(says("title")),
    );
    let _ = writeln!(out, "<h1>{}</h1>", escaped(says("title")));
    let _ = writeln!(
        out,
        "<p class=\"small\">{} · Baimo {} · {} {}</p>\n<p class=\"small\"><strong>{}</strong></p>",
        stamp::time(inventory.made_at),
        escaped(&inventory.version),
        escaped(says("revision")),
        inventory.revision,
        escaped(says("no_advice")),
    );
    summary(&mut out, inventory, speech);
    for item in &inventory.models {
        model(&mut out, item, speech);
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn summary(out: &mut String, inventory: &Inventory, speech: &Speech) {
    let says = speech.says;
    out.push_str("<table>\n");
    let mut row = |name: &str, value: String| {
        let _ = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td></tr>",
            escaped(name),
            escaped(&value)
        );
    };
    row(says("models"), inventory.models.len().to_string());
    for verdict in ["allow", "conditions", "deny", "unknown"] {
        let count = inventory.models.iter().filter(|item| item.verdict == verdict).count();
        row(says(verdict), count.to_string());
    }
    if let Some(policy) = &inventory.policy {
        row(says("policy"), policy.clone());
        for (stance, name) in [
            ("allow", "policy_allow"),
            ("ask", "policy_ask"),
            ("deny", "policy_deny"),
        ] {
            let count = inventory
                .models
                .iter()
                .filter(|item| item.stance.as_deref() == Some(stance))
                .count();
            row(says(name), count.to_string());
        }
    }
    if inventory.unread > 0 {
        row(says("unread"), inventory.unread.to_string());
    }
    if inventory.cut_short.is_some() {
        row(says("cut_short"), says("yes").to_owned());
    }
    out.push_str("</table>\n");
}

fn model(out: &mut String, item: &Item, speech: &Speech) {
    let says = speech.says;
    let _ = write!(out, "<section>\n<h2>{}</h2>\n<p>", escaped(&item.name));
    let mut mark = |text: &str| {
        let _ = write!(out, "<span class=\"mark\">{}</span>", escaped(text));
    };
    mark(says(verdict_key(&item.verdict)));
    if let Some(stance) = &item.stance {
        mark(&format!("{}: {}", says("policy"), says(stance_key(stance))));
    }
    out.push_str("</p>\n<dl>\n");
    let mut pair = |key: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", escaped(says(key)), escaped(&value));
        }
    };
    rights(&mut pair, item, says);
    let kinds = [
        Some(item.format.clone()),
        item.quantisation.clone(),
        item.architecture.clone(),
    ];
    pair("format", kinds.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    for file in &item.files {
        let trouble = file
            .trouble
            .as_ref()
            .map_or_else(String::new, |trouble| format!(" ({trouble})"));
        pair("file", format!("{}{trouble}", file.path));
        pair("sha256", file.sha256.clone().unwrap_or_default());
    }
    out.push_str("</dl>\n</section>\n");
}

/// What it is, and what binds it.
fn rights(pair: &mut impl FnMut(&str, String), item: &Item, says: fn(&str) -> &'static str) {
    let matched = match (&item.id, &item.ground) {
        (Some(id), Some((ground, _))) => format!("{id} ({})", says(ground_key(ground))),
        _ => says("nothing").to_owned(),
    };
    pair(if item.derived { "made_from" } else { "matched" }, matched);
    pair("candidates", item.candidates.join(", "));
    let declared = item.declared.as_ref().map(|law| law.name.clone());
    let declared = declared.or_else(|| item.declared_words.clone());
    pair("declared", declared.unwrap_or_else(|| says("unknown").to_owned()));
    let mut effective: Vec<&str> = item.binding.iter().map(|law| law.name.as_str()).collect();
    if item.unread || effective.is_empty() {
        effective.push(says("unknown"));
    }
    pair("effective", effective.join(" + "));
    pair(
        "stated",
        item.stated_words.clone().unwrap_or_default().replace('\n', " · "),
    );
    let line: Vec<&str> = item.ancestors.iter().map(|held| held.id.as_str()).collect();
    pair("ancestors", line.join(" → "));
    pair("why", item.reasons.join(" · "));
    let terms: Vec<String> = item
        .terms
        .iter()
        .map(|term| format!("{} = {} ({} {})", term.key, term.value, term.licence, term.clause))
        .collect();
    pair("terms", terms.join(" · "));
}

fn stance_key(stance: &str) -> &'static str {
    match stance {
        "allow" => "policy_allow",
        "deny" => "policy_deny",
        _ => "policy_ask",
    }
}

fn verdict_key(verdict: &str) -> &'static str {
    ["allow", "conditions", "deny"]
        .into_iter()
        .find(|known| *known == verdict)
        .unwrap_or("unknown")
}

fn ground_key(ground: &str) -> &'static str {
    ["path", "hash", "metadata"]
        .into_iter()
        .find(|known| *known == ground)
        .unwrap_or("name")
}

/// Text as HTML shows it, in elements and attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
