//! Which words the query language knows for fields and values. The words themselves are in `data/*.toml`.

use super::Measure;
use crate::fold;
use atlas::FacetField;
use serde::Deserialize;
use std::{collections::HashMap, sync::OnceLock};

/// What stands before an operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Facet(FacetField),
    Measure(Measure),
    Owner,
}

/// A name under which a value is known without its field.
pub(super) struct Spelled {
    pub(super) field: FacetField,
    pub(super) key: String,
    pub(super) name: String,
}

struct Vocabulary {
    fields: HashMap<String, Field>,
    spelled: Vec<Spelled>,
    values: HashMap<(Option<FacetField>, String), String>,
}

#[derive(Deserialize)]
struct FieldFile {
    field: Vec<FieldRow>,
}

#[derive(Deserialize)]
struct FieldRow {
    kind: String,
    key: String,
    names: Vec<String>,
}

#[derive(Deserialize)]
struct ValueFile {
    value: Vec<ValueRow>,
}

#[derive(Deserialize)]
struct ValueRow {
    field: Option<FacetField>,
    key: String,
    names: Vec<String>,
}

#[derive(Deserialize)]
struct WordFile {
    value: Vec<ValueRow>,
    compound: Vec<CompoundRow>,
}

#[derive(Deserialize)]
struct CompoundRow {
    field: FacetField,
    key: String,
    first: Vec<String>,
    last: Vec<String>,
}

/// Every name of a value that stands without a field, as it is written.
pub(super) fn spelled() -> &'static [Spelled] {
    &vocabulary().spelled
}

/// The field a person means by `name`, in any of the three languages.
pub(crate) fn field(name: &str) -> Option<Field> {
    vocabulary().fields.get(&fold::value(name)).copied()
}

/// The value a person means by `words`, as a key of `field` where we know a name for it, else as folded words.
pub(crate) fn value(field: FacetField, words: &str) -> String {
    let folded = fold::value(words);
    let known = &vocabulary().values;
    let found = known
        .get(&(Some(field), folded.clone()))
        .or_else(|| known.get(&(None, folded.clone())));
    found.cloned().unwrap_or(folded)
}

fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| {
        let fields: FieldFile = toml::from_str(include_str!("../../data/fields.toml"))
            .expect("data/fields.toml is part of the program and read by its tests");
        let values: ValueFile = toml::from_str(include_str!("../../data/values.toml"))
            .expect("data/values.toml is part of the program and read by its tests");
        let words: WordFile = toml::from_str(include_str!("../../data/words.toml"))
            .expect("data/words.toml is part of the program and read by its tests");
        let spelled = read_words(words);
        let mut values = read_values(values);
        for Spelled { field, key, name } in &spelled {
            for name in fold::value_spellings(name) {
                values.entry((Some(*field), name)).or_insert_with(|| key.clone());
            }
        }
        Vocabulary {
            fields: read_fields(fields),
            spelled,
            values,
        }
    })
}

fn read_fields(file: FieldFile) -> HashMap<String, Field> {
    let mut out = HashMap::new();
    for row in file.field {
        let meant = match row.kind.as_str() {
            "owner" => Some(Field::Owner),
            "measure" => Measure::from_name(&row.key).map(Field::Measure),
            _ => FacetField::ALL
                .into_iter()
                .find(|f| f.as_str() == row.key)
                .map(Field::Facet),
        };
        if let Some(meant) = meant {
            for name in row.names.iter().chain([&row.key]) {
                out.extend(fold::value_spellings(name).map(|name| (name, meant)));
            }
        }
    }
    out
}

fn read_values(file: ValueFile) -> HashMap<(Option<FacetField>, String), String> {
    let mut out = HashMap::new();
    for row in file.value {
        for name in row.names.iter().chain([&row.key]) {
            out.extend(fold::value_spellings(name).map(|name| ((row.field, name), row.key.clone())));
        }
    }
    out
}

fn read_words(file: WordFile) -> Vec<Spelled> {
    let mut out = Vec::new();
    let mut push = |field, key: &str, name: String| {
        let key = key.to_owned();
        out.push(Spelled { field, key, name });
    };
    for row in file.value {
        if let Some(field) = row.field {
            row.names.into_iter().for_each(|name| push(field, &row.key, name));
            // A key of one word is a word like any other; `text-generation` is not.
            if row.key.contains('-') {
                push(field, &row.key, row.key.clone());
            }
        }
    }
    for row in file.compound {
        for (first, last) in row
            .first
            .iter()
            .flat_map(|first| row.last.iter().map(move |last| (first, last)))
        {
            push(row.field, &row.key, format!("{first}{last}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_and_measure_has_its_words() {
        for f in FacetField::ALL {
            assert_eq!(field(f.as_str()), Some(Field::Facet(f)));
        }
        for m in Measure::ALL {
            assert_eq!(field(m.as_str()), Some(Field::Measure(m)));
        }
        let check = |name: &str, expected: Option<Field>| assert_eq!(field(name), expected, "{name}");
        check("Größe", Some(Field::Facet(FacetField::Size)));
        check("许可", Some(Field::Facet(FacetField::Licence)));
        check("LICENSE", Some(Field::Facet(FacetField::Licence)));
        check("厂商", Some(Field::Facet(FacetField::Maker)));
        check("handle", Some(Field::Owner));
        check("foo", None);
        check("", None);
    }

    #[test]
    fn values_go_by_their_names_in_three_languages() {
        let check = |f, words: &str, expected: &str| assert_eq!(value(f, words), expected, "{words}");
        check(FacetField::Country, "China", "cn");
        check(FacetField::Country, "中国", "cn");
        check(FacetField::Country, "Österreich", "at");
        check(FacetField::Language, "Deutsch", "de");
        check(FacetField::Relation, "quantised", "quantized");
        check(FacetField::Task, "unbekannt", "unknown");
        check(FacetField::Licence, "Apache 2.0", "apache-2-0");
        check(FacetField::Task, "Spracherkennung", "automatic-speech-recognition");
        check(FacetField::Task, "Bildgenerierung", "text-to-image");
        check(FacetField::Task, "语音识别", "automatic-speech-recognition");
        check(FacetField::Task, "文生圖", "text-to-image");
    }
}
