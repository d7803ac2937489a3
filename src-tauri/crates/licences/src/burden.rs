//! Everything that binds a model at once: its own licence and those of all whose weights it holds.

use crate::LicenceId;
use std::collections::HashMap;

/// The licences that bind a model at once. Many models share one burden, so it is kept once and numbered.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Burden {
    /// Each licence once, in ascending order; the model's own among them.
    pub licences: Vec<LicenceId>,
    /// The model itself, or one whose weights it holds, states no licence that we recognise.
    pub unknown: bool,
}

impl Burden {
    /// What a model carries that has no parent: its own licence, or that none is known.
    #[must_use]
    pub fn of(licence: Option<LicenceId>) -> Self {
        Self {
            licences: licence.into_iter().collect(),
            unknown: licence.is_none(),
        }
    }

    /// Both at once.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut licences: Vec<LicenceId> = self.licences.iter().chain(&other.licences).copied().collect();
        licences.sort_unstable();
        licences.dedup();
        Self {
            licences,
            unknown: self.unknown || other.unknown,
        }
    }
}

/// Burdens by number, each once; joining two that were joined before costs one look.
#[derive(Debug, Default)]
pub(crate) struct Burdens {
    all: Vec<Burden>,
    numbers: HashMap<Burden, u32>,
    joined: HashMap<(u32, u32), u32>,
}

impl Burdens {
    pub(crate) fn all(&self) -> &[Burden] {
        &self.all
    }

    pub(crate) fn get(&self, number: u32) -> Option<&Burden> {
        self.all.get(number as usize)
    }

    /// Of a model without parents.
    pub(crate) fn own(&mut self, licence: Option<LicenceId>) -> u32 {
        self.number(Burden::of(licence))
    }

    /// Of nothing at all; joined with another it is the other.
    pub(crate) fn nothing(&mut self) -> u32 {
        self.number(Burden::default())
    }

    /// Both at once. A number that is none stands for a licence that nobody knows.
    pub(crate) fn join(&mut self, one: u32, other: u32) -> u32 {
        if one == other && self.get(one).is_some() {
            return one;
        }
        let key = (one.min(other), one.max(other));
        if let Some(known) = self.joined.get(&key) {
            return *known;
        }
        let of = |number| self.get(number).cloned().unwrap_or_else(|| Burden::of(None));
        let number = self.number(of(one).and(&of(other)));
        self.joined.insert(key, number);
        number
    }

    fn number(&mut self, burden: Burden) -> u32 {
        if let Some(known) = self.numbers.get(&burden) {
            return *known;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(burden.clone());
        self.numbers.insert(burden, number);
        number
    }
}
