//! Chips: memory, speed, and where they may be sold.

use crate::{
    Catalogue, Footnotes, Result,
    view::{ChipRow, ChipsAsk, ChipsPage, ExportRule, ExportSpan},
};
use std::collections::HashMap;
use store::read::chips::{self, Chip, Export, Rule};

/// Chips of an answer at most.
const MOST_CHIPS: usize = 500;

impl Catalogue {
    /// Chips that match words and a kind, most memory first.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn chips(&self, ask: &ChipsAsk) -> Result<ChipsPage> {
        let all = chips::list(&self.reader).await?;
        let of = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let words = index::fold(&ask.query);
        let nothing_to_find = words.is_empty() && !ask.query.trim().is_empty();
        let matches = |chip: &Chip| {
            let named = [&chip.name, &chip.maker, &chip.slug]
                .into_iter()
                .any(|name| index::fold(name).contains(&words));
            !nothing_to_find && named && ask.kind.as_ref().is_none_or(|kind| chip.kind == *kind)
        };
        let found: Vec<Chip> = all.into_iter().filter(matches).take(MOST_CHIPS).collect();
        let mut notes = Footnotes::default();
        let ids: Vec<i64> = found.iter().map(|chip| chip.id).collect();
        let mut exports: HashMap<i64, Vec<ExportSpan>> = HashMap::new();
        for export in chips::exports(&self.reader, &ids).await? {
            let chip = export.chip_id;
            if let Some(span) = export_span(export, &mut notes) {
                exports.entry(chip).or_default().push(span);
            }
        }
        let rows = found.into_iter().map(|chip| {
            let export = exports.remove(&chip.id).unwrap_or_default();
            chip_row(chip, export, &mut notes)
        });
        let rows = rows.collect();
        let rules = chips::rules(&self.reader)
            .await?
            .into_iter()
            .map(|rule| export_rule(rule, &mut notes))
            .collect();
        Ok(ChipsPage {
            of,
            chips: rows,
            rules,
            sources: notes.rows(&self.reader).await?,
        })
    }
}

fn chip_row(chip: Chip, export: Vec<ExportSpan>, notes: &mut Footnotes) -> ChipRow {
    ChipRow {
        slug: chip.slug,
        name: chip.name,
        maker: chip.maker,
        country: chip.country,
        kind: chip.kind,
        released: chip.released,
        memory_gb: chip.memory_gb,
        bandwidth_gb_s: chip.bandwidth_gb_s,
        fp16_tflops: chip.fp16_tflops,
        tpp: chip.tpp,
        tdp_w: chip.tdp_w,
        export,
        source: notes.number(chip.source_id),
        confidence: chip.confidence,
    }
}

fn export_span(export: Export, notes: &mut Footnotes) -> Option<ExportSpan> {
    Some(ExportSpan {
        from: export.since.parse().ok()?,
        until: export.until,
        destination: export.destination,
        effect: export.effect,
        instrument: export.instrument,
        source: notes.number(export.source_id),
        confidence: export.confidence,
    })
}

fn export_rule(rule: Rule, notes: &mut Footnotes) -> ExportRule {
    ExportRule {
        id: rule.slug,
        instrument: rule.instrument,
        effective: rule.effective,
        until: rule.until,
        citation: rule.citation,
        test: rule.test,
        effect: rule.effect,
        source: notes.number(rule.source_id),
    }
}
