//! How two texts of licences differ, line by line and within the lines word by word.

use crate::{
    Catalogue, Error, Footnotes, Result, names,
    view::{DiffHunk, DiffKind, DiffLine, DiffSide, LicenceDiffAsk, LicenceDiffPage},
};
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};
use std::collections::HashMap;
use store::read::licences;

/// Lines of a text that are compared at most: the work grows with their square.
const MOST_COMPARED: usize = 4_000;
/// Lines that are shown at most.
const MOST_SHOWN: usize = 6_000;
/// Words of a line that are compared at most.
const MOST_WORDS: usize = 1_500;
/// Equal lines shown around what differs.
const AROUND: usize = 3;

/// A text with who gave it.
struct Side {
    words: String,
    about: DiffSide,
}

impl Catalogue {
    /// Compares two texts.
    ///
    /// # Errors
    /// [`Error::NotFound`] where a licence is not known or its text is not here; when the atlas cannot be read.
    pub async fn licence_diff(&self, ask: &LicenceDiffAsk) -> Result<LicenceDiffPage> {
        let mut notes = Footnotes::default();
        let left = self.side(&ask.left, &mut notes).await?;
        let right = self.side(&ask.right, &mut notes).await?;
        let (elder, newer) = (left.words, right.words);
        let compared = tokio::task::spawn_blocking(move || compare(&elder, &newer));
        let compared = compared.await.map_err(|_| Error::BrokenOff)?;
        Ok(LicenceDiffPage {
            left: left.about,
            right: right.about,
            hunks: compared.hunks,
            added: compared.added,
            removed: compared.removed,
            equal: compared.equal,
            cut: compared.cut,
            sources: notes.rows(&self.reader).await?,
        })
    }

    /// A text by the SHA-256 of its words, or the newest of a licence.
    async fn side(&self, asked: &str, notes: &mut Footnotes) -> Result<Side> {
        let asked = asked.trim();
        let is_hash = asked.len() == 64 && asked.bytes().all(|byte| byte.is_ascii_hexdigit());
        let by_hash = if is_hash {
            licences::text_by_hash(&self.reader, &asked.to_ascii_lowercase()).await?
        } else {
            None
        };
        let (licence, words, sha256, source) = match by_hash {
            Some(text) => (
                self.names.licences.get(text.licence_id),
                text.text,
                text.sha256,
                text.source_id,
            ),
            None => {
                let Some(licence) = self.names.licences.called(asked) else {
                    return Err(Error::not_found("licence", asked, self.licences_near(asked)));
                };
                let text = licences::text(&self.reader, licence.id).await?;
                let text = text.ok_or_else(|| Error::not_found("text of the licence", asked, Vec::new()))?;
                (Some(licence), text.text, text.sha256, text.source_id)
            }
        };
        let licence = licence.ok_or_else(|| Error::not_found("licence", asked, Vec::new()))?;
        Ok(Side {
            about: DiffSide {
                licence: names::licences::tag(licence),
                version: licence.version.clone(),
                sha256,
                lines: count(words.lines().count()),
                source: notes.number(source),
            },
            words,
        })
    }
}

/// What came of a comparison.
struct Compared {
    hunks: Vec<DiffHunk>,
    added: u32,
    removed: u32,
    equal: u32,
    cut: bool,
}

/// Compares line by line; white space at the end of a line does not count.
fn compare(left: &str, right: &str) -> Compared {
    let lines = |text: &str| text.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    let (mut left, mut right) = (lines(left), lines(right));
    let mut cut = left.len() > MOST_COMPARED || right.len() > MOST_COMPARED;
    left.truncate(MOST_COMPARED);
    right.truncate(MOST_COMPARED);
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let (a, b) = (number(&left, &mut numbers), number(&right, &mut numbers));
    let ops = capture_diff_slices(Algorithm::Myers, &a, &b);
    let mut compared = Compared {
        hunks: Vec::new(),
        added: 0,
        removed: 0,
        equal: 0,
        cut: false,
    };
    for op in &ops {
        let (old, new) = (count(op.old_range().len()), count(op.new_range().len()));
        match op {
            DiffOp::Equal { .. } => compared.equal += old,
            _ => {
                compared.removed += old;
                compared.added += new;
            }
        }
    }
    let mut room = MOST_SHOWN;
    for group in group_diff_ops(ops, AROUND) {
        let mut lines: Vec<DiffLine> = group.iter().flat_map(|op| shown(op, &left, &right)).collect();
        cut |= lines.len() > room;
        lines.truncate(room);
        room -= lines.len();
        if !lines.is_empty() {
            compared.hunks.push(DiffHunk { lines });
        }
    }
    compared.cut = cut;
    compared
}

/// Equal lines under equal numbers, so that they are compared at once.
fn number<'a>(lines: &'a [String], numbers: &mut HashMap<&'a str, u32>) -> Vec<u32> {
    let mut out = Vec::with_capacity(lines.len());
    for line in lines {
        let next = count(numbers.len());
        out.push(*numbers.entry(line).or_insert(next));
    }
    out
}

/// The lines of one step from the elder to the newer.
fn shown(op: &DiffOp, left: &[String], right: &[String]) -> Vec<DiffLine> {
    let (old, new) = (op.old_range(), op.new_range());
    if matches!(op, DiffOp::Equal { .. }) {
        let pairs = old.zip(new);
        return pairs
            .filter_map(|(a, b)| {
                Some(line(
                    DiffKind::Equal,
                    Some(a),
                    Some(b),
                    vec![(false, left.get(a)?.clone())],
                ))
            })
            .collect();
    }
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for at in 0..old.len().max(new.len()) {
        let (a, b) = (old.start + at, new.start + at);
        let (elder, newer) = (
            old.contains(&a).then(|| left.get(a)).flatten(),
            new.contains(&b).then(|| right.get(b)).flatten(),
        );
        let (was, is) = match (elder, newer) {
            (Some(elder), Some(newer)) => pieces(elder, newer),
            (elder, newer) => {
                let whole = |words: Option<&String>| words.map(|words| vec![(true, words.clone())]).unwrap_or_default();
                (whole(elder), whole(newer))
            }
        };
        if elder.is_some() {
            removed.push(line(DiffKind::Removed, Some(a), None, was));
        }
        if newer.is_some() {
            added.push(line(DiffKind::Added, None, Some(b), is));
        }
    }
    removed.extend(added);
    removed
}

fn line(kind: DiffKind, left: Option<usize>, right: Option<usize>, pieces: Vec<(bool, String)>) -> DiffLine {
    DiffLine {
        kind,
        left: left.map(|at| count(at + 1)),
        right: right.map(|at| count(at + 1)),
        pieces,
    }
}

/// Words of a line in pieces; `true`: the other line has others there.
type Pieces = Vec<(bool, String)>;

/// Both lines in pieces. Lines of too many words, or with hardly a word in common, are given as a whole.
fn pieces(elder: &str, newer: &str) -> (Pieces, Pieces) {
    let (a, b) = (words(elder), words(newer));
    let whole = (vec![(true, elder.to_owned())], vec![(true, newer.to_owned())]);
    if a.len() > MOST_WORDS || b.len() > MOST_WORDS {
        return whole;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &a, &b);
    let equal: usize = ops
        .iter()
        .filter(|op| matches!(op, DiffOp::Equal { .. }))
        .map(|op| op.old_range().len())
        .sum();
    if equal * 4 < a.len().max(b.len()) {
        return whole;
    }
    let (mut was, mut is) = (Vec::new(), Vec::new());
    for op in &ops {
        let other = !matches!(op, DiffOp::Equal { .. });
        let said = |words: &[&str], range: std::ops::Range<usize>| words.get(range).unwrap_or_default().concat();
        for (side, text) in [
            (&mut was, said(&a, op.old_range())),
            (&mut is, said(&b, op.new_range())),
        ] {
            if !text.is_empty() {
                side.push((other, text));
            }
        }
    }
    (was, is)
}

/// Words, white space and signs, one after another; of scripts without spaces, every character.
fn words(line: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut last: Option<u8> = None;
    for (at, c) in line.char_indices() {
        let kind = match c {
            c if c.is_whitespace() => 0,
            c if c.is_alphanumeric() && c < '\u{2e80}' => 1,
            _ => 2,
        };
        if last.is_some_and(|last| last != kind || kind == 2) {
            out.push(&line[start..at]);
            start = at;
        }
        last = Some(kind);
    }
    if start < line.len() {
        out.push(&line[start..]);
    }
    out
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lines: &[DiffLine]) -> String {
        let mut out = String::new();
        for line in lines {
            out.push(match line.kind {
                DiffKind::Equal => ' ',
                DiffKind::Removed => '-',
                DiffKind::Added => '+',
            });
            for (other, text) in &line.pieces {
                out.push_str(&if *other { format!("[{text}]") } else { text.clone() });
            }
            out.push('\n');
        }
        out
    }

    #[test]
    fn what_changed_within_a_line_is_marked() {
        let compared = compare(
            "Title\nYou may sell up to 100 copies.\nEnd",
            "Title  \nYou may sell up to 700 copies.\nEnd\nMore",
        );
        let lines: Vec<DiffLine> = compared.hunks.into_iter().flat_map(|hunk| hunk.lines).collect();
        let expected = " Title\n-You may sell up to [100] copies.\n+You may sell up to [700] copies.\n End\n+[More]\n";
        assert_eq!(said(&lines), expected);
        assert_eq!((compared.added, compared.removed, compared.equal), (2, 1, 2));
    }

    #[test]
    fn the_same_text_has_no_difference_and_chinese_is_compared_by_character() {
        assert!(compare("a\nb", "a\nb").hunks.is_empty());
        let compared = compare("您可以免费使用本模型", "您可以付费使用本模型");
        let lines = &compared.hunks.first().unwrap().lines;
        assert_eq!(said(lines), "-您可以[免]费使用本模型\n+您可以[付]费使用本模型\n");
    }

    #[test]
    fn texts_of_a_mebibyte_are_compared_in_bounds() {
        let left: String = (0..80_000).map(|at| format!("left {at}\n")).collect();
        let right: String = (0..80_000).map(|at| format!("right {at}\n")).collect();
        let compared = compare(&left, &right);
        let shown: usize = compared.hunks.iter().map(|hunk| hunk.lines.len()).sum();
        assert!(compared.cut && shown <= MOST_SHOWN);
        let long = "word ".repeat(200_000);
        let compared = compare(&long, &format!("{long}more"));
        assert_eq!((compared.added, compared.removed, compared.cut), (1, 1, false));
        assert!(compare("", &left).added > 0);
    }
}
