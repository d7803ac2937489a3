//! May I…? Every question asked of a model with all that binds it, or of a licence alone.

use crate::{
    Catalogue, Error, Footnotes, Result,
    law::{Heritage, threshold},
    view::{LicenceTag, MayAsk, MayPage, MayReason, MayRow, MayTurn, Situation},
};
use atlas::Confidence;
use licences::{Burden, Context, LicenceId, Question, Reading, Table, may, questions};
use store::read::models;

/// Reasons listed a question at most; a merge of 65 models under as many licences stays readable.
const MOST_REASONS: usize = 60;

/// What a question is asked of.
struct Subject {
    repo: Option<String>,
    heritage: Heritage,
    chosen: Option<LicenceTag>,
}

impl Catalogue {
    /// Asks every question at once. Not legal advice.
    ///
    /// # Errors
    /// [`Error::NothingNamed`] without a model and a licence; [`Error::NotFound`] with the nearest names; when the atlas cannot be read.
    pub async fn may(&self, ask: &MayAsk) -> Result<MayPage> {
        let subject = match (&ask.repo, &ask.licence) {
            (Some(repo), _) => self.model_subject(repo).await?,
            (None, Some(words)) => self.licence_subject(words)?,
            (None, None) => return Err(Error::NothingNamed("model (repo) or licence")),
        };
        let mut notes = Footnotes::default();
        let mut rows = Vec::new();
        for question in questions() {
            rows.push(
                self.may_row(question, &subject.heritage, &ask.situation, &mut notes)
                    .await?,
            );
        }
        let heard = subject.heritage.causes.iter().filter_map(|cause| cause.licence);
        Ok(MayPage {
            repo: subject.repo,
            licences: heard.map(|licence| self.law_tag(licence)).collect(),
            unknown: subject.heritage.burden.unknown,
            chosen: subject.chosen,
            rows,
            sources: notes.rows(&self.reader).await?,
        })
    }

    async fn model_subject(&self, repo: &str) -> Result<Subject> {
        let found = self.find(repo).await?;
        let row = models::repos(&self.reader, &[found.id]).await?;
        let licence = row.first().and_then(|row| row.licence_id);
        Ok(Subject {
            heritage: self.heritage(found.id, licence).await?,
            repo: Some(found.repo),
            chosen: None,
        })
    }

    /// A licence by its names, else by what its words resolve to, else an expression of several.
    fn licence_subject(&self, words: &str) -> Result<Subject> {
        let table = Table::embedded();
        let called = self.names.licences.called(words).map(|licence| licence.id);
        let alone = |burden: Burden, chosen| Subject {
            repo: None,
            heritage: Heritage::alone(burden),
            chosen,
        };
        if let Some(known) = self.law(called) {
            return Ok(alone(Burden::of(Some(known)), None));
        }
        if let Some(expression) = table.expression(words) {
            let choice = expression.choice(table).or_else(|| expression.branches.first());
            if let Some(branch) = choice {
                let several = expression.branches.len() > 1 && !branch.unknown;
                let chosen = branch.strictest(table).filter(|_| several);
                let burden = Burden {
                    licences: branch.licences.clone(),
                    unknown: branch.unknown,
                };
                return Ok(alone(burden, chosen.map(|licence| self.law_tag(licence))));
            }
        }
        match table.resolve(words, &Context::default()) {
            Reading::Licence(known, _) => Ok(alone(Burden::of(Some(known)), None)),
            Reading::Ambiguous | Reading::Unrecognised | Reading::Missing => {
                Err(Error::not_found("licence", words, self.licences_near(words)))
            }
        }
    }

    async fn may_row(
        &self,
        question: &Question,
        heritage: &Heritage,
        situation: &Situation,
        notes: &mut Footnotes,
    ) -> Result<MayRow> {
        let ruling = may(Table::embedded(), &heritage.burden, question, &circumstances(situation));
        let mut reasons = Vec::new();
        for reason in ruling.reasons.into_iter().take(MOST_REASONS) {
            reasons.push(self.may_reason(reason, heritage, notes).await?);
        }
        Ok(MayRow {
            question: question.key.clone(),
            answer: ruling.answer,
            reasons,
            turns: ruling
                .turns
                .iter()
                .take(MOST_REASONS)
                .map(|turn| self.may_turn(turn))
                .collect(),
        })
    }

    async fn may_reason(
        &self,
        reason: licences::Reason,
        heritage: &Heritage,
        notes: &mut Footnotes,
    ) -> Result<MayReason> {
        let held = reason.licence.map(|licence| Table::embedded().licence(licence));
        let term = held.and_then(|held| held.terms.get(reason.term?));
        let in_text = match (reason.licence, reason.term) {
            (Some(licence), Some(at)) => self.shown_in_text(licence).await?.get(at).copied().unwrap_or(false),
            _ => false,
        };
        let silence = held.map_or(Confidence::High, |held| held.confidence);
        Ok(MayReason {
            answer: reason.answer,
            licence: reason.licence.map(|licence| self.law_tag(licence)),
            key: reason.key,
            value: term.map(|term| term.value.clone()).unwrap_or_default(),
            clause: term.map(|term| term.clause.clone()).unwrap_or_default(),
            note: term.and_then(|term| term.note.clone()),
            threshold: term.and_then(|term| term.threshold.as_ref()).map(threshold),
            confidence: term.map_or(silence, |term| term.confidence),
            path: heritage.path(reason.licence),
            in_text,
            source: self.source_of(reason.licence).map(|source| notes.number(source)),
        })
    }

    /// Who says what a licence of the atlas holds.
    fn source_of(&self, licence: Option<LicenceId>) -> Option<i64> {
        self.lawful(licence?).map(|licence| licence.source_id)
    }

    fn may_turn(&self, turn: &licences::Turn) -> MayTurn {
        let term = Table::embedded().licence(turn.licence).terms.get(turn.term);
        MayTurn {
            metric: turn.metric.clone(),
            amount: turn.amount,
            unit: turn.unit.clone(),
            becomes: turn.becomes,
            margin: turn
                .stated
                .map(|stated| turn.amount - stated)
                .filter(|left| left.is_finite()),
            clause: term.map(|term| term.clause.clone()).unwrap_or_default(),
            licence: self.law_tag(turn.licence),
        }
    }
}

fn circumstances(situation: &Situation) -> licences::Situation {
    licences::Situation {
        users: situation.users,
        revenue: situation.revenue,
        territory: situation.territory.clone(),
        modified: situation.modified,
    }
}
