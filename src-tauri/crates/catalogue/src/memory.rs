//! What a model needs to run, part by part with the working, and what holds it.

use crate::{
    Catalogue, Computer, Error, Footnotes, Result,
    runs_on::{chip_kind, shape, verdict},
    view::{AttentionRow, FitVerdict, HereFit, HoldRow, MemoryAsk, MemoryPage, NeedInput, NeedPart, NeedRow},
};
use fit::{Attention, Holding, Load, Shape};
use store::read::{chips, models::Whole};

/// Bounds of a question: more than anybody runs, and nothing that a figure could not carry.
const MOST_CONTEXT: u64 = 100_000_000;
const MOST_SEQUENCES: u32 = 4_096;
const MOST_RANK: u32 = 4_096;
const USUAL_CONTEXT: u64 = 8_192;
/// What a computer without a chip for it can spare of its memory.
const SPARE: f64 = 0.75;

impl Catalogue {
    /// What a model needs at every precision, with the working, and which chips hold it, those of `computer` too.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a model there is not; [`Error::NotComputable`] for what cannot be computed for; when the
    /// atlas cannot be read.
    pub async fn memory(&self, ask: &MemoryAsk, computer: &Computer) -> Result<MemoryPage> {
        let row = self.whole(&ask.repo).await?;
        let load = load(ask, &row)?;
        let mut notes = Footnotes::default();
        let built_of = self.build_facts(&row, &mut notes).await?;
        let shape = row.params.map(|params| shape(&row, params));
        let mut fits = match &shape {
            Some(shape) => self.holds(shape, &load, ask.precision.as_deref(), &mut notes).await?,
            None => Vec::new(),
        };
        fits.sort_by_key(|fit| (fit.verdict == FitVerdict::TooSmall, fit.count, fit.memory_bytes));
        let here = shape
            .map(|shape| here(&shape, &load, ask.precision.as_deref(), computer))
            .unwrap_or_default();
        let built = row.architecture.as_deref();
        let built = built.and_then(|key| fit::construction(key, row.params.unwrap_or_default()));
        Ok(MemoryPage {
            repo: row.repo.clone(),
            context_stated: row.context,
            attention: attention(shape.as_ref(), built),
            missing: missing(&row),
            context: load.context,
            sequences: load.sequences,
            chunk: load.chunk,
            cache: load.cache.key.clone(),
            caches: fit::cache_precisions().iter().map(|cache| cache.key.clone()).collect(),
            adapter_rank: load.adapter_rank,
            needs: shape.map(|shape| need_rows(&shape, &load)).unwrap_or_default(),
            fits,
            here,
            params: built_of.params,
            active_params: built_of.active_params,
            architecture: built_of.architecture,
            shape: built_of.shape,
            sources: notes.rows(&self.reader).await?,
        })
    }

    async fn holds(
        &self,
        shape: &Shape,
        load: &Load,
        precision: Option<&str>,
        notes: &mut Footnotes,
    ) -> Result<Vec<HoldRow>> {
        let held = |chip: chips::Chip| {
            let of = fit::Chip {
                kind: chip_kind(&chip.kind)?,
                memory_gb: chip.memory_gb?,
            };
            let holding = match precision {
                Some(precision) => fit::holding_at(shape, load, of, precision)?,
                None => fit::best_holding(shape, load, of)?,
            };
            Some(HoldRow {
                chip: chip.slug,
                name: chip.name,
                kind: chip.kind,
                count: holding.count,
                memory_bytes: holding.memory_bytes,
                precision: holding.need.precision.to_owned(),
                need_bytes: holding.need.total_bytes,
                verdict: verdict(holding.fit),
                source: notes.number(chip.source_id),
            })
        };
        Ok(chips::list(&self.reader).await?.into_iter().filter_map(held).collect())
    }
}

fn load(ask: &MemoryAsk, row: &Whole) -> Result<Load> {
    let context = match ask.context {
        0 => row.context.map_or(USUAL_CONTEXT, |most| most.min(USUAL_CONTEXT)),
        asked => asked,
    };
    let within = context <= MOST_CONTEXT
        && ask.sequences <= MOST_SEQUENCES
        && ask.adapter_rank.is_none_or(|rank| (1..=MOST_RANK).contains(&rank));
    if !within {
        return Err(Error::NotComputable(
            "Ask for at most 100 million tokens, 4,096 requests and an adapter of rank 1 to 4,096.",
        ));
    }
    let wanted = ask.cache.as_deref().unwrap_or("f16");
    let cache = fit::cache_precisions().iter().find(|cache| cache.key == wanted);
    let cache = cache.ok_or(Error::NotComputable("The cache is kept in f16, q8_0 or q4_0."))?;
    let known = |key: &str| fit::precisions().iter().any(|precision| precision.key == key);
    if ask.precision.as_deref().is_some_and(|key| !known(key)) {
        return Err(Error::NotComputable(
            "There is no such precision; bf16, q8_0, q6_k, q5_k_m, q4_k_m, iq4_xs, q3_k_m and q2_k are known.",
        ));
    }
    Ok(Load {
        sequences: ask.sequences.max(1),
        cache,
        adapter_rank: ask.adapter_rank,
        ..Load::of(context)
    })
}

fn missing(row: &Whole) -> Vec<String> {
    let known = |number: Option<u32>| number.is_some_and(|number| number > 0);
    let numbers = [
        ("params", row.params.is_some()),
        ("layers", known(row.layers)),
        ("hidden", known(row.hidden)),
        ("heads", known(row.heads)),
        ("kv_heads", known(row.kv_heads) || known(row.heads)),
        (
            "head_dim",
            known(row.head_dim) || (known(row.hidden) && known(row.heads)),
        ),
        ("vocabulary", known(row.vocabulary)),
    ];
    let gone = numbers.into_iter().filter(|(_, known)| !known);
    gone.map(|(name, _)| name.to_owned()).collect()
}

fn attention(shape: Option<&Shape>, built: Option<fit::Construction>) -> AttentionRow {
    let kind = shape.map_or(Attention::Assumed, |shape| shape.attention);
    let heads = shape.and_then(|shape| Some((shape.heads?, shape.kv_heads?)));
    let mut row = AttentionRow {
        kind: String::new(),
        window: None,
        full_every: None,
        width: None,
        words: built.map(|built| built.source.to_owned()),
    };
    let key = match kind {
        Attention::Full => match heads {
            Some((heads, 1)) if heads > 1 => "multi_query",
            Some((heads, kv_heads)) if kv_heads < heads => "grouped",
            _ => "full",
        },
        Attention::Assumed => "assumed",
        Attention::Window { window, full_every } => {
            row.window = Some(window);
            row.full_every = Some(full_every);
            "window"
        }
        Attention::Latent { width } => {
            row.width = Some(width);
            "latent"
        }
        Attention::Hybrid { full_every } => {
            row.full_every = Some(full_every);
            "hybrid"
        }
        Attention::State => "state",
        Attention::Nothing => "nothing",
        Attention::Uneven => "uneven",
    };
    key.clone_into(&mut row.kind);
    row
}

fn need_rows(shape: &Shape, load: &Load) -> Vec<NeedRow> {
    let rows = fit::precisions().iter().map(|precision| {
        let need = fit::need(shape, precision, load);
        NeedRow {
            precision: precision.key.clone(),
            words: precision.source.clone(),
            total_bytes: need.total_bytes,
            active_bytes: need.active_bytes,
            parts: need.parts.into_iter().map(part).collect(),
        }
    });
    rows.collect()
}

fn part(part: fit::Part) -> NeedPart {
    let input = |input: fit::Input| NeedInput {
        quantity: quantity(input.quantity).to_owned(),
        symbol: input.symbol.to_owned(),
        value: input.value,
    };
    NeedPart {
        kind: match part.kind {
            fit::PartKind::Weights => "weights",
            fit::PartKind::Cache => "cache",
            fit::PartKind::State => "state",
            fit::PartKind::Activations => "activations",
            fit::PartKind::Adapter => "adapter",
            fit::PartKind::Reserve => "reserve",
        }
        .to_owned(),
        bytes: part.bytes,
        ground: match part.ground {
            fit::Ground::Exact => "exact",
            fit::Ground::Measured => "measured",
            fit::Ground::Bound => "bound",
            fit::Ground::Estimate => "estimate",
            fit::Ground::Unknown => "unknown",
        }
        .to_owned(),
        formula: part.formula.to_owned(),
        inputs: part.inputs.into_iter().map(input).collect(),
    }
}

fn quantity(quantity: fit::Quantity) -> &'static str {
    use fit::Quantity as Q;
    match quantity {
        Q::Params => "params",
        Q::Bits => "bits",
        Q::Embedding => "embedding",
        Q::EmbeddingBits => "embedding_bits",
        Q::OutputBits => "output_bits",
        Q::Layers => "layers",
        Q::WindowLayers => "window_layers",
        Q::KvHeads => "kv_heads",
        Q::Heads => "heads",
        Q::HeadDim => "head_dim",
        Q::Latent => "latent",
        Q::Context => "context",
        Q::Window => "window",
        Q::Sequences => "sequences",
        Q::CacheBits => "cache_bits",
        Q::Chunk => "chunk",
        Q::Vocabulary => "vocabulary",
        Q::Hidden => "hidden",
        Q::Rank => "rank",
        Q::WeightBytes => "weight_bytes",
    }
}

/// The computer's chips with memory known to it, then its own memory, of which a quarter is left to the system.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "memories stay far below 2^53"
)]
fn here(shape: &Shape, load: &Load, precision: Option<&str>, computer: &Computer) -> Vec<HereFit> {
    let spare = |bytes: u64| (bytes as f64 * SPARE) as u64;
    let row = |name: Option<String>, holding: Holding| HereFit {
        name,
        count: holding.count,
        memory_bytes: holding.memory_bytes,
        precision: holding.need.precision.to_owned(),
        need_bytes: holding.need.total_bytes,
        verdict: verdict(holding.fit),
    };
    let mut rows = Vec::new();
    for group in computer.groups() {
        let shared = computer.memory_bytes.filter(|_| group.chip.unified).map(spare);
        let own = group
            .chip
            .memory_bytes
            .map(|one| one.saturating_mul(u64::from(group.count)));
        let held = own
            .or(shared)
            .and_then(|free| fit::holding_in(shape, load, free, group.count, precision));
        rows.extend(held.map(|holding| row(Some(group.chip.name.clone()), holding)));
    }
    let own = computer.memory_bytes.map(spare);
    let held = own.and_then(|free| fit::holding_in(shape, load, free, 1, precision));
    rows.extend(held.map(|holding| row(None, holding)));
    rows
}
