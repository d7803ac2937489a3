//! What one model brings to the index.

use atlas::FacetField;

/// One model. Rows are added in popularity order, the most used first.
#[derive(Debug, Clone, Copy, Default)]
pub struct Row<'a> {
    /// The model's stable number, by which the answer is looked up: it outlives every change of the order.
    pub id: i64,
    /// The repository id, `Qwen/Qwen2-72B`, in its own spelling: humps in it become word beginnings.
    pub repo: &'a str,
    /// Further texts that find it: names of its maker in any script, of its family, titles.
    pub aliases: &'a [&'a str],
    /// What the facets count.
    pub facets: Facets<'a>,
    /// Total parameters.
    pub params: Option<u64>,
    /// Day on which the repository was created, in days since 1970-01-01.
    pub created_day: Option<i32>,
    /// Downloads.
    pub downloads: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
    /// Longest context in tokens.
    pub context: Option<u64>,
    /// What a [`crate::Layer`] decides by.
    pub group: Group,
}

/// Numbers of the caller's that are the same for all models of which every [`crate::Layer`] says the same.
pub type Group = [i64; 3];

/// The facet values of a row, by key in lower case. `None` and `"unknown"` both mean that nobody has said.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facets<'a> {
    /// See [`FacetField::Country`].
    pub country: Option<&'a str>,
    /// See [`FacetField::Verdict`].
    pub verdict: Option<&'a str>,
    /// See [`FacetField::Size`].
    pub size: Option<&'a str>,
    /// See [`FacetField::Relation`].
    pub relation: Option<&'a str>,
    /// See [`FacetField::Task`].
    pub task: Option<&'a str>,
    /// See [`FacetField::Licence`].
    pub licence: Option<&'a str>,
    /// See [`FacetField::Language`]; order and repetition do not matter.
    pub languages: &'a [&'a str],
    /// See [`FacetField::Year`].
    pub year: Option<&'a str>,
    /// See [`FacetField::Library`].
    pub library: Option<&'a str>,
    /// See [`FacetField::Gated`].
    pub gated: Option<&'a str>,
    /// See [`FacetField::Architecture`].
    pub architecture: Option<&'a str>,
    /// See [`FacetField::Maker`].
    pub maker: Option<&'a str>,
}

/// The key that stands for "nobody has said", in every field.
pub(crate) const UNKNOWN: &str = "unknown";

impl<'a> Facets<'a> {
    /// The value of a field with one value; `None` for languages, which have their own list, and for
    /// what is laid over.
    pub(crate) fn single(&self, field: FacetField) -> Option<&'a str> {
        let value = match field {
            FacetField::Country => self.country,
            FacetField::Verdict => self.verdict,
            FacetField::Size => self.size,
            FacetField::Relation => self.relation,
            FacetField::Task => self.task,
            FacetField::Licence => self.licence,
            FacetField::Language | FacetField::Policy | FacetField::Openness => None,
            FacetField::Year => self.year,
            FacetField::Library => self.library,
            FacetField::Gated => self.gated,
            FacetField::Architecture => self.architecture,
            FacetField::Maker => self.maker,
        };
        value.filter(|v| !v.is_empty() && *v != UNKNOWN)
    }
}
