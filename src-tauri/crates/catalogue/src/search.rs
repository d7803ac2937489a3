//! One keystroke: the query to rows, exact counts, and, where nothing is found, the filter to blame.

use crate::{
    Catalogue, Result,
    view::{Blame, FacetCounts, FacetState, FacetValue, QueryNote, QueryToken, SearchAsk, SearchPage},
};
use atlas::FacetField;
use index::{Ask, Meaning, Note, Query, Reading, Token, Wanted, parse};

/// Rows a page holds at most.
const MOST_ROWS: u32 = 80;
/// Values listed of a field at most, before those the query names.
const MOST_VALUES: usize = 40;
/// Parts of a query that are listed, and filters that are tried as the cause of an empty answer.
const MOST_TOKENS: usize = 32;

impl Catalogue {
    /// Answers one keystroke. Anything is a query; the time taken is left for the desk to fill in.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn search(&self, ask: &SearchAsk) -> Result<SearchPage> {
        let query = parse(&ask.query);
        let answer = self.asked(
            &query,
            &Ask {
                sort: ask.sort,
                descending_reversed: ask.reversed,
                offset: ask.offset,
                limit: ask.limit.min(MOST_ROWS),
                facets: ask.facets,
                created_by: ask.at.map(atlas::Day::epoch_days),
                sideways: true,
                typos: true,
                within: true,
            },
        );
        let mut page = SearchPage {
            generation: ask.generation,
            total: answer.total,
            of: self.index.rows(),
            offset: ask.offset,
            rows: self.rows_at(&answer.rows).await?,
            facets: answer
                .facets
                .into_iter()
                .map(|counts| self.facet(counts, &query))
                .collect(),
            tokens: self.tokens(&query, &ask.query),
            notes: self.notes(&query, &ask.query, (&answer.readings, &answer.meanings)),
            blame: Vec::new(),
            words_alone: None,
            words_only: None,
            taken_us: 0,
        };
        if page.total == 0 {
            self.find_cause(&mut page, &query, ask);
        }
        Ok(page)
    }

    /// How many models a query finds as of the day asked for.
    fn total(&self, text: &str, ask: &SearchAsk) -> u32 {
        let counting = Ask {
            created_by: ask.at.map(atlas::Day::epoch_days),
            ..Ask::default()
        };
        self.asked(&parse(text), &counting).total
    }

    fn find_cause(&self, page: &mut SearchPage, query: &Query, ask: &SearchAsk) {
        let filters: Vec<usize> = (0..query.tokens().len())
            .filter(|at| is_filter(&query.tokens()[*at]))
            .collect();
        if filters.is_empty() {
            return;
        }
        for at in filters.into_iter().take(MOST_TOKENS) {
            let token = &query.tokens()[at];
            let without = query.without(at);
            page.blame.push(Blame {
                text: slice_utf16(&ask.query, token.start, token.end),
                field: facet_of(token),
                label: self.label_of(token),
                negated: token.negated,
                count: self.total(&without, ask),
                without,
            });
        }
        page.blame.sort_by_key(|blame| std::cmp::Reverse(blame.count));
        let words = query.words_only();
        page.words_alone = Some(self.total(&words, ask));
        page.words_only = Some(words);
    }

    /// What was taken otherwise than it may have been meant, and what a policy cannot say.
    fn notes(&self, query: &Query, text: &str, (readings, meanings): (&[Reading], &[Meaning])) -> Vec<QueryNote> {
        let mut notes = view_notes(query, text);
        notes.extend(meanings.iter().filter_map(|meaning| meaning_note(meaning, query, text)));
        notes.extend(readings.iter().map(reading_note));
        let asks = |token: &&Token| facet_of(token) == Some(FacetField::Policy);
        let asking = query.tokens().iter().find(asks);
        let part = asking.map(|token| slice_utf16(text, token.start, token.end));
        if let Some(reason) = self.policy_gap(part.is_some()) {
            notes.push(QueryNote {
                text: part.unwrap_or_default(),
                reason: reason.to_owned(),
            });
        }
        notes
    }

    fn facet(&self, counts: index::FacetCounts, query: &Query) -> FacetCounts {
        let field = counts.field;
        let mut values = Vec::new();
        let mut left_out = 0;
        for (at, (key, count)) in counts.values.into_iter().enumerate() {
            let state = state_of(query, field, &key);
            if at >= MOST_VALUES && state == FacetState::Rest && key != "unknown" {
                left_out += 1;
                continue;
            }
            let (label, label_zh) = self.labels(field, &key);
            let token = parse("").with_facet(field, &key, Some(true));
            values.push(FacetValue {
                label,
                label_zh,
                count,
                state,
                token,
                key,
            });
        }
        FacetCounts {
            field,
            values,
            more: counts.more + left_out,
        }
    }

    fn tokens(&self, query: &Query, text: &str) -> Vec<QueryToken> {
        let shown = query.tokens().iter().enumerate().take(MOST_TOKENS);
        shown
            .map(|(at, token)| QueryToken {
                text: slice_utf16(text, token.start, token.end),
                start: token.start,
                end: token.end,
                field: facet_of(token),
                filter: is_filter(token),
                negated: token.negated,
                label: self.label_of(token),
                without: query.without(at),
            })
            .collect()
    }

    /// A name for people where a filter names one maker or licence by its key.
    fn label_of(&self, token: &Token) -> Option<String> {
        match &token.wanted {
            Wanted::Facet(field, values) => match values.as_slice() {
                [key] => self.labels(*field, key).0,
                _ => None,
            },
            Wanted::Words | Wanted::Phrase { .. } | Wanted::Owner(_) | Wanted::Range(..) | Wanted::Nothing => None,
        }
    }

    /// The name of a facet's value where its key is a slug, and the same in Chinese.
    fn labels(&self, field: FacetField, key: &str) -> (Option<String>, Option<String>) {
        match field {
            FacetField::Maker => match self.names.makers.by_slug(key) {
                Some(maker) => (Some(maker.name.clone()), maker.name_zh.clone()),
                None => (None, None),
            },
            FacetField::Licence => (
                self.names.licences.by_slug(key).map(|licence| licence.short.clone()),
                None,
            ),
            FacetField::Country
            | FacetField::Verdict
            | FacetField::Size
            | FacetField::Relation
            | FacetField::Task
            | FacetField::Language
            | FacetField::Year
            | FacetField::Library
            | FacetField::Gated
            | FacetField::Architecture
            | FacetField::Policy
            | FacetField::Openness => (None, None),
        }
    }
}

fn is_filter(token: &Token) -> bool {
    matches!(token.wanted, Wanted::Facet(..) | Wanted::Owner(_) | Wanted::Range(..))
}

fn facet_of(token: &Token) -> Option<FacetField> {
    match token.wanted {
        Wanted::Facet(field, _) => Some(field),
        Wanted::Words | Wanted::Phrase { .. } | Wanted::Owner(_) | Wanted::Range(..) | Wanted::Nothing => None,
    }
}

/// Whether the query includes or excludes a value. Excluded wins, as it does among the rows.
fn state_of(query: &Query, field: FacetField, key: &str) -> FacetState {
    let mut state = FacetState::Rest;
    for token in query.tokens() {
        let Wanted::Facet(of, values) = &token.wanted else {
            continue;
        };
        if *of != field || !values.iter().any(|value| names_value(value, key)) {
            continue;
        }
        if token.negated {
            return FacetState::Excluded;
        }
        state = FacetState::Included;
    }
    state
}

/// Spellings of a key that differ only in case and punctuation name the same value.
fn names_value(written: &str, key: &str) -> bool {
    let plain = |text: &str| {
        text.chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, '<' | '>' | '@'))
            .collect::<String>()
    };
    written == key || plain(&written.to_lowercase()) == plain(key)
}

/// What was taken otherwise than it may have been meant. That more was written than is read is said once.
fn view_notes(query: &Query, text: &str) -> Vec<QueryNote> {
    let notes = query.notes().iter().filter_map(|note| view_note(note, query, text));
    let mut notes: Vec<QueryNote> = notes.collect();
    notes.dedup_by(|later, first| later.reason == first.reason && first.reason == "too_many");
    notes.truncate(MOST_TOKENS);
    notes
}

fn view_note(note: &Note, query: &Query, text: &str) -> Option<QueryNote> {
    let part = |token: &usize| {
        query
            .tokens()
            .get(*token)
            .map(|token| slice_utf16(text, token.start, token.end))
            .unwrap_or_default()
    };
    let (text, reason) = match note {
        Note::UnknownField { token, .. } => (part(token), "unknown_field"),
        Note::BadNumber { token, .. } => {
            let dated = query
                .tokens()
                .get(*token)
                .is_some_and(|token| token.normalised.contains("created"));
            (part(token), if dated { "bad_date" } else { "bad_number" })
        }
        // Nothing stands behind the operator yet: the person is still typing.
        Note::NoValue { .. } => return None,
        Note::NotComparable { token } => (part(token), "bad_number"),
        Note::TooManyWords { token } => (part(token), "too_many"),
        Note::TooManyTokens => (String::new(), "too_many"),
        Note::TooLong => (String::new(), "too_long"),
    };
    Some(QueryNote {
        text: text.chars().take(200).collect(),
        reason: reason.to_owned(),
    })
}

/// How a word was read that is hardly found as it stands.
fn reading_note(reading: &Reading) -> QueryNote {
    let (text, reason) = if reading.also.is_empty() {
        (reading.word.clone(), "within")
    } else {
        (format!("{} → {}", reading.word, reading.also.join(", ")), "read_as")
    };
    QueryNote {
        text,
        reason: reason.to_owned(),
    }
}

fn meaning_note(meaning: &Meaning, query: &Query, text: &str) -> Option<QueryNote> {
    let tokens = query.tokens().get(meaning.tokens.clone())?;
    let said = slice_utf16(text, tokens.first()?.start, tokens.last()?.end);
    Some(QueryNote {
        text: format!("{said} → {}", meaning.taken_for),
        reason: String::from("meant"),
    })
}

/// The part of a text between two UTF-16 places, as a browser counts.
fn slice_utf16(text: &str, start: u32, end: u32) -> String {
    let units: Vec<u16> = text
        .encode_utf16()
        .skip(start as usize)
        .take(end.saturating_sub(start) as usize)
        .collect();
    String::from_utf16_lossy(&units)
}
