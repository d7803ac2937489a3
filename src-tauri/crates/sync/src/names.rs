//! What the names on boards and price lists stand for. A family is not a model: where two readings are possible, none is taken.

use crate::IngestError;
use serde::Deserialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};
use store::Reader;

/// Models read at once.
const PAGE: u32 = 10_000;

/// Names that were compared by hand.
#[derive(Debug, Deserialize)]
pub struct Listed {
    /// Organisations as boards word them → key of the maker.
    pub organisations: BTreeMap<String, String>,
    /// Names on boards → whole id of the repository.
    pub models: BTreeMap<String, String>,
}

static LISTED: LazyLock<Listed> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/names.toml")).expect("the file is part of the program and a test reads it")
});

/// The names that were compared by hand.
#[must_use]
pub fn listed() -> &'static Listed {
    &LISTED
}

/// The name behind the last slash.
#[must_use]
pub fn name_of(repo: &str) -> &str {
    repo.rsplit('/').next().unwrap_or(repo)
}

/// A name as names are compared: letters, digits and dots, lower case, single dashes.
#[must_use]
pub fn plain(name: &str) -> String {
    let dashed: String = name
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '.' {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    let parts: Vec<_> = dashed.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// Leads names to models and makers of the atlas.
#[derive(Debug, Default)]
pub(crate) struct Names {
    slugs: BTreeMap<String, i64>,
    /// Only names that one maker alone carries.
    makers: BTreeMap<String, Option<i64>>,
    handles: BTreeMap<String, i64>,
    mirrors: BTreeMap<String, i64>,
    houses: BTreeMap<i64, i64>,
    /// Models of makers by plain name.
    models: BTreeMap<String, Vec<(i64, i64)>>,
    makers_of: BTreeMap<i64, i64>,
}

impl Names {
    /// Reads what the atlas has.
    pub(crate) async fn read(reader: &Reader) -> Result<Self, IngestError> {
        let mut names = Self::default();
        for maker in reader.maker_houses().await? {
            names.houses.extend(maker.parent_id.map(|parent| (maker.id, parent)));
            names.slugs.insert(maker.slug, maker.id);
        }
        for spelling in reader.maker_spellings().await? {
            let id = spelling.maker_id;
            match spelling.kind.as_str() {
                "handle" => drop(names.handles.insert(spelling.name.to_lowercase(), id)),
                "modelscope" => drop(names.mirrors.insert(spelling.name.to_lowercase(), id)),
                _ => {
                    let held = names.makers.entry(spelling.folded).or_insert(Some(id));
                    if *held != Some(id) {
                        *held = None;
                    }
                }
            }
        }
        let mut last = 0;
        loop {
            let page = reader.models_of_makers(last, PAGE).await?;
            for model in &page {
                names.add(&model.repo, model.id, model.maker_id);
            }
            last = page.last().map_or(last, |model| model.id);
            if page.len() < PAGE as usize {
                return Ok(names);
            }
        }
    }

    fn add(&mut self, repo: &str, id: i64, maker: i64) {
        self.models.entry(plain(name_of(repo))).or_default().push((maker, id));
        self.makers_of.insert(id, maker);
    }

    /// The maker an organisation's name stands for.
    pub(crate) fn maker(&self, organisation: &str) -> Option<i64> {
        let listed = listed().organisations.get(organisation);
        let slug = |slug: &str| self.slugs.get(slug).copied();
        let named = || self.makers.get(&index::fold(organisation)).copied().flatten();
        listed
            .and_then(|key| slug(key))
            .or_else(|| slug(organisation))
            .or_else(named)
    }

    /// The maker whose handle the owner of this repository is.
    pub(crate) fn publisher(&self, repo: &str) -> Option<i64> {
        let (owner, _) = repo.split_once('/')?;
        self.handles.get(&owner.to_lowercase()).copied()
    }

    /// The maker of a model.
    pub(crate) fn maker_of(&self, model: i64) -> Option<i64> {
        self.makers_of.get(&model).copied()
    }

    /// The model that is called so, where only one is, and belongs to the house that is named.
    pub(crate) fn model(&self, words: &str, maker: Option<i64>) -> Option<i64> {
        let maker = maker?;
        match self.models.get(&plain(words))?.as_slice() {
            [(publisher, id)] => self.one_house(maker, *publisher).then_some(*id),
            _ => None,
        }
    }

    /// The model of the maker with this handle at another place that has the same name, where the house has only one such.
    pub(crate) fn mirrored(&self, id: &str) -> Option<i64> {
        let (owner, name) = id.split_once('/')?;
        let maker = *self.mirrors.get(&owner.to_lowercase())?;
        let all = self.models.get(&plain(name))?;
        let mut own = all.iter().filter(|(publisher, _)| self.one_house(maker, *publisher));
        let (_, first) = own.next()?;
        own.next().is_none().then_some(*first)
    }

    /// Whether a model belongs to the house that has the handle of this id at another place.
    pub(crate) fn is_of_mirror(&self, model: i64, id: &str) -> bool {
        let owner = id.split_once('/').map(|(owner, _)| owner.to_lowercase());
        let maker = owner.and_then(|owner| self.mirrors.get(&owner).copied());
        let publisher = self.makers_of.get(&model).copied();
        maker
            .zip(publisher)
            .is_some_and(|(maker, publisher)| self.one_house(maker, publisher))
    }

    /// Whether the two are one house: the same, or one above the other.
    fn one_house(&self, one: i64, other: i64) -> bool {
        self.line(one).contains(&other) || self.line(other).contains(&one)
    }

    fn line(&self, maker: i64) -> BTreeSet<i64> {
        // Nobody is below more than a handful of others; a loop in the table would otherwise not end.
        std::iter::successors(Some(maker), |m| self.houses.get(m).copied())
            .take(8)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        assert_eq!(plain("Llama 3.1 70B (Instruct)"), "llama-3.1-70b-instruct");
        assert_eq!(plain("llama-3.1-70b-instruct"), "llama-3.1-70b-instruct");
        assert_ne!(plain("glm-4"), plain("glm-4-9b"));
        assert_eq!(name_of("a/b"), "b");
    }

    #[test]
    fn the_list_made_by_hand_can_be_read() {
        assert!(listed().models.values().all(|repo| repo.contains('/')));
        assert!(listed().organisations.len() > 5);
    }

    #[test]
    fn a_name_leads_to_a_model_only_within_one_house_and_where_one_is_called_so() {
        let mut names = Names::default();
        names.add("Qwen/Qwen2-7B", 1, 10);
        names.add("Qwen/Qwen2-72B", 2, 10);
        names.add("other/Qwen2-72B", 3, 20);
        names.houses.insert(10, 11);
        names.mirrors.insert(String::from("qwen"), 11);
        assert_eq!(names.model("qwen2 7b", Some(10)), Some(1));
        assert_eq!(names.model("qwen2 7b", Some(11)), Some(1));
        assert_eq!(names.model("qwen2 7b", Some(20)), None);
        assert_eq!(names.model("qwen2 7b", None), None);
        assert_eq!(names.model("Qwen2-72B", Some(10)), None);
        assert_eq!(names.mirrored("qwen/Qwen2-72B"), Some(2));
        assert_eq!(names.mirrored("nobody/Qwen2-72B"), None);
    }
}
