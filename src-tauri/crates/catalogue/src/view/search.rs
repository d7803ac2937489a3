//! One keystroke: the question and its page of rows with exact counts.

use super::{LicenceTag, MakerTag};
use atlas::{Day, FacetField, Sort, Stance, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One keystroke.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SearchAsk {
    /// The query as typed. Anything is a query; at most 4 KiB of it are used.
    pub query: String,
    /// Order of the rows.
    pub sort: Sort,
    /// The other way round.
    pub reversed: bool,
    /// First row wanted, from 0.
    pub offset: u32,
    /// Rows wanted, at most 80; 0 gives counts only.
    pub limit: u32,
    /// Leave out models whose repository is known to have been created after this day.
    pub at: Option<Day>,
    /// Count the facets too (wanted for the first page only).
    pub facets: bool,
    /// Returned unchanged, so that the window can drop answers to older questions.
    pub generation: u32,
}

/// The answer to one keystroke.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SearchPage {
    /// The question's generation.
    pub generation: u32,
    /// Models that match, exactly.
    pub total: u32,
    /// Models in the atlas.
    pub of: u32,
    /// Number of the first row, from 0.
    pub offset: u32,
    /// At most 80 rows.
    pub rows: Vec<ModelRow>,
    /// One entry a field, in display order; empty unless asked for.
    pub facets: Vec<FacetCounts>,
    /// The query's parts, in order.
    pub tokens: Vec<QueryToken>,
    /// What was not understood and what was done instead.
    pub notes: Vec<QueryNote>,
    /// Where nothing matches: what each filter costs, the most costly first.
    pub blame: Vec<Blame>,
    /// Where nothing matches: how many the words alone would find.
    pub words_alone: Option<u32>,
    /// Where nothing matches: the query with its words only.
    pub words_only: Option<String>,
    /// Time taken inside the backend, in microseconds.
    pub taken_us: u32,
}

/// One line of a list of models.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ModelRow {
    /// The whole id.
    pub repo: String,
    /// What stands before the slash; empty for the oldest ids.
    pub owner: String,
    /// What stands after the slash.
    pub name: String,
    /// The maker the owner belongs to, if known.
    pub maker: Option<MakerTag>,
    /// Verdict after lineage.
    pub verdict: Verdict,
    /// The declared licence, if its words are recognised.
    pub licence: Option<LicenceTag>,
    /// The declared words, if there are any.
    pub licence_words: Option<String>,
    /// Declared and effective differ: show the ≠ mark.
    pub differs: bool,
    /// Total parameters.
    pub params: Option<u64>,
    /// Downloads in 30 days when the source was read.
    pub downloads: Option<u64>,
    /// Likes when the source was read.
    pub likes: Option<u64>,
    /// Day the repository was created.
    pub created: Option<Day>,
    /// Pipeline tag.
    pub task: Option<String>,
    /// Relation to the parent (`quantized` …), `original`, or nothing where it is not known.
    pub relation: Option<String>,
    /// What the person's policy makes of it; nothing while none is kept.
    pub policy: Option<Stance>,
}

/// Exact counts of one field's values among the matches.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FacetCounts {
    /// The field.
    pub field: FacetField,
    /// At most 40 values, the most frequent first, then every value the query names; `unknown` always among them.
    pub values: Vec<FacetValue>,
    /// Values left out of the list.
    pub more: u32,
}

/// One chip.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FacetValue {
    /// The value's key: what stands after the colon in a query, and `unknown`.
    pub key: String,
    /// A name for people where the key is a slug (makers, licences).
    pub label: Option<String>,
    /// The same in Chinese, where there is one.
    pub label_zh: Option<String>,
    /// Models among the matches of everything else.
    pub count: u32,
    /// Whether the query includes or excludes it.
    pub state: FacetState,
    /// The token to append for “only these”, quoted as needed: `country:cn`.
    pub token: String,
}

/// How a query treats a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FacetState {
    /// The query does not name it.
    Rest,
    /// Only these.
    Included,
    /// Without these.
    Excluded,
}

/// One part of a query.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QueryToken {
    /// As typed.
    pub text: String,
    /// First UTF-16 code unit in the query.
    pub start: u32,
    /// One past the last UTF-16 code unit.
    pub end: u32,
    /// The facet it filters by, if it is a facet filter.
    pub field: Option<FacetField>,
    /// It is a filter (facet or range), not a word or phrase.
    pub filter: bool,
    /// It excludes.
    pub negated: bool,
    /// A name for people where the value is a slug.
    pub label: Option<String>,
    /// The query without this part.
    pub without: String,
}

/// Something in the query that was taken otherwise than it may have been meant.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QueryNote {
    /// The part in question.
    pub text: String,
    /// `unknown_field`, `bad_number`, `bad_date`, `too_long`, `too_many`; `no_policy` where a policy is asked for and none
    /// is kept, `bad_policy` where the one that is kept cannot be read, so that nothing counts as allowed; where hardly
    /// anything is found, `read_as` for a word read with one slip (`qwne → qwen`) and `within` for one looked for inside
    /// others; `meant` for words also taken for what they name (`Sprachmodelle → task:text-generation`).
    pub reason: String,
}

/// What one filter costs.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Blame {
    /// The filter, as typed.
    pub text: String,
    /// The facet it filters by, if it is one.
    pub field: Option<FacetField>,
    /// A name for people where the value is a slug.
    pub label: Option<String>,
    /// It excludes.
    pub negated: bool,
    /// Models that would match without it.
    pub count: u32,
    /// The query without it.
    pub without: String,
}
