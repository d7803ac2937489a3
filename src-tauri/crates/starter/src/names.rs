//! What the names on boards and price lists stand for. A family is not a model: where two readings are possible, none is taken.

use crate::{makers::Makers, models::Models};
use std::collections::BTreeMap;
use sync::names::listed;
pub(crate) use sync::names::{name_of, plain};

/// Leads names to models and makers.
pub(crate) struct Names<'a> {
    makers: &'a Makers,
    models: &'a Models,
    by_name: BTreeMap<String, Option<i64>>,
}

impl<'a> Names<'a> {
    /// Only names that exactly one maker's repository carries are kept.
    pub(crate) fn new(makers: &'a Makers, models: &'a Models) -> Self {
        let mut by_name: BTreeMap<String, Option<i64>> = BTreeMap::new();
        for (id, repo) in models.all() {
            if makers.of_repo(repo).is_none() {
                continue;
            }
            let held = by_name.entry(plain(name_of(repo))).or_insert(Some(id));
            if *held != Some(id) {
                *held = None;
            }
        }
        Self {
            makers,
            models,
            by_name,
        }
    }

    /// The maker an organisation's name stands for.
    pub(crate) fn maker(&self, organisation: &str) -> Option<i64> {
        let listed = listed()
            .organisations
            .get(organisation)
            .and_then(|slug| self.makers.by_slug(slug));
        listed
            .or_else(|| self.makers.by_slug(organisation))
            .or_else(|| self.makers.by_name(organisation))
    }

    /// The maker whose handle the owner of this repository is.
    pub(crate) fn publisher(&self, repo: &str) -> Option<i64> {
        self.makers.of_repo(repo)
    }

    /// The maker of a model.
    pub(crate) fn maker_of(&self, model: i64) -> Option<i64> {
        self.makers.of_repo(self.models.repo(model))
    }

    /// The model a name stands for where nothing is said of its maker: only what is listed by hand.
    pub(crate) fn listed(&self, words: &str) -> Option<i64> {
        listed().models.get(words).and_then(|repo| self.models.find(repo))
    }

    /// The model a name stands for: listed by hand, a whole id, or the name of the one repository that is called so
    /// and belongs to the house that is named.
    pub(crate) fn model(&self, words: &str, maker: Option<i64>) -> Option<i64> {
        if let Some(repo) = listed().models.get(words) {
            return self.models.find(repo);
        }
        if words.contains('/') {
            return self.models.find(words);
        }
        let found = self.by_name.get(&plain(words)).copied().flatten()?;
        let publisher = self.makers.of_repo(self.models.repo(found))?;
        maker
            .is_some_and(|maker| self.makers.one_house(maker, publisher))
            .then_some(found)
    }
}
