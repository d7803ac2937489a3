//! The Open LLM Leaderboard, both versions: archived tables on the Hub with a day of submission a row. The board of a past
//! day is rebuilt from what had been submitted by then, at the end of each month and on the last day. Lines are what the
//! tables list: a model evaluated in two precisions has two.

use crate::{
    About, BoardDay, BoardLine, BoardWords, Bucket, Cursor, Estimate, Known, Net, Place, PlaceName, Sink, SourceError,
    Visit,
    board::{BOARDS, LINES, batches, days, table, unreadable},
    list::{Tally, ask_json, estimate, strange},
    table::{Table, TableError, Value, Wish},
};
use async_trait::async_trait;
use atlas::{Day, RepoId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

const HUB: PlaceName = PlaceName("hub");
/// The usual name of the only file of such a dataset.
const FILE: &str = "data/train-00000-of-00001.parquet";
/// Rows of a table that are believed; the two have 4,576 and 7,260.
const ROWS: u64 = 200_000;

static ABOUT: About = About {
    name: PlaceName("open_llm"),
    source: "Open LLM Leaderboard",
    url: "https://huggingface.co/open-llm-leaderboard",
    licence: None,
    credit: false,
    endpoint: "https://huggingface.co",
    endpoint_of: Some(HUB),
    after: &[],
    on: true,
    due_days: 180,
};

/// Both versions of the leaderboard.
pub struct OpenLlm;

/// One of the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// June 2024 to March 2025.
    Two,
    /// May 2023 to June 2024.
    One,
}

impl Version {
    const BOTH: [Self; 2] = [Self::Two, Self::One];

    fn dataset(self) -> &'static str {
        match self {
            Self::Two => "open-llm-leaderboard/contents",
            Self::One => "open-llm-leaderboard-old/contents",
        }
    }

    fn words(self) -> BoardWords {
        match self {
            Self::Two => BOARDS.open_llm_v2.words("average"),
            Self::One => BOARDS.open_llm_v1.words("average"),
        }
    }
}

/// The columns that are read, each with the spellings it has had.
const COLUMNS: [&[&str]; 8] = [
    &["fullname", "full_name", "model_name_for_query"],
    &["Model", "model_name"],
    &["Average ⬆️", "average", "Average score"],
    &["Submission Date", "submission_date", "date", "submitted_time"],
    &["#Params (B)", "params_b", "Params (B)", "params"],
    &["Architecture"],
    &["Hub License", "Hub Licence", "license"],
    &["Base Model", "base_model"],
];
const NAME: usize = 0;
const ANCHOR: usize = 1;
const AVERAGE: usize = 2;
const SUBMITTED: usize = 3;
const PARAMS: usize = 4;
const ARCHITECTURE: usize = 5;
const LICENCE: usize = 6;
const BASE: usize = 7;
/// Columns that are known and not read.
const KNOWN: &[&str] = &[
    "eval_name",
    "Precision",
    "Type",
    "T",
    "Weight type",
    "Model sha",
    "Hub ❤️",
    "Available on the hub",
    "MoE",
    "Flagged",
    "Chat Template",
    "CO₂ cost (kg)",
    "IFEval",
    "IFEval Raw",
    "BBH",
    "BBH Raw",
    "MATH Lvl 5",
    "MATH Lvl 5 Raw",
    "GPQA",
    "GPQA Raw",
    "MUSR",
    "MUSR Raw",
    "MMLU-PRO",
    "MMLU-PRO Raw",
    "Merged",
    "Official Providers",
    "Upload To Hub Date",
    "Generation",
    "Maintainer's Highlight",
    "Not_Merged",
    "ARC",
    "HellaSwag",
    "MMLU",
    "TruthfulQA",
    "Winogrande",
    "GSM8K",
    "url",
];

/// A row of a table.
#[derive(Debug, Clone)]
struct Row {
    submitted: Option<Day>,
    line: BoardLine,
}

fn row(cells: &[Value], tally: &mut Tally, at: usize) -> Option<Row> {
    tally.record();
    let name = cells[NAME]
        .text()
        .map(str::to_owned)
        .or_else(|| cells[ANCHOR].text().and_then(in_anchor));
    let Some(name) = name.filter(|name| name.len() <= 300) else {
        tally.set_aside(format!("#{at}"), "no name of a model", &format!("{:?}", &cells[ANCHOR]));
        return None;
    };
    // Zero and below stand for what is not known.
    let above_zero = |cell: &Value| cell.number().filter(|number| *number > 0.0);
    let words = |cell: usize| cells[cell].text().map(str::to_owned);
    let submitted = tally.expect("Submission Date", cells[SUBMITTED].day());
    let score = tally.expect("Average", above_zero(&cells[AVERAGE]));
    let params_b = tally.expect("#Params (B)", above_zero(&cells[PARAMS]));
    let line = BoardLine {
        rank: 0,
        repo: RepoId::new(name.as_str()).is_ok().then(|| name.clone()),
        words: name,
        organisation: None,
        score,
        low: None,
        high: None,
        votes: None,
        params_b,
        architecture: tally.expect("Architecture", words(ARCHITECTURE)),
        licence: tally.expect("Hub License", words(LICENCE)),
        base: words(BASE),
    };
    Some(Row { submitted, line })
}

/// The words of a link: what stands between its tags.
fn in_anchor(html: &str) -> Option<String> {
    let words = match html.split_once('>') {
        Some((_, rest)) if html.starts_with('<') => rest.split('<').next()?,
        _ => html,
    };
    let words = words.replace("&amp;", "&");
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// Rebuilds the days of a version from its table.
///
/// # Errors
/// [`TableError`] when the table is damaged, or lacks the columns without which there is no board.
pub fn read(version: Version, body: Vec<u8>) -> Result<crate::Batch, TableError> {
    let mut tally = Tally::default();
    let found = rebuild(version, body, &mut tally)?;
    let of = Some(found.len() as u64);
    Ok(days(found, String::from("all"), tally, of))
}

fn rebuild(version: Version, body: Vec<u8>, tally: &mut Tally) -> Result<Vec<BoardDay>, TableError> {
    let table = Table::new(body)?;
    if table.rows() > ROWS {
        return Err(TableError::Broken(format!(
            "{} rows, where some thousands were expected",
            table.rows()
        )));
    }
    let wish = table.wish(&COLUMNS);
    must_have(&wish)?;
    let mut rows = Vec::new();
    for group in 0..table.groups() {
        table.read(group, &wish, |cells| rows.extend(row(cells, tally, rows.len())))?;
    }
    let others = table.others(&wish, KNOWN);
    tally.unknown(others.iter().map(String::as_str), &[]);
    // The board lists by average; equal ones stay in the order of the table.
    rows.sort_by(|a, b| {
        b.line
            .score
            .unwrap_or(f64::MIN)
            .total_cmp(&a.line.score.unwrap_or(f64::MIN))
    });
    Ok(day_ends(&rows)
        .into_iter()
        .map(|(day, last)| board(version, &rows, day, last))
        .collect())
}

fn must_have(wish: &Wish) -> Result<(), TableError> {
    if !wish.has(NAME) && !wish.has(ANCHOR) {
        return Err(TableError::NoColumn("Model"));
    }
    for (at, name) in [(AVERAGE, "Average"), (SUBMITTED, "Submission Date")] {
        if !wish.has(at) {
            return Err(TableError::NoColumn(name));
        }
    }
    Ok(())
}

/// The end of each month in which there was a board, and the last day of submission; and whether it is the last.
fn day_ends(rows: &[Row]) -> Vec<(Day, bool)> {
    let submitted: BTreeSet<Day> = rows.iter().filter_map(|row| row.submitted).collect();
    let (Some(first), Some(last)) = (submitted.first(), submitted.last()) else {
        return Vec::new();
    };
    let mut ends: BTreeSet<Day> = submitted.iter().filter_map(|day| month_end(*day)).collect();
    // A month without a submission has the board of the month before; nothing is repeated.
    ends.retain(|end| end < last && end >= first);
    ends.insert(*last);
    ends.into_iter().map(|end| (end, end == *last)).collect()
}

fn month_end(day: Day) -> Option<Day> {
    let start = day.epoch_days();
    let month = |day: &Day| day.to_string().get(..7).map(str::to_owned);
    let days = (0..31).map_while(|more| Day::from_epoch_days(start + more));
    days.take_while(|other| month(other) == month(&day)).last()
}

/// The board as it stood at the end of a day. Rows without a day of submission stand on the last one only.
fn board(version: Version, rows: &[Row], day: Day, last: bool) -> BoardDay {
    let by_then = |row: &&Row| row.submitted.map_or(last, |submitted| submitted <= day);
    let mut lines = Vec::new();
    let mut count = 0;
    for row in rows.iter().filter(by_then) {
        count += 1;
        if lines.len() < LINES {
            let rank = count;
            lines.push(BoardLine {
                rank,
                ..row.line.clone()
            });
        }
    }
    BoardDay {
        board: version.words(),
        day,
        scale: None,
        lines,
        rows: count,
    }
}

/// How far a visit is: versions that are done, and days of the one under way.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct At {
    versions: usize,
    days: usize,
    etags: Vec<Option<String>>,
}

impl At {
    fn read(cursor: Option<&Cursor>) -> Self {
        cursor
            .and_then(|cursor| serde_json::from_str(&cursor.0).ok())
            .unwrap_or_default()
    }

    fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Fetches the table under its usual name, or under the name that the dataset lists.
async fn fetch(
    version: Version,
    net: &Net,
    etag: Option<&str>,
) -> Result<Option<(Vec<u8>, Option<String>)>, SourceError> {
    let at = |file: &str| format!("/datasets/{}/resolve/main/{file}", version.dataset());
    match table(net, &at(FILE), etag).await {
        Err(SourceError::Refused { status: 401 | 404, .. }) => {}
        other => return other,
    }
    let path = format!("/api/datasets/{}/tree/main/data", version.dataset());
    let listed = ask_json(net, &path, Bucket::Api, None).await?;
    let files = listed
        .as_ref()
        .and_then(|(_, json)| json.as_array())
        .map(Vec::as_slice)
        .unwrap_or_default();
    let named = files.iter().filter_map(|file| file.get("path")?.as_str());
    let plain = |path: &&str| {
        let signs = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.');
        path.ends_with(".parquet") && path.starts_with("data/") && path.bytes().all(signs) && !path.contains("..")
    };
    let file = named
        .filter(plain)
        .min()
        .ok_or_else(|| strange(net, "the dataset lists no table"))?;
    table(net, &at(file), etag).await
}

#[async_trait]
impl Place for OpenLlm {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, known: &Known) -> Estimate {
        // Archived: after one visit an unchanged answer is all that comes.
        let whole = estimate("open_llm", 1);
        match known.synced_at {
            Some(_) => Estimate {
                requests: 2,
                bytes: 2_000,
                records: 0,
                seconds: 1,
            },
            None => whole,
        }
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        let kept = At::read(visit.kept.as_ref());
        let mut at = At::read(visit.resume.as_ref());
        for (place, version) in Version::BOTH.into_iter().enumerate().skip(at.versions) {
            let etag = kept.etags.get(place).cloned().flatten();
            let etag_now = match fetch(version, net, etag.as_deref()).await? {
                None => etag,
                Some((body, now)) => {
                    self.hand_on(version, body, &mut at, net, sink).await?;
                    now
                }
            };
            at.etags.truncate(place);
            at.etags.push(etag_now);
            (at.versions, at.days) = (place + 1, 0);
        }
        at.versions = 0;
        Ok(Some(Cursor(at.write())))
    }
}

impl OpenLlm {
    async fn hand_on(
        &self,
        version: Version,
        body: Vec<u8>,
        at: &mut At,
        net: &Net,
        sink: &mut dyn Sink,
    ) -> Result<(), SourceError> {
        let work = tokio::task::spawn_blocking(move || {
            let mut tally = Tally::default();
            rebuild(version, body, &mut tally).map(|days| (days, tally))
        });
        let done = work.await.map_err(|_| strange(net, "a table could not be read"))?;
        let (found, mut tally) = done.map_err(|error| unreadable(net, version.dataset(), &error))?;
        let of = Some(found.len() as u64);
        for (upto, some) in batches(found) {
            if upto <= at.days {
                continue;
            }
            at.days = upto;
            sink.keep(days(some, at.write(), std::mem::take(&mut tally), of))
                .await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_link_are_what_it_shows() {
        let html = r#"<a target="_blank" href="https://huggingface.co/a/b" style="x">a/b</a>  <a href="c">📑</a>"#;
        assert_eq!(in_anchor(html).as_deref(), Some("a/b"));
        assert_eq!(in_anchor("a/b").as_deref(), Some("a/b"));
        assert_eq!(in_anchor("<a></a>"), None);
        assert_eq!(in_anchor("<"), Some(String::from("<")));
    }

    #[test]
    fn months_end_where_they_end() {
        for (day, end) in [
            ("2024-02-03", "2024-02-29"),
            ("2025-02-28", "2025-02-28"),
            ("2024-12-01", "2024-12-31"),
        ] {
            assert_eq!(month_end(day.parse().unwrap()), Some(end.parse().unwrap()));
        }
    }
}
