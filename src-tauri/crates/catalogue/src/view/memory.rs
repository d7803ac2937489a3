//! What a model needs to run, with the working, and what this computer has.

use super::{Fact, FitVerdict, Shape, SourceRow};
use atlas::Confidence;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks what a model needs.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct MemoryAsk {
    /// The model's id.
    pub repo: String,
    /// Tokens of a request; 0 means 8,192, or what the model can where that is less. At most 100 million.
    pub context: u64,
    /// Requests at once; 0 means 1. At most 4,096.
    pub sequences: u32,
    /// What the cache is kept in: `f16`, `q8_0`, `q4_0`; absent means `f16`.
    pub cache: Option<String>,
    /// Rank of a low-rank adapter held beside the weights. At most 4,096.
    pub adapter_rank: Option<u32>,
    /// Only this precision for the chips and for this computer; absent takes the best that fits on each.
    pub precision: Option<String>,
}

/// What a model needs, part by part, and what holds it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MemoryPage {
    /// The model.
    pub repo: String,
    /// Parameters; without them nothing can be computed, and the lists are empty.
    pub params: Option<Fact<u64>>,
    /// Parameters at work for one token.
    pub active_params: Option<Fact<u64>>,
    /// The architecture's key.
    pub architecture: Option<Fact<String>>,
    /// Its construction.
    pub shape: Option<Fact<Shape>>,
    /// Context the model states.
    pub context_stated: Option<u64>,
    /// What its layers keep of a token.
    pub attention: AttentionRow,
    /// Numbers of the construction that are not published.
    pub missing: Vec<String>,
    /// Tokens computed for.
    pub context: u64,
    /// Requests at once computed for.
    pub sequences: u32,
    /// Tokens read at once computed for.
    pub chunk: u32,
    /// What the cache is kept in.
    pub cache: String,
    /// All that it can be kept in.
    pub caches: Vec<String>,
    /// Rank of the adapter computed for.
    pub adapter_rank: Option<u32>,
    /// At every precision, the best first.
    pub needs: Vec<NeedRow>,
    /// Chips of the atlas with what each holds of it, the smallest that does first; at most 500.
    pub fits: Vec<HoldRow>,
    /// What this computer holds of it.
    pub here: Vec<HereFit>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// What the layers of a model keep of a token.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AttentionRow {
    /// `full`, `grouped`, `multi_query`, `window`, `latent`, `hybrid`, `state`, `nothing`, `uneven`, or `assumed`: the
    /// architecture is not in our table, and what is computed is an upper bound.
    pub kind: String,
    /// Tokens that a window layer keeps.
    pub window: Option<u32>,
    /// One layer in this many keeps every token.
    pub full_every: Option<u32>,
    /// Width of a latent vector.
    pub width: Option<u32>,
    /// Whence we know, in the words of our table.
    pub words: Option<String>,
}

/// Bytes needed at one precision.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NeedRow {
    /// The precision's key (`bf16`, `q8_0`, `q4_k_m` …).
    pub precision: String,
    /// Whence its bits.
    pub words: String,
    /// All parts that bear a figure.
    pub total_bytes: u64,
    /// What is read of the weights for a token, of a mixture of experts.
    pub active_bytes: Option<u64>,
    /// The parts.
    pub parts: Vec<NeedPart>,
}

/// A part of what is needed, with its working.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NeedPart {
    /// `weights`, `cache`, `state`, `activations`, `adapter`, `reserve`.
    pub kind: String,
    /// Bytes; absent where nobody can tell from what is published.
    pub bytes: Option<u64>,
    /// `exact`, `measured`, `bound`, `estimate`, `unknown`.
    pub ground: String,
    /// The formula in symbols.
    pub formula: String,
    /// The numbers behind the symbols.
    pub inputs: Vec<NeedInput>,
}

/// A number in a formula.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NeedInput {
    /// What it is: `params`, `bits`, `layers`, `kv_heads` …
    pub quantity: String,
    /// How the formula writes it.
    pub symbol: String,
    /// The number.
    pub value: f64,
}

/// How a chip holds a model.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HoldRow {
    /// The chip's key.
    pub chip: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// How many are needed, or the most that are put together.
    pub count: u32,
    /// Memory free for the model on all of them.
    pub memory_bytes: u64,
    /// At this precision.
    pub precision: String,
    /// It needs so much.
    pub need_bytes: u64,
    /// Whether that suffices.
    pub verdict: FitVerdict,
    /// Number of the source on the page.
    pub source: u32,
}

/// How this computer holds a model.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HereFit {
    /// What holds it: the chip's name as the system has it; absent is the computer's own memory without a chip.
    pub name: Option<String>,
    /// How many alike.
    pub count: u32,
    /// Memory free for the model.
    pub memory_bytes: u64,
    /// At this precision.
    pub precision: String,
    /// It needs so much.
    pub need_bytes: u64,
    /// Whether that suffices.
    pub verdict: FitVerdict,
}

/// Asks what this computer computes with.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct HereAsk {}

/// What this computer computes with.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HerePage {
    /// Memory in bytes.
    pub memory_bytes: Option<u64>,
    /// Name of the processor.
    pub processor: Option<String>,
    /// Chips that can hold a model.
    pub chips: Vec<HereChip>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// A chip of this computer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HereChip {
    /// Its name as the system has it.
    pub words: String,
    /// How many alike.
    pub count: u32,
    /// Memory of one in bytes, as the system says; of chips that share the computer's, that.
    pub memory_bytes: Option<u64>,
    /// It shares the computer's memory.
    pub unified: bool,
    /// Who said so: `program`, `driver`, `system`.
    pub said_by: String,
    /// The atlas's chip by name and memory.
    pub chip: Option<String>,
    /// Its name in the atlas.
    pub name: Option<String>,
    /// How sure that match is: `high` by name and memory, `medium` by name alone.
    pub confidence: Option<Confidence>,
    /// Memory in GB as the atlas has it, where the system does not say.
    pub memory_gb: Option<f64>,
    /// Number of the atlas's source on the page.
    pub source: Option<u32>,
}
