//! Things found by name, for the palette.

use crate::{
    Catalogue, Result,
    names::Closeness,
    view::{Hit, HitKind, PaletteAsk, PalettePage},
};
use index::{Ask, parse};

/// Hits of each kind at most.
const MOST: usize = 8;
/// Models looked through for one that is called exactly what was typed.
const LOOKED_THROUGH: u32 = 200;

impl Catalogue {
    /// Models, makers, licences and boards by name, the best of each kind first.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn palette(&self, ask: &PaletteAsk) -> Result<PalettePage> {
        let wanted = |kind| ask.kind.is_none_or(|only| only == kind);
        let words = index::fold(&ask.query);
        let mut hits = Vec::new();
        if wanted(HitKind::Model) {
            hits.extend(self.models_called(&ask.query).await?);
        }
        let nothing_to_find = words.is_empty() && !ask.query.trim().is_empty();
        if !nothing_to_find {
            if wanted(HitKind::Maker) {
                hits.extend(self.makers_called(&words));
            }
            if wanted(HitKind::Licence) {
                hits.extend(self.licences_called(&words));
            }
            if wanted(HitKind::Board) {
                hits.extend(self.boards_called(&words));
            }
        }
        Ok(PalettePage {
            generation: ask.generation,
            hits,
        })
    }

    /// Models the words find, the most used first; one that is called exactly so comes before all.
    async fn models_called(&self, query: &str) -> Result<Vec<Hit>> {
        let words = index::fold(query);
        let ask = Ask {
            limit: LOOKED_THROUGH,
            ..Ask::default()
        };
        let found = self.asked(&parse(query), &ask);
        let hit = |row: crate::view::ModelRow| Hit {
            kind: HitKind::Model,
            name: row.name,
            name_zh: None,
            detail: Some(row.owner).filter(|owner| !owner.is_empty()),
            country: row.maker.and_then(|maker| maker.country),
            verdict: Some(row.verdict),
            key: row.repo,
        };
        let mut rows = self.rows_at(&found.rows).await?;
        rows.sort_by_key(|row| index::fold(&row.name) != words && index::fold(&row.repo) != words);
        rows.truncate(MOST);
        Ok(rows.into_iter().map(hit).collect())
    }

    fn makers_called(&self, words: &str) -> Vec<Hit> {
        let near = self.names.makers.all().filter_map(|maker| {
            let hit = Hit {
                kind: HitKind::Maker,
                key: maker.slug.clone(),
                name: maker.name.clone(),
                name_zh: maker.name_zh.clone(),
                detail: Some(maker.kind.clone()),
                country: maker.country.clone(),
                verdict: None,
            };
            Some((self.names.makers.closeness(maker, words)?, hit))
        });
        best(near.collect())
    }

    fn licences_called(&self, words: &str) -> Vec<Hit> {
        let spelled = if words.is_empty() {
            Vec::new()
        } else {
            self.names.licences.spelled_like(words)
        };
        let near = self.names.licences.all().filter_map(|licence| {
            let by_spelling = spelled.binary_search(&licence.id).ok().map(|_| Closeness::Holds);
            let closeness = self.names.licences.closeness(licence, words).or(by_spelling)?;
            let hit = Hit {
                kind: HitKind::Licence,
                key: licence.slug.clone(),
                name: licence.name.clone(),
                name_zh: None,
                detail: Some(licence.short.clone()).filter(|short| *short != licence.name),
                country: None,
                verdict: Some(licence.verdict),
            };
            Some((closeness, hit))
        });
        best(near.collect())
    }

    fn boards_called(&self, words: &str) -> Vec<Hit> {
        let near = self.names.boards.all().filter_map(|(board, days)| {
            let names = [&board.name, &board.slug, &board.about_de, &board.about_zh];
            let closeness = names
                .into_iter()
                .filter_map(|name| Closeness::of(&index::fold(name), words))
                .min()?;
            let hit = Hit {
                kind: HitKind::Board,
                key: board.slug.clone(),
                name: board.name.clone(),
                name_zh: None,
                detail: days.last().map(|day| day.date.to_string()),
                country: None,
                verdict: None,
            };
            Some((closeness, hit))
        });
        best(near.collect())
    }
}

/// The nearest, then the shortest, then by name.
fn best(mut near: Vec<(Closeness, Hit)>) -> Vec<Hit> {
    near.sort_by(|(a, left), (b, right)| {
        a.cmp(b)
            .then_with(|| left.name.chars().count().cmp(&right.name.chars().count()))
            .then_with(|| left.name.cmp(&right.name))
    });
    near.into_iter().take(MOST).map(|(_, hit)| hit).collect()
}
