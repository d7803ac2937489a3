//! Terms that hold in the end with who brings them in, conflicts with what is declared, and openness.

use super::Heritage;
use crate::{
    Catalogue, Footnotes, Result,
    view::{ConflictRow, EffectiveTermRow, OpennessRow, Threshold},
};
use atlas::TermGroup;
use licences::{Burden, EffectiveTerm, Licence, LicenceId, Table, Term, effective, openness};

/// Terms listed at most.
const MOST_TERMS: usize = 400;
/// Conflicts listed at most.
const MOST_CONFLICTS: usize = 40;

impl Catalogue {
    /// The terms that hold in the end, in the order of the vocabulary.
    pub(crate) async fn effective_terms(
        &self,
        heritage: &Heritage,
        notes: &mut Footnotes,
    ) -> Result<Vec<EffectiveTermRow>> {
        let table = Table::embedded();
        let own = heritage.own().map(|own| table.licence(own));
        let mut rows = Vec::new();
        for held in effective(table, &heritage.burden).into_iter().take(MOST_TERMS) {
            let shown = self.shown_in_text(held.licence).await?;
            let (Some(term), Some(licence)) = (
                table.licence(held.licence).terms.get(held.term),
                self.lawful(held.licence),
            ) else {
                continue;
            };
            let path = heritage.path(Some(held.licence));
            rows.push(EffectiveTermRow {
                key: term.key.clone(),
                group: term.group,
                value: term.value.clone(),
                clause: term.clause.clone(),
                licence: crate::names::licences::tag(licence),
                threshold: term.threshold.as_ref().map(threshold),
                note: term.note.clone(),
                confidence: term.confidence,
                added: !path.is_empty() && !own.is_some_and(|own| says(own, term)),
                path,
                in_text: shown.get(held.term).copied().unwrap_or(false),
                source: notes.number(licence.source_id),
            });
        }
        Ok(rows)
    }

    /// Where what the model declares and what an ancestor's licence says do not go together: the ancestor's binds, and it
    /// withholds or demands what the declared one does not.
    pub(crate) fn conflicts(&self, heritage: &Heritage) -> Vec<ConflictRow> {
        let table = Table::embedded();
        let own = heritage.own();
        let effective = effective(table, &heritage.burden);
        let above = heritage.causes.iter().filter(|cause| !cause.path.is_empty());
        let conflict = |cause: &super::Cause| {
            let licence = cause.licence.filter(|licence| Some(*licence) != own)?;
            let terms = conflicting(table, own, licence, &effective);
            if terms.is_empty() {
                return None;
            }
            Some(ConflictRow {
                declared: own.map(|own| self.law_tag(own)),
                ancestor: cause.path.last()?.repo.clone(),
                licence: self.law_tag(licence),
                clauses: each_once(terms.iter().map(|term| &term.clause)),
                keys: each_once(terms.iter().map(|term| &term.key)),
                path: cause.path.clone(),
            })
        };
        above.filter_map(conflict).take(MOST_CONFLICTS).collect()
    }

    /// What every stated definition of openness makes of a burden.
    pub(crate) fn openness_of(&self, burden: &Burden) -> Vec<OpennessRow> {
        let judged = openness(Table::embedded(), burden).into_iter();
        judged
            .map(|(definition, holds, because)| OpennessRow {
                definition: definition.to_owned(),
                holds,
                because: because.map(|licence| self.law_tag(licence)),
            })
            .collect()
    }
}

/// The duties and limits of `licence` that hold and that `own` does not state; none, unless one of them stands in the way
/// of plain use.
fn conflicting<'a>(
    table: &'a Table,
    own: Option<LicenceId>,
    licence: LicenceId,
    effective: &[EffectiveTerm],
) -> Vec<&'a Term> {
    let own = own.map(|own| table.licence(own));
    let held = effective.iter().filter(|held| held.licence == licence);
    let terms = held.filter_map(|held| table.licence(licence).terms.get(held.term));
    let new = terms.filter(|term| matches!(term.group, TermGroup::Demands | TermGroup::Limits));
    let new: Vec<&Term> = new.filter(|term| !own.is_some_and(|own| says(own, term))).collect();
    if new.iter().any(|term| term.restricts.is_some()) {
        new
    } else {
        Vec::new()
    }
}

fn says(licence: &Licence, term: &Term) -> bool {
    let mut said = licence.terms.iter();
    said.any(|own| own.key == term.key && own.value == term.value)
}

/// Words in the order of their first use; empty ones are left out.
fn each_once<'a>(words: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in words {
        if !word.is_empty() && !out.contains(word) {
            out.push(word.clone());
        }
    }
    out
}

/// A threshold as it crosses to the window.
pub(crate) fn threshold(known: &licences::Threshold) -> Threshold {
    Threshold {
        metric: known.metric.clone(),
        op: known.op.clone(),
        amount: known.amount,
        unit: known.unit.clone(),
        consequence: known.consequence.clone(),
    }
}
