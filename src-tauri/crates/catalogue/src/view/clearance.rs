//! What a person may do with a model or under a licence, and what their own policy makes of it.

use super::{LicenceTag, ModelRow, PathStep, SourceRow, Threshold};
use atlas::{Answer, Confidence, Stance, TermGroup};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks every question at once, of a model (with all that binds it through its ancestors) or of a licence alone.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct MayAsk {
    /// The model; stands before `licence`.
    pub repo: Option<String>,
    /// The licence, by slug, SPDX id or expression, or a spelling of the wild.
    pub licence: Option<String>,
    /// The circumstances.
    pub situation: Situation,
}

/// The circumstances a question is asked under; what is not said is not assumed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Situation {
    /// Monthly active users of the product or service.
    pub users: Option<f64>,
    /// Revenue in a year, US dollars.
    pub revenue: Option<f64>,
    /// Where it is used: ISO 3166 code or `EU`.
    pub territory: Option<String>,
    /// The weights are changed before they are used or passed on.
    pub modified: bool,
}

/// All questions with their answers, in the order of the list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MayPage {
    /// The model that was asked about.
    pub repo: Option<String>,
    /// Licences that were heard, the model's own first.
    pub licences: Vec<LicenceTag>,
    /// A licence on the way is missing or not recognised.
    pub unknown: bool,
    /// Of an expression with `OR`: the licence that is taken, because all of it is known and it grants most; the person
    /// may take another.
    pub chosen: Option<LicenceTag>,
    /// Every question.
    pub rows: Vec<MayRow>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// One question.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MayRow {
    /// Its key: `sell`, `large-scale`, `train-others`, `deploy-eu`, `publish-finetune`, `modify-closed`, `military` …
    pub question: String,
    /// The answer under the stated circumstances.
    pub answer: Answer,
    /// Why, the weightiest first: what withholds, what demands, what grants.
    pub reasons: Vec<MayReason>,
    /// The numbers at which the answer turns.
    pub turns: Vec<MayTurn>,
}

/// A term that speaks to a question, or the silence where one should be.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MayReason {
    /// What this reason alone comes to.
    pub answer: Answer,
    /// The licence; absent where a licence is missing.
    pub licence: Option<LicenceTag>,
    /// Key of the term.
    pub key: String,
    /// Value in the vocabulary's short words; empty for silence.
    pub value: String,
    /// `§4`; empty where it comes from silence.
    pub clause: String,
    /// A remark of ours.
    pub note: Option<String>,
    /// The number at which it binds.
    pub threshold: Option<Threshold>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// The way up to the ancestor that brings the licence in; empty for the model's own.
    pub path: Vec<PathStep>,
    /// The place in the text is known, and the text is here.
    pub in_text: bool,
    /// Number of the source on the page, from 0; absent for silence.
    pub source: Option<u32>,
}

/// A number at which an answer turns.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct MayTurn {
    /// What is counted (`monthly_active_users`, `annual_revenue` …).
    pub metric: String,
    /// From here on it is another answer.
    pub amount: f64,
    /// Currency, where it is money.
    pub unit: Option<String>,
    /// The answer from there on.
    pub becomes: Answer,
    /// What is left until there; negative beyond it; absent where the circumstance was not said.
    pub margin: Option<f64>,
    /// `§4.b`.
    pub clause: String,
    /// The licence.
    pub licence: LicenceTag,
}

/// A term that holds for a model in the end, and who brings it in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EffectiveTermRow {
    /// Key of the vocabulary.
    pub key: String,
    /// Group it is shown in.
    pub group: TermGroup,
    /// Value in the vocabulary's short words.
    pub value: String,
    /// `§4`; empty where it comes from silence.
    pub clause: String,
    /// The licence it comes from.
    pub licence: LicenceTag,
    /// A number at which the answer turns.
    pub threshold: Option<Threshold>,
    /// A remark of ours.
    pub note: Option<String>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// The way up to the nearest model that brings it in; empty for the model's own licence.
    pub path: Vec<PathStep>,
    /// The model's own licence does not say so.
    pub added: bool,
    /// The place in the text is known, and the text is here.
    pub in_text: bool,
    /// Number of the source on the page, from 0.
    pub source: u32,
}

/// Where a declared licence and an ancestor's do not go together.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ConflictRow {
    /// What the model declares; absent: nothing that is recognised.
    pub declared: Option<LicenceTag>,
    /// The ancestor's id.
    pub ancestor: String,
    /// The ancestor's licence.
    pub licence: LicenceTag,
    /// The clauses of it that bind and that the declared licence does not hold, `§3`, `§4`.
    pub clauses: Vec<String>,
    /// Keys of those terms.
    pub keys: Vec<String>,
    /// The way up.
    pub path: Vec<PathStep>,
}

/// What a definition of openness makes of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OpennessRow {
    /// Key of the definition: `osi-licence`, `open-weights`, `free-use` …
    pub definition: String,
    /// `yes`, `no`, or `unknown`.
    pub holds: Option<bool>,
    /// The licence that decides.
    pub because: Option<LicenceTag>,
}

/// What the person's policy makes of a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PolicyTag {
    /// The stance.
    pub stance: Stance,
    /// The policy's name; empty: the one that is kept cannot be read, so nothing counts as allowed.
    pub policy: String,
    /// Why: the rules that decided, or that none matched.
    pub reasons: Vec<PolicyReason>,
}

/// A rule that decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PolicyReason {
    /// Its place in the policy, from 1; absent for the default.
    pub rule: Option<u32>,
    /// What the person wrote as the reason.
    pub why: Option<String>,
    /// The licence and clause it met, where it speaks of terms.
    pub licence: Option<LicenceTag>,
    /// `§4`.
    pub clause: Option<String>,
    /// Asked only because a licence is missing or not recognised, which no rule allows by name.
    pub unknown: bool,
}

/// The person's policy, as held.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PolicyAsk {}

/// Keeps a policy, or ends it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SetPolicy {
    /// The policy as TOML; nothing: no policy is wanted any more.
    pub toml: Option<String>,
}

/// Tries a policy on the atlas without keeping it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PolicyTry {
    /// The policy as TOML.
    pub toml: String,
}

/// A policy with what it makes of the atlas.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PolicyPage {
    /// The policy; absent: none is kept.
    pub policy: Option<PolicyForm>,
    /// The policy as TOML, comments kept; empty without one.
    pub toml: String,
    /// Why the policy that is kept cannot be read; as long as that is so, nothing counts as allowed.
    pub trouble: Option<PolicyTrouble>,
    /// What it makes of the atlas; absent without a policy.
    pub effect: Option<PolicyEffect>,
    /// Ready-made policies to start from.
    pub samples: Vec<PolicySample>,
    /// Keys and values a rule may speak of.
    pub vocabulary: PolicyVocabulary,
}

/// What is wrong with a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PolicyTrouble {
    /// The line, from 1; absent where it is about the whole.
    pub line: Option<u32>,
    /// What is wrong and what is allowed there, in English.
    pub detail: String,
}

/// A policy in parts, for a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PolicyForm {
    /// Its name.
    pub name: String,
    /// For what no rule decides.
    pub default: Stance,
    /// The rules; of all that match the strictest holds.
    pub rules: Vec<PolicyRule>,
}

/// One rule: everything under `when` must be so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PolicyRule {
    /// `allow`, `ask` or `deny`.
    pub then: String,
    /// Key of a term that one of the binding licences holds.
    pub term: Option<String>,
    /// What its value begins with; absent: any value.
    pub value: Option<String>,
    /// Slug of a binding licence, or `unknown`.
    pub licence: Option<String>,
    /// Family of a binding licence.
    pub family: Option<String>,
    /// ISO code of the maker's country, or `unknown`.
    pub country: Option<String>,
    /// Slug of the maker, or `unknown`.
    pub maker: Option<String>,
    /// Key of a definition of openness that must hold.
    pub openness: Option<String>,
    /// Verdict after lineage.
    pub verdict: Option<String>,
    /// Why, in the person's own words.
    pub why: Option<String>,
}

/// What a policy makes of the atlas.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PolicyEffect {
    /// Models by stance: allow, ask, deny.
    pub counts: Vec<(Stance, u32)>,
    /// How many models each rule decides, in the order of the rules; last those that no rule decides. A model that several
    /// rules decide alike counts for each of them.
    pub by_rule: Vec<u32>,
    /// The most used models it denies, at most 12.
    pub denied: Vec<ModelRow>,
    /// The most used models it asks about, at most 12.
    pub asked: Vec<ModelRow>,
}

/// A policy to start from.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PolicySample {
    /// `company`, `research`, `hobby`.
    pub key: String,
    /// As TOML.
    pub toml: String,
}

/// What a rule may speak of.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PolicyVocabulary {
    /// Keys of terms with the values that occur.
    pub terms: Vec<(String, Vec<String>)>,
    /// Families.
    pub families: Vec<String>,
    /// Definitions of openness.
    pub openness: Vec<String>,
    /// Countries that occur.
    pub countries: Vec<String>,
}
