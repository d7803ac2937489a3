//! The shelf over a real library file.
#![expect(clippy::unwrap_used, reason = "helpers of tests are outside #[test] for clippy")]
#![expect(clippy::too_many_lines, reason = "tables of cases are long")]

mod carrying;
mod changes;
mod kills;
mod policies;
mod undoing;

use shelf::{
    Shelf,
    view::{Change, Subject, SubjectKind},
};
use std::path::Path;
use store::LibraryFile;

pub(crate) async fn open(folder: &Path) -> Shelf {
    Shelf::new(
        LibraryFile::open(&folder.join(LibraryFile::NAME), 0)
            .await
            .unwrap()
            .library,
    )
}

pub(crate) fn model(key: &str) -> Subject {
    Subject {
        kind: SubjectKind::Model,
        key: key.to_owned(),
    }
}

pub(crate) fn note(key: &str, text: &str) -> Change {
    Change::SetNote {
        subject: model(key),
        text: text.to_owned(),
    }
}
