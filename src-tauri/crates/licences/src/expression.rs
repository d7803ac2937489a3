//! SPDX expressions: what binds together (`AND`), what the person may choose from (`OR`), and exceptions (`WITH`).

use crate::{LicenceId, Reading, Table, Term, verdict::weight};
use atlas::{TermGroup, Verdict};
use spdx::{
    ParseMode,
    expression::{ExprNode, Operator},
};

/// An expression, laid out as the choices it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// Each is one way to comply; of one the person may choose freely. Never empty.
    pub branches: Vec<Branch>,
}

/// Licences that bind together.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Branch {
    /// Each once, in ascending order.
    pub licences: Vec<LicenceId>,
    /// Exceptions that go with them, as written. They only ever add permissions, so the licences are read without them.
    pub exceptions: Vec<String>,
    /// It names a licence that we do not hold.
    pub unknown: bool,
}

/// An expression with more choices says nothing a person could follow; it counts as not understood.
const MOST_BRANCHES: usize = 32;
/// Longer words are no expression anybody writes.
const MOST_BYTES: usize = 1_000;

impl Branch {
    fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.licences.extend(&other.licences);
        both.exceptions.extend(other.exceptions.iter().cloned());
        both.licences.sort_unstable();
        both.licences.dedup();
        both.exceptions.sort();
        both.exceptions.dedup();
        both.unknown |= other.unknown;
        both
    }

    /// The licence of the branch that binds most.
    #[must_use]
    pub fn strictest(&self, table: &Table) -> Option<LicenceId> {
        self.licences
            .iter()
            .copied()
            .max_by_key(|id| (strictness(table, *id), std::cmp::Reverse(*id)))
    }

    fn weighed(&self, table: &Table) -> (bool, u8, usize) {
        let unclear = self.unknown
            || self
                .licences
                .iter()
                .any(|id| table.licence(*id).verdict == Verdict::Unknown);
        // Of two that restrict nothing, the one that asks for less (MIT beside Apache-2.0).
        let asks = |id: &LicenceId| {
            let terms = &table.licence(*id).terms;
            let heavy = |t: &&Term| matches!(t.group, TermGroup::Demands | TermGroup::Limits);
            terms.iter().filter(heavy).count()
        };
        let each = self
            .licences
            .iter()
            .map(|id| (strictness(table, *id).0, strictness(table, *id).1 * 100 + asks(id)));
        each.fold((unclear, 0, 0), |(unclear, heaviest, count), (weight, restricting)| {
            (unclear, heaviest.max(weight), count + restricting)
        })
    }
}

impl Expression {
    /// The choice that leaves most freedom among those of which every licence is known; the order in which they are
    /// written does not matter. `None` where each names something that we do not hold.
    #[must_use]
    pub fn choice(&self, table: &Table) -> Option<&Branch> {
        let known = self.branches.iter().filter(|b| !b.unknown);
        known.min_by_key(|b| (b.weighed(table), (*b).clone()))
    }
}

fn strictness(table: &Table, id: LicenceId) -> (u8, usize) {
    let licence = table.licence(id);
    (weight(licence.verdict), licence.restricting().count())
}

impl Table {
    /// Reads an SPDX expression, in the spellings of the wild (any case, `/` for `OR`, `+`). `None`: it is none, or
    /// leaves more choices than a person could follow.
    #[must_use]
    pub fn expression(&self, words: &str) -> Option<Expression> {
        if words.len() > MOST_BYTES {
            return None;
        }
        let words: Vec<String> = words.split_whitespace().map(canonical).collect();
        let parsed = spdx::Expression::parse_mode(&words.join(" "), ParseMode::LAX).ok()?;
        let mut stack: Vec<Vec<Branch>> = Vec::new();
        for node in parsed.iter() {
            let branches = match node {
                ExprNode::Req(req) => vec![self.branch(&req.req)],
                ExprNode::Op(operator) => {
                    let (right, left) = (stack.pop()?, stack.pop()?);
                    join(left, &right, *operator)?
                }
            };
            stack.push(branches);
        }
        let branches = stack.pop()?;
        // Words that name nothing we hold are no expression of ours; they stay unrecognised.
        let heard = branches.iter().any(|b| !b.licences.is_empty());
        heard.then_some(Expression { branches })
    }

    fn branch(&self, req: &spdx::LicenseReq) -> Branch {
        let id = req.license.to_string();
        // `GPL-3.0-or-later` is spelled in a way of its own and read like the text whose terms we hold.
        let licence = self
            .by_alias(&id)
            .and_then(Reading::licence)
            .or_else(|| self.by_spdx(&id));
        Branch {
            unknown: licence.is_none(),
            licences: licence.into_iter().collect(),
            exceptions: req.addition.iter().map(ToString::to_string).collect(),
        }
    }
}

/// A word of an expression in the case of the list; the wild writes `apache-2.0 or mit`.
fn canonical(word: &str) -> String {
    if let Some(operator) = ["AND", "OR", "WITH"].into_iter().find(|o| o.eq_ignore_ascii_case(word)) {
        return operator.to_owned();
    }
    let name = word.trim_matches(['(', ')']);
    let listed = spdx::identifiers::LICENSES
        .iter()
        .find(|l| l.name.eq_ignore_ascii_case(name));
    listed.map_or_else(|| word.to_owned(), |l| word.replacen(name, l.name, 1))
}

fn join(left: Vec<Branch>, right: &[Branch], operator: Operator) -> Option<Vec<Branch>> {
    let mut joined: Vec<Branch> = match operator {
        Operator::Or => left.into_iter().chain(right.iter().cloned()).collect(),
        Operator::And if left.len() * right.len() > MOST_BRANCHES => return None,
        Operator::And => left.iter().flat_map(|l| right.iter().map(|r| l.and(r))).collect(),
    };
    joined.sort();
    joined.dedup();
    (joined.len() <= MOST_BRANCHES).then_some(joined)
}
