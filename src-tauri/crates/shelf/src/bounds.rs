//! How long and how many: checked at the door, so that everything further in fits.

use crate::{
    Error, Result,
    view::{Subject, SubjectKind},
};
use atlas::RepoId;
use store::library::Thing;

/// Things in one collection; its page shows them all.
pub(crate) const ITEMS: i64 = 5_000;
/// Subjects in one change.
pub(crate) const AT_ONCE: usize = 1_000;
/// Bytes of an import. A library of 100,000 notes of average length fits.
const IMPORT_BYTES: usize = 256 << 20;
const POLICY_BYTES: usize = 64 << 10;
const CLAIM_BYTES: usize = 16 << 10;
const SENTENCE_BYTES: usize = 16 << 10;
const SAID_IN_BYTES: usize = 8 << 10;
const NOTE_BYTES: usize = 64 << 10;
const NAME_CHARS: usize = 200;
const QUERY_BYTES: usize = 4 << 10;
const KEY_BYTES: usize = 200;

/// The words of a note; nothing where no visible character is in them.
pub(crate) fn note(text: &str) -> Result<Option<&str>> {
    bytes("The note", text, NOTE_BYTES, "64 KiB")?;
    Ok((!text.trim().is_empty()).then_some(text))
}

/// A name, without white space around it.
pub(crate) fn name(text: &str) -> Result<&str> {
    let name = text.trim();
    no_nul("The name", name)?;
    let length = name.chars().count();
    if length > NAME_CHARS {
        return Err(Error::TooLong {
            what: "The name",
            length: format!("{length} characters"),
            limit: "200 characters",
        });
    }
    if name.is_empty() { Err(Error::NoName) } else { Ok(name) }
}

/// A query as it was typed.
pub(crate) fn query(text: &str) -> Result<&str> {
    bytes("The query", text, QUERY_BYTES, "4 KiB")
}

/// A policy as it was written.
pub(crate) fn policy(text: &str) -> Result<&str> {
    bytes("The policy", text, POLICY_BYTES, "64 KiB")
}

/// Definitions as they were written.
pub(crate) fn definitions(text: &str) -> Result<&str> {
    bytes("The file of definitions", text, POLICY_BYTES, "64 KiB")
}

/// A claim in the language of claims.
pub(crate) fn claim(text: &str) -> Result<&str> {
    if text.trim().is_empty() {
        return Err(Error::NoName);
    }
    bytes("The claim", text, CLAIM_BYTES, "16 KiB")
}

/// A sentence word for word.
pub(crate) fn sentence(text: &str) -> Result<&str> {
    bytes("The sentence", text, SENTENCE_BYTES, "16 KiB")
}

/// Where something was said.
pub(crate) fn said_in(text: &str) -> Result<&str> {
    bytes("The place where it was said", text, SAID_IN_BYTES, "8 KiB")
}

/// An export that was handed in.
pub(crate) fn import(text: &str) -> Result<&str> {
    bytes("The export", text, IMPORT_BYTES, "256 MiB")
}

/// A subject whose key something in an atlas could have.
pub(crate) fn subject(subject: &Subject) -> Result<Thing> {
    let key = subject.key.as_str();
    let kind = word(subject.kind);
    let sound = match subject.kind {
        SubjectKind::Model => RepoId::new(key).is_ok(),
        SubjectKind::Maker | SubjectKind::Licence => {
            !key.is_empty() && key.len() <= KEY_BYTES && !key.chars().any(|c| c.is_control() || c.is_whitespace())
        }
    };
    if sound {
        Ok(Thing {
            kind: kind.to_owned(),
            key: key.to_owned(),
        })
    } else {
        Err(Error::NoSuchKey {
            kind,
            key: key.chars().take(80).collect(),
        })
    }
}

/// The kind as the library keeps it.
pub(crate) fn word(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Model => "model",
        SubjectKind::Maker => "maker",
        SubjectKind::Licence => "licence",
    }
}

/// What the library keeps, as a subject. The file itself allows only these three kinds.
pub(crate) fn of(thing: Thing) -> Subject {
    let kind = match thing.kind.as_str() {
        "maker" => SubjectKind::Maker,
        "licence" => SubjectKind::Licence,
        _ => SubjectKind::Model,
    };
    Subject { kind, key: thing.key }
}

fn bytes<'t>(what: &'static str, text: &'t str, most: usize, limit: &'static str) -> Result<&'t str> {
    no_nul(what, text)?;
    if text.len() > most {
        return Err(Error::TooLong {
            what,
            length: format!("{} bytes", text.len()),
            limit,
        });
    }
    Ok(text)
}

fn no_nul(what: &'static str, text: &str) -> Result<()> {
    if text.contains('\0') {
        Err(Error::Nul { what })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_and_bounded_in_characters() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(name(text).ok(), expected, "{text:?}");
        check(" Für später ", Some("Für später"));
        check("以", Some("以"));
        check(&"百".repeat(200), Some(&"百".repeat(200)));
        check(&"百".repeat(201), None);
        check(" \t\n", None);
        check("", None);
        check("a\0b", None);
    }

    #[test]
    fn notes_and_queries_are_bounded_in_bytes() {
        assert_eq!(note(" \n ").ok(), Some(None), "an empty note is none");
        assert_eq!(note(" x ").ok(), Some(Some(" x ")), "words are kept as written");
        assert!(note(&"x".repeat(64 << 10)).is_ok());
        assert!(note(&"x".repeat((64 << 10) + 1)).is_err());
        assert!(query(&"x".repeat(4097)).is_err());
    }

    #[test]
    fn keys_are_what_an_atlas_could_hold() {
        let check = |kind, key: &str, sound: bool| {
            let subject = super::subject(&Subject {
                kind,
                key: key.to_owned(),
            });
            assert_eq!(subject.is_ok(), sound, "{key:?}");
        };
        check(SubjectKind::Model, "Qwen/Qwen2-72B", true);
        check(SubjectKind::Model, "gpt2", true);
        check(SubjectKind::Model, "../../etc/passwd", false);
        check(SubjectKind::Model, "a b/c", false);
        check(SubjectKind::Maker, "alibaba-cloud", true);
        check(SubjectKind::Maker, "", false);
        check(SubjectKind::Licence, "a\0", false);
        check(SubjectKind::Licence, &"x".repeat(201), false);
    }
}
