//! Model cards of the models that people use: the README of the repository, with its front matter, as it came. The card
//! of a gated model is public; only its weights are not.

use crate::{
    About, CardRecord, Cursor, Estimate, Known, Net, Place, PlaceName, Records, Sink, SourceError, Visit, Want,
    files::{Fetched, Kind, fetch_all},
    list::estimate_files,
    net::Expect,
};
use async_trait::async_trait;

const HUB: PlaceName = PlaceName("hub");

static ABOUT: About = About {
    name: PlaceName("cards"),
    source: "Model cards on the Hugging Face Hub",
    url: "https://huggingface.co",
    licence: None,
    credit: false,
    endpoint: "https://huggingface.co",
    endpoint_of: Some(HUB),
    after: &[HUB],
    on: true,
    due_days: 7,
};

static KIND: Kind = Kind {
    what: Want::Cards,
    expect: Expect::Card,
    usual: &["README.md"],
    records,
};

/// Cards of models.
pub struct Cards;

fn records(fetched: Vec<Fetched>) -> Records {
    let record = |one: Fetched| CardRecord {
        repo: one.repo,
        markdown: one.found,
        etag: one.etag,
    };
    Records::Cards(fetched.into_iter().map(record).collect())
}

#[async_trait]
impl Place for Cards {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, known: &Known) -> Estimate {
        estimate_files("card", known)
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        fetch_all(&KIND, visit, net, sink).await
    }
}
