//! The built pages: read once, so that no path of a request ever touches the disk.

use crate::door::Outcome;
use atlas::Code;
use desk::Fault;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// A page and its kind.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
}

/// All pages by path.
#[derive(Debug)]
pub(super) struct Pages(BTreeMap<String, Page>);

impl Pages {
    /// Reads every file below `folder`.
    pub(super) fn open(folder: &Path) -> Outcome<Self> {
        let mut pages = BTreeMap::new();
        let read = gather(folder, String::new(), &mut pages);
        if read.is_err() || !pages.contains_key("/index.html") {
            let detail = format!(
                "“{}” holds no built pages. Build them with `npm run build` in ui, then name ui/dist.",
                folder.display()
            );
            return Err(Fault {
                code: Code::NotFound,
                subject: Some(folder.display().to_string()),
                detail,
            }
            .into());
        }
        Ok(Self(pages))
    }

    /// The file at a path, else the start page, which finds the place by itself. Models may be named `…/next.js`, so an
    /// ending says nothing; only the built parts have a folder of their own.
    pub(super) fn find(&self, path: &str) -> Option<Page> {
        match self.0.get(path) {
            None if !path.starts_with("/_app/") => self.0.get("/index.html"),
            found => found,
        }
        .cloned()
    }
}

const ENDINGS: [(&str, &str); 10] = [
    (".html", "text/html; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".css", "text/css; charset=utf-8"),
    (".json", "application/json"),
    (".svg", "image/svg+xml"),
    (".png", "image/png"),
    (".ico", "image/x-icon"),
    (".woff2", "font/woff2"),
    (".txt", "text/plain; charset=utf-8"),
    (".map", "application/json"),
];

fn gather(folder: &Path, path: String, pages: &mut BTreeMap<String, Page>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry: PathBuf = entry?.path();
        let Some(name) = entry.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let path = format!("{path}/{name}");
        if entry.is_dir() {
            gather(&entry, path, pages)?;
        } else if let Some((_, kind)) = ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)) {
            pages.insert(
                path,
                Page {
                    kind,
                    bytes: fs::read(&entry)?,
                },
            );
        }
    }
    Ok(())
}
