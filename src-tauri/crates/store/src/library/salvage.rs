//! Finds the person's rows in a damaged file, page by page, without asking SQLite to make sense of it.
//!
//! Every leaf is read on its own, so one bad page costs its own rows and no others. Pages of the log go over those of the
//! file. The library is kept with `secure_delete`, so freed pages hold nothing that was removed on purpose.

mod image;
mod record;

use super::rows::{ClaimRow, CollectionRow, FavouriteRow, ItemRow, NoteRow, Row, SearchRow, SettingRow, Thing};
use image::Image;
use record::{Cell, Value};
use std::{collections::BTreeMap, path::Path};

/// The rows found, those that others refer to first. An unreadable file gives none.
pub(super) fn rows(path: &Path) -> Vec<Row> {
    let Ok(image) = Image::read(path) else {
        return Vec::new();
    };
    let mut found = BTreeMap::new();
    for cell in image.cells() {
        let Some(row) = recognise(&cell) else { continue };
        let place = (order(&row), format!("{:?}", row.key()));
        match (found.get(&place), &row) {
            (Some(Row::Note(held)), Row::Note(new)) if held.changed_at > new.changed_at => {}
            _ => {
                found.insert(place, row);
            }
        }
    }
    found.into_values().collect()
}

fn order(row: &Row) -> u8 {
    match row {
        Row::Collection(_) => 0,
        Row::Item(_) => 1,
        Row::Note(_) => 2,
        Row::Favourite(_) => 3,
        Row::Search(_) => 4,
        Row::Setting(_) => 5,
        Row::Claim(_) => 6,
    }
}

/// Tells a row by the shape of its columns; no two tables of the library share one.
fn recognise(cell: &Cell) -> Option<Row> {
    use Value::{Null, Number, Text};
    let row = match (cell.rowid, cell.values.as_slice()) {
        (None, [Text(kind), Text(key), Text(text), Number(at)]) => Row::Note(NoteRow {
            thing: thing(kind, key)?,
            text: text.clone(),
            changed_at: *at,
        }),
        (None, [Text(kind), Text(key), Number(at)]) => Row::Favourite(FavouriteRow {
            thing: thing(kind, key)?,
            added_at: *at,
        }),
        (None, [Number(id), Text(kind), Text(key), Number(at), Number(place)]) => {
            let thing = thing(kind, key)?;
            Row::Item(ItemRow {
                collection_id: *id,
                thing,
                added_at: *at,
                place: *place,
            })
        }
        (None, [Text(key), Text(value)]) => Row::Setting(SettingRow {
            key: key.clone(),
            value: value.clone(),
        }),
        (Some(id), [Null, Text(name), Number(at)]) => Row::Collection(CollectionRow {
            id,
            name: name.clone(),
            created_at: *at,
        }),
        (Some(id), [Null, Text(name), Text(query), Number(at)]) => Row::Search(SearchRow {
            id,
            name: name.clone(),
            query: query.clone(),
            saved_at: *at,
        }),
        (
            Some(id),
            [
                Null,
                Text(text),
                Text(sentence),
                said_in @ (Text(_) | Null),
                said_on @ (Text(_) | Null),
                Number(at),
                Text(answers),
            ],
        ) => Row::Claim(ClaimRow {
            id,
            text: text.clone(),
            sentence: sentence.clone(),
            said_in: words(said_in),
            said_on: words(said_on),
            kept_at: *at,
            answers: answers.clone(),
        }),
        _ => return None,
    };
    Some(row)
}

fn words(value: &Value) -> Option<String> {
    match value {
        Value::Text(words) => Some(words.clone()),
        _ => None,
    }
}

/// What a row is about, if its kind is one of ours.
fn thing(kind: &str, key: &str) -> Option<Thing> {
    let known = ["model", "maker", "licence"].contains(&kind);
    known.then(|| Thing {
        kind: kind.to_owned(),
        key: key.to_owned(),
    })
}
