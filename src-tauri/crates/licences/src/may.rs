//! May I…? The strictest answer of everything that binds, with the terms that give it.
//!
//! A refusal stays a refusal; after it nothing outweighs what nobody knows; then comes what must be asked for, then
//! what has duties. So another licence can only make an answer stricter, and silence never makes one laxer.

use crate::{
    Burden, Licence, LicenceId, Question, Table, Threshold,
    question::{Absent, Book, Circumstance, Hear},
};
use atlas::{Answer, Confidence, Verdict};

/// The circumstances a question is asked under; what is not said is not assumed.
#[derive(Debug, Clone, Default, PartialEq)]
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

/// The answer with everything that led to it. Not legal advice.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruling {
    /// The strictest of the reasons.
    pub answer: Answer,
    /// What was heard, the weightiest first; never empty.
    pub reasons: Vec<Reason>,
    /// The numbers at which the answer turns.
    pub turns: Vec<Turn>,
}

/// A term that speaks to the question, or the silence where one should be.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The licence; `None`: one is missing or not recognised.
    pub licence: Option<LicenceId>,
    /// Place in the licence's terms; `None`: it holds no such term.
    pub term: Option<usize>,
    /// Key of the term; `licence` where a licence is missing.
    pub key: String,
    /// What this alone comes to.
    pub answer: Answer,
}

/// A number at which an answer turns.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The licence that names it.
    pub licence: LicenceId,
    /// Place in the licence's terms.
    pub term: usize,
    /// What is counted (`monthly_active_users`, `annual_revenue` …), or the text's own words where it is another count.
    pub metric: String,
    /// From here on it is another answer.
    pub amount: f64,
    /// Currency, where it is money.
    pub unit: Option<String>,
    /// The answer from there on.
    pub becomes: Answer,
    /// The person's number of the same kind, if one was said.
    pub stated: Option<f64>,
}

/// The stricter of two answers that hold at once: no, unknown, ask, conditions, yes.
#[must_use]
pub fn stricter(one: Answer, other: Answer) -> Answer {
    if strictness(one) >= strictness(other) {
        one
    } else {
        other
    }
}

/// How strict an answer is, for sorting: the higher, the less may be done.
#[must_use]
pub fn strictness(answer: Answer) -> u8 {
    match answer {
        Answer::Yes => 0,
        Answer::Conditions => 1,
        Answer::Ask => 2,
        Answer::Unknown => 3,
        Answer::No => 4,
    }
}

/// Asks one question of everything that binds.
#[must_use]
pub fn may(table: &Table, burden: &Burden, question: &Question, situation: &Situation) -> Ruling {
    let mut hearing = Hearing {
        book: Book::embedded(),
        question,
        situation,
        reasons: Vec::new(),
        turns: Vec::new(),
    };
    for id in &burden.licences {
        hearing.licence(*id, table.licence(*id));
    }
    if burden.unknown || burden.licences.is_empty() {
        hearing.reason(None, None, "licence", Answer::Unknown);
    }
    let Hearing { mut reasons, turns, .. } = hearing;
    reasons.sort_by_key(|r| std::cmp::Reverse(strictness(r.answer)));
    Ruling {
        answer: reasons.iter().map(|r| r.answer).fold(Answer::Yes, stricter),
        reasons,
        turns,
    }
}

struct Hearing<'a> {
    book: &'a Book,
    question: &'a Question,
    situation: &'a Situation,
    reasons: Vec<Reason>,
    turns: Vec<Turn>,
}

/// How a stated number stands to a threshold.
enum Standing {
    Beyond,
    Below,
    Open,
}

impl Hearing<'_> {
    fn licence(&mut self, id: LicenceId, licence: &Licence) {
        let before = self.reasons.len();
        for hear in &self.question.hears {
            let answered = |key: &String| self.reasons[before..].iter().any(|r| r.key == *key);
            if (hear.modified && !self.situation.modified) || hear.after.as_ref().is_some_and(answered) {
                continue;
            }
            match licence.terms.iter().position(|t| t.key == hear.key) {
                Some(at) => self.term(id, licence, at, hear),
                None => self.silence(id, licence, hear),
            }
        }
        // Every question rests on a term that must be there; this holds even if the file forgot one.
        if self.reasons.len() == before {
            let key = self.question.hears.first().map_or("licence", |h| h.key.as_str());
            self.reason(Some(id), None, key, Answer::Unknown);
        }
    }

    fn term(&mut self, id: LicenceId, licence: &Licence, at: usize, hear: &Hear) {
        let term = &licence.terms[at];
        let answer = match &term.threshold {
            Some(threshold) => self.threshold(id, at, threshold),
            None if hear.r#where => self.territory(&term.value, term.multimodal_only, hear.reads(term)),
            None => hear.reads(term),
        };
        // A right rests on a reading: one that is unsure sends the person to somebody who knows.
        let unsure = hear.absent == Absent::Unknown && Confidence::Low == term.confidence.max(licence.confidence);
        let answer = answer.map(|a| if unsure { stricter(a, Answer::Ask) } else { a });
        if let Some(answer) = answer {
            self.reason(Some(id), Some(at), &hear.key, answer);
        }
    }

    fn silence(&mut self, id: LicenceId, licence: &Licence, hear: &Hear) {
        let unread = licence.terms.is_empty() || licence.confidence != Confidence::High;
        let spoken_for = licence.terms.iter().any(|t| hear.unless.contains(&t.key));
        let answer = match hear.absent {
            // Of a licence without terms its family is known: what all of them withhold is withheld here too.
            Absent::Unknown if licence.terms.is_empty() && licence.verdict == Verdict::Deny => {
                match (hear.key.as_str(), hear.says.iter().any(|(value, _)| value == "no")) {
                    ("use-commercial", true) => hear.reads_value("no"),
                    _ => Some(Answer::Unknown),
                }
            }
            Absent::Unknown if !spoken_for => Some(Answer::Unknown),
            Absent::Unread if unread && !spoken_for => Some(Answer::Unknown),
            Absent::Silent | Absent::Unknown | Absent::Unread => None,
        };
        if let Some(answer) = answer {
            self.reason(Some(id), None, &hear.key, answer);
        }
    }

    fn threshold(&mut self, licence: LicenceId, term: usize, threshold: &Threshold) -> Option<Answer> {
        let metric = self.book.metric(threshold);
        let stated = metric.and_then(|m| match m.circumstance? {
            Circumstance::Users => self.situation.users,
            Circumstance::Revenue => self
                .situation
                .revenue
                .filter(|_| threshold.unit.as_deref() == Some("USD")),
        });
        let stated = stated.filter(|n| n.is_finite());
        let supposed = self.question.over.as_ref();
        let supposed = supposed.filter(|over| metric.is_some_and(|m| m.key == over.metric));
        let standing = match (stated, supposed) {
            (Some(number), _) if reaches(threshold, number) => Standing::Beyond,
            (Some(_), _) if self.book.counts_wider(threshold) => Standing::Open,
            (Some(_), _) => Standing::Below,
            // "More than so many" is beyond every number up to it, and says nothing of a higher one.
            (None, Some(over)) if over.amount >= threshold.amount => Standing::Beyond,
            (None, _) => Standing::Open,
        };
        let becomes = self.book.becomes(threshold);
        self.turns.push(Turn {
            licence,
            term,
            metric: metric.map_or_else(|| threshold.metric.clone(), |m| m.key.clone()),
            amount: threshold.amount,
            unit: threshold.unit.clone(),
            becomes,
            stated,
        });
        match standing {
            Standing::Beyond => Some(becomes),
            Standing::Open => Some(Answer::Conditions),
            Standing::Below => None,
        }
    }

    /// A list of territories against the question's and the person's; without either, that there is a list is worth a look.
    fn territory(&self, value: &str, multimodal_only: bool, listed: Option<Answer>) -> Option<Answer> {
        if listed.is_none() || listed == Some(Answer::Yes) {
            return listed;
        }
        let said = self
            .situation
            .territory
            .as_deref()
            .map(str::trim)
            .filter(|t| !t.is_empty());
        let said = said.map(str::to_uppercase);
        let mut asked = self.question.territory.iter().chain(said.as_ref()).peekable();
        if asked.peek().is_none() {
            return listed;
        }
        let hit = asked.any(|place| value.split(',').any(|code| self.book.overlap(code.trim(), place)));
        match (hit, multimodal_only) {
            (true, false) => Some(Answer::No),
            // Which models are meant is not written in a licence's terms: somebody has to look.
            (true, true) => Some(Answer::Ask),
            (false, _) => Some(Answer::Yes),
        }
    }

    fn reason(&mut self, licence: Option<LicenceId>, term: Option<usize>, key: &str, answer: Answer) {
        let key = key.to_owned();
        self.reasons.push(Reason {
            licence,
            term,
            key,
            answer,
        });
    }
}

fn reaches(threshold: &Threshold, number: f64) -> bool {
    if threshold.op == ">=" {
        number >= threshold.amount
    } else {
        number > threshold.amount
    }
}
