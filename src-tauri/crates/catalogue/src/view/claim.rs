//! Claims as they cross the counter: kept ones, weighed ones, offered ones, and how to cite them.

use super::SourceRow;
use atlas::Day;
use claims::{
    Claim, Definition, Outcome, Verdict,
    definition::Wording,
    language::ParseError,
    outcome::{Figure, Remark},
    recognise::Offered,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the definitions in force.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DefinitionsAsk {}

/// Keeps definitions of one's own, or ends them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetDefinitions {
    /// A file of definitions as TOML, at most 64 KiB; nothing leaves those that come with the program.
    pub toml: Option<String>,
}

/// The definitions in force.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DefinitionsPage {
    /// The definitions, one's own over those that come with the program.
    pub definitions: Vec<Definition>,
    /// The file that comes with the program, a pattern for one's own.
    pub built_in: String,
    /// One's own file, word for word.
    pub own: Option<String>,
    /// Why one's own file is not in force.
    pub trouble: Option<DefinitionTrouble>,
}

/// What is wrong with a file of definitions.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DefinitionTrouble {
    /// Line, from 1.
    pub line: u32,
    /// Key the line sets.
    pub key: String,
    /// What is wrong, in English.
    pub problem: String,
}

/// Asks for all kept claims.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimsAsk {}

/// All kept claims.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClaimsPage {
    /// The claims, the newest first, at most 500.
    pub claims: Vec<ClaimRow>,
}

/// A kept claim in a list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClaimRow {
    /// Its number in the library.
    pub id: String,
    /// The sentence, word for word.
    pub sentence: String,
    /// Where it was said.
    pub said_in: Option<String>,
    /// When it was said.
    pub said_on: Option<Day>,
    /// The claim in the language of claims.
    pub text: String,
    /// The claim as it is weighed; absent where the text cannot be read any more.
    pub claim: Option<Claim>,
    /// The answer.
    pub outcome: Brief,
}

/// An answer without its rows and working.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Brief {
    /// The answer.
    pub verdict: Verdict,
    /// It depends on the definition.
    pub by_definition: bool,
    /// It depends on the day.
    pub by_day: bool,
    /// A figure for each definition and day, without rows and working, at most 60.
    pub figures: Vec<Figure>,
    /// Remarks about the claim as a whole.
    pub remarks: Vec<Remark>,
    /// The hash over facts, definitions, claim and engine.
    pub hash: String,
}

/// What is kept of a claim besides its definition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimWords {
    /// The sentence, word for word, at most 16 KiB.
    pub sentence: String,
    /// Where it was said, at most 8 KiB.
    pub said_in: Option<String>,
    /// When it was said.
    pub said_on: Option<Day>,
}

/// An answer found earlier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EarlierAnswer {
    /// When it was first found, UTC seconds.
    pub at: i64,
    /// The answer.
    pub verdict: Verdict,
    /// It depends on the definition.
    pub by_definition: bool,
    /// It depends on the day.
    pub by_day: bool,
    /// The hash.
    pub hash: String,
}

/// A claim weighed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Weighed {
    /// The claim in the language of claims.
    pub text: String,
    /// The claim.
    pub claim: Claim,
    /// What came of it; at most 5,000 rows in all.
    pub outcome: Outcome,
    /// Rows that did not fit any more, over all figures.
    pub rows_left_out: u32,
    /// The sources that rows and figures refer to by number.
    pub sources: Vec<SourceRow>,
}

/// Opens a kept claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimAsk {
    /// Its number.
    pub id: String,
    /// Weighed as of this day in the place of its own.
    #[serde(default)]
    pub at: Option<Day>,
}

/// A kept claim with its answer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClaimPage {
    /// Its number.
    pub id: String,
    /// What is kept besides.
    pub words: ClaimWords,
    /// The claim in the language of claims.
    pub text: String,
    /// The claim.
    pub claim: Claim,
    /// What came of it; at most 5,000 rows in all.
    pub outcome: Outcome,
    /// Rows that did not fit any more, over all figures.
    pub rows_left_out: u32,
    /// Earlier answers, the newest first, at most 100.
    pub history: Vec<EarlierAnswer>,
    /// The page's sources.
    pub sources: Vec<SourceRow>,
}

/// Weighs a text without keeping it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimWeighAsk {
    /// The claim in the language of claims.
    pub text: String,
    /// As of this day in the place of its own.
    #[serde(default)]
    pub at: Option<Day>,
}

/// A text weighed, or where it cannot be read.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClaimWeighPage {
    /// Where the text is no claim.
    pub wrong: Option<ParseError>,
    /// The claim weighed.
    pub weighed: Option<Weighed>,
}

/// Keeps a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimPut {
    /// Which one is changed; nothing makes a new one.
    #[serde(default)]
    pub id: Option<String>,
    /// The claim in the language of claims.
    pub text: String,
    /// The sentence, word for word; may be empty.
    #[serde(default)]
    pub sentence: String,
    /// Where it was said.
    #[serde(default)]
    pub said_in: Option<String>,
    /// When it was said.
    #[serde(default)]
    pub said_on: Option<Day>,
}

/// A claim was kept or removed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClaimKept {
    /// Its number.
    pub id: String,
    /// The change's number, for Undo.
    pub undo: i64,
}

/// Removes a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimDelete {
    /// Its number.
    pub id: String,
}

/// Weighs kept claims anew and keeps the answers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimVerifyAsk {
    /// Only this one; nothing: all.
    pub id: Option<String>,
    /// As of this day in the place of their own; then nothing is kept.
    pub at: Option<Day>,
}

/// Kept claims weighed anew.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClaimVerifyPage {
    /// The claims, the newest first.
    pub claims: Vec<Verified>,
}

/// A kept claim weighed anew.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Verified {
    /// The claim with its answer.
    pub row: ClaimRow,
    /// The answer before.
    pub before: Option<EarlierAnswer>,
    /// The answer is another than before.
    pub changed: bool,
}

/// Looks for claims in a text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimRecogniseAsk {
    /// The text; its first 400,000 bytes are read.
    pub text: String,
    /// When it was published: the day of sentences that name none.
    #[serde(default)]
    pub published: Option<Day>,
}

/// Sentences that could be claims. Offered, never asserted.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClaimRecognisePage {
    /// In the order of the text, at most 200.
    pub offers: Vec<Offered>,
}

/// Asks for the guided tour.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimTourAsk {}

/// The statements of the article that Baimo starts from, each weighed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClaimTourPage {
    /// When the article appeared.
    pub published: Day,
    /// Its statements, in order.
    pub stops: Vec<TourStop>,
}

/// A statement of the tour.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TourStop {
    /// Key.
    pub id: String,
    /// What is stated, in our words.
    pub text: Wording,
    /// As what it can be read, each weighed.
    pub claims: Vec<Weighed>,
}

/// Asks how to cite a claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimCiteAsk {
    /// Its number.
    pub id: String,
    /// `de`, `en` or `zh`.
    pub language: String,
}

/// A citation in three forms.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Citation {
    /// Plain text in the language asked for.
    pub text: String,
    /// BibTeX.
    pub bibtex: String,
    /// CSL-JSON.
    pub csl: String,
}

/// Writes claims as a file.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimExportAsk {
    /// Only this one; nothing: all.
    pub id: Option<String>,
}

/// Claims as a file.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClaimExport {
    /// A name for the file.
    pub file_name: String,
    /// JSON, read back by import without loss.
    pub text: String,
}

/// Takes in claims from a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClaimImportAsk {
    /// What export wrote.
    pub text: String,
}

/// Claims were taken in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClaimImported {
    /// Claims that were not here yet.
    pub claims: u32,
    /// Claims that were here already, word for word.
    pub held: u32,
    /// The change's number, for Undo; nothing was changed where it is absent.
    pub undo: Option<i64>,
}
