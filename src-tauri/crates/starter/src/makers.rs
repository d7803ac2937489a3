//! Makers with all their names, and the owners of repositories that are theirs.

use crate::{
    atlas_rows::AtlasRows,
    facts::{Maker, MakersFile},
};
use std::collections::{BTreeMap, BTreeSet};
use store::write::{MakerNameRow, MakerRow, OwnerRow};

/// Numbers of makers by what leads to them, and of owners by handle.
#[derive(Debug, Default)]
pub(crate) struct Makers {
    by_slug: BTreeMap<String, i64>,
    by_handle: BTreeMap<String, i64>,
    by_name: BTreeMap<String, Option<i64>>,
    parents: BTreeMap<i64, i64>,
    owners: BTreeMap<String, i64>,
}

impl Makers {
    pub(crate) fn by_slug(&self, slug: &str) -> Option<i64> {
        self.by_slug.get(slug).copied()
    }

    /// The maker whose handle the owner of this repository is.
    pub(crate) fn of_repo(&self, repo: &str) -> Option<i64> {
        let owner = repo.split_once('/').map_or("", |(owner, _)| owner);
        self.by_handle.get(&owner.to_lowercase()).copied()
    }

    /// The maker of this name, where only one is called so.
    pub(crate) fn by_name(&self, name: &str) -> Option<i64> {
        self.by_name.get(&index::fold(name)).copied().flatten()
    }

    /// Whether the two are one house: the same, or one above the other.
    pub(crate) fn one_house(&self, one: i64, other: i64) -> bool {
        self.line(one).any(|m| m == other) || self.line(other).any(|m| m == one)
    }

    fn line(&self, maker: i64) -> impl Iterator<Item = i64> {
        // Nobody is below more than a handful of others; a loop in the table would otherwise not end.
        std::iter::successors(Some(maker), |m| self.parents.get(m).copied()).take(8)
    }

    /// The number of a repository's owner; a new one is laid down.
    pub(crate) fn owner(&mut self, repo: &str, rows: &mut AtlasRows) -> i64 {
        let handle = repo.split_once('/').map_or("", |(owner, _)| owner);
        if let Some(id) = self.owners.get(handle) {
            return *id;
        }
        let id = AtlasRows::next(&rows.owners);
        let maker_id = self.by_handle.get(&handle.to_lowercase()).copied();
        rows.owners.push(OwnerRow {
            id,
            handle: handle.to_owned(),
            maker_id,
        });
        self.owners.insert(handle.to_owned(), id);
        id
    }
}

/// Lays down the makers, parents before the houses below them.
pub(crate) fn lay(file: &MakersFile, rows: &mut AtlasRows) -> Makers {
    let mut makers = Makers::default();
    for (maker, id) in file.maker.iter().zip(1_i64..) {
        makers.by_slug.insert(maker.id.clone(), id);
        for handle in &maker.hub {
            makers.by_handle.insert(handle.to_lowercase(), id);
        }
    }
    for (maker, id) in file.maker.iter().zip(1_i64..) {
        let parent_id = maker.parent.as_ref().and_then(|p| makers.by_slug(p));
        makers.parents.extend(parent_id.map(|parent| (id, parent)));
        rows.makers.push(MakerRow {
            id,
            slug: maker.id.clone(),
            name: maker.name.clone(),
            name_zh: maker.names.get("zh").cloned(),
            name_de: maker.names.get("de").cloned(),
            kind: maker.kind.clone(),
            country: maker.country.clone(),
            city: maker.city.clone(),
            founded: maker.founded.map(|year| year.to_string()),
            parent_id,
            note: maker.note.clone(),
            source_id: rows.sources.named(&maker.source.join("; "), &file.as_of),
            confidence: maker.confidence,
        });
        add_names(maker, id, &mut makers, rows);
    }
    makers
}

fn add_names(maker: &Maker, id: i64, makers: &mut Makers, rows: &mut AtlasRows) {
    let ambiguous: BTreeSet<&str> = maker.ambiguous_names.iter().map(String::as_str).collect();
    let plain = |kind: &str, name: &str| MakerNameRow {
        maker_id: id,
        name: name.to_owned(),
        folded: index::fold(name),
        kind: kind.to_owned(),
        since: None,
        until: None,
        ambiguous: ambiguous.contains(name),
    };
    let mut names = vec![plain("name", &maker.name)];
    names.extend(maker.names.values().map(|n| plain("name", n)));
    names.extend(maker.aliases.iter().map(|alias| MakerNameRow {
        since: alias.from.clone(),
        until: alias.until.clone(),
        ambiguous: alias.ambiguous || ambiguous.contains(alias.name.as_str()),
        ..plain("alias", &alias.name)
    }));
    names.extend(maker.families.iter().map(|n| plain("family", n)));
    names.extend(maker.affiliates.iter().map(|n| plain("affiliate", n)));
    names.extend(maker.hub.iter().map(|n| plain("handle", n)));
    names.extend(maker.modelscope.iter().map(|n| plain("modelscope", n)));
    let mut seen = BTreeSet::new();
    names.retain(|n| seen.insert((n.kind.clone(), n.name.clone())));
    for name in names
        .iter()
        .filter(|n| matches!(n.kind.as_str(), "name" | "alias") && !n.ambiguous)
    {
        let held = makers.by_name.entry(name.folded.clone()).or_insert(Some(id));
        if *held != Some(id) {
            *held = None;
        }
    }
    rows.maker_names.append(&mut names);
}
