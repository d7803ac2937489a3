//! Bytes a model needs and the chips that can hold it.

use crate::{
    Catalogue, Footnotes, Result,
    view::{FitRow, FitVerdict, MemoryNeed},
};
use store::read::{
    chips::{self, Chip},
    models::Whole,
};

/// Tokens the cache is computed for, where the model can hold as many: a long conversation or a short report.
const USUAL_CONTEXT: u64 = 8_192;

/// What a model needs and what holds it.
#[derive(Debug, Default)]
pub(crate) struct RunsOn {
    pub(crate) needs: Vec<MemoryNeed>,
    pub(crate) fits: Vec<FitRow>,
}

impl Catalogue {
    /// Memory needed at each precision, and how the reference chips hold the model; nothing where its size is unknown.
    pub(crate) async fn runs_on(&self, row: &Whole, notes: &mut Footnotes) -> Result<RunsOn> {
        let Some(params) = row.params else {
            return Ok(RunsOn::default());
        };
        let shape = fit::Shape {
            params,
            layers: row.layers,
            kv_heads: row.kv_heads.or(row.heads),
            head_dim: head_dim(row),
        };
        let context = row.context.map_or(USUAL_CONTEXT, |most| most.min(USUAL_CONTEXT));
        let reference = chips::list(&self.reader)
            .await?
            .into_iter()
            .filter(|chip| chip.reference);
        let fits = reference
            .filter_map(|chip| fit_row(chip, &shape, context, notes))
            .collect();
        Ok(RunsOn {
            needs: fit::needs(&shape, context).into_iter().map(memory_need).collect(),
            fits,
        })
    }
}

/// Width of a head, by the usual construction where the model does not state it.
fn head_dim(row: &Whole) -> Option<u32> {
    row.head_dim.or_else(|| row.hidden?.checked_div(row.heads?))
}

fn memory_need(need: fit::Need) -> MemoryNeed {
    MemoryNeed {
        precision: need.precision.to_owned(),
        weight_bytes: need.weight_bytes,
        cache_bytes: need.cache_bytes,
        total_bytes: need.total_bytes,
        context: need.context,
        from_shape: need.from_shape,
    }
}

fn fit_row(chip: Chip, shape: &fit::Shape, context: u64, notes: &mut Footnotes) -> Option<FitRow> {
    let kind = match chip.kind.as_str() {
        "datacenter" => fit::ChipKind::Datacenter,
        "workstation" => fit::ChipKind::Workstation,
        "consumer" => fit::ChipKind::Consumer,
        "unified" => fit::ChipKind::Unified,
        _ => return None,
    };
    let holding = fit::best_holding(
        shape,
        context,
        fit::Chip {
            kind,
            memory_gb: chip.memory_gb?,
        },
    )?;
    Some(FitRow {
        chip: chip.slug,
        name: chip.name,
        count: holding.count,
        memory_bytes: holding.memory_bytes,
        precision: holding.need.precision.to_owned(),
        need_bytes: holding.need.total_bytes,
        verdict: match holding.fit {
            fit::Fit::Fits => FitVerdict::Fits,
            fit::Fit::Tight => FitVerdict::Tight,
            fit::Fit::TooSmall => FitVerdict::TooSmall,
        },
        source: notes.number(chip.source_id),
    })
}
