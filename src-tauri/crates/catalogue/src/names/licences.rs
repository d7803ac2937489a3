//! Licences by number, key, SPDX id and the spellings of the wild.

use super::Closeness;
use crate::{Result, view::LicenceTag};
use atlas::Verdict;
use std::collections::HashMap;
use store::{
    Reader,
    read::licences::{self, Licence, Spelling},
};

/// All licences.
#[derive(Debug)]
pub(crate) struct Licences {
    all: Vec<Licence>,
    folded: Vec<String>,
    by_id: HashMap<i64, usize>,
    by_slug: HashMap<String, usize>,
    by_spdx: HashMap<String, usize>,
    spellings: HashMap<String, Vec<Spelling>>,
    /// Every spelling as it is searched by, with the licence it names.
    searched_by: Vec<(String, i64)>,
}

impl Licences {
    pub(super) async fn read(reader: &Reader) -> Result<Self> {
        let all = licences::list(reader).await?;
        let mut spellings: HashMap<String, Vec<Spelling>> = HashMap::new();
        let mut searched_by = Vec::new();
        for spelling in licences::spellings(reader).await? {
            if let Some(licence) = spelling.licence_id {
                searched_by.push((index::fold(&spelling.words), licence));
            }
            spellings.entry(spelling.folded.clone()).or_default().push(spelling);
        }
        let by_id = all.iter().enumerate().map(|(at, licence)| (licence.id, at)).collect();
        let by_slug = all
            .iter()
            .enumerate()
            .map(|(at, licence)| (licence.slug.clone(), at))
            .collect();
        let spdx = |(at, licence): (usize, &Licence)| licence.spdx.as_ref().map(|id| (id.to_lowercase(), at));
        let by_spdx = all.iter().enumerate().filter_map(spdx).collect();
        let folded = all.iter().map(folded_names).collect();
        Ok(Self {
            all,
            folded,
            by_id,
            by_slug,
            by_spdx,
            spellings,
            searched_by,
        })
    }

    /// How many there are.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }

    /// All licences, in the order of their numbers.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Licence> {
        self.all.iter()
    }

    /// The licence with this number.
    pub(crate) fn get(&self, id: i64) -> Option<&Licence> {
        self.by_id.get(&id).and_then(|at| self.all.get(*at))
    }

    /// The licence with this key.
    pub(crate) fn by_slug(&self, slug: &str) -> Option<&Licence> {
        self.by_slug.get(slug).and_then(|at| self.all.get(*at))
    }

    /// The licence as it is shown in passing.
    pub(crate) fn tag(&self, id: Option<i64>) -> Option<LicenceTag> {
        self.get(id?).map(tag)
    }

    /// The verdict of a licence alone; without one it is unknown.
    pub(crate) fn verdict(&self, id: Option<i64>) -> Verdict {
        id.and_then(|id| self.get(id))
            .map_or(Verdict::Unknown, |licence| licence.verdict)
    }

    /// The licence of this key, SPDX id, or spelling that names one licence and no other.
    pub(crate) fn called(&self, words: &str) -> Option<&Licence> {
        let lower = words.trim().to_lowercase();
        let direct = self.by_slug(words).or_else(|| self.by_slug(&lower));
        let direct = direct.or_else(|| self.by_spdx.get(&lower).and_then(|at| self.all.get(*at)));
        direct.or_else(|| self.spelled(&lower))
    }

    fn spelled(&self, lower: &str) -> Option<&Licence> {
        let known = self.spellings.get(lower)?;
        let first = known.first()?.licence_id?;
        let agreed = known.iter().all(|spelling| spelling.licence_id == Some(first));
        agreed.then(|| self.get(first)).flatten()
    }

    /// The spellings seen in the wild for a licence.
    pub(crate) fn spellings(&self, id: i64) -> Vec<&Spelling> {
        let mut found: Vec<&Spelling> = self
            .spellings
            .values()
            .flatten()
            .filter(|spelling| spelling.licence_id == Some(id))
            .collect();
        found.sort_by(|a, b| (&a.words, &a.kind).cmp(&(&b.words, &b.kind)));
        found
    }

    /// How near a licence lies to folded words, over its names and spellings.
    pub(crate) fn closeness(&self, licence: &Licence, folded: &str) -> Option<Closeness> {
        let names = self.by_id.get(&licence.id).and_then(|at| self.folded.get(*at))?;
        names.split('\n').filter_map(|name| Closeness::of(name, folded)).min()
    }

    /// The licences for which a spelling holds these folded words.
    pub(crate) fn spelled_like(&self, folded: &str) -> Vec<i64> {
        let fitting = self.searched_by.iter().filter(|(words, _)| words.contains(folded));
        let mut ids: Vec<i64> = fitting.map(|(_, licence)| *licence).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

fn folded_names(licence: &Licence) -> String {
    let names = [
        Some(&licence.name),
        licence.spdx.as_ref(),
        Some(&licence.short),
        Some(&licence.slug),
        licence.publisher.as_ref(),
    ];
    names
        .into_iter()
        .flatten()
        .map(|name| index::fold(name))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The licence as it is shown in passing.
pub(crate) fn tag(licence: &Licence) -> LicenceTag {
    LicenceTag {
        slug: licence.slug.clone(),
        name: licence.name.clone(),
        short: licence.short.clone(),
    }
}

/// A licence of the program's own table as it is shown in passing.
pub(crate) fn tag_of(licence: &::licences::Licence) -> LicenceTag {
    LicenceTag {
        slug: licence.slug.clone(),
        name: licence.name.clone(),
        short: licence.short.clone(),
    }
}
