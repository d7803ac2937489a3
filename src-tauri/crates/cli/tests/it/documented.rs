//! Every example of JSON.md is asked again and compared, field by field and type by type.

use crate::{run, starter};
use serde_json::{Map, Value};
use std::{fmt::Write as _, fs, path::Path};

const LONGEST: usize = 80;

/// One example: the words of the command, and the answer as documented.
struct Example {
    words: Vec<String>,
    answer: Option<Value>,
}

#[test]
fn the_documented_answers_are_the_real_ones() {
    let Some(folder) = starter() else { return };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("JSON.md");
    let document = fs::read_to_string(&path).unwrap();
    let bless = std::env::var_os("BAIMO_BLESS").is_some();
    let mut out = String::new();
    let mut count = 0;
    for (part, example) in parts(&document) {
        out.push_str(part);
        let Some(example) = example else { continue };
        let real = ask(folder.path(), &example.words);
        if bless {
            out.push_str(&set(&shortened(&real), 0));
            out.push('\n');
        } else {
            let documented = example
                .answer
                .unwrap_or_else(|| panic!("{:?} has no answer", example.words));
            compare(&documented, &shortened(&real), &example.words.join(" "));
        }
        count += 1;
    }
    assert!(count >= 25, "{count} examples");
    if bless {
        fs::write(path, out).unwrap();
    }
}

/// The document in parts: up to and with each command, then its answer.
fn parts(document: &str) -> Vec<(&str, Option<Example>)> {
    let mut parts = Vec::new();
    let mut rest = document;
    while let Some(at) = rest.find("\n$ baimo --json ") {
        let end = at + 1 + rest[at + 1..].find('\n').unwrap() + 1;
        let close = end + rest[end..].find("```").unwrap();
        let words = split(rest[at + 1..end].trim_start_matches("$ baimo --json "));
        let answer = serde_json::from_str(&rest[end..close]).ok();
        parts.push((&rest[..end], Some(Example { words, answer })));
        rest = &rest[close..];
    }
    parts.push((rest, None));
    parts
}

/// Words as a shell splits them, with single quotes.
fn split(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for character in line.trim().chars() {
        match character {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            other => words.last_mut().unwrap().push(other),
        }
    }
    words
}

fn ask(data: &Path, words: &[String]) -> Value {
    let exported = data.join("exported.json");
    let name = exported.to_str().unwrap();
    let words: Vec<&str> = words
        .iter()
        .map(|word| if word == "exported.json" { name } else { word })
        .collect();
    // 10, 11 and 12 are answers too: ask, no, nobody knows.
    let output = run(data, &[&["--json"], words.as_slice()].concat());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        matches!(output.status.code(), Some(0 | 10..=12)) && said.is_empty(),
        "{words:?}: {said}"
    );
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    if words == ["library", "export"] {
        fs::write(exported, answer.to_string()).unwrap();
    }
    answer
}

/// The first element of each list, the start of each text, and no path of this machine.
fn shortened(value: &Value) -> Value {
    match value {
        Value::Array(list) if list.len() == 2 && list.iter().all(|held| !held.is_object()) => value.clone(),
        Value::Array(list) => list.iter().take(1).map(shortened).collect(),
        Value::Object(fields) => {
            let short = |(name, held): (&String, &Value)| match name.as_str() {
                "data_dir" => (name.clone(), Value::from("/home/you/.local/share/baimo")),
                "file" if held.as_str().is_some_and(|file| file.ends_with("connections.jsonl")) => (
                    name.clone(),
                    Value::from("/home/you/.local/share/baimo/connections.jsonl"),
                ),
                _ => (name.clone(), shortened(held)),
            };
            Value::Object(fields.iter().map(short).collect::<Map<_, _>>())
        }
        Value::String(text) if text.chars().count() > LONGEST => {
            Value::from(text.chars().take(LONGEST).chain(['…']).collect::<String>())
        }
        other => other.clone(),
    }
}

/// JSON for reading: what fits on a line stays on it.
fn set(value: &Value, indent: usize) -> String {
    let line = value.to_string();
    let parts: Vec<String> = match value {
        Value::Object(fields) if indent + line.len() > 116 => {
            let field = |(name, held): (&String, &Value)| format!("\"{name}\": {}", set(held, indent + 2));
            fields.iter().map(field).collect()
        }
        Value::Array(list) if indent + line.len() > 116 => list.iter().map(|held| set(held, indent + 2)).collect(),
        _ => return line,
    };
    let (open, close) = if value.is_object() { ('{', '}') } else { ('[', ']') };
    let room = " ".repeat(indent + 2);
    let mut lines = vec![room.clone()];
    for part in parts {
        let last = lines.last_mut().unwrap();
        let fits = last.len() + part.len() < 116 && !part.contains('\n') && !last.contains('\n');
        match (last.len() > room.len(), fits) {
            (false, _) => last.push_str(&part),
            (true, true) => {
                let _ = write!(last, ", {part}");
            }
            (true, false) => {
                last.push(',');
                lines.push(format!("{room}{part}"));
            }
        }
    }
    format!("{open}\n{}\n{}{close}", lines.join("\n"), " ".repeat(indent))
}

fn compare(documented: &Value, real: &Value, place: &str) {
    match (documented, real) {
        (Value::Object(told), Value::Object(held)) => {
            let names = |fields: &Map<String, Value>| {
                let mut names: Vec<_> = fields.keys().cloned().collect();
                names.sort();
                names
            };
            assert_eq!(names(told), names(held), "{place}");
            for (name, value) in told {
                compare(value, &held[name], &format!("{place}.{name}"));
            }
        }
        (Value::Array(told), Value::Array(held)) => {
            if let (Some(told), Some(held)) = (told.first(), held.first()) {
                compare(told, held, &format!("{place}[0]"));
            }
        }
        // What is not known here may be known there.
        (Value::Null, _) | (_, Value::Null) => {}
        (told, held) => assert_eq!(kind(told), kind(held), "{place}"),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "truth",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "fields",
    }
}
