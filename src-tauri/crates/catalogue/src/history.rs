//! What became of a model over time, as far as syncs have seen it: its state, changes, counters, card, licence files.

use crate::{
    Catalogue, Footnotes, Result,
    view::{CounterPoint, Fact, HistoryRow, LicenceFile, ModelCard},
};
use atlas::{Confidence, Day};
use std::io::Read as _;
use store::read::{
    history::{self, ChangeRow, FileRow},
    models::Whole,
};

/// The file that holds a model's card.
const CARD: &str = "README.md";
/// Licence files listed at most.
const MOST_FILES: usize = 20;
/// Characters of a card or licence file that are shown.
const MOST_CHARS: usize = 200_000;
/// Bytes of text taken out of a compressed one; nothing that was kept is longer than 2 MiB.
const MOST_BYTES: u64 = 4 << 20;
/// The state of a model that everybody can have.
const THERE: &str = "there";

/// A model's past.
#[derive(Debug, Default)]
pub(crate) struct Past {
    pub(crate) state: Option<Fact<String>>,
    pub(crate) state_since: Option<Day>,
    pub(crate) history: Vec<HistoryRow>,
    pub(crate) samples: Vec<CounterPoint>,
    pub(crate) card: Option<ModelCard>,
    pub(crate) licence_files: Vec<LicenceFile>,
}

impl Catalogue {
    /// What syncs have seen of a model; empty for one that no sync has touched.
    pub(crate) async fn past(&self, row: &Whole, notes: &mut Footnotes) -> Result<Past> {
        let changes = history::changes(&self.reader, row.id).await?;
        let state = state(row, &changes, notes);
        let state_since = row.state_since.filter(|_| state.is_some());
        let history = changes.into_iter().filter_map(|change| shown(change, notes)).collect();
        let samples = history::samples(&self.reader, row.id).await?;
        let point = |sample: history::SampleRow| {
            Some(CounterPoint {
                day: sample.seen_on?,
                downloads: sample.downloads,
                likes: sample.likes,
            })
        };
        let files = history::files(&self.reader, row.id).await?;
        let (cards, licences): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.file == CARD);
        Ok(Past {
            state,
            state_since,
            history,
            samples: samples.into_iter().rev().filter_map(point).collect(),
            card: self.card(cards, notes).await?,
            licence_files: self.licence_files(licences, notes).await?,
        })
    }

    async fn card(&self, cards: Vec<FileRow>, notes: &mut Footnotes) -> Result<Option<ModelCard>> {
        let Some(newest) = cards.into_iter().next() else {
            return Ok(None);
        };
        let (Some(whole), Some(fetched_on)) = (self.text(&newest.sha256).await?, newest.last_seen) else {
            return Ok(None);
        };
        let (text, cut) = shortened(without_front_matter(&whole));
        Ok(Some(ModelCard {
            text,
            cut,
            fetched_on,
            source: notes.number(newest.source_id),
        }))
    }

    async fn licence_files(&self, files: Vec<FileRow>, notes: &mut Footnotes) -> Result<Vec<LicenceFile>> {
        let mut shown = Vec::new();
        for file in files.into_iter().take(MOST_FILES) {
            let (Some(first_seen), Some(last_seen)) = (file.first_seen, file.last_seen) else {
                continue;
            };
            let text = if shown.is_empty() {
                self.text(&file.sha256).await?.map(|text| shortened(&text).0)
            } else {
                None
            };
            shown.push(LicenceFile {
                source: notes.number(file.source_id),
                file: file.file,
                sha256: file.sha256,
                bytes: file.bytes,
                first_seen,
                last_seen,
                text,
            });
        }
        Ok(shown)
    }

    /// A text by its content; nothing where what is stored cannot be unpacked.
    async fn text(&self, sha256: &str) -> Result<Option<String>> {
        let packed = history::text(&self.reader, sha256).await?;
        let text = packed.and_then(|packed| unpacked(&packed.zstd));
        if text.is_none() {
            tracing::warn!(sha256, "a stored text cannot be unpacked");
        }
        Ok(text)
    }
}

/// How a model stands where not everybody can have it; said by whoever last saw its state change.
fn state(row: &Whole, changes: &[ChangeRow], notes: &mut Footnotes) -> Option<Fact<String>> {
    if row.state == THERE {
        return None;
    }
    let seen = changes.iter().find(|change| change.field == "state");
    let source = seen.map_or(row.source_id, |change| change.source_id);
    Some(Fact::new(
        row.state.clone(),
        None,
        notes.number(source),
        Confidence::High,
    ))
}

fn shown(change: ChangeRow, notes: &mut Footnotes) -> Option<HistoryRow> {
    Some(HistoryRow {
        seen_on: change.seen_on?,
        source: notes.number(change.source_id),
        field: change.field,
        was: change.was,
        became: change.became,
    })
}

/// The text in `packed`, as far as it may be long; invalid characters are replaced.
fn unpacked(packed: &[u8]) -> Option<String> {
    let decoder = zstd::stream::read::Decoder::new(packed).ok()?;
    let mut bytes = Vec::new();
    decoder.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The beginning of a text, and whether there is more.
fn shortened(text: &str) -> (String, bool) {
    match text.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => (text[..end].to_owned(), true),
        None => (text.to_owned(), false),
    }
}

/// A card's words behind the metadata between its first two lines of three dashes. Without a second such line all of
/// it is the card.
fn without_front_matter(card: &str) -> &str {
    let card = card.trim_start_matches('\u{feff}');
    let mut lines = card.split_inclusive('\n');
    if lines.next().is_none_or(|first| first.trim_end() != "---") {
        return card;
    }
    let mut end = card.find('\n').map_or(card.len(), |at| at + 1);
    for line in lines {
        end += line.len();
        if line.trim_end() == "---" {
            return card[end..].trim_start_matches(['\r', '\n']);
        }
    }
    card
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_what_stands_behind_its_metadata() {
        let check = |card: &str, expected: &str| assert_eq!(without_front_matter(card), expected, "{card:?}");
        check("---\nlicense: mit\n---\n\n# Qwen\n", "# Qwen\n");
        check("\u{feff}---\r\nlicense: mit\r\n---\r\n# 千问", "# 千问");
        check("# No metadata\n---\nline\n---\n", "# No metadata\n---\nline\n---\n");
        check("---\nnever closed\n", "---\nnever closed\n");
        check("---\n---", "");
        check("---", "---");
        check("", "");
        check("---\na: |\n  ---b\n---\nx", "x");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(shortened("百模"), (String::from("百模"), false));
        let (text, cut) = shortened(&"百".repeat(MOST_CHARS + 1));
        assert_eq!((text.chars().count(), cut), (MOST_CHARS, true));
    }

    #[test]
    fn a_bomb_is_unpacked_to_its_bound_and_rubbish_not_at_all() {
        let bomb = zstd::stream::encode_all(std::io::repeat(b' ').take(64 << 20), 19).unwrap();
        assert!(bomb.len() < 100_000);
        assert_eq!(unpacked(&bomb).unwrap().len() as u64, MOST_BYTES);
        assert_eq!(unpacked(b"not packed"), None);
    }
}
