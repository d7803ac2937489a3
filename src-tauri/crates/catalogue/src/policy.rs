//! The person's policy over the atlas: decided once a group of models, laid over the index, shown on every row.

use atlas::Verdict;
use index::Group;

/// Where there is no number.
const NONE: i64 = -1;

/// The group of models that a policy and the definitions of openness cannot tell apart.
pub(crate) fn group(burden: Option<i64>, maker: Option<i64>, verdict: Verdict) -> Group {
    let place = Verdict::ALL.iter().position(|held| *held == verdict);
    let verdict = place.and_then(|place| i64::try_from(place).ok());
    [burden.unwrap_or(NONE), maker.unwrap_or(NONE), verdict.unwrap_or(NONE)]
}
