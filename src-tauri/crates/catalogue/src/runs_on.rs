//! Bytes a model needs and the chips that can hold it, as its page shows them.

use crate::{
    Catalogue, Footnotes, Result,
    view::{FitRow, FitVerdict, MemoryNeed},
};
use fit::{Load, PartKind};
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
        let shape = shape(row, params);
        let load = Load::of(row.context.map_or(USUAL_CONTEXT, |most| most.min(USUAL_CONTEXT)));
        let reference = chips::list(&self.reader)
            .await?
            .into_iter()
            .filter(|chip| chip.reference);
        let fits = reference
            .filter_map(|chip| fit_row(chip, &shape, &load, notes))
            .collect();
        let needs = fit::needs(&shape, &load);
        Ok(RunsOn {
            needs: needs.iter().map(|need| memory_need(need, load.context)).collect(),
            fits,
        })
    }
}

/// What is known of a model's construction, with what its architecture says.
pub(crate) fn shape(row: &Whole, params: u64) -> fit::Shape {
    let built = row.architecture.as_deref();
    let built = built.and_then(|key| fit::construction(key, params));
    fit::Shape {
        params,
        active_params: row.active_params,
        layers: row.layers,
        hidden: row.hidden,
        heads: row.heads,
        kv_heads: row.kv_heads,
        head_dim: row.head_dim,
        vocabulary: row.vocabulary,
        attention: built.map_or(fit::Attention::Assumed, |built| built.attention),
        tied: built.and_then(|built| built.tied),
    }
}

fn memory_need(need: &fit::Need, context: u64) -> MemoryNeed {
    MemoryNeed {
        precision: need.precision.to_owned(),
        weight_bytes: need.bytes_of(PartKind::Weights),
        cache_bytes: need.bytes_of(PartKind::Cache),
        total_bytes: need.total_bytes,
        context,
        from_shape: need.from_shape(),
    }
}

pub(crate) fn chip_kind(kind: &str) -> Option<fit::ChipKind> {
    Some(match kind {
        "datacenter" => fit::ChipKind::Datacenter,
        "workstation" => fit::ChipKind::Workstation,
        "consumer" => fit::ChipKind::Consumer,
        "unified" => fit::ChipKind::Unified,
        _ => return None,
    })
}

pub(crate) fn verdict(fit: fit::Fit) -> FitVerdict {
    match fit {
        fit::Fit::Fits => FitVerdict::Fits,
        fit::Fit::Tight => FitVerdict::Tight,
        fit::Fit::TooSmall => FitVerdict::TooSmall,
    }
}

fn fit_row(chip: Chip, shape: &fit::Shape, load: &Load, notes: &mut Footnotes) -> Option<FitRow> {
    let of = fit::Chip {
        kind: chip_kind(&chip.kind)?,
        memory_gb: chip.memory_gb?,
    };
    let holding = fit::best_holding(shape, load, of)?;
    Some(FitRow {
        chip: chip.slug,
        name: chip.name,
        count: holding.count,
        memory_bytes: holding.memory_bytes,
        precision: holding.need.precision.to_owned(),
        need_bytes: holding.need.total_bytes,
        verdict: verdict(holding.fit),
        source: notes.number(chip.source_id),
    })
}
