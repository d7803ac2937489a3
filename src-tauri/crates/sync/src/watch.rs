//! What a sync did to the answers of claims that a person keeps.

use claims::Verdict;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kept claim whose answer is another than before a sync.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerdictChange {
    /// Number of the claim in the library.
    pub id: String,
    /// The sentence as it was kept; empty where only the claim's text was.
    pub sentence: String,
    /// The claim in the language of claims.
    pub text: String,
    /// The answer before.
    pub was: Verdict,
    /// When that was first found, UTC seconds.
    pub was_at: i64,
    /// The answer since.
    pub became: Verdict,
}
