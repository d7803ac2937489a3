//! The catalogue over small atlases laid down by hand: shapes that real data has and that break programs.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod binding;
mod boards;
mod index;
mod kin;
mod lineage;
mod oddities;
mod past;
mod shown;

use atlas::{Carries, Confidence, EdgeStatus, Relation};
use catalogue::Catalogue;
use store::{
    AtlasFile, Writer,
    write::{EdgeRow, MakerRow, ModelRow, OwnerRow, SourceRow, State},
};
use tempfile::TempDir;

/// An atlas that is being laid down.
pub(crate) struct Draft {
    pub(crate) folder: TempDir,
    pub(crate) writer: Writer,
    edges: i64,
}

/// The only source, owner and day of a draft.
pub(crate) const SOURCE: i64 = 1;
pub(crate) const OWNER: i64 = 1;

impl Draft {
    /// An atlas with one source and one owner, whose maker sits nowhere known.
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let writer = AtlasFile::create(&folder.path().join(AtlasFile::NAME)).await.unwrap();
        let source = SourceRow {
            id: SOURCE,
            name: String::from("by hand"),
            url: None,
            licence: None,
            as_of: None,
            gave: None,
            credit: false,
        };
        writer.append(&[source]).await.unwrap();
        let owner = OwnerRow {
            id: OWNER,
            handle: String::from("hand"),
            maker_id: None,
        };
        writer.append(&[owner]).await.unwrap();
        let draft = Self {
            folder,
            writer,
            edges: 0,
        };
        draft.state(1).await;
        draft
    }

    /// Models named `hand/m1`, `hand/m2` … up to `last`.
    pub(crate) async fn with_models(last: i64) -> Self {
        let draft = Self::new().await;
        let models: Vec<ModelRow> = (1..=last).map(|id| model(id, &format!("hand/m{id}"))).collect();
        draft.writer.append(&models).await.unwrap();
        draft
    }

    pub(crate) async fn state(&self, revision: i64) {
        let state = State {
            origin: String::from("generated"),
            composed_at: 0,
            revision,
            as_of: None,
        };
        let mut batch = self.writer.batch().await.unwrap();
        batch.set_state(&state).await.unwrap();
        batch.commit().await.unwrap();
    }

    /// A maker with an owner of the same number.
    pub(crate) async fn maker(&self, id: i64, slug: &str, country: Option<&str>) {
        let maker = MakerRow {
            id,
            slug: slug.to_owned(),
            name: slug.to_uppercase(),
            name_zh: None,
            name_de: None,
            kind: String::from("company"),
            country: country.map(str::to_owned),
            city: None,
            founded: None,
            parent_id: None,
            note: None,
            source_id: SOURCE,
            confidence: Confidence::High,
        };
        self.writer.append(&[maker]).await.unwrap();
        let owner = OwnerRow {
            id,
            handle: slug.to_owned(),
            maker_id: Some(id),
        };
        self.writer.append(&[owner]).await.unwrap();
    }

    /// A declared fine-tune that carries weights.
    pub(crate) async fn edge(&mut self, child: i64, parent: i64) {
        self.edges += 1;
        let edge = EdgeRow {
            id: self.edges,
            child_id: child,
            parent_id: Some(parent),
            parent_words: format!("hand/m{parent}"),
            relation: Relation::Finetune,
            status: EdgeStatus::Declared,
            carries: Carries::Yes,
            since: None,
            note: None,
            confidence: Confidence::High,
            source_id: SOURCE,
        };
        self.writer.append(&[edge]).await.unwrap();
    }

    /// Opens what has been laid down.
    pub(crate) async fn catalogue(&self) -> Catalogue {
        self.try_catalogue().await.unwrap()
    }

    pub(crate) async fn try_catalogue(&self) -> catalogue::Result<Catalogue> {
        let reader = AtlasFile::open_reading(&self.folder.path().join(AtlasFile::NAME))
            .await
            .unwrap();
        Catalogue::open(reader).await
    }
}

pub(crate) fn model(id: i64, repo: &str) -> ModelRow {
    ModelRow::new(id, repo.to_owned(), OWNER, SOURCE)
}
