//! The search index beside the atlas: `atlas.idx`, derived, built where it is missing, damaged or of another state.

use crate::{Error, Result, names::Names};
use index::{Builder, Facets, Index, Row};
use memmap2::Mmap;
use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};
use store::{
    Reader,
    read::{
        self,
        holdings::State,
        models::{self, IndexRow},
    },
};

/// Rises whenever a model brings other words or values to the index, so that indexes of older programs are built anew.
const COMPOSITION: u64 = 2;
/// Models read at a time while building.
const BATCH: u32 = 5_000;

/// What lies on disk.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    /// Where the index lies, or would lie.
    pub(crate) path: PathBuf,
    /// Its size.
    pub(crate) bytes: u64,
    /// It is on disk; otherwise it is built at every start.
    pub(crate) on_disk: bool,
}

/// How often the index is built again because the atlas was put in a new order meanwhile by another process.
const TRIES: u32 = 3;

/// Opens the index beside the atlas, or builds it. An index of another state is not asked: it lacks what is new.
/// The state may become a newer one while the index is built.
pub(crate) async fn open_or_build(reader: &Reader, state: &mut State, names: &Names) -> Result<(Index, Kept)> {
    let path = reader.path().with_extension("idx");
    if let Some((index, bytes)) = open(&path, stamp(state)) {
        return Ok((
            index,
            Kept {
                path,
                bytes,
                on_disk: true,
            },
        ));
    }
    let image = build_in_one_order(reader, names, state).await?;
    let kept = write(&path, &image);
    if let Err(error) = &kept {
        tracing::warn!(%error, "the search index could not be kept on disk; it is used from memory");
    }
    let bytes = image.len() as u64;
    // What lies on disk need not be held in memory as well.
    let mapped = kept.is_ok().then(|| open(&path, stamp(state))).flatten();
    let index = match mapped {
        Some((index, _)) => index,
        None => Index::open(image)?,
    };
    Ok((
        index,
        Kept {
            path,
            bytes,
            on_disk: kept.is_ok(),
        },
    ))
}

fn open(path: &Path, stamp: u64) -> Option<(Index, u64)> {
    let image = map(path).ok()?;
    let bytes = image.len() as u64;
    match Index::open(image) {
        Ok(index) if index.stamp() == stamp => {
            wake(path);
            Some((index, bytes))
        }
        Ok(_) => None,
        Err(error) => {
            tracing::warn!(%error, "the search index is built anew");
            None
        }
    }
}

/// The file as memory that the system fills when it is read and takes back when it is needed elsewhere.
#[expect(unsafe_code, reason = "a mapped file is memory that others could change")]
fn map(path: &Path) -> io::Result<Mmap> {
    let file = File::open(path)?;
    // SAFETY: The file is never written again once it has its name: `write` makes a new one beside it and takes the
    // name over, and what is mapped stays as it was. Somebody who cuts it off meanwhile by hand ends the program, as
    // with any mapped file; changed bytes are read as a hostile image is, by functions that check every number.
    unsafe { Mmap::map(&file) }
}

/// Reads the file once in the background, so that no keystroke waits for a page that the system has dropped.
fn wake(path: &Path) {
    let path = path.to_owned();
    let reading = std::thread::Builder::new().name(String::from("wake-index"));
    let started = reading.spawn(move || {
        let read = File::open(&path).and_then(|mut file| io::copy(&mut file, &mut io::sink()));
        if let Err(error) = read {
            tracing::debug!(%error, "the search index was not read ahead");
        }
    });
    if let Err(error) = started {
        tracing::debug!(%error, "the search index is not read ahead");
    }
}

/// Identity of a state of the atlas and of how rows are composed from it (FNV-1a over both).
pub(crate) fn stamp(state: &State) -> u64 {
    let words = format!(
        "{COMPOSITION} {} {} {}",
        state.origin, state.composed_at, state.revision
    );
    words.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Builds the index from rows that were all read in the same order: where another process settled the atlas in between,
/// once more.
async fn build_in_one_order(reader: &Reader, names: &Names, state: &mut State) -> Result<Vec<u8>> {
    let mut tries = 0;
    loop {
        tries += 1;
        let image = build(reader, names, stamp(state)).await?;
        match read::holdings::state(reader).await? {
            Some(now) if now != *state && tries < TRIES => *state = now,
            _ => return Ok(image),
        }
    }
}

async fn build(reader: &Reader, names: &Names, stamp: u64) -> Result<Vec<u8>> {
    let mut builder = Builder::new();
    let mut last = 0;
    loop {
        let batch = models::for_index(reader, last, BATCH).await?;
        let Some(end) = batch.last().map(|row| row.rank) else {
            break;
        };
        for row in &batch {
            push(&mut builder, row, names);
        }
        last = end;
    }
    tokio::task::spawn_blocking(move || builder.finish(stamp))
        .await
        .map_err(|_| Error::BrokenOff)
}

/// Adds a model in the form in which people search for it.
fn push(builder: &mut Builder, row: &IndexRow, names: &Names) {
    let lower = |text: &Option<String>| text.as_ref().map(|text| text.to_lowercase());
    let maker = row.maker_id.and_then(|id| names.makers.get(id));
    let country = maker
        .and_then(|maker| maker.country.as_ref())
        .map(|code| code.to_lowercase());
    let owner = row
        .repo
        .split_once('/')
        .map(|(owner, _)| format!("@{}", owner.to_lowercase()));
    let licence = row.licence_id.and_then(|id| names.licences.get(id));
    let year = row.created.map(|day| day.year().to_string());
    let (task, library, gated) = (lower(&row.task), lower(&row.library), lower(&row.gated));
    let (relation, architecture) = (lower(&row.relation), lower(&row.architecture));
    let languages: Vec<&str> = row.languages.iter().map(String::as_str).collect();
    let mut aliases: Vec<&str> = row
        .names
        .iter()
        .map(String::as_str)
        .filter(|name| *name != row.repo)
        .collect();
    if let Some(maker) = maker {
        aliases.extend(names.makers.searched_by(maker.id));
    }
    builder.push(&Row {
        id: row.id,
        repo: &row.repo,
        aliases: &aliases,
        facets: Facets {
            country: country.as_deref(),
            verdict: Some(row.verdict.as_str()),
            size: row.params.map(size_band),
            relation: relation.as_deref(),
            task: task.as_deref(),
            licence: licence.map(|licence| licence.slug.as_str()),
            languages: &languages,
            year: year.as_deref(),
            library: library.as_deref(),
            gated: gated.as_deref(),
            architecture: architecture.as_deref(),
            maker: maker.map(|maker| maker.slug.as_str()).or(owner.as_deref()),
        },
        params: row.params,
        created_day: row.created.map(atlas::Day::epoch_days),
        downloads: row.downloads,
        likes: row.likes,
        context: row.context,
        group: crate::policy::group(row.burden_id, row.maker_id, row.verdict),
    });
}

/// The band of total parameters; a band holds its lower end, not its upper one.
fn size_band(params: u64) -> &'static str {
    const BILLION: u64 = 1_000_000_000;
    match params / BILLION {
        0 => "<1b",
        1..8 => "1-8b",
        8..40 => "8-40b",
        40..80 => "40-80b",
        _ => ">80b",
    }
}

/// Puts the image in place whole or not at all: a new file beside it, its bytes on the disk, then the name.
fn write(path: &Path, image: &[u8]) -> io::Result<()> {
    let fresh = path.with_extension(format!("idx.new-{}", std::process::id()));
    let written = File::create(&fresh).and_then(|mut file| {
        file.write_all(image)?;
        file.sync_all()
    });
    let placed = written.and_then(|()| fs::rename(&fresh, path));
    if placed.is_err() {
        // A leftover would only take room; that it cannot be removed either changes nothing.
        let _ = fs::remove_file(&fresh);
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_holds_its_lower_end() {
        let check = |params: u64, band: &str| assert_eq!(size_band(params), band, "{params}");
        check(1, "<1b");
        check(999_999_999, "<1b");
        check(1_000_000_000, "1-8b");
        check(7_999_999_999, "1-8b");
        check(8_030_000_000, "8-40b");
        check(72_700_000_000, "40-80b");
        check(80_000_000_000, ">80b");
        check(u64::MAX, ">80b");
    }

    #[test]
    fn another_state_has_another_stamp() {
        let state = |revision| State {
            origin: String::from("starter"),
            composed_at: 1,
            revision,
            as_of: None,
        };
        assert_ne!(stamp(&state(1)), stamp(&state(2)));
        assert_eq!(stamp(&state(1)), stamp(&state(1)));
    }
}
