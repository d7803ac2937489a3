//! A weekly snapshot of the Hub, a file on this machine, taken in as a place of its own: one writer, batches with their
//! cursors, settling and a digest as in every sync. No connection is opened.

use crate::Fault;
use async_trait::async_trait;
use atlas::Code;
use sources::{
    About, Batch, Cursor, Estimate, Known, Net, Place, PlaceName, Sink, SourceError, Visit, group_behind,
    read_snapshot, table::TableError,
};
use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};
use tokio::sync::mpsc;

/// Its key in cursors and digests; no place of the page has it.
pub(super) const KEY: &str = "snapshot";
/// Batches read ahead of the writer.
const AHEAD: usize = 2;

static ABOUT: About = About {
    name: PlaceName(KEY),
    source: "Hugging Face Hub",
    url: "https://huggingface.co/models",
    licence: None,
    credit: false,
    endpoint: "https://huggingface.co",
    endpoint_of: None,
    after: &[],
    on: true,
    due_days: 0,
};

/// The file.
pub(crate) struct Snapshot {
    path: PathBuf,
    /// What tells it from other files: a visit that was stopped goes on only in the same one.
    mark: String,
}

impl Snapshot {
    /// Looks at the head of a file.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        // Behind the last group there is nothing to read: this looks at the columns alone.
        read_snapshot(path, usize::MAX, &mut |_| ControlFlow::Break(())).map_err(|error| fault(path, &error))?;
        let found = std::fs::metadata(path).map_err(|error| fault(path, &error.into()))?;
        let changed = found.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
        Ok(Self {
            path: path.to_owned(),
            mark: format!("{}-{} ", found.len(), changed.unwrap_or_default().as_millis()),
        })
    }

    fn group(&self, resume: Option<&Cursor>) -> usize {
        let behind = resume.and_then(|cursor| cursor.0.strip_prefix(&self.mark));
        behind.map_or(0, |behind| group_behind(&Cursor(behind.to_owned())))
    }
}

fn fault(path: &Path, error: &TableError) -> Fault {
    let code = match error {
        TableError::Io(error) if error.kind() == std::io::ErrorKind::NotFound => Code::NotFound,
        _ => Code::BadRequest,
    };
    Fault {
        code,
        subject: Some(path.display().to_string()),
        detail: format!(
            "“{}” is not taken in: {error}. Name a snapshot of the Hub's models as a parquet file.",
            path.display()
        ),
    }
}

#[async_trait]
impl Place for Snapshot {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, _known: &Known) -> Estimate {
        // What it comes to is known when the file is read; over the wire it is nothing.
        Estimate::default()
    }

    async fn pull(&self, visit: &Visit, _net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        let (give, mut take) = mpsc::channel::<Batch>(AHEAD);
        let (path, group) = (self.path.clone(), self.group(visit.resume.as_ref()));
        let read = tokio::task::spawn_blocking(move || {
            read_snapshot(&path, group, &mut |batch| match give.blocking_send(batch) {
                Ok(()) => ControlFlow::Continue(()),
                // The sync has ended.
                Err(_) => ControlFlow::Break(()),
            })
        });
        while let Some(mut batch) = take.recv().await {
            batch.cursor = Cursor(format!("{}{}", self.mark, batch.cursor.0));
            sink.keep(batch).await?;
        }
        let strange = |reason: String| SourceError::Strange {
            host: self.path.display().to_string(),
            reason,
        };
        match read.await {
            Ok(Ok(())) => Ok(None),
            Ok(Err(error)) => Err(strange(error.to_string())),
            Err(_) => Err(strange(String::from("reading it was broken off by a defect of Baimo"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_import_goes_on_only_in_the_same_file() {
        let snapshot = |mark: &str| Snapshot {
            path: PathBuf::new(),
            mark: mark.to_owned(),
        };
        let stopped = Cursor(String::from("10-5 group 3"));
        assert_eq!(snapshot("10-5 ").group(Some(&stopped)), 3);
        assert_eq!(snapshot("11-5 ").group(Some(&stopped)), 0);
        assert_eq!(snapshot("10-5 ").group(None), 0);
    }

    #[test]
    fn what_is_no_snapshot_is_refused_before_anything_begins() {
        let folder = tempfile::tempdir().unwrap();
        let check = |name: &str, code: Code| {
            let refused = Snapshot::open(&folder.path().join(name)).err().unwrap();
            assert_eq!(refused.code, code, "{refused}");
        };
        check("absent.parquet", Code::NotFound);
        std::fs::write(folder.path().join("page.parquet"), "<html>log in</html>").unwrap();
        check("page.parquet", Code::BadRequest);
        std::fs::write(folder.path().join("empty.parquet"), "").unwrap();
        check("empty.parquet", Code::BadRequest);
    }
}
