//! The folded texts of rows, for what the dictionary cannot tell: words side by side, and the owner.

use crate::image::{Numbers, Section, Strings};

/// Bytes copied of an id; few are longer.
const COPIED: usize = 64;
const AT_ONCE: usize = 64;

/// Ids as `owner/first second`, aliases as `first second`, Chinese characters apart.
pub(crate) struct Texts<'a> {
    repos: Strings<'a>,
    aliases: Strings<'a>,
    sets: Numbers<'a>,
    set_starts: Numbers<'a>,
    set_items: Numbers<'a>,
}

impl<'a> Texts<'a> {
    pub(super) fn new(section: &impl Fn(Section) -> &'a [u8]) -> Self {
        Self {
            repos: Strings::new(section(Section::Texts), section(Section::TextOffsets)),
            aliases: Strings::new(section(Section::Aliases), section(Section::AliasOffsets)),
            sets: Numbers::new(section(Section::AliasSets)),
            set_starts: Numbers::new(section(Section::AliasSetStarts)),
            set_items: Numbers::new(section(Section::AliasSetItems)),
        }
    }

    pub(super) fn fits(&self, rows: usize) -> bool {
        self.repos.len() == rows && self.sets.len() == rows
    }

    /// Keeps the rows in whose id, or in one of whose aliases, the words of `phrase` stand side by side. With `open`,
    /// the last one may go on.
    ///
    /// Ids are copied some at a time before they are compared: each lies in another cache line, and so they come in
    /// together.
    pub(crate) fn keep_holding(&self, rows: &mut Vec<u32>, phrase: &str, open: bool) {
        let phrase = phrase.as_bytes();
        let mut copies = [[0_u8; COPIED]; AT_ONCE];
        let mut lengths = [0; AT_ONCE];
        let mut kept = 0;
        for from in (0..rows.len()).step_by(AT_ONCE) {
            let many = AT_ONCE.min(rows.len() - from);
            for at in 0..many {
                let text = self.repos.get(rows[from + at] as usize);
                lengths[at] = text.len();
                let short = text.len().min(COPIED);
                copies[at][..short].copy_from_slice(&text[..short]);
            }
            for at in 0..many {
                let row = rows[from + at];
                let copy = copies[at].get(..lengths[at]);
                let text = copy.unwrap_or_else(|| self.repos.get(row as usize));
                if stands_in(text, phrase, open) || self.alias_holds(row, phrase, open) {
                    rows[kept] = row;
                    kept += 1;
                }
            }
        }
        rows.truncate(kept);
    }

    fn alias_holds(&self, row: u32, phrase: &[u8], open: bool) -> bool {
        let set = self.sets.get(row as usize).unwrap_or_default() as usize;
        let aliases = self
            .set_starts
            .bounds(set)
            .map(|range| self.set_items.slice(range))
            .unwrap_or_default();
        aliases
            .iter()
            .any(|alias| stands_in(self.aliases.get(alias as usize), phrase, open))
    }

    /// Whether the handle before the slash of `row`'s id is `owner`.
    pub(crate) fn owned_by(&self, row: u32, owner: &str) -> bool {
        let text = self.repos.get(row as usize);
        text.strip_prefix(owner.as_bytes())
            .is_some_and(|rest| rest.first() == Some(&b'/'))
    }
}

fn stands_in(text: &[u8], phrase: &[u8], open: bool) -> bool {
    let gap = |byte: u8| byte == b' ' || byte == b'/';
    let Some((first, rest)) = phrase.split_first() else {
        return false;
    };
    let mut at_start = true;
    for (at, byte) in text.iter().enumerate() {
        if at_start && byte == first {
            let Some(here) = text.get(at + 1..at + phrase.len()) else {
                return false;
            };
            let same = here.iter().zip(rest).all(|(a, b)| a == b || (*a == b'/' && *b == b' '));
            if same && (open || text.get(at + phrase.len()).is_none_or(|next| gap(*next))) {
                return true;
            }
        }
        at_start = gap(*byte);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_stand_whole_and_side_by_side() {
        let check = |phrase: &str, open: bool, expected: bool| {
            let text = "qwen/qwen2 72b instruct";
            assert_eq!(
                stands_in(text.as_bytes(), phrase.as_bytes(), open),
                expected,
                "{phrase} {open}"
            );
        };
        check("qwen2 72b", false, true);
        check("qwen qwen2", false, true);
        check("72b inst", false, false);
        check("72b inst", true, true);
        check("2 72b", false, false);
        check("qwen2 instruct", false, false);
        check("instruct", false, true);
        check("instruct x", true, false);
        check("", true, false);
    }
}
