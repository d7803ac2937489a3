//! What a model of the test Hub is by birth: worked out from the seed and its number alone, so that three million of them
//! need no memory until they are asked for.

use crate::{Dice, Owners, model, names, words::words};
use atlas::Relation;

/// The Hub stored no creation before this moment: all older models carry it.
pub(super) const FIRST_S: i64 = 1_646_263_744;
/// From there to the last generated model.
const SPAN_S: f64 = 149_000_000.0;
/// So many of a thousand were there when the Hub began to store creation.
const OLDEST: usize = 15;
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// What changes in numbers, for every model in memory: 20 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) downloads: u32,
    pub(super) likes: u32,
    pub(super) modified_s: u32,
    pub(super) trending: u16,
    /// Places in the word lists.
    pub(super) task: u8,
    pub(super) library: u8,
    pub(super) licence: u8,
    /// 0 open, 1 auto, 2 manual.
    pub(super) gate: u8,
    pub(super) gone: bool,
    pub(super) private: bool,
}

/// Births: everything that follows from the seed.
pub(super) struct Births {
    seed: u64,
    owners: Owners,
    models: usize,
}

impl Births {
    pub(super) fn new(seed: u64, models: usize) -> Self {
        Self {
            seed,
            owners: Owners::new(&mut Dice::new(seed), models.max(1), &[]),
            models,
        }
    }

    /// Numbers for one question about one model.
    pub(super) fn dice(&self, at: usize, question: u64) -> Dice {
        let mut dice = Dice::new(self.seed ^ (at as u64).wrapping_mul(0xA24B_AED4_963E_E407) ^ (question << 56));
        dice.roll();
        dice
    }

    pub(super) fn owner(&self, at: usize) -> &str {
        let place = match self.owners.of_models.get(at) {
            Some(owner) => *owner as usize,
            None => self.dice(at, 1).below(self.owners.handles.len()),
        };
        &self.owners.handles[place]
    }

    pub(super) fn handles(&self) -> &[String] {
        &self.owners.handles
    }

    fn by_maker(&self, at: usize) -> bool {
        let owner = self.owners.of_models.get(at);
        owner.is_some_and(|owner| (*owner as usize) < self.owners.makers())
    }

    /// Creation, in seconds; never falls from one model to the next, and often is the same.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "below four thousand million"
    )]
    pub(super) fn created_s(&self, at: usize) -> i64 {
        let oldest = self.models * OLDEST / 1000;
        if at < oldest.max(2) {
            return FIRST_S;
        }
        let share = (at - oldest) as f64 / (self.models - oldest).max(1) as f64;
        FIRST_S + (SPAN_S * share.sqrt()) as i64
    }

    pub(super) fn row(&self, at: usize) -> Row {
        let (mut dice, words, made) = (self.dice(at, 2), words(), self.by_maker(at));
        let dice = &mut dice;
        let downloads = match (made, dice.happens(645)) {
            (false, true) => 0,
            (false, false) => dice.tail(4.0, 0.72, 90_000_000),
            (true, _) => dice.tail(300.0, 0.55, 150_000_000),
        };
        let likes = match downloads {
            0 => dice.tail(0.4, 1.6, 50),
            some => some.isqrt() / 2 + dice.tail(0.5, 1.1, 4000),
        };
        let place = |place: usize| u8::try_from(place).unwrap_or(0);
        let said = |dice: &mut Dice, per_mille| made || dice.happens(per_mille);
        let age = u64::try_from(self.created_s(at)).unwrap_or(0) + dice.tail(60.0, 0.3, 20_000_000);
        Row {
            downloads: u32::try_from(downloads).unwrap_or(u32::MAX),
            likes: u32::try_from(likes).unwrap_or(u32::MAX),
            modified_s: u32::try_from(age).unwrap_or(u32::MAX).min(1_795_262_000),
            trending: u16::try_from(dice.tail(0.3, 1.0, 900)).unwrap_or(0),
            task: if said(dice, 560) {
                place(words.tasks.place(dice))
            } else {
                u8::MAX
            },
            library: if said(dice, 720) {
                place(words.libraries.place(dice))
            } else {
                u8::MAX
            },
            licence: place(words.licences.place(dice)),
            gate: if dice.happens(30) { place(1 + dice.below(2)) } else { 0 },
            gone: false,
            private: false,
        }
    }

    /// What it was made from.
    pub(super) fn parents(&self, at: usize) -> Vec<(usize, Relation)> {
        let mut dice = self.dice(at, 3);
        let pool = at.min(model::POOL);
        if pool == 0 || self.by_maker(at) || !dice.happens(290) {
            return Vec::new();
        }
        let relation = match dice.below(1000) {
            0..426 => Relation::Adapter,
            426..785 => Relation::Finetune,
            785..977 => Relation::Quantized,
            _ => Relation::Merge,
        };
        if dice.below(60_000) == 0 {
            return vec![(at, relation)];
        }
        let many = match relation {
            Relation::Merge => 2 + usize::try_from(dice.tail(1.0, 1.4, 63)).unwrap_or(0),
            _ => 1,
        };
        let mut found: Vec<_> = (0..many)
            .map(|_| (model::some_parent(&mut dice, pool), relation))
            .collect();
        found.sort_by_key(|(place, _)| *place);
        found.dedup_by_key(|(place, _)| *place);
        found
    }

    /// The name without its owner and without the number that makes it unique.
    fn stem(&self, at: usize) -> String {
        let mut dice = self.dice(at, 4);
        match self.parents(at).first() {
            Some((parent, relation)) if *parent != at => names::child(&mut dice, &self.stem(*parent), *relation),
            _ => names::fresh(&mut dice),
        }
    }

    /// The whole id at birth; its last word is the number of the model in base 36.
    pub(super) fn repo(&self, at: usize) -> String {
        format!("{}/{}-{}", self.owner(at), self.stem(at), number(at))
    }

    pub(super) fn languages(&self, at: usize) -> Vec<&'static str> {
        model::languages(&mut self.dice(at, 5))
    }

    pub(super) fn params(&self, at: usize) -> Option<u64> {
        let mut dice = self.dice(at, 6);
        (self.by_maker(at) || dice.happens(230)).then(|| model::params(&mut dice))
    }

    pub(super) fn architecture(&self, at: usize) -> Option<&'static str> {
        let mut dice = self.dice(at, 7);
        (self.by_maker(at) || dice.happens(450)).then(|| words().architectures.pick(&mut dice))
    }

    /// `_id`: seconds of creation, five bytes of the machine, a counter; rises with the number.
    pub(super) fn id(&self, at: usize, created_s: i64) -> String {
        let machine = Dice::new(self.seed).roll() & 0xFF_FFFF_FFFF;
        format!("{created_s:08x}{machine:010x}{at:06x}")
    }
}

/// A number in base 36.
fn number(mut at: usize) -> String {
    let mut digits = vec![DIGITS[at % 36]];
    while at >= 36 {
        at /= 36;
        digits.push(DIGITS[at % 36]);
    }
    digits.iter().rev().map(|digit| char::from(*digit)).collect()
}

/// The number a name ends in; whether the model is really called so is for the caller to see.
pub(super) fn numbered(repo: &str) -> Option<usize> {
    let (_, last) = repo.rsplit_once('-')?;
    usize::from_str_radix(last, 36).ok()
}

/// The number in an `_id`.
pub(super) fn counter(id: &str) -> Option<usize> {
    usize::from_str_radix(id.get(18..24)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_models_share_a_name_and_every_name_leads_back() {
        let births = Births::new(5, 20_000);
        let names: HashSet<String> = (0..20_000).map(|at| births.repo(at).to_lowercase()).collect();
        assert_eq!(names.len(), 20_000);
        for at in [0, 1, 35, 36, 19_999, 25_000] {
            assert_eq!(numbered(&births.repo(at)), Some(at));
            assert!(atlas::RepoId::new(births.repo(at)).is_ok());
        }
    }

    #[test]
    fn creation_and_ids_rise_together_and_the_oldest_share_a_moment() {
        let births = Births::new(5, 20_000);
        let keys: Vec<(i64, String)> = (0..20_000)
            .map(|at| (births.created_s(at), births.id(at, births.created_s(at))))
            .collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(keys[299].0 == FIRST_S && keys[301].0 > FIRST_S);
        assert_eq!(counter(&keys[777].1), Some(777));
    }

    #[test]
    fn shares_are_those_of_the_hub() {
        let births = Births::new(7, 20_000);
        let within = |share: usize, low: usize, high: usize| assert!((low..=high).contains(&share), "{share}");
        let share = |has: &dyn Fn(usize) -> bool| (0..20_000).filter(|at| has(*at)).count() / 20;
        within(share(&|at| births.row(at).downloads == 0), 620, 660);
        within(share(&|at| !births.parents(at).is_empty()), 260, 300);
        within(share(&|at| births.row(at).licence == 0), 580, 640);
        within(share(&|at| births.params(at).is_some()), 210, 260);
        within(share(&|at| births.row(at).gate > 0), 20, 40);
    }
}
