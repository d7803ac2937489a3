//! How far a visit is, and what it leaves for the next: the cursors of the Hub.

use super::facts::FACTS;
use crate::{Cursor, Known, Scope, Visit};
use serde::{Deserialize, Serialize};

/// Of the shapes below; a cursor of another form begins anew.
const FORM: u8 = 1;
/// After so many days the whole list is read again.
const FULL_DAYS: i64 = 30;
/// Clocks and lists are not exact: what changed so shortly before the mark is read again.
const OVERLAP_S: i64 = 600;

/// What a visit does, in this order; not every visit does all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Step {
    /// The whole list in the order of creation.
    Full,
    /// Whatever changed since the mark.
    Changed,
    /// The most downloaded.
    Downloads,
    /// The most liked.
    Likes,
    /// Those in fashion.
    Trending,
    /// Cards of models with a licence that has no id.
    Others,
    /// Models that were not listed, asked for alone.
    Check,
}

/// How far a visit is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Going {
    form: u8,
    /// For which scope it was begun; another one begins anew.
    scope: Scope,
    /// When it was begun, UTC seconds.
    pub(super) began: i64,
    /// Steps still to do, this one first.
    pub(super) steps: Vec<Step>,
    /// The Hub's cursor of the next page; `None`: the first.
    pub(super) after: Option<String>,
    /// Records listed in this step.
    pub(super) here: u64,
    /// Records listed in this visit.
    pub(super) listed: u64,
    /// Records a page; halved when the Hub cannot give so many.
    pub(super) limit: Option<u16>,
    /// The last model in the order of creation.
    pub(super) last: Option<(i64, String)>,
    /// The Hub's cursors are of the kind that leaves nobody out.
    pub(super) ordered: bool,
    /// The list is through, and only that remains to be said.
    pub(super) closing: bool,
    /// Changes up to here are known, UTC seconds.
    pub(super) mark: Option<i64>,
    /// The last change at the Hub when this visit began, UTC seconds.
    pub(super) newest: Option<i64>,
    /// When the whole list was last read, UTC seconds.
    full_at: Option<i64>,
    /// Fields the Hub does not know any more.
    pub(super) dropped: Vec<String>,
    /// A model that was listed: if it cannot be asked for alone, nobody can.
    pub(super) witness: Option<String>,
    /// Models asked for alone.
    pub(super) checked: u32,
}

/// What a finished visit leaves for the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    form: u8,
    /// Changes up to here are known, UTC seconds.
    mark: Option<i64>,
    /// When the whole list was last read, UTC seconds.
    full_at: Option<i64>,
}

impl Kept {
    fn read(cursor: Option<&Cursor>) -> Option<Self> {
        serde_json::from_str(&cursor?.0)
            .ok()
            .filter(|kept: &Self| kept.form == FORM)
    }
}

impl Going {
    /// Where a visit is: behind the last page kept, or at its beginning.
    pub(super) fn of_visit(visit: &Visit) -> Self {
        Self::read(visit.resume.as_ref(), visit.scope)
            .unwrap_or_else(|| Self::anew(visit.scope, visit.now, Kept::read(visit.kept.as_ref())))
    }

    /// Where a visit would be.
    pub(super) fn of_known(known: &Known) -> Self {
        Self::read(known.cursor.as_ref(), known.scope)
            .unwrap_or_else(|| Self::anew(known.scope, known.now, Kept::read(known.kept.as_ref())))
    }

    fn read(cursor: Option<&Cursor>, scope: Scope) -> Option<Self> {
        let going: Self = serde_json::from_str(&cursor?.0).ok()?;
        let in_order = going.steps.is_sorted() && !going.steps.is_empty();
        (going.form == FORM && going.scope == scope && in_order).then_some(going)
    }

    fn anew(scope: Scope, now: i64, kept: Option<Kept>) -> Self {
        let mark = kept.as_ref().and_then(|kept| kept.mark);
        let full_at = kept.and_then(|kept| kept.full_at);
        // A clock that went backwards must not put the whole list off for ever.
        let fresh = full_at.is_some_and(|then| (0..FULL_DAYS * 86_400).contains(&(now - then)));
        let steps = match scope {
            Scope::Core => vec![Step::Downloads, Step::Likes, Step::Trending, Step::Others, Step::Check],
            Scope::Everything if fresh && mark.is_some() => {
                vec![Step::Changed, Step::Downloads, Step::Others, Step::Check]
            }
            Scope::Everything => vec![Step::Full, Step::Changed, Step::Others, Step::Check],
        };
        Self {
            form: FORM,
            scope,
            began: now,
            steps,
            after: None,
            here: 0,
            listed: 0,
            limit: None,
            last: None,
            ordered: true,
            closing: false,
            mark,
            newest: None,
            full_at,
            dropped: Vec::new(),
            witness: None,
            checked: 0,
        }
    }

    /// What is being done.
    pub(super) fn step(&self) -> Step {
        self.steps.first().copied().unwrap_or(Step::Check)
    }

    /// Goes on to the next step.
    pub(super) fn finish_step(&mut self) {
        if self.step() == Step::Full {
            self.full_at = Some(self.began);
            // What changed while the list was read is read behind it.
            self.mark = self.newest.or(Some(self.began));
        }
        if self.steps.len() > 1 {
            self.steps.remove(0);
        }
        self.begin_step();
    }

    /// Begins this step anew.
    pub(super) fn begin_step(&mut self) {
        self.after = None;
        self.here = 0;
        self.limit = None;
        self.last = None;
        self.ordered = true;
        self.closing = false;
    }

    /// A change of this age is known already.
    pub(super) fn known_since(&self, modified_at: i64) -> bool {
        self.mark.is_some_and(|mark| modified_at < mark - OVERLAP_S)
    }

    /// Takes note of the last change at the Hub; one in the future is nobody's.
    pub(super) fn saw_change(&mut self, modified_at: i64) {
        if modified_at <= self.began + 86_400 {
            self.newest = self.newest.max(Some(modified_at));
        }
    }

    /// How many records a step has left.
    fn left_in(&self, step: Step) -> u64 {
        let Some(walk) = FACTS.walk(step) else { return 0 };
        let whole = match step {
            Step::Full => FACTS.models(self.began),
            Step::Changed if self.steps.contains(&Step::Full) => FACTS.changed_since(self.began, self.began),
            Step::Changed => FACTS.changed_since(self.mark.unwrap_or(self.began), self.began),
            _ => walk.records(self.scope).unwrap_or(0),
        };
        let done = if step == self.step() { self.here } else { 0 };
        whole.saturating_sub(done)
    }

    /// For each step still to do: the step and how many records it has left.
    pub(super) fn left(&self) -> impl Iterator<Item = (Step, u64)> + '_ {
        self.steps.iter().map(|step| (*step, self.left_in(*step)))
    }

    /// How many records the visit comes to, as far as can be told.
    pub(super) fn of(&self) -> u64 {
        self.listed + self.left().map(|(_, left)| left).sum::<u64>()
    }

    /// A list that goes on although several Hubs would be through.
    pub(super) fn beyond_all_bounds(&self) -> bool {
        self.here > FACTS.models(self.began).saturating_mul(4)
    }

    /// As it is kept with a batch.
    pub(super) fn cursor(&self) -> Cursor {
        Cursor(serde_json::to_string(self).expect("a struct of numbers, texts and lists is always JSON"))
    }

    /// What the next visit should know.
    pub(super) fn kept(&self) -> Cursor {
        let kept = Kept {
            form: FORM,
            mark: self.newest.or(self.mark),
            full_at: self.full_at,
        };
        Cursor(serde_json::to_string(&kept).expect("a struct of numbers is always JSON"))
    }

    /// For which scope.
    pub(super) fn scope(&self) -> Scope {
        self.scope
    }
}
