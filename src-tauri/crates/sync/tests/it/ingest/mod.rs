//! Pages of the Hub taken into a real file: the same content whatever the order, and every change with its day.

mod changes;
mod laws;
mod missing;

use sources::{Gate, LicenceWords, ModelRecord, Odd, Parent, Stretch, Told};
use store::{
    AtlasFile, Reader, Writer,
    read::{history, models, sync::content_hash},
    write::SourceOf,
};
use sync::ingest::{self, Listed, Stamp, Tally};

const HUB: SourceOf<'static> = SourceOf {
    name: "Hugging Face Hub",
    url: Some("https://huggingface.co"),
    licence: None,
    credit: false,
};

/// An atlas in a folder of its own.
struct Atlas {
    writer: Writer,
    folder: tempfile::TempDir,
}

impl Atlas {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let writer = super::atlas(folder.path()).await;
        Self { writer, folder }
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join(AtlasFile::NAME)
    }

    /// Takes in a page on a day of November 2026, in a transaction of its own.
    async fn page(&self, day: u8, records: &[ModelRecord]) -> Tally {
        self.listed(day, records, &Listed::default()).await
    }

    async fn listed(&self, day: u8, records: &[ModelRecord], listed: &Listed<'_>) -> Tally {
        let mut batch = self.writer.batch().await.unwrap();
        let today = format!("2026-11-{day:02}").parse().unwrap();
        let stamp = Stamp::of(&mut batch, HUB, today).await.unwrap();
        let tally = ingest::models(&mut batch, &stamp, records, listed).await.unwrap();
        batch.commit().await.unwrap();
        tally
    }

    async fn fates(&self, day: u8, fates: &[sources::Fate]) -> Tally {
        let mut batch = self.writer.batch().await.unwrap();
        let today = format!("2026-11-{day:02}").parse().unwrap();
        let stamp = Stamp::of(&mut batch, HUB, today).await.unwrap();
        let tally = ingest::fates(&mut batch, &stamp, fates).await.unwrap();
        batch.commit().await.unwrap();
        tally
    }

    async fn finish(&self) -> u64 {
        let mut batch = self.writer.batch().await.unwrap();
        let tied = ingest::finish(&mut batch).await.unwrap();
        batch.commit().await.unwrap();
        tied
    }

    async fn reader(&self) -> Reader {
        AtlasFile::open_reading(&self.path()).await.unwrap()
    }

    async fn hash(&self) -> String {
        content_hash(&self.reader().await).await.unwrap()
    }

    async fn model(&self, repo: &str) -> Option<models::Whole> {
        let reader = self.reader().await;
        let found = models::exact(&reader, repo).await.unwrap()?;
        models::whole(&reader, found.id).await.unwrap()
    }

    /// Every line of a model's history: day, field, before, after.
    async fn history(&self, repo: &str) -> Vec<String> {
        let reader = self.reader().await;
        let found = models::exact(&reader, repo).await.unwrap().unwrap();
        let lines = history::changes(&reader, found.id).await.unwrap();
        let words = |words: &Option<String>| words.clone().unwrap_or_else(|| String::from("-"));
        let mut lines: Vec<String> = lines
            .iter()
            .map(|line| {
                format!(
                    "{} {}: {} > {}",
                    line.seen_on.unwrap(),
                    line.field,
                    words(&line.was),
                    words(&line.became)
                )
            })
            .collect();
        lines.sort();
        lines
    }
}

/// A model of the Hub as it is listed for the first time.
pub(crate) fn listed(number: u32, repo: &str) -> ModelRecord {
    ModelRecord {
        hub_id: Some(format!("{number:024x}")),
        repo: repo.to_owned(),
        created_at_ms: Some(1_700_000_000_000 + i64::from(number) * 1_000),
        modified_at: Some(1_700_000_000),
        downloads: Some(u64::from(number)),
        downloads_all: None,
        likes: Some(1),
        gate: Told::This(Gate::Open),
        disabled: false,
        private: false,
        task: Told::This(String::from("text-generation")),
        library: Told::This(String::from("transformers")),
        tags: Told::This(vec![String::from("x")]),
        languages: Told::None,
        parents: Told::None,
        licence: licence("mit"),
        params: None,
        architecture: None,
        context: None,
        sha: None,
    }
}

pub(crate) fn licence(id: &str) -> Told<LicenceWords> {
    Told::This(LicenceWords {
        ids: vec![id.to_owned()],
        name: None,
        link: None,
    })
}

fn parents(repos: &[&str]) -> Told<Vec<Parent>> {
    let parent = |repo: &&str| Parent {
        repo: (*repo).to_owned(),
        relation: Some(atlas::Relation::Finetune),
    };
    Told::This(repos.iter().map(parent).collect())
}
