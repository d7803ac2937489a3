//! The licence files of models that declare a licence without an SPDX identifier, as they stand in the repository today.
//! Links to other hosts are not followed: nothing is asked that the person has not named as a place.

use crate::{
    About, Cursor, Estimate, Known, LicenceTextRecord, Net, Place, PlaceName, Records, Sink, SourceError, TextOf,
    Visit, Want,
    files::{Fetched, Kind, fetch_all},
    list::estimate_files,
    net::Expect,
};
use async_trait::async_trait;

const HUB: PlaceName = PlaceName("hub");

static ABOUT: About = About {
    name: PlaceName("licence_files"),
    source: "Licence files on the Hugging Face Hub",
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
    what: Want::LicenceFiles,
    expect: Expect::Licence,
    usual: &["LICENSE", "LICENSE.md", "LICENSE.txt"],
    records,
};

/// Licence files of models.
pub struct LicenceFiles;

fn records(fetched: Vec<Fetched>) -> Records {
    let record = |one: Fetched| LicenceTextRecord {
        of: TextOf::Repo {
            repo: one.repo,
            file: one.file,
        },
        url: one.url,
        text: one.found,
        etag: one.etag,
    };
    Records::LicenceTexts(fetched.into_iter().map(record).collect())
}

#[async_trait]
impl Place for LicenceFiles {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, known: &Known) -> Estimate {
        estimate_files("licence_file", known)
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        fetch_all(&KIND, visit, net, sink).await
    }
}
