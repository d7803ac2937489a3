//! A model's page: facts with sources, lineage, standings, memory, prices.

use super::{
    ConflictRow, EffectiveTermRow, LicenceBadge, LicenceTag, MakerTag, OfferRow, OpennessRow, PolicyTag, SignRow,
};
use atlas::{Carries, Confidence, Day, EdgeStatus, Relation, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Opens a model.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ModelAsk {
    /// The id; another case is accepted where it is unambiguous.
    pub repo: String,
}

/// A fact on a page. There is no way to build one without its source.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Fact<T> {
    value: T,
    words: Option<String>,
    source: u32,
    confidence: Confidence,
}

impl<T> Fact<T> {
    /// A fact with the number of its source on the page (from 0) and the source's own words where they differ.
    #[must_use]
    pub fn new(value: T, words: Option<String>, source: u32, confidence: Confidence) -> Self {
        Self {
            value,
            words,
            source,
            confidence,
        }
    }

    /// Our reading.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }
}

/// A source on a page; its mark shows its place in the list, from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SourceRow {
    /// Its name.
    pub name: String,
    /// The day for which it speaks.
    pub as_of: Option<Day>,
    /// Where it can be read, if it is a page.
    pub url: Option<String>,
    /// Under which licence we hold what it says.
    pub licence: Option<String>,
}

/// A model's page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ModelPage {
    /// The whole id.
    pub repo: String,
    /// What stands before the slash.
    pub owner: String,
    /// What stands after the slash.
    pub name: String,
    /// A full record is held; otherwise it is known only through boards or lineage.
    pub recorded: bool,
    /// Place in the atlas's popularity order, from 1.
    pub popularity: u32,
    /// Who publishes it.
    pub maker: Option<Fact<MakerTag>>,
    /// Day the repository was created: not the release.
    pub created: Option<Fact<Day>>,
    /// Day of release, where a source states it.
    pub released: Option<Fact<Day>>,
    /// Total parameters.
    pub params: Option<Fact<u64>>,
    /// Parameters at work for one token.
    pub active_params: Option<Fact<u64>>,
    /// Architecture family or class.
    pub architecture: Option<Fact<String>>,
    /// Context in tokens, where it is not a mere default.
    pub context: Option<Fact<u64>>,
    /// Pipeline tag.
    pub task: Option<Fact<String>>,
    /// Natural languages, ISO 639.
    pub languages: Option<Fact<Vec<String>>>,
    /// Library or file format.
    pub library: Option<Fact<String>>,
    /// `open`, `auto`, `manual`.
    pub gated: Option<Fact<String>>,
    /// Downloads in 30 days.
    pub downloads: Option<Fact<u64>>,
    /// Likes.
    pub likes: Option<Fact<u64>>,
    /// Layers, heads and the like.
    pub shape: Option<Fact<Shape>>,
    /// Tags as the source gives them, at most 200.
    pub tags: Vec<String>,
    /// How many tags there are.
    pub tags_total: u32,
    /// How it stands.
    pub licence: LicenceBadge,
    /// What holds for it in the end, by whose licence and by which path; at most 400 terms.
    pub terms: Vec<EffectiveTermRow>,
    /// A licence that binds it is missing or not recognised: there may be terms that nobody knows.
    pub unread: bool,
    /// Where what it declares and what an ancestor's licence says do not go together, at most 40.
    pub conflicts: Vec<ConflictRow>,
    /// What stated definitions of openness make of it.
    pub openness: Vec<OpennessRow>,
    /// What the person's own policy makes of it; absent: none is kept.
    pub policy: Option<PolicyTag>,
    /// Whose weights lie under it.
    pub root: Option<RootTag>,
    /// Ancestors from the nearest up, at most 100; loops are shown and not followed.
    pub ancestors: Vec<Ancestor>,
    /// Descendants, counted and listed.
    pub descendants: Descendants,
    /// Its places on boards, newest first, at most 200.
    pub standings: Vec<StandingSpan>,
    /// The same as courses for a chart, one a board.
    pub courses: Vec<Course>,
    /// Bytes needed at each precision.
    pub needs: Vec<MemoryNeed>,
    /// Chips that can hold it.
    pub fits: Vec<FitRow>,
    /// Speeds people measured, at most 40.
    pub speeds: Vec<SpeedRow>,
    /// Offers by the token, at most 40.
    pub offers: Vec<OfferRow>,
    /// Its names elsewhere.
    pub ids: Vec<IdRow>,
    /// `private`, `disabled` or `gone`, where the Hub no longer gives it to everybody; what is shown is its last state.
    pub state: Option<Fact<String>>,
    /// Day from which that was seen.
    pub state_since: Option<Day>,
    /// What changed, newest first, at most 100.
    pub history: Vec<HistoryRow>,
    /// Downloads and likes as sampled by syncs, oldest first, at most 400.
    pub samples: Vec<CounterPoint>,
    /// The card as its maker wrote it.
    pub card: Option<ModelCard>,
    /// Licence files found in the repository, newest first, at most 20.
    pub licence_files: Vec<LicenceFile>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// A change of a tracked field, in the source's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HistoryRow {
    /// `licence`, `parents`, `gated`, `repo` (a new name), `state`, `task`, `library`.
    pub field: String,
    /// Before; nothing: there was none.
    pub was: Option<String>,
    /// After; nothing: there is none any more.
    pub became: Option<String>,
    /// Day on which a sync saw it; the change itself may be older.
    pub seen_on: Day,
    /// Number of the source on the page.
    pub source: u32,
}

/// Counters on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CounterPoint {
    /// The day.
    pub day: Day,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
}

/// A model card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ModelCard {
    /// Markdown without its front matter, at most 200,000 characters; plain text for the window, never rendered as HTML.
    pub text: String,
    /// It was longer.
    pub cut: bool,
    /// Day it was fetched.
    pub fetched_on: Day,
    /// Number of the source on the page.
    pub source: u32,
}

/// A licence file of the repository, by content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LicenceFile {
    /// Its name.
    pub file: String,
    /// SHA-256 of the text, in hex.
    pub sha256: String,
    /// Size of the text, bytes.
    pub bytes: u64,
    /// Day first seen with this content.
    pub first_seen: Day,
    /// Day last seen so.
    pub last_seen: Day,
    /// The text, at most 200,000 characters; only of the newest file.
    pub text: Option<String>,
    /// Number of the source on the page.
    pub source: u32,
}

/// A model's construction, as far as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Shape {
    /// Transformer layers.
    pub layers: Option<u32>,
    /// Width.
    pub hidden: Option<u32>,
    /// Attention heads.
    pub heads: Option<u32>,
    /// Key-value heads.
    pub kv_heads: Option<u32>,
    /// Width of a head.
    pub head_dim: Option<u32>,
    /// Tokens in the vocabulary.
    pub vocabulary: Option<u32>,
    /// Experts.
    pub experts: Option<u32>,
    /// Experts at work for one token.
    pub experts_active: Option<u32>,
}

/// The model whose weights lie under another.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RootTag {
    /// The root's id.
    pub repo: String,
    /// Its maker.
    pub maker: Option<MakerTag>,
    /// The weakest edge on the way there; absent where the model is its own root.
    pub status: Option<EdgeStatus>,
}

/// One line of the ancestor path.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Ancestor {
    /// The child at this edge.
    pub child: String,
    /// The parent; its words where it is no repository.
    pub parent: String,
    /// The atlas has a page for it.
    pub in_atlas: bool,
    /// Steps from the model, from 1.
    pub depth: u32,
    /// Relation.
    pub relation: Relation,
    /// On what ground.
    pub status: EdgeStatus,
    /// What carries over.
    pub carries: Carries,
    /// It leads back into its own line; shown, not followed.
    pub is_loop: bool,
    /// It is the weights root.
    pub is_root: bool,
    /// The parent's maker.
    pub maker: Option<MakerTag>,
    /// The parent's declared licence.
    pub licence: Option<LicenceTag>,
    /// The parent's own verdict.
    pub verdict: Option<Verdict>,
    /// The declared licence changes across this edge to a laxer one.
    pub licence_breaks: bool,
    /// Since when.
    pub date: Option<Day>,
    /// A remark's key (`self_loop`, `layer_duplication`, `arch_family_level`, `weights_claim_rejected` …).
    pub note: Option<String>,
    /// Sources for it, numbers on the page.
    pub sources: Vec<u32>,
    /// Sources against it, numbers on the page.
    pub counter_sources: Vec<u32>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// How likely an inferred edge is, above 0, at most 1.
    pub likelihood: Option<f64>,
    /// The rule of ours that inferred it; absent: somebody said it.
    pub rule: Option<String>,
    /// The signs for an inferred edge and against it.
    pub signs: Vec<SignRow>,
}

/// What came of a model.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Descendants {
    /// Direct children over any relation.
    pub children: u32,
    /// All that carry its weights, at any depth.
    pub total: u32,
    /// By relation of the last edge and verdict, the largest first.
    pub groups: Vec<DescendantGroup>,
    /// The most used, at most 60.
    pub rows: Vec<DescendantRow>,
}

/// Descendants of one kind.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DescendantGroup {
    /// Relation of the last edge.
    pub relation: Relation,
    /// Effective verdict.
    pub verdict: Verdict,
    /// How many.
    pub count: u32,
}

/// One descendant.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DescendantRow {
    /// Its id.
    pub repo: String,
    /// Steps below.
    pub depth: u32,
    /// Relation of the last edge.
    pub relation: Relation,
    /// On what ground.
    pub status: EdgeStatus,
    /// Its maker.
    pub maker: Option<MakerTag>,
    /// Its declared licence.
    pub licence: Option<LicenceTag>,
    /// Effective verdict.
    pub verdict: Verdict,
    /// Downloads in 30 days.
    pub downloads: Option<u64>,
}

/// A place on a board on a day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StandingSpan {
    /// Board's key.
    pub board: String,
    /// Board's name.
    pub board_name: String,
    /// The day.
    pub date: Day,
    /// The name on the board.
    pub words: String,
    /// The model it stands for, if known.
    pub repo: Option<String>,
    /// Place, from 1.
    pub rank: u32,
    /// Rows the board had that day.
    pub of: Option<u32>,
    /// Score in the board's unit.
    pub score: Option<f64>,
    /// Number of the source on the page, from 0.
    pub source: u32,
}

/// Ranks over time on one board.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Course {
    /// Board's key.
    pub board: String,
    /// Board's name.
    pub board_name: String,
    /// Every stored day of the board with the rank, or nothing where the model is not among the stored rows.
    pub points: Vec<(Day, Option<u32>)>,
}

/// Bytes needed at one precision.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MemoryNeed {
    /// `bf16`, `int8`, `q6_k`, `q4_k_m`, `q2_k` …
    pub precision: String,
    /// Weights.
    pub weight_bytes: u64,
    /// Key-value cache at the stated context.
    pub cache_bytes: u64,
    /// Everything, overhead included.
    pub total_bytes: u64,
    /// Context the cache is computed for, in tokens.
    pub context: u64,
    /// The cache comes from the real shape; otherwise it is a rule of thumb.
    pub from_shape: bool,
}

/// Whether a chip holds the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FitVerdict {
    /// With room to spare.
    Fits,
    /// With less than a tenth to spare.
    Tight,
    /// Not even at the smallest precision listed.
    TooSmall,
}

/// One chip and the best precision at which it holds the model.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FitRow {
    /// Chip's key.
    pub chip: String,
    /// Chip's name.
    pub name: String,
    /// How many of them.
    pub count: u32,
    /// Their memory together, in bytes.
    pub memory_bytes: u64,
    /// The best precision that fits, or the smallest tried.
    pub precision: String,
    /// Bytes needed at that precision.
    pub need_bytes: u64,
    /// Verdict.
    pub verdict: FitVerdict,
    /// Number of the source on the page, from 0.
    pub source: u32,
}

/// A speed somebody measured.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SpeedRow {
    /// Device as the source names it.
    pub device: String,
    /// Precision as the source names it.
    pub precision: Option<String>,
    /// Runtime as the source names it.
    pub runtime: Option<String>,
    /// Tokens written a second.
    pub tokens_per_s: f64,
    /// The day.
    pub date: Option<Day>,
    /// Number of the source on the page, from 0.
    pub source: u32,
}

/// A name elsewhere.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IdRow {
    /// `huggingface`, `modelscope`, a board's key, `gguf` …
    pub place: String,
    /// The name there.
    pub id: String,
    /// Number of the source on the page, from 0.
    pub source: u32,
}
