//! A snapshot of the whole Hub in one parquet file on this machine: a faster first fill than three thousand pages. Each row
//! is read as a record of the Hub's list would be, by the same reader; what a snapshot does not hold (who may download,
//! the commit) stays unsaid. No connection is opened.

use crate::{
    Batch, Cursor, Drift, Records,
    hub::model::Reader,
    list::{Tally, batch},
    table::{Table, TableError, Value},
};
use serde_json::{Map, Value as Json};
use std::{ops::ControlFlow, path::Path};

/// Models in a batch.
const BATCH: usize = 1_000;
/// Names in the Hub's list, each with the spellings it has in snapshots.
const COLUMNS: [(&str, &[&str]); 15] = [
    ("id", &["id", "modelId"]),
    ("_id", &["_id"]),
    ("createdAt", &["createdAt", "created_at"]),
    ("lastModified", &["lastModified", "last_modified"]),
    ("cardData", &["cardData", "card_data"]),
    ("downloads", &["downloads"]),
    ("downloadsAllTime", &["downloadsAllTime", "downloads_all_time"]),
    ("baseModels", &["baseModels", "base_models"]),
    ("config", &["config"]),
    ("safetensors", &["safetensors"]),
    ("gguf", &["gguf"]),
    ("likes", &["likes"]),
    ("tags", &["tags"]),
    ("pipeline_tag", &["pipeline_tag"]),
    ("library_name", &["library_name"]),
];
/// Columns that are known and not read; files and chat templates make most of such a file.
const KNOWN: &[&str] = &[
    "siblings",
    "author",
    "trendingScore",
    "private",
    "gated",
    "disabled",
    "sha",
    "spaces",
];
/// What every record of a snapshot has.
const ALWAYS: &[&str] = &["createdAt", "lastModified", "downloads", "likes", "tags"];

/// Hands on the models of a snapshot in batches, in the order of the file, beginning with one of its groups of rows. The
/// cursor of a batch is the number of the group from which to go on once it is kept: a group that was broken off is read
/// again as a whole. Ends early when `each` breaks.
///
/// # Errors
/// [`TableError`] when the file is no snapshot, or damaged; what was handed on before is good.
pub fn read_snapshot(
    path: &Path,
    from_group: usize,
    each: &mut dyn FnMut(Batch) -> ControlFlow<()>,
) -> Result<(), TableError> {
    let table = Table::open(path)?;
    let spellings: Vec<&[&str]> = COLUMNS.iter().map(|(_, spellings)| *spellings).collect();
    let wish = table.wish(&spellings);
    if !wish.has(0) {
        return Err(TableError::NoColumn("id"));
    }
    let there: Vec<bool> = (0..COLUMNS.len()).map(|at| wish.has(at)).collect();
    let asked: Vec<String> = ALWAYS.iter().map(|name| (*name).to_owned()).collect();
    let mut pile = Pile::new(table.rows());
    let others = table.others(&wish, KNOWN);
    pile.tally.unknown(others.iter().map(String::as_str), &[]);
    for group in from_group..table.groups() {
        let mut went = ControlFlow::Continue(());
        table.read_while(group, &wish, |cells| {
            pile.add(&record(cells, &there), &asked);
            if pile.models.len() >= BATCH {
                went = each(pile.batch(group));
            }
            went
        })?;
        if went.is_break() || each(pile.batch(group + 1)).is_break() {
            return Ok(());
        }
    }
    Ok(())
}

/// Where a snapshot goes on behind a batch with this cursor.
#[must_use]
pub fn group_behind(cursor: &Cursor) -> usize {
    cursor
        .0
        .strip_prefix("group ")
        .and_then(|group| group.parse().ok())
        .unwrap_or(0)
}

/// Models since the last batch.
struct Pile {
    models: Vec<crate::ModelRecord>,
    tally: Tally,
    rows: u64,
    at: u64,
}

impl Pile {
    fn new(rows: u64) -> Self {
        Self {
            models: Vec::with_capacity(BATCH),
            tally: Tally::default(),
            rows,
            at: 0,
        }
    }

    fn add(&mut self, record: &Json, asked: &[String]) {
        self.at += 1;
        let text = record.to_string();
        let mut drift = Drift::default();
        let read = Reader {
            asked,
            drift: &mut drift,
        }
        .model(&text);
        if !record.as_object().is_some_and(|fields| fields.contains_key("_id")) {
            drift.missing.remove("_id");
        }
        self.tally = self.tally.with(Tally { odd: Vec::new(), drift });
        match read {
            Ok(model) => self.models.push(model),
            Err(error) => {
                let key = record
                    .get("id")
                    .and_then(Json::as_str)
                    .map_or_else(|| format!("#{}", self.at), str::to_owned);
                self.tally.set_aside(key, error.to_string(), &text);
            }
        }
    }

    fn batch(&mut self, group: usize) -> Batch {
        let models = std::mem::replace(&mut self.models, Vec::with_capacity(BATCH));
        let tally = std::mem::take(&mut self.tally);
        batch(
            Records::Models(models),
            format!("group {group}"),
            tally,
            Some(self.rows),
        )
    }
}

/// A row as a record of the Hub's list.
fn record(cells: &[Value], there: &[bool]) -> Json {
    let mut fields = Map::new();
    for ((cell, (name, _)), _) in cells.iter().zip(COLUMNS).zip(there).filter(|(_, there)| **there) {
        fields.insert(name.to_owned(), json(cell, name));
    }
    Json::Object(fields)
}

/// A cell as JSON. Cards, weights and parents come as parts or as JSON in text; counts with gaps as floating numbers.
fn json(cell: &Value, field: &str) -> Json {
    match cell {
        Value::Nothing => Json::Null,
        Value::Truth(truth) => Json::Bool(*truth),
        Value::Whole(number) => Json::from(*number),
        Value::Number(_) => cell.count().map_or(Json::Null, Json::from),
        Value::Text(text) if matches!(field, "cardData" | "baseModels" | "config" | "safetensors" | "gguf") => {
            serde_json::from_str(text).unwrap_or(Json::Null)
        }
        Value::Text(text) => Json::from(text.as_str()),
        Value::Day(_) | Value::Moment(_) => cell.moment().and_then(written).map_or(Json::Null, Json::from),
        Value::List(elements) => elements.iter().map(|element| json(element, "")).collect(),
        Value::Parts(parts) => {
            let parts = parts.iter().map(|(name, value)| (name.clone(), json(value, name)));
            Json::Object(parts.collect())
        }
    }
}

/// A moment as the Hub writes it.
fn written(ms: i64) -> Option<String> {
    let day = atlas::Day::from_unix_seconds(ms.div_euclid(1_000))?;
    let of_day = ms.rem_euclid(86_400_000);
    let (seconds, millis) = (of_day / 1_000, of_day % 1_000);
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    Some(format!(
        "{day}T{hours:02}:{minutes:02}:{:02}.{millis:03}Z",
        seconds % 60
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_the_hub_does() {
        assert_eq!(written(1_646_263_744_007).as_deref(), Some("2022-03-02T23:29:04.007Z"));
        assert_eq!(written(-1).as_deref(), Some("1969-12-31T23:59:59.999Z"));
        assert_eq!(written(i64::MAX), None);
    }

    #[test]
    fn a_cursor_says_where_to_go_on() {
        assert_eq!(group_behind(&Cursor(String::from("group 7"))), 7);
        assert_eq!(group_behind(&Cursor(String::from("{}"))), 0);
    }
}
