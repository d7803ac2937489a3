//! Dated events with who and what takes part, and announced list prices in yuan.

use crate::{
    atlas_rows::AtlasRows,
    facts::{CutsFile, EventsFile},
    makers::Makers,
};
use store::write::{EventPartRow, EventRow, PriceCutRow};

/// Lays down the events.
pub(crate) fn lay(file: &EventsFile, makers: &Makers, rows: &mut AtlasRows) {
    for (event, id) in file.event.iter().zip(1_i64..) {
        rows.events.push(EventRow {
            id,
            slug: event.id.clone(),
            happened: event.date,
            kind: event.kind.clone(),
            title_en: event.title.en.clone(),
            title_de: event.title.de.clone(),
            title_zh: event.title.zh.clone(),
            note: event.note.clone(),
            source_id: rows.sources.named(&event.source, &file.as_of),
            confidence: event.confidence,
        });
        for (side, list) in [("actor", &event.actors), ("subject", &event.subjects)] {
            let mut list = list.clone();
            list.sort();
            list.dedup();
            rows.event_parts.extend(list.into_iter().map(|words| EventPartRow {
                event_id: id,
                side: side.to_owned(),
                maker_id: makers.by_slug(&words),
                words,
            }));
        }
    }
}

/// Lays down the list prices.
pub(crate) fn lay_cuts(file: &CutsFile, makers: &Makers, rows: &mut AtlasRows) {
    for (cut, id) in file.price.iter().zip(1_i64..) {
        let hours = cut.hours.as_ref().map(|hours| format!("hours {hours}"));
        let note: Vec<String> = cut.note.iter().cloned().chain(hours).collect();
        rows.cuts.push(PriceCutRow {
            id,
            announced_on: cut.date,
            maker_id: makers.by_slug(&cut.maker),
            words: cut.model.clone(),
            direction: cut.direction.clone(),
            kind: cut.kind.clone(),
            from_per_m: cut.from_cny_per_1m,
            to_per_m: cut.to_cny_per_1m,
            change_percent: cut.change_percent,
            note: (!note.is_empty()).then(|| note.join("; ")),
            source_id: rows.sources.named(&cut.source, &file.as_of),
            confidence: cut.confidence,
        });
    }
}
