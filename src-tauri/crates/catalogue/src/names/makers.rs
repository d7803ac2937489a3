//! Makers by number, key and any of their names.

use super::Closeness;
use crate::{Result, view::MakerTag};
use std::collections::HashMap;
use store::{
    Reader,
    read::makers::{self, Maker, MakerName},
};

/// All makers.
#[derive(Debug)]
pub(crate) struct Makers {
    all: Vec<Named>,
    by_id: HashMap<i64, usize>,
    by_slug: HashMap<String, usize>,
}

#[derive(Debug)]
struct Named {
    maker: Maker,
    /// Its own names and key, folded.
    own: Vec<String>,
    names: Vec<(String, MakerName)>,
}

impl Makers {
    pub(super) async fn read(reader: &Reader) -> Result<Self> {
        let mut all: Vec<Named> = makers::list(reader)
            .await?
            .into_iter()
            .map(|maker| Named {
                own: own_names(&maker)
                    .chain([maker.slug.as_str()])
                    .map(index::fold)
                    .collect(),
                maker,
                names: Vec::new(),
            })
            .collect();
        let by_id: HashMap<i64, usize> = all.iter().enumerate().map(|(at, named)| (named.maker.id, at)).collect();
        let by_slug = all
            .iter()
            .enumerate()
            .map(|(at, named)| (named.maker.slug.clone(), at))
            .collect();
        for name in makers::names(reader).await? {
            if let Some(named) = by_id.get(&name.maker_id).and_then(|at| all.get_mut(*at)) {
                named.names.push((index::fold(&name.name), name));
            }
        }
        Ok(Self { all, by_id, by_slug })
    }

    /// How many there are.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }

    /// All makers, in the order of their numbers.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Maker> {
        self.all.iter().map(|named| &named.maker)
    }

    /// The maker with this number.
    pub(crate) fn get(&self, id: i64) -> Option<&Maker> {
        self.by_id
            .get(&id)
            .and_then(|at| self.all.get(*at))
            .map(|named| &named.maker)
    }

    /// The maker with this key.
    pub(crate) fn by_slug(&self, slug: &str) -> Option<&Maker> {
        self.by_slug
            .get(slug)
            .and_then(|at| self.all.get(*at))
            .map(|named| &named.maker)
    }

    /// The other names of a maker.
    pub(crate) fn names(&self, id: i64) -> impl Iterator<Item = &MakerName> {
        let named = self.by_id.get(&id).and_then(|at| self.all.get(*at));
        named
            .into_iter()
            .flat_map(|named| named.names.iter().map(|(_, name)| name))
    }

    /// The maker as it is shown in passing.
    pub(crate) fn tag(&self, id: Option<i64>) -> Option<MakerTag> {
        self.get(id?).map(tag)
    }

    /// The seat of a maker; nothing is unknown, never foreign.
    pub(crate) fn country(&self, id: Option<i64>) -> Option<&str> {
        self.get(id?)?.country.as_deref()
    }

    /// How near a maker lies to folded words, over all its names.
    pub(crate) fn closeness(&self, maker: &Maker, folded: &str) -> Option<Closeness> {
        let named = self.by_id.get(&maker.id).and_then(|at| self.all.get(*at))?;
        let own = named.own.iter().filter_map(|name| Closeness::of(name, folded));
        let other = named.names.iter().filter_map(|(name, _)| Closeness::of(name, folded));
        own.chain(other).min()
    }

    /// The maker that goes by exactly this name: key, handle, then any name, where only one maker does.
    pub(crate) fn called(&self, name: &str) -> Option<&Maker> {
        let lower = name.to_lowercase();
        if let Some(maker) = self.by_slug(name).or_else(|| self.by_slug(&lower)) {
            return Some(maker);
        }
        let handle = self.all.iter().find(|named| {
            named
                .names
                .iter()
                .any(|(_, known)| known.kind == "handle" && known.name.eq_ignore_ascii_case(name))
        });
        if let Some(named) = handle {
            return Some(&named.maker);
        }
        let folded = index::fold(name);
        if folded.is_empty() {
            return None;
        }
        self.only(&folded, false).or_else(|| self.only(&folded, true))
    }

    /// The only maker that goes by this folded name; with `loosely` also by names it shares with common words.
    fn only(&self, folded: &str, loosely: bool) -> Option<&Maker> {
        let mut fitting = self.all.iter().filter(|named| {
            named.own.iter().any(|name| name == folded)
                || named
                    .names
                    .iter()
                    .any(|(name, known)| name == folded && known.kind != "affiliate" && (loosely || !known.ambiguous))
        });
        let first = fitting.next()?;
        fitting.next().is_none().then_some(&first.maker)
    }

    /// Texts by which a search finds the models of a maker: its names, and the names of what it belongs to.
    pub(crate) fn searched_by(&self, id: i64) -> Vec<&str> {
        let mut texts = Vec::new();
        if let Some(named) = self.by_id.get(&id).and_then(|at| self.all.get(*at)) {
            texts.extend(own_names(&named.maker));
            texts.extend(named.names.iter().filter_map(|(_, name)| {
                // Families in Latin letters stand in the ids of their models; over all models of a maker they mislead.
                let finds = name.kind == "alias" || (name.kind == "family" && !name.name.is_ascii());
                finds.then_some(name.name.as_str())
            }));
        }
        let mut above = self.get(id).and_then(|maker| maker.parent_id);
        for _ in 0..4 {
            let Some(parent) = above.and_then(|id| self.get(id)) else {
                break;
            };
            texts.extend(own_names(parent));
            above = parent.parent_id;
        }
        texts
    }
}

fn own_names(maker: &Maker) -> impl Iterator<Item = &str> {
    [
        Some(maker.name.as_str()),
        maker.name_zh.as_deref(),
        maker.name_de.as_deref(),
    ]
    .into_iter()
    .flatten()
}

/// The maker as it is shown in passing.
pub(crate) fn tag(maker: &Maker) -> MakerTag {
    MakerTag {
        slug: maker.slug.clone(),
        name: maker.name.clone(),
        name_zh: maker.name_zh.clone(),
        country: maker.country.clone(),
        kind: maker.kind.clone(),
    }
}
