//! Boards: the history of the Open LLM Leaderboard rebuilt from its rows, and the Arena's tables in all their spellings.

use super::{
    csv, shared,
    write::{Column, numbers, parquet, text},
};
use atlas::Day;
use parquet::basic::Compression;
use sources::{Batch, BoardDay, Records, arena, open_llm, open_llm::Version, table::TableError};
use std::collections::{BTreeMap, BTreeSet};

fn days(batch: &Batch) -> &[BoardDay] {
    match &batch.records {
        Records::Boards(days) => days,
        other => panic!("days of boards were expected, not {} other records", other.len()),
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

type Rows = Vec<BTreeMap<String, String>>;

fn words(rows: &Rows, column: &str) -> Column {
    Column::Text(rows.iter().map(|row| row.get(column).cloned()).collect())
}

fn figures(rows: &Rows, column: &str) -> Column {
    Column::Number(
        rows.iter()
            .map(|row| row.get(column).and_then(|cell| cell.parse().ok()))
            .collect(),
    )
}

/// The real board of September 2024, in the columns of the archived dataset.
fn version_two(rows: &Rows) -> Vec<(&'static str, Column)> {
    let anchor = |row: &BTreeMap<String, String>| {
        let name = &row["fullname"];
        Some(format!(
            "<a target=\"_blank\" href=\"https://huggingface.co/{name}\" style=\"color\">{name}</a>  <a href=\"x\">📑</a>"
        ))
    };
    vec![
        ("eval_name", words(rows, "fullname")),
        ("Model", Column::Text(rows.iter().map(anchor).collect())),
        ("fullname", words(rows, "fullname")),
        ("Average ⬆️", figures(rows, "average")),
        ("Submission Date", words(rows, "submission_date")),
        ("#Params (B)", figures(rows, "params_b")),
        ("Architecture", words(rows, "architecture")),
        ("Hub License", words(rows, "hub_license")),
        ("Base Model", words(rows, "base_model")),
        ("MMLU-PRO Raw", figures(rows, "mmlupro_raw")),
    ]
}

#[test]
fn the_second_leaderboard_is_rebuilt_day_by_day() {
    let Some(file) = shared("data/leaderboard/openllm_v2_2024-09-30.csv") else {
        return;
    };
    let rows = csv(&file);
    assert_eq!(rows.len(), 1_258);
    let batch = open_llm::read(Version::Two, parquet(&version_two(&rows), 500, Compression::SNAPPY)).unwrap();
    let days = days(&batch);
    let dates: Vec<String> = days.iter().map(|day| day.day.to_string()).collect();
    assert_eq!(dates, ["2024-06-30", "2024-07-31", "2024-08-31", "2024-09-29"]);
    assert!(
        days.iter()
            .all(|day| day.board.slug == "open-llm-v2" && day.board.metric == "average")
    );
    let submitted: Vec<usize> = days.iter().map(|day| day.rows as usize).collect();
    assert_eq!(submitted, [444, 444 + 173, 444 + 173 + 207, 1_258]);
    assert!(days.iter().all(|day| day.lines.len() == (day.rows as usize).min(1_000)));
    let last = days.last().unwrap();
    let leader = &last.lines[0];
    assert_eq!(
        (leader.words.as_str(), leader.score),
        ("dfurman/CalmeRys-78B-Orpo-v0.1", Some(50.78))
    );
    assert_eq!((leader.params_b, leader.licence.as_deref()), (Some(77.0), Some("mit")));
    assert_eq!(leader.repo.as_deref(), Some("dfurman/CalmeRys-78B-Orpo-v0.1"));
    // The board itself lists by average; so does every rebuilt day.
    let listed: Vec<f64> = rows
        .iter()
        .filter_map(|row| row["average"].parse().ok())
        .take(1_000)
        .collect();
    assert_eq!(
        last.lines.iter().filter_map(|line| line.score).collect::<Vec<_>>(),
        listed
    );
    assert!(
        days.iter()
            .all(|day| day.lines.iter().zip(1..).all(|(line, rank)| line.rank == rank))
    );
    assert!(
        last.lines
            .iter()
            .all(|line| line.params_b.is_none_or(|params| params > 0.0)),
        "−1 and 0 are absent"
    );
    let named: BTreeSet<&str> = last.lines.iter().map(|line| line.words.as_str()).collect();
    assert!(
        named.len() < last.lines.len(),
        "a model in two precisions has two lines"
    );
    assert!(
        batch.odd.is_empty() && batch.drift.unknown.is_empty(),
        "{:?} {:?}",
        batch.odd,
        batch.drift
    );
}

#[test]
fn the_first_leaderboard_is_rebuilt_from_its_dates() {
    let Some(file) = shared("data/leaderboard/openllm_v1_2024-06-19.csv") else {
        return;
    };
    let rows = csv(&file);
    let columns = [
        ("fullname", words(&rows, "fullname")),
        ("Average ⬆️", figures(&rows, "average")),
        ("date", words(&rows, "date")),
        ("Architecture", words(&rows, "architecture")),
    ];
    let batch = open_llm::read(Version::One, parquet(&columns, 2_000, Compression::SNAPPY)).unwrap();
    let days = days(&batch);
    assert_eq!(days.len(), 12, "July 2023 to May 2024 and the last day");
    let last = days.last().unwrap();
    assert_eq!(
        (last.day, last.rows, last.lines.len()),
        (day("2024-06-03"), 7_065, 1_000)
    );
    assert_eq!(last.lines[0].words, "paloalma/Le_Triomphant-ECE-TW3");
    assert_eq!(last.board.slug, "open-llm-v1");
    assert_eq!(batch.drift.missing.get("Submission Date"), Some(&1));
    assert_eq!(
        batch.drift.missing.get("Hub License"),
        Some(&7_065),
        "a column that is gone is reported"
    );
}

#[test]
fn renamed_columns_of_a_leaderboard_are_still_found() {
    let Some(file) = shared("data/leaderboard/openllm_v2_2024-07-26.csv") else {
        return;
    };
    let rows = csv(&file);
    let columns = version_two(&rows);
    let usual = open_llm::read(Version::Two, parquet(&columns, 500, Compression::SNAPPY)).unwrap();
    let mut other = columns.clone();
    for (from, to) in [
        ("Average ⬆️", "Average"),
        ("#Params (B)", "params_b"),
        ("Hub License", "Hub Licence"),
        ("fullname", "full_name"),
    ] {
        other
            .iter_mut()
            .filter(|(name, _)| *name == from)
            .for_each(|(name, _)| *name = to);
    }
    let renamed = open_llm::read(Version::Two, parquet(&other, 500, Compression::SNAPPY)).unwrap();
    assert_eq!(usual.records, renamed.records);
    other.retain(|(name, _)| *name != "full_name");
    let by_anchor = open_llm::read(Version::Two, parquet(&other, 500, Compression::SNAPPY)).unwrap();
    assert_eq!(usual.records, by_anchor.records, "the name is in the link too");
    for needed in ["Average", "Submission Date"] {
        let mut without = other.clone();
        without.retain(|(name, _)| *name != needed);
        let read = open_llm::read(Version::Two, parquet(&without, 500, Compression::SNAPPY));
        assert!(matches!(read, Err(TableError::NoColumn(_))), "{needed}");
    }
}

/// The real history of the Arena, in the columns of the dataset.
fn arena_history() -> Option<(Rows, Vec<(&'static str, Column)>)> {
    let rows = csv(&shared("data/leaderboard/arena_history_2023-05_2025-03.csv")?);
    let all = |word: &str| Column::Text(vec![Some(word.to_owned()); rows.len()]);
    let columns = vec![
        ("model_name", words(&rows, "Model")),
        ("organization", words(&rows, "Organization")),
        ("license", words(&rows, "License")),
        ("rating", figures(&rows, "rating")),
        ("category", all("overall")),
        ("leaderboard_publish_date", words(&rows, "date")),
    ];
    Some((rows, columns))
}

#[test]
fn the_history_of_the_arena_is_kept_week_by_week() {
    let Some((rows, columns)) = arena_history() else { return };
    let batch = arena::read("text", parquet(&columns, 1_000, Compression::SNAPPY), None).unwrap();
    let days = days(&batch);
    assert!(
        days.iter()
            .all(|day| day.board.slug == "arena-text" && day.board.metric == "rating")
    );
    assert!(days.windows(2).all(|pair| pair[0].day < pair[1].day));
    let published: BTreeSet<&str> = rows.iter().map(|row| row["date"].as_str()).collect();
    assert!(
        days.len() > 60 && days.len() <= published.len(),
        "{} of {}",
        days.len(),
        published.len()
    );
    let weeks: BTreeSet<i32> = days
        .iter()
        .map(|day| (day.day.epoch_days() + 3).div_euclid(7))
        .collect();
    assert_eq!(weeks.len(), days.len(), "one day a week");
    let newest = published.last().unwrap();
    assert_eq!(days.last().unwrap().day.to_string().replace('-', ""), *newest);
    for kept in days {
        let date = kept.day.to_string().replace('-', "");
        let names: BTreeSet<&str> = rows
            .iter()
            .filter(|row| row["date"] == date)
            .map(|row| row["Model"].as_str())
            .collect();
        assert_eq!(kept.rows as usize, names.len(), "{date}: everybody once");
        assert!(
            kept.lines
                .windows(2)
                .all(|pair| pair[0].rank <= pair[1].rank && pair[0].score >= pair[1].score)
        );
        let elo = kept.day < day("2023-12-20");
        let expected = match kept.day.to_string().as_str() {
            "2023-12-20" | "2024-05-27" => Some("other-series"),
            _ => elo.then_some("elo"),
        };
        assert_eq!(kept.scale.as_deref(), expected, "{date}");
    }
    assert_eq!(batch.drift.missing, BTreeMap::new());
}

#[test]
fn only_what_is_newer_than_what_is_held_is_handed_on() {
    let Some((_, columns)) = arena_history() else { return };
    let file = parquet(&columns, 5_000, Compression::SNAPPY);
    let held = day("2025-01-01");
    let batch = arena::read("text", file.clone(), Some(held)).unwrap();
    assert!(!days(&batch).is_empty() && days(&batch).iter().all(|day| day.day > held));
    assert!(days(&arena::read("text", file.clone(), Some(day("2026-01-01"))).unwrap()).is_empty());
    assert!(days(&arena::read("no-such-part", file, None).unwrap()).is_empty());
}

#[test]
fn every_category_of_a_recorded_day_becomes_its_board() {
    let Some(file) = shared("data/wire/arena/leaderboard-text.json") else {
        return;
    };
    let recorded: BTreeMap<String, BTreeMap<String, BTreeMap<String, f64>>> = serde_json::from_slice(&file).unwrap();
    let rows: Vec<(&str, &str, &BTreeMap<String, f64>)> = recorded
        .iter()
        .flat_map(|(category, models)| {
            models
                .iter()
                .map(move |(model, figures)| (category.as_str(), model.as_str(), figures))
        })
        .collect();
    let columns = [
        ("Model", text(rows.iter().map(|row| row.1))),
        ("Category", text(rows.iter().map(|row| row.0))),
        ("Leaderboard Publish Date", text(rows.iter().map(|_| "2025-12-11"))),
        ("Rating", numbers(rows.iter().map(|row| row.2["rating"]))),
        ("Rating q975", numbers(rows.iter().map(|row| row.2["rating_q975"]))),
        ("Rating q025", numbers(rows.iter().map(|row| row.2["rating_q025"]))),
    ];
    let batch = arena::read("text", parquet(&columns, 1_000, Compression::SNAPPY), None).unwrap();
    let found: BTreeMap<&str, &BoardDay> = days(&batch).iter().map(|day| (day.board.slug.as_str(), day)).collect();
    assert_eq!(found.len(), 29);
    for slug in [
        "arena-text",
        "arena-coding",
        "arena-hard-prompts",
        "arena-software",
        "arena-german",
        "arena-longer-query",
    ] {
        assert!(found.contains_key(slug), "{slug} in {:?}", found.keys());
    }
    let chinese = found["arena-chinese"];
    let leader = &chinese.lines[0];
    assert_eq!((leader.rank, leader.words.as_str()), (1, "gemini-3-pro"));
    let figures = &recorded["chinese"]["gemini-3-pro"];
    assert_eq!(leader.score, Some(figures["rating"]));
    assert_eq!(
        (leader.low, leader.high),
        (Some(figures["rating_q025"]), Some(figures["rating_q975"]))
    );
    assert!(leader.low < leader.score && leader.score < leader.high);
    assert_eq!(chinese.rows as usize, recorded["chinese"].len());
    assert!(
        found
            .values()
            .all(|day| day.board.about.iter().all(|about| !about.is_empty()))
    );
}

/// Two kinds of question over four months, with what the real table has of traps.
fn traps() -> Vec<(&'static str, Column)> {
    let rows = [
        ("a/b", "overall", "2026-08-03", 1_500.0, 10, 1),
        ("a/b", "overall", "2026-08-03", 1_510.0, 90, 1),
        ("c", "overall", "2026-08-03", 1_490.0, 50, 2),
        ("c", "overall", "2026-08-05", 1_491.0, 51, 1),
        ("c", "coding", "2026-08-03", 1_400.0, 5, 1),
        ("c", "coding", "2026-08-17", 1_401.0, 6, 1),
        ("c", "coding", "2026-09-01", 1_402.0, 7, 1),
        ("c", "Hard Prompts", "2026-09-01", 1_403.0, 8, 1),
        ("", "coding", "2026-09-01", 1_404.0, 8, 1),
        ("d", "coding", "soon", 1_404.0, 8, 1),
        ("d", "coding", "2026-09-01", f64::NAN, 8, 9),
        ("e", "../coding", "2026-09-01", 1_000.0, 8, 9),
    ];
    vec![
        ("model_name", text(rows.iter().map(|row| row.0))),
        ("category", text(rows.iter().map(|row| row.1))),
        ("leaderboard_publish_date", text(rows.iter().map(|row| row.2))),
        ("rating", numbers(rows.iter().map(|row| row.3))),
        (
            "vote_count",
            Column::Whole(rows.iter().map(|row| Some(row.4)).collect()),
        ),
        ("rank", Column::Whole(rows.iter().map(|row| Some(row.5)).collect())),
    ]
}

#[test]
fn the_traps_of_the_arena_are_known() {
    let batch = arena::read("text", parquet(&traps(), 5, Compression::SNAPPY), None).unwrap();
    let found: Vec<(String, String, usize)> = days(&batch)
        .iter()
        .map(|day| (day.board.slug.clone(), day.day.to_string(), day.lines.len()))
        .collect();
    let expected = [
        ("arena-coding", "2026-08-17", 1),
        ("arena-coding", "2026-09-01", 2),
        ("arena-hard-prompts", "2026-09-01", 1),
        ("arena-text", "2026-08-05", 1),
    ];
    let expected: Vec<(String, String, usize)> = expected
        .map(|(slug, day, lines)| (slug.to_owned(), day.to_owned(), lines))
        .into();
    assert_eq!(
        found, expected,
        "a kind of question keeps the last day of a month, all questions the last of a week"
    );
    let odd: Vec<&str> = batch.odd.iter().map(|odd| odd.reason.as_str()).collect();
    assert_eq!(odd, ["no name of a model", "no day"]);
    assert_eq!(days(&batch)[1].lines[1].score, None);
}

#[test]
fn of_two_lines_for_a_model_the_one_with_more_votes_counts() {
    let mut columns = traps();
    // Without the later day of that week the doubled one is kept.
    columns.iter_mut().for_each(|(_, column)| match column {
        Column::Text(values) => values.truncate(3),
        Column::Number(values) => values.truncate(3),
        Column::Whole(values) => values.truncate(3),
        _ => {}
    });
    let batch = arena::read("text", parquet(&columns, 5, Compression::SNAPPY), None).unwrap();
    let lines = &days(&batch)[0].lines;
    assert_eq!(lines.len(), 2);
    assert_eq!((lines[0].score, lines[0].votes), (Some(1_510.0), Some(90)));
    assert_eq!(lines[0].repo.as_deref(), Some("a/b"));
}

#[test]
fn the_part_for_agents_has_its_own_columns() {
    let columns = [
        ("Model Name", text(["x", "y"])),
        ("Organization", text(["X", "Y"])),
        ("Score", numbers([0.5, 0.7])),
        ("Score CI Lower", numbers([0.4, 0.6])),
        ("Score CI Upper", numbers([0.6, 0.8])),
        ("Observation Count", numbers([100.0, 200.0])),
        ("Session Count", numbers([1.0, 2.0])),
        ("Leaderboard Publish Date", text(["2026-09-13", "2026-09-13"])),
    ];
    let batch = arena::read("agent", parquet(&columns, 5, Compression::SNAPPY), None).unwrap();
    let day = &days(&batch)[0];
    assert_eq!(
        (day.board.slug.as_str(), day.scale.as_deref()),
        ("arena-agent", Some("arena-score"))
    );
    let first = &day.lines[0];
    assert_eq!(
        (first.words.as_str(), first.rank, first.low, first.high, first.votes),
        ("y", 1, Some(0.6), Some(0.8), Some(200))
    );
    assert_eq!(first.organisation.as_deref(), Some("Y"));
    assert!(batch.drift.unknown.is_empty(), "{:?}", batch.drift);
}

#[test]
fn a_changed_column_of_the_arena_is_an_error_or_read_with_less() {
    let columns = traps();
    for at in 0..columns.len() {
        for other in [
            Column::Whole(vec![Some(7); 12]),
            Column::Number(vec![Some(0.5); 12]),
            Column::Text(vec![Some(String::from("x")); 12]),
            Column::Text(vec![None; 12]),
            Column::Truth(vec![Some(true); 12]),
            Column::Lists(vec![Some(vec![String::from("x")]); 12]),
            Column::Day(vec![Some(20_000); 12]),
        ] {
            let mut changed = columns.clone();
            changed[at].1 = other;
            let read = arena::read("text", parquet(&changed, 5, Compression::SNAPPY), None);
            let batch = read.unwrap_or_else(|error| panic!("{}: {error}", columns[at].0));
            assert!(
                days(&batch)
                    .iter()
                    .all(|day| day.lines.iter().all(|line| line.rank > 0))
            );
        }
        let mut without = columns.clone();
        let (name, _) = without.remove(at);
        let read = arena::read("text", parquet(&without, 5, Compression::SNAPPY), None);
        let needed = ["model_name", "leaderboard_publish_date", "rating"].contains(&name);
        assert_eq!(read.is_err(), needed, "{name}");
    }
}
