//! The hash over everything an outcome depends on, the same on every machine.

use crate::{
    claim::{Claim, Under},
    definition::{Definition, Definitions},
    facts::Facts,
    verify::asked_for,
};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// What is hashed, in this order. Maps are ordered by their keys, sources are left out: who says a thing is shown, but
/// the same facts from another mirror are the same facts.
#[derive(Serialize)]
struct Hashed<'a> {
    engine: u32,
    claim: &'a Claim,
    definitions: Vec<&'a Definition>,
    classes: &'a std::collections::BTreeMap<String, crate::definition::Class>,
    facts: &'a Facts,
}

/// `sha256:` and 64 hexadecimal digits over engine, claim, the definitions it asks for and the facts handed in.
pub(crate) fn hash(claim: &Claim, facts: &Facts, definitions: &Definitions, engine: u32) -> String {
    let none = Under::Named(Vec::new());
    let under = match claim {
        Claim::Count(asked) | Claim::Share(asked) => &asked.under,
        Claim::Models { under, .. } => under,
        Claim::Rank { .. }
        | Claim::Price(_)
        | Claim::Licence { .. }
        | Claim::Descent { .. }
        | Claim::Extreme { .. }
        | Claim::Event { .. }
        | Claim::Unit { .. }
        | Claim::Uncheckable { .. } => &none,
    };
    let hashed = Hashed {
        engine,
        claim,
        definitions: asked_for(under, definitions)
            .into_iter()
            .filter_map(Result::ok)
            .collect(),
        classes: &definitions.classes,
        facts,
    };
    let text = serde_json::to_vec(&hashed).expect("the keys of every map are strings");
    let mut hash = String::from("sha256:");
    for byte in Sha256::digest(&text) {
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}
