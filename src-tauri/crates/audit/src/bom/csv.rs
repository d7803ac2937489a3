//! A table for a spreadsheet: one line a model, comma separated, quoted as RFC 4180 says.

use super::Inventory;

const HEAD: [&str; 24] = [
    "name",
    "model",
    "made_from_it",
    "matched_by",
    "confidence",
    "candidates",
    "store",
    "revision",
    "format",
    "quantisation",
    "architecture",
    "parameters",
    "size_bytes",
    "files",
    "sha256",
    "declared_words",
    "declared",
    "effective",
    "stated_in_file",
    "verdict",
    "differs",
    "terms",
    "policy",
    "policy_reasons",
];

/// The inventory as a table. Unknown is written as `unknown`, never left out; a cell that a spreadsheet would take for a
/// formula begins with an apostrophe.
#[must_use]
pub fn csv(inventory: &Inventory) -> String {
    let mut out = String::from("\u{feff}");
    line(&mut out, HEAD.iter().map(|head| (*head).to_owned()));
    for item in &inventory.models {
        let known = |text: Option<&String>| text.cloned().unwrap_or_default();
        let list = |parts: &mut dyn Iterator<Item = String>| parts.collect::<Vec<_>>().join("; ");
        let mut effective: Vec<String> = item.binding.iter().map(|law| law.slug.clone()).collect();
        if item.unread || effective.is_empty() {
            effective.push(String::from("unknown"));
        }
        let terms = item
            .terms
            .iter()
            .map(|term| format!("{}={} ({} {})", term.key, term.value, term.licence, term.clause));
        line(
            &mut out,
            [
                item.name.clone(),
                item.id.clone().unwrap_or_else(|| String::from("unknown")),
                item.derived.to_string(),
                item.ground
                    .as_ref()
                    .map(|(ground, _)| ground.clone())
                    .unwrap_or_default(),
                item.ground
                    .as_ref()
                    .map(|(_, confidence)| confidence.clone())
                    .unwrap_or_default(),
                item.candidates.join("; "),
                item.store.clone(),
                known(item.revision.as_ref()),
                item.format.clone(),
                known(item.quantisation.as_ref()),
                known(item.architecture.as_ref()),
                item.params.map(|params| params.to_string()).unwrap_or_default(),
                item.files.iter().map(|file| file.size_bytes).sum::<u64>().to_string(),
                list(&mut item.files.iter().map(|file| file.path.clone())),
                list(&mut item.files.iter().filter_map(|file| file.sha256.clone())),
                known(item.declared_words.as_ref()),
                item.declared
                    .as_ref()
                    .map_or_else(|| String::from("unknown"), |law| law.slug.clone()),
                effective.join("; "),
                known(item.stated_words.as_ref()),
                item.verdict.clone(),
                item.differs.to_string(),
                list(&mut { terms }),
                known(item.stance.as_ref()),
                item.reasons.join("; "),
            ]
            .into_iter(),
        );
    }
    line(&mut out, [super::NO_ADVICE.to_owned()].into_iter());
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let cell = if formula { format!("'{cell}") } else { cell };
        if cell.contains([',', '"', '\n', '\r', ';']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bom::Item;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let item = Item {
            name: String::from("=1+1,\"x\""),
            verdict: String::from("unknown"),
            ..Item::default()
        };
        let text = csv(&Inventory {
            models: vec![item],
            ..Inventory::default()
        });
        let second = text.lines().nth(1).unwrap();
        assert!(second.starts_with("\"'=1+1,\"\"x\"\"\",unknown,false,"), "{second}");
        assert_eq!(text.lines().count(), 3);
        assert!(second.contains(",unknown,"), "{second}");
    }
}
