//! Collects which words find which row, and the folded texts that phrases are compared with.

use crate::fold;
use crate::image::{Section, StringsWriter, Writer};
use std::collections::HashMap;

/// Longer aliases are cut; the index is no place for prose.
const MAX_ALIAS_BYTES: usize = 512;

#[derive(Default)]
pub(super) struct Words {
    ids: HashMap<Box<str>, u32>,
    /// Word ids of all rows, one row after the other, each id once a row.
    of_rows: Vec<u32>,
    row_ends: Vec<usize>,
    texts: StringsWriter,
    aliases: Aliases,
}

/// Alias texts, each once: a maker's names come back on every one of its models.
#[derive(Default)]
struct Aliases {
    ids: HashMap<Box<str>, u32>,
    words: Vec<Vec<u32>>,
    texts: StringsWriter,
    sets: HashMap<Box<[u32]>, u32>,
    set_starts: Vec<u32>,
    set_items: Vec<u32>,
    of_rows: Vec<u32>,
}

impl Words {
    pub(super) fn push(&mut self, repo: &str, aliases: &[&str]) {
        let mut found = Vec::new();
        fold::tokens(repo, &mut |word| found.push(word_id(&mut self.ids, word)));
        let mut set = Vec::with_capacity(aliases.len());
        for alias in aliases {
            let id = self.aliases.id(&mut self.ids, alias);
            found.extend_from_slice(&self.aliases.words[id as usize]);
            set.push(id);
        }
        self.aliases.push_set(set);
        found.sort_unstable();
        found.dedup();
        self.of_rows.extend_from_slice(&found);
        self.row_ends.push(self.of_rows.len());
        self.texts.push(&spelled_repo(repo));
    }

    pub(super) fn write(self, to: &mut Writer) {
        let mut sorted: Vec<(&str, u32)> = self.ids.iter().map(|(word, id)| (&**word, *id)).collect();
        sorted.sort_unstable();
        let mut words = StringsWriter::default();
        let mut place = vec![0_u32; sorted.len()];
        for (at, (word, id)) in (0_u32..).zip(&sorted) {
            words.push(word);
            place[*id as usize] = at;
        }
        words.write(to, Section::Words, Section::WordOffsets);
        let mut starts = vec![0_u32; sorted.len() + 1];
        for id in &self.of_rows {
            starts[place[*id as usize] as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] = starts[at].saturating_add(starts[at - 1]);
        }
        let mut postings = vec![0_u32; self.of_rows.len()];
        let mut next: Vec<usize> = starts.iter().map(|s| *s as usize).collect();
        let mut from = 0;
        for (row, end) in (0_u32..).zip(&self.row_ends) {
            for id in &self.of_rows[from..*end] {
                let slot = &mut next[place[*id as usize] as usize];
                if let Some(posting) = postings.get_mut(*slot) {
                    *posting = row;
                }
                *slot += 1;
            }
            from = *end;
        }
        to.numbers(Section::PostingStarts, starts);
        to.numbers(Section::Postings, postings);
        self.texts.write(to, Section::Texts, Section::TextOffsets);
        self.aliases.write(to);
    }
}

impl Aliases {
    fn id(&mut self, words: &mut HashMap<Box<str>, u32>, alias: &str) -> u32 {
        if let Some(id) = self.ids.get(alias) {
            return *id;
        }
        let end = alias.len().min(MAX_ALIAS_BYTES);
        let end = (0..=end).rev().find(|at| alias.is_char_boundary(*at)).unwrap_or(0);
        let kept = &alias[..end];
        let mut found = Vec::new();
        fold::tokens(kept, &mut |word| found.push(word_id(words, word)));
        self.texts.push(&fold::spelled(&fold::atoms(kept)));
        let id = next_id(self.words.len());
        self.words.push(found);
        self.ids.insert(alias.into(), id);
        id
    }

    fn push_set(&mut self, mut set: Vec<u32>) {
        if self.set_starts.is_empty() {
            // Set 0 is the empty one.
            self.set_starts.extend([0, 0]);
            self.sets.insert(Box::default(), 0);
        }
        set.sort_unstable();
        set.dedup();
        let set = set.into_boxed_slice();
        let id = self.sets.get(&set).copied().unwrap_or_else(|| {
            let id = next_id(self.set_starts.len() - 1);
            self.set_items.extend_from_slice(&set);
            self.set_starts.push(next_id(self.set_items.len()));
            self.sets.insert(set, id);
            id
        });
        self.of_rows.push(id);
    }

    fn write(self, to: &mut Writer) {
        self.texts.write(to, Section::Aliases, Section::AliasOffsets);
        to.numbers(Section::AliasSets, self.of_rows);
        to.numbers(Section::AliasSetStarts, self.set_starts);
        to.numbers(Section::AliasSetItems, self.set_items);
    }
}

fn word_id(ids: &mut HashMap<Box<str>, u32>, word: &str) -> u32 {
    if let Some(id) = ids.get(word) {
        return *id;
    }
    let id = next_id(ids.len());
    ids.insert(word.into(), id);
    id
}

fn next_id(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// `qwen/qwen2 72b`: the folded owner, a slash, the folded name. Without an owner the slash comes first.
fn spelled_repo(repo: &str) -> String {
    let (owner, name) = repo.split_once('/').unwrap_or(("", repo));
    let spelled = |text: &str| fold::spelled(&fold::atoms(text));
    format!("{}/{}", spelled(owner), spelled(name))
}
