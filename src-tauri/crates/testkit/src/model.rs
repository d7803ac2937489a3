//! Models one by one.

use crate::{Dice, Owners, Resampled, names, words::words};
use atlas::{Day, Relation};
use std::collections::HashSet;

/// A model as it is made, before it has a place in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// Whole id.
    pub repo: String,
    /// Place of its owner in [`Owners::handles`].
    pub owner: u32,
    /// Pipeline tag.
    pub task: Option<&'static str>,
    /// Library or file format.
    pub library: Option<&'static str>,
    /// Architecture family.
    pub architecture: Option<&'static str>,
    /// The licence in the Hub's words.
    pub licence: Option<&'static str>,
    /// ISO 639 codes.
    pub languages: Vec<&'static str>,
    /// Total parameters.
    pub params: Option<u64>,
    /// Longest context in tokens.
    pub context: Option<u64>,
    /// Downloads in 30 days.
    pub downloads: u64,
    /// Likes.
    pub likes: u64,
    /// `open`, `auto` or `manual`.
    pub gated: &'static str,
    /// Day on which the repository was created.
    pub created: Option<Day>,
    /// What it was made from.
    pub parents: Vec<Parent>,
    /// A title in Chinese; only where names are resampled.
    pub title: Option<String>,
}

/// A model another was made from, by its place in the order in which they are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parent {
    /// The parent; itself where a model names itself, as real ones do.
    pub place: usize,
    /// How the child comes from it.
    pub relation: Relation,
}

/// Parents are looked for among this many of the first models; the pool bounds memory and makes families large.
pub(crate) const POOL: usize = 65_536;

/// `models` models and their owners. The same `seed` gives the same ones.
pub fn atlas(seed: u64, models: usize) -> (Owners, impl Iterator<Item = Generated>) {
    made(seed, models, None)
}

/// As [`atlas()`], with names after real ones where there are some.
pub(crate) fn made(
    seed: u64,
    models: usize,
    real: Option<&Resampled>,
) -> (Owners, impl Iterator<Item = Generated> + use<'_>) {
    let mut dice = Dice::new(seed);
    let owners = Owners::new(&mut dice, models, real.map_or(&[], |real| &real.owners));
    let maker = Maker {
        real,
        dice,
        owners: owners.clone(),
        pool: Vec::new(),
        taken: HashSet::new(),
    };
    let made = (0..models).scan(maker, |maker, place| Some(maker.make(place)));
    (owners, made)
}

struct Maker<'a> {
    real: Option<&'a Resampled>,
    dice: Dice,
    owners: Owners,
    /// Names of the models that may become parents.
    pool: Vec<Box<str>>,
    /// Fingerprints of all ids in lower case.
    taken: HashSet<u64>,
}

impl Maker<'_> {
    fn make(&mut self, place: usize) -> Generated {
        let dice = &mut self.dice;
        let owner = self.owners.of_models[place];
        let made = (owner as usize) < self.owners.makers();
        let parents = if made {
            Vec::new()
        } else {
            parents(dice, place, self.pool.len())
        };
        let name = match parents.first() {
            Some(parent) if parent.place != place => names::child(dice, &self.pool[parent.place], parent.relation),
            _ => match self.real {
                Some(real) => real.name(dice),
                None => names::fresh(dice),
            },
        };
        let repo = self.unique(owner, &name);
        if self.pool.len() < POOL {
            let name = repo.split_once('/').map_or(repo.as_str(), |(_, name)| name);
            self.pool.push(name.into());
        }
        self.describe(repo, owner, made, parents)
    }

    fn unique(&mut self, owner: u32, name: &str) -> String {
        // A few of the oldest repositories have no owner.
        let handle = if self.dice.below(40_000) == 0 {
            ""
        } else {
            self.owners.handles[owner as usize].as_str()
        };
        let slash = if handle.is_empty() { "" } else { "/" };
        let mut repo = format!("{handle}{slash}{name}");
        let mut version = 2;
        while !self.taken.insert(fingerprint(&repo)) {
            repo = format!("{handle}{slash}{name}-{version}");
            version += 1;
        }
        repo
    }

    fn describe(&mut self, repo: String, owner: u32, made: bool, parents: Vec<Parent>) -> Generated {
        let (dice, words) = (&mut self.dice, words());
        let known = |word: &'static str| (!word.is_empty()).then_some(word);
        let downloads = match (made, dice.happens(645)) {
            (false, true) => 0,
            (false, false) => dice.tail(4.0, 0.72, 90_000_000),
            (true, _) => dice.tail(300.0, 0.55, 150_000_000),
        };
        let said = |dice: &mut Dice, per_mille| made || dice.happens(per_mille);
        Generated {
            owner,
            task: said(dice, 560).then(|| words.tasks.pick(dice)),
            library: said(dice, 720).then(|| words.libraries.pick(dice)),
            architecture: said(dice, 450).then(|| words.architectures.pick(dice)),
            licence: known(words.licences.pick(dice)),
            languages: languages(dice),
            params: said(dice, 230).then(|| params(dice)),
            context: dice.happens(120).then(|| 1024 << dice.below(8)),
            downloads,
            likes: if downloads == 0 {
                dice.tail(0.4, 1.6, 50)
            } else {
                downloads.isqrt() / 2 + dice.tail(0.5, 1.1, 4000)
            },
            gated: ["open", "auto", "manual"][if dice.happens(30) { 1 + dice.below(2) } else { 0 }],
            created: dice.happens(970).then(|| created(dice)).flatten(),
            parents,
            title: self.real.and_then(|_| Resampled::title(dice)),
            repo,
        }
    }
}

/// FNV-1a over the id in lower case; two ids that share one merely get a longer name.
fn fingerprint(repo: &str) -> u64 {
    let folded = repo.bytes().map(|byte| byte.to_ascii_lowercase());
    folded.fold(0xCBF2_9CE4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)
    })
}

fn parents(dice: &mut Dice, place: usize, pool: usize) -> Vec<Parent> {
    if pool == 0 || !dice.happens(290) {
        return Vec::new();
    }
    let relation = match dice.below(1000) {
        0..426 => Relation::Adapter,
        426..785 => Relation::Finetune,
        785..977 => Relation::Quantized,
        _ => Relation::Merge,
    };
    if dice.below(60_000) == 0 {
        return vec![Parent { place, relation }];
    }
    let many = if relation == Relation::Merge {
        2 + usize::try_from(dice.tail(1.0, 1.4, 63)).unwrap_or(0)
    } else {
        1
    };
    let mut found: Vec<Parent> = (0..many)
        .map(|_| Parent {
            place: some_parent(dice, pool),
            relation,
        })
        .collect();
    found.dedup_by_key(|parent| parent.place);
    found
}

/// The first models have most of the children.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "the pool is small and the result held inside it"
)]
pub(crate) fn some_parent(dice: &mut Dice, pool: usize) -> usize {
    ((dice.fraction().powi(6) * pool as f64) as usize).min(pool - 1)
}

pub(crate) fn languages(dice: &mut Dice) -> Vec<&'static str> {
    if !dice.happens(340) {
        return Vec::new();
    }
    let many = if dice.happens(820) { 1 } else { 2 + dice.below(6) };
    let mut found: Vec<&'static str> = (0..many).map(|_| words().languages.pick(dice)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

pub(crate) fn params(dice: &mut Dice) -> u64 {
    const USUAL: [u64; 12] = [
        66_362_880,
        109_482_240,
        124_439_808,
        494_032_768,
        1_100_048_384,
        1_543_714_304,
        3_212_749_824,
        6_738_415_616,
        7_241_732_096,
        7_615_616_512,
        8_030_261_248,
        70_553_706_496,
    ];
    if dice.happens(700) {
        USUAL[dice.below(USUAL.len())]
    } else {
        dice.tail(2_000_000.0, 0.35, 1_000_000_000_000)
    }
}

/// Between March 2022 and November 2026, the later the more.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the product is a number of days below the constant"
)]
fn created(dice: &mut Dice) -> Option<Day> {
    const FIRST: i32 = 19_053;
    const DAYS: f64 = 1_725.0;
    Day::from_epoch_days(FIRST + (dice.fraction().sqrt() * DAYS) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(models: &[Generated], has: impl Fn(&Generated) -> bool) -> usize {
        models.iter().filter(|m| has(m)).count() * 1000 / models.len()
    }

    #[test]
    fn the_same_seed_makes_the_same_models() {
        let made = |seed| atlas(seed, 500).1.collect::<Vec<_>>();
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
    }

    #[test]
    fn shares_are_those_of_the_hub() {
        let (owners, made) = atlas(7, 40_000);
        let models: Vec<Generated> = made.collect();
        let within = |share: usize, low: usize, high: usize| assert!((low..=high).contains(&share), "{share}");
        within(share(&models, |m| m.downloads == 0), 620, 660);
        within(share(&models, |m| !m.parents.is_empty()), 260, 300);
        within(share(&models, |m| m.licence.is_none()), 580, 640);
        within(share(&models, |m| m.licence == Some("apache-2.0")), 210, 250);
        within(share(&models, |m| m.params.is_some()), 210, 260);
        let mut counts = vec![0; owners.handles.len()];
        models.iter().for_each(|m| counts[m.owner as usize] += 1);
        within(
            counts.iter().filter(|n| **n == 1).count() * 1000 / counts.len(),
            580,
            660,
        );
        assert!(models.iter().all(|m| atlas::RepoId::new(m.repo.as_str()).is_ok()));
    }

    #[test]
    fn no_two_models_share_a_name() {
        let names: Vec<String> = atlas(3, 20_000).1.map(|m| m.repo.to_lowercase()).collect();
        let distinct: HashSet<&String> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
    }
}
