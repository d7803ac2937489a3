//! How a licence stands for commercial use of a model as it is.

use crate::Term;
use atlas::Verdict;

/// Reads a verdict off the terms: denied where commercial use is withheld, allowed only where it is granted and no
/// term restricts it, unknown where the terms do not say.
pub(crate) fn of_terms(terms: &[Term]) -> Verdict {
    let restricted = terms.iter().any(|t| t.restricts.is_some());
    match terms
        .iter()
        .find(|t| t.key == "use-commercial")
        .map(|t| t.value.as_str())
    {
        Some("no") => Verdict::Deny,
        Some("yes") if !restricted => Verdict::Allow,
        Some("yes" | "conditional") => Verdict::Conditions,
        Some(_) | None => Verdict::Unknown,
    }
}

/// The stricter of two verdicts that hold at once. Whatever else is granted or demanded, what nobody knows may ask for
/// more: only a refusal is stricter than unknown, and stays one whatever unclear words stand beside it.
#[must_use]
pub fn strictest(one: Verdict, other: Verdict) -> Verdict {
    if weight(one) >= weight(other) { one } else { other }
}

/// The order of [`strictest`].
pub(crate) fn weight(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Allow => 0,
        Verdict::Conditions => 1,
        Verdict::Unknown => 2,
        Verdict::Deny => 3,
    }
}
