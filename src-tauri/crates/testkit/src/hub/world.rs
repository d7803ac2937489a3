//! What the test Hub holds: births by number, what changes in numbers in a table, and notes on the few models to which
//! something happened.

use super::born::{self, Births, Row};
use crate::words::words;
use atlas::Relation;
use std::collections::HashMap;

/// A licence in the words of a card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// `license`: none, one or several.
    pub ids: Vec<String>,
    /// `license_name`.
    pub name: Option<String>,
    /// `license_link`.
    pub link: Option<String>,
}

impl Words {
    /// One licence by its id.
    #[must_use]
    pub fn id(id: &str) -> Self {
        Self {
            ids: vec![id.to_owned()],
            ..Self::default()
        }
    }
}

/// Who may download.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Everybody.
    Open,
    /// Whoever agrees.
    Auto,
    /// Whom the maker lets in.
    Manual,
}

/// Something that happens on the Hub.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A repository is deleted.
    Delete(String),
    /// It is made private: without a token no different from deleted.
    Private(String),
    /// It comes back.
    Restore(String),
    /// It gets another name; the old one leads there.
    Rename(String, String),
    /// Its card gets another licence.
    License(String, Words),
    /// It is gated, or opened.
    Gate(String, Gate),
    /// The Hub works out other parents.
    Parents(String, Vec<(String, Relation)>),
    /// Its card gets another text.
    Card(String, String),
    /// So many models are created.
    Add(usize),
    /// The counters of so many models at random rise.
    Counters(usize),
    /// So many days pass.
    Days(u32),
}

#[derive(Debug, Clone, Default)]
struct Note {
    repo: Option<String>,
    licence: Option<Words>,
    parents: Option<Vec<(String, Relation)>>,
    card: Option<String>,
    commits: u32,
}

/// The models of the Hub and what became of them.
pub(super) struct World {
    pub(super) births: Births,
    rows: Vec<Row>,
    born: usize,
    /// Seconds of creation of the models added later.
    later: Vec<i64>,
    notes: HashMap<usize, Note>,
    /// Lower-case names that lead elsewhere than a birth name does.
    named: HashMap<String, usize>,
    dice: crate::Dice,
    pub(super) now_s: i64,
}

impl World {
    pub(super) fn new(seed: u64, models: usize, now_s: i64) -> Self {
        let births = Births::new(seed, models);
        Self {
            rows: (0..models).map(|at| births.row(at)).collect(),
            born: models,
            births,
            later: Vec::new(),
            notes: HashMap::new(),
            named: HashMap::new(),
            dice: crate::Dice::new(seed ^ 0x5EED),
            now_s,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&self, at: usize) -> &Row {
        &self.rows[at]
    }

    pub(super) fn is_listed(&self, at: usize) -> bool {
        !self.rows[at].gone && !self.rows[at].private
    }

    pub(super) fn created_s(&self, at: usize) -> i64 {
        match at.checked_sub(self.born) {
            Some(later) => self.later[later],
            None => self.births.created_s(at),
        }
    }

    pub(super) fn id(&self, at: usize) -> String {
        self.births.id(at, self.created_s(at))
    }

    pub(super) fn repo(&self, at: usize) -> String {
        let renamed = self.notes.get(&at).and_then(|note| note.repo.clone());
        renamed.unwrap_or_else(|| self.births.repo(at))
    }

    /// The model that has or had this name; names do not tell case apart.
    pub(super) fn find(&self, repo: &str) -> Option<usize> {
        if let Some(at) = self.named.get(&repo.to_lowercase()) {
            return Some(*at);
        }
        let at = born::numbered(&repo.to_lowercase()).filter(|at| *at < self.len())?;
        self.births.repo(at).eq_ignore_ascii_case(repo).then_some(at)
    }

    pub(super) fn task(&self, at: usize) -> Option<&'static str> {
        Some(words().tasks.word(self.rows[at].task.into())).filter(|task| !task.is_empty())
    }

    pub(super) fn library(&self, at: usize) -> Option<&'static str> {
        Some(words().libraries.word(self.rows[at].library.into())).filter(|library| !library.is_empty())
    }

    pub(super) fn licence(&self, at: usize) -> Words {
        if let Some(changed) = self.notes.get(&at).and_then(|note| note.licence.clone()) {
            return changed;
        }
        match words().licences.word(self.rows[at].licence.into()) {
            "" => Words::default(),
            "other" => {
                let mut dice = self.births.dice(at, 8);
                let (name, link) = [
                    ("tongyi-qianwen", "LICENSE"),
                    ("deepseek", "LICENSE-MODEL"),
                    ("lab-research-licence", "LICENSE.md"),
                    ("yi-license", "LICENSE"),
                ][dice.below(4)];
                let some = |word: &str, said: bool| said.then(|| word.to_owned());
                Words {
                    ids: vec![String::from("other")],
                    name: some(name, dice.happens(800)),
                    link: some(link, dice.happens(700)),
                }
            }
            id => Words::id(id),
        }
    }

    /// Parents with the ids the Hub has for them.
    pub(super) fn parents(&self, at: usize) -> Vec<(String, Relation)> {
        if let Some(parents) = self.notes.get(&at).and_then(|note| note.parents.clone()) {
            return parents;
        }
        let born = self.births.parents(at);
        born.into_iter()
            .map(|(parent, relation)| (self.repo(parent), relation))
            .collect()
    }

    /// The text below the card's front matter, where somebody changed it.
    pub(super) fn card(&self, at: usize) -> Option<&str> {
        self.notes.get(&at).and_then(|note| note.card.as_deref())
    }

    /// The newest commit.
    pub(super) fn sha(&self, at: usize) -> String {
        let commits = self.notes.get(&at).map_or(0, |note| note.commits);
        let mut dice = self.births.dice(at, 9 + u64::from(commits));
        (0..5).fold(String::new(), |sha, _| format!("{sha}{:08x}", dice.roll() as u32))
    }

    /// Lets something happen. Nothing happens to a model that is not there.
    pub(super) fn change(&mut self, change: Change) {
        match change {
            Change::Delete(repo) => self.with(&repo, |row, _| row.gone = true),
            Change::Private(repo) => self.with(&repo, |row, _| row.private = true),
            Change::Restore(repo) => self.with(&repo, |row, _| (row.gone, row.private) = (false, false)),
            Change::Gate(repo, gate) => self.with(&repo, |row, _| row.gate = gate as u8),
            Change::Parents(repo, parents) => self.with(&repo, |_, note| note.parents = Some(parents)),
            Change::License(repo, licence) => {
                self.with(&repo, |_, note| note.licence = Some(licence));
                self.commit(&repo);
            }
            Change::Card(repo, text) => {
                self.with(&repo, |_, note| note.card = Some(text));
                self.commit(&repo);
            }
            Change::Rename(from, to) => self.rename(&from, to),
            Change::Add(models) => (0..models).for_each(|_| self.add()),
            Change::Counters(models) => (0..models).for_each(|_| self.count()),
            Change::Days(days) => self.now_s += i64::from(days) * 86_400,
        }
    }

    fn with(&mut self, repo: &str, does: impl FnOnce(&mut Row, &mut Note)) {
        if let Some(at) = self.find(repo) {
            does(&mut self.rows[at], self.notes.entry(at).or_default());
        }
    }

    /// Only a commit moves `lastModified`: a new name or a gate is a setting.
    fn commit(&mut self, repo: &str) {
        let now = u32::try_from(self.now_s).unwrap_or(u32::MAX);
        self.with(repo, |row, note| {
            row.modified_s = now;
            note.commits += 1;
        });
    }

    fn rename(&mut self, from: &str, to: String) {
        let Some(at) = self.find(from) else { return };
        let now = self.repo(at).to_lowercase();
        self.named.insert(now, at);
        self.named.insert(to.to_lowercase(), at);
        self.notes.entry(at).or_default().repo = Some(to);
    }

    fn add(&mut self) {
        let at = self.rows.len();
        let before = match at {
            0 => born::FIRST_S,
            _ => self.created_s(at - 1),
        };
        // A new model is never older than the newest, and several may share a second.
        let step = i64::try_from(self.dice.below(3)).unwrap_or(0);
        let created = before.max(self.now_s - 3600) + step;
        self.later.push(created);
        let mut row = self.births.row(at);
        (row.downloads, row.likes) = (row.downloads / 100, row.likes / 100);
        row.modified_s = u32::try_from(created).unwrap_or(u32::MAX);
        self.rows.push(row);
    }

    fn count(&mut self) {
        let at = self.dice.below(self.rows.len());
        let more = u32::try_from(self.dice.tail(1.0, 0.5, 5_000_000)).unwrap_or(1);
        let Some(row) = self.rows.get_mut(at) else { return };
        row.downloads = if self.dice.happens(300) {
            row.downloads / 2
        } else {
            row.downloads.saturating_add(more)
        };
        row.likes = row.likes.saturating_add(u32::from(self.dice.happens(100)));
        row.trending = row.trending.wrapping_add(7) % 900;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renamed_model_is_found_by_both_names_and_a_chain_of_names_too() {
        let mut world = World::new(1, 50, 1_800_000_000);
        let born = world.repo(7);
        world.change(Change::Rename(born.clone(), String::from("New/Name")));
        world.change(Change::Rename(String::from("new/name"), String::from("New/Name-v2")));
        assert_eq!(world.repo(7), "New/Name-v2");
        for name in [born.as_str(), "New/Name", "new/name-V2"] {
            assert_eq!(world.find(name), Some(7), "{name}");
        }
        assert_eq!(world.find("nobody/nothing-7"), None);
    }

    #[test]
    fn only_a_commit_moves_the_last_change() {
        let mut world = World::new(1, 50, 1_800_000_000);
        let (repo, before) = (world.repo(3), world.row(3).modified_s);
        let sha = world.sha(3);
        world.change(Change::Gate(repo.clone(), Gate::Manual));
        assert_eq!((world.row(3).modified_s, world.sha(3)), (before, sha.clone()));
        world.change(Change::License(repo, Words::id("mit")));
        assert_eq!(world.row(3).modified_s, 1_800_000_000);
        assert_ne!(world.sha(3), sha);
        assert_eq!(world.licence(3), Words::id("mit"));
    }

    #[test]
    fn models_added_later_are_the_newest_and_keep_the_order_of_ids() {
        let mut world = World::new(1, 50, 1_800_000_000);
        world.change(Change::Add(20));
        let ids: Vec<String> = (0..70).map(|at| world.id(at)).collect();
        assert!(ids.is_sorted());
        assert_eq!(world.find(&world.repo(69)), Some(69));
    }
}
