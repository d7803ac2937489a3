//! A snapshot of the Hub from a file of this machine.

use super::write::{Column, parquet};
use parquet::basic::{Compression, ZstdLevel};
use sources::{
    Batch, Cursor, LicenceWords, ModelRecord, Parent, Records, Told, group_behind, read_snapshot, table::TableError,
};
use std::{ops::ControlFlow, path::PathBuf};

fn some(values: &[&str]) -> Column {
    Column::Text(
        values
            .iter()
            .map(|value| Some((*value).to_owned()).filter(|value| !value.is_empty()))
            .collect(),
    )
}

fn columns() -> Vec<(&'static str, Column)> {
    let tags = |tags: &[&str]| Some(tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>());
    vec![
        ("id", some(&["Qwen/Qwen2-7B", "a/tuned", "not an id", "b/c"])),
        ("author", some(&["Qwen", "a", "", "b"])),
        ("createdAt", Column::Moment(vec![Some(1_719_792_000_123); 4])),
        (
            "lastModified",
            Column::Nanos(vec![Some(1_722_470_400_000_000_000), None, None, None]),
        ),
        ("downloads", Column::Whole(vec![Some(1_000), Some(0), Some(1), None])),
        (
            "downloadsAllTime",
            Column::Number(vec![Some(5_000.0), None, Some(1.0), None]),
        ),
        ("likes", Column::Whole(vec![Some(7), Some(1), Some(1), Some(2)])),
        (
            "tags",
            Column::Lists(vec![
                tags(&["safetensors", "zh"]),
                tags(&["license:mit", "base_model:Qwen/Qwen2-7B"]),
                None,
                Some(vec![]),
            ]),
        ),
        (
            "cardData",
            some(&[
                "{\"license\":\"other\",\"license_name\":\"tongyi-qianwen\",\"license_link\":\"LICENSE\",\"language\":[\"en\",\"zh\"]}",
                "",
                "",
                "{broken",
            ]),
        ),
        (
            "baseModels",
            some(&[
                "",
                "{\"relation\":\"finetune\",\"models\":[{\"_id\":\"x\",\"id\":\"Qwen/Qwen2-7B\"}]}",
                "",
                "",
            ]),
        ),
        (
            "safetensors",
            some(&[
                "{\"parameters\":{\"BF16\":7615616512},\"total\":7615616512}",
                "",
                "",
                "",
            ]),
        ),
        ("pipeline_tag", some(&["text-generation", "", "", ""])),
        ("library_name", some(&["transformers", "", "", ""])),
        ("trendingScore", Column::Number(vec![Some(0.5); 4])),
    ]
}

struct File(tempfile::TempDir, PathBuf);

fn file(columns: &[(&str, Column)], group: usize) -> File {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("models.parquet");
    std::fs::write(&path, parquet(columns, group, Compression::ZSTD(ZstdLevel::default()))).unwrap();
    File(folder, path)
}

fn read(file: &File, from: usize) -> (Vec<ModelRecord>, Vec<Batch>) {
    let mut batches = Vec::new();
    read_snapshot(&file.1, from, &mut |batch| {
        batches.push(batch);
        ControlFlow::Continue(())
    })
    .unwrap();
    let models = batches.iter().flat_map(|batch| match &batch.records {
        Records::Models(models) => models.clone(),
        other => panic!("models were expected, not {} others", other.len()),
    });
    (models.collect(), batches)
}

#[test]
fn a_row_is_read_as_the_hub_would_have_listed_it() {
    let (models, batches) = read(&file(&columns(), 10), 0);
    let names: Vec<&str> = models.iter().map(|model| model.repo.as_str()).collect();
    assert_eq!(names, ["Qwen/Qwen2-7B", "a/tuned", "b/c"]);
    let first = &models[0];
    assert_eq!(
        (first.created_at_ms, first.modified_at),
        (Some(1_719_792_000_123), Some(1_722_470_400))
    );
    assert_eq!(
        (first.downloads, first.downloads_all, first.likes),
        (Some(1_000), Some(5_000), Some(7))
    );
    assert_eq!(first.params, Some(7_615_616_512));
    assert_eq!(first.task, Told::This(String::from("text-generation")));
    let words = LicenceWords {
        ids: vec![String::from("other")],
        name: Some(String::from("tongyi-qianwen")),
        link: Some(String::from("LICENSE")),
    };
    assert_eq!(first.licence, Told::This(words));
    assert_eq!(
        first.languages,
        Told::This(vec![String::from("en"), String::from("zh")])
    );
    let parent = Parent {
        repo: String::from("Qwen/Qwen2-7B"),
        relation: Some(atlas::Relation::Finetune),
    };
    assert_eq!(models[1].parents, Told::This(vec![parent]));
    // What a snapshot does not hold is not said.
    assert!(
        models
            .iter()
            .all(|model| model.gate == Told::Nothing && model.sha.is_none() && model.hub_id.is_none())
    );
    assert_eq!(models[1].task, Told::None);
    let odd: Vec<&str> = batches
        .iter()
        .flat_map(|batch| &batch.odd)
        .map(|odd| odd.key.as_str())
        .collect();
    assert_eq!(odd, ["not an id"]);
    assert_eq!(batches[0].of, Some(4));
    assert!(!batches[0].drift.missing.contains_key("_id"), "{:?}", batches[0].drift);
    assert!(
        batches.iter().all(|batch| batch.complete.is_none()),
        "nobody is gone because a snapshot is old"
    );
}

#[test]
fn it_goes_on_behind_the_group_that_was_kept() {
    let file = file(&columns(), 1);
    let (whole, batches) = read(&file, 0);
    for (at, batch) in batches.iter().enumerate() {
        assert_eq!(group_behind(&batch.cursor), at + 1);
        let (rest, _) = read(&file, group_behind(&batch.cursor));
        let before: usize = batches[..=at].iter().map(|batch| batch.records.len()).sum();
        assert_eq!(rest, whole[before..]);
    }
    assert_eq!(group_behind(&Cursor(String::from("elsewhere"))), 0);
}

#[test]
fn large_groups_come_in_pieces_and_can_be_broken_off() {
    let ids = Column::Text((0..2_500).map(|at| Some(format!("a/m{at}"))).collect());
    let file = file(&[("id", ids)], 2_000);
    let (models, batches) = read(&file, 0);
    assert_eq!(models.len(), 2_500);
    let shape: Vec<(usize, usize)> = batches
        .iter()
        .map(|batch| (batch.records.len(), group_behind(&batch.cursor)))
        .collect();
    assert_eq!(shape, [(1_000, 0), (1_000, 0), (0, 1), (500, 2)]);
    let mut seen = 0;
    read_snapshot(&file.1, 0, &mut |_| {
        seen += 1;
        ControlFlow::Break(())
    })
    .unwrap();
    assert_eq!(seen, 1);
}

#[test]
fn what_is_no_snapshot_is_refused() {
    let other = file(&[("name", some(&["a/b"]))], 10);
    let mut none = |_: Batch| ControlFlow::Continue(());
    assert!(matches!(
        read_snapshot(&other.1, 0, &mut none),
        Err(TableError::NoColumn("id"))
    ));
    std::fs::write(&other.1, b"<html>").unwrap();
    assert!(matches!(
        read_snapshot(&other.1, 0, &mut none),
        Err(TableError::NotATable)
    ));
    assert!(matches!(
        read_snapshot(&other.1.with_extension("none"), 0, &mut none),
        Err(TableError::Io(_))
    ));
    assert!(read_snapshot(other.0.path(), 0, &mut none).is_err(), "a folder");
}
