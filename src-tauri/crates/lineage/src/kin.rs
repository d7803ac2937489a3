//! Where to look: names to models, siblings of an owner, families with many children.

use crate::{
    census::{Census, Stated},
    name::{Name, folded, key},
    words::Words,
};
use atlas::Relation;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    ops::Range,
};

/// More models of one name than this make the name say nothing.
const BEARERS: usize = 64;
/// Children that make a model somebody's base, so that its name inside another name means something.
const FAMILY: u32 = 3;
/// Words of a family's name, at least and at most.
pub(crate) const FAMILY_WORDS: Range<usize> = 3..10;

/// The indexes over a census. Nothing in them depends on the order in which models were added.
#[derive(Debug)]
pub(crate) struct Kin<'a> {
    pub(crate) census: &'a Census,
    /// Hash of a folded name and its bearer.
    bearers: Vec<(u32, u32)>,
    /// Hash of a folded plain name and a child whose parents are known.
    known: Vec<(u32, u32)>,
    /// Edges that carry weights, by child.
    up: Vec<(u32, u32, Relation)>,
    /// Children that somebody has already spoken about.
    spoken: Vec<bool>,
    children: Vec<u32>,
    /// Architecture of parents of which none is stated: that of most of their children.
    learned: HashMap<u32, u16>,
    /// Children with known parents, by owner and then by name.
    siblings: Vec<u32>,
    /// Of each sibling, what its name must share with another's to be of one series.
    kinds: Vec<u32>,
    by_owner: HashMap<u32, Range<u32>>,
    families: HashMap<u64, Vec<u32>>,
    /// First words of families' names.
    beginnings: HashSet<u64>,
    /// Names of families of which only the version tells which is meant.
    versioned: HashSet<(u32, u64)>,
}

pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Enough to find, never enough to believe: what is found is compared.
fn short(text: &str) -> u32 {
    u32::try_from(hash(text) & u64::from(u32::MAX)).unwrap_or(0)
}

impl<'a> Kin<'a> {
    /// Reads the census.
    pub(crate) fn new(census: &'a Census) -> Self {
        let count = census.len() as usize;
        let mut kin = Self {
            census,
            bearers: Vec::with_capacity(count),
            known: Vec::new(),
            up: Vec::new(),
            spoken: vec![false; count],
            children: vec![0; count],
            learned: HashMap::new(),
            siblings: Vec::new(),
            kinds: Vec::new(),
            by_owner: HashMap::new(),
            families: HashMap::new(),
            beginnings: HashSet::new(),
            versioned: HashSet::new(),
        };
        kin.read_edges();
        for place in 0..census.len() {
            let name = census.halves(place).1.to_lowercase();
            kin.bearers.push((short(&key(&name)), place));
        }
        kin.bearers.sort_unstable();
        kin.read_siblings();
        kin.read_families();
        kin.learn_architectures();
        kin
    }

    fn read_edges(&mut self) {
        for edge in self.census.stated() {
            if is_silent(edge) {
                continue;
            }
            self.spoken[edge.child as usize] = true;
            if let Some(parent) = edge.parent.filter(|_| edge.carries) {
                self.up.push((edge.child, parent, edge.relation));
            }
        }
        self.up.sort_unstable();
        self.up.dedup_by_key(|(child, parent, _)| (*child, *parent));
        for (_, parent, _) in &self.up {
            self.children[*parent as usize] += 1;
        }
    }

    fn read_siblings(&mut self) {
        let mut children: Vec<u32> = self.up.iter().map(|(child, ..)| *child).collect();
        children.dedup();
        self.known = children
            .iter()
            .map(|c| (short(&self.census.name(*c).plain), *c))
            .collect();
        self.known.sort_unstable();
        children.sort_by_cached_key(|child| {
            let (owner, name) = self.census.halves(*child);
            (
                short(&owner.to_lowercase()),
                folded(&name.to_lowercase()),
                name.to_owned(),
            )
        });
        self.kinds = children.iter().map(|child| kind(&self.census.name(*child))).collect();
        self.siblings = children;
        let mut start = 0_u32;
        while let Some(first) = self.siblings.get(start as usize) {
            let owner = self.owner(*first);
            let behind = &self.siblings[start as usize..];
            let count = behind.iter().take_while(|c| self.owner(**c) == owner).count();
            let end = start + u32::try_from(count).unwrap_or(u32::MAX);
            self.by_owner.insert(owner, start..end);
            start = end;
        }
    }

    fn read_families(&mut self) {
        for place in 0..self.census.len() {
            if self.children[place as usize] < FAMILY && !self.census.is_own(place) {
                continue;
            }
            let name = self.census.name(place);
            let has_size = name.has(|word| word == "b" || word == "m");
            let has_size =
                has_size || (name.words.len() > 3 && name.has(|word| word.starts_with(|c: char| c.is_ascii_digit())));
            if has_size && FAMILY_WORDS.contains(&name.words.len()) {
                let first = hash(name.words.first().map_or("", String::as_str));
                self.beginnings.insert(first);
                let versions = name.words.iter().enumerate().filter(|(_, word)| *word == "v");
                self.versioned
                    .extend(versions.map(|(at, _)| (0, hash(&name.words[..at].join(" ")))));
                let last = name.words.len() - 1;
                if Words::embedded().role(&name.words[last]) == 0 {
                    let without = hash(&name.words[..last].join(" "));
                    self.versioned.insert((self.owner(place), without));
                }
                self.families
                    .entry(hash(&name.words.join(" ")))
                    .or_default()
                    .push(place);
            }
        }
    }

    fn learn_architectures(&mut self) {
        let mut votes: BTreeMap<u32, BTreeMap<&str, (u32, u16)>> = BTreeMap::new();
        for (child, parent, _) in &self.up {
            let number = self.census.architecture(*child);
            if let (0, Some(name)) = (self.census.architecture(*parent), self.census.architecture_name(number)) {
                let vote = votes.entry(*parent).or_default().entry(name).or_insert((0, number));
                vote.0 += 1;
            }
        }
        let most = |by_name: BTreeMap<&str, (u32, u16)>| {
            by_name
                .into_iter()
                .max_by(|a, b| (a.1.0, b.0).cmp(&(b.1.0, a.0)))
                .map(|(_, (_, number))| number)
        };
        self.learned = votes
            .into_iter()
            .filter_map(|(parent, names)| Some((parent, most(names)?)))
            .collect();
    }

    fn owner(&self, place: u32) -> u32 {
        short(&self.census.halves(place).0.to_lowercase())
    }

    /// Whether nobody has said where the model comes from, and its maker did not train it.
    pub(crate) fn is_open(&self, place: u32) -> bool {
        !self.spoken[place as usize] && !self.census.is_own(place)
    }

    /// The stated parents whose weights the model holds.
    pub(crate) fn parents(&self, child: u32) -> &[(u32, u32, Relation)] {
        let start = self.up.partition_point(|(c, ..)| *c < child);
        let count = self.up[start..].partition_point(|(c, ..)| *c == child);
        &self.up[start..start + count]
    }

    pub(crate) fn children(&self, place: u32) -> u32 {
        self.children.get(place as usize).copied().unwrap_or(0)
    }

    /// Its architecture, or for want of a statement that of most of its children.
    pub(crate) fn architecture(&self, place: u32) -> u16 {
        match self.census.architecture(place) {
            0 => self.learned.get(&place).copied().unwrap_or(0),
            known => known,
        }
    }

    /// Models of this folded name; none when so many bear it that it says nothing.
    pub(crate) fn named(&self, plain: &str) -> Vec<u32> {
        self.found(&self.bearers, plain, |name| key(&name.to_lowercase()))
    }

    /// Children with known parents whose plain name is this.
    pub(crate) fn namesakes(&self, plain: &str) -> Vec<u32> {
        self.found(&self.known, plain, |name| Name::new(name).plain)
    }

    fn found(&self, index: &[(u32, u32)], key: &str, read: impl Fn(&str) -> String) -> Vec<u32> {
        let hash = short(key);
        let start = index.partition_point(|(h, _)| *h < hash);
        let run = index[start..].iter().take_while(|(h, _)| *h == hash);
        let places: Vec<u32> = run.take(BEARERS + 1).map(|(_, place)| *place).collect();
        if places.len() > BEARERS {
            return Vec::new();
        }
        places
            .into_iter()
            .filter(|place| read(self.census.halves(*place).1) == key)
            .collect()
    }

    /// The owner's children with known parents, in the order of their names, and where `name` would stand among them.
    pub(crate) fn siblings(&self, child: u32, name: &Name) -> (&[u32], usize) {
        let (range, at) = self.among_siblings(child, name);
        (&self.siblings[range.clone()], at - range.start)
    }

    fn among_siblings(&self, child: u32, name: &Name) -> (Range<usize>, usize) {
        let Some(range) = self.by_owner.get(&self.owner(child)) else {
            return (0..0, 0);
        };
        let range = range.start as usize..range.end as usize;
        let key = (name.whole.as_str(), self.census.halves(child).1);
        let before = self.siblings[range.clone()].partition_point(|other| {
            let other = self.census.halves(*other).1;
            (folded(&other.to_lowercase()).as_str(), other) < key
        });
        (range.clone(), range.start + before)
    }

    /// The nearest siblings before and behind, in the order of names, that are of the same construction, size and purpose;
    /// `reach` are looked at on either side.
    pub(crate) fn neighbours(&self, child: u32, name: &Name, reach: usize) -> (Option<u32>, Option<u32>) {
        let architecture = self.architecture(child);
        if architecture == 0 {
            return (None, None);
        }
        let (range, at) = self.among_siblings(child, name);
        let kind = kind(name);
        let is_like = |at: &usize| self.kinds[*at] == kind && self.architecture(self.siblings[*at]) == architecture;
        let before = (range.start..at).rev().take(reach).find(is_like);
        let behind = (at..range.end).take(reach).find(is_like);
        (before.map(|at| self.siblings[at]), behind.map(|at| self.siblings[at]))
    }

    /// Models of this family name and architecture that many build on or their makers trained.
    pub(crate) fn family(&self, words: &[String], architecture: u16) -> Vec<u32> {
        let found = self
            .families
            .get(&hash(&words.join(" ")))
            .into_iter()
            .flatten()
            .copied();
        let alike = found.filter(|place| self.architecture(*place) == architecture);
        alike.filter(|place| self.census.name(*place).words == words).collect()
    }

    /// Whether there are families of this name with a version behind it, or the parent's owner has one with a word more.
    pub(crate) fn is_versioned(&self, words: &[String], parent: u32) -> bool {
        let hash = hash(&words.join(" "));
        self.versioned.contains(&(0, hash)) || self.versioned.contains(&(self.owner(parent), hash))
    }

    /// Whether a family's name begins with this word.
    pub(crate) fn is_beginning(&self, word: &str) -> bool {
        self.beginnings.contains(&hash(word))
    }

    /// The one that most likely is meant: its maker's own, then one that no republisher holds, then the one with most
    /// children, then the most used, then the oldest. Nothing when two are alike in all of that.
    pub(crate) fn foremost(&self, places: &[u32]) -> Option<u32> {
        let weight = |place: u32| {
            let age = self.census.created(place).map_or(i32::MIN, |day| -day);
            let owner = self.census.halves(place).0;
            let first_hand = self.census.is_own(place) || !Words::embedded().is_republisher(owner);
            (
                self.census.is_own(place),
                first_hand,
                self.children(place),
                self.census.downloads(place),
                age,
            )
        };
        let best = places.iter().copied().max_by_key(|place| weight(*place))?;
        let alike = places.iter().filter(|place| weight(**place) == weight(best)).count();
        (alike == 1).then_some(best)
    }
}

/// What two names share when they may be of one series: sizes and roles.
fn kind(name: &Name) -> u32 {
    short(&format!("{} {}", name.sizes.join(" "), name.roles))
}

/// An edge that says nothing of where weights come from: a loop, or the maker's next version.
fn is_silent(edge: &Stated) -> bool {
    edge.parent == Some(edge.child) || matches!(edge.relation, Relation::Successor)
}
