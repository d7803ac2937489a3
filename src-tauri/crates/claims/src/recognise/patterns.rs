//! The patterns: what a sentence must bear to be offered as a claim of a kind.

use super::{
    Around, Supposed, dates,
    numbers::{self, Found},
    words::WORDS,
};
use crate::{
    claim::{Claim, Compare, Filter, How, InRanking, Inheritance, Measured, Number, PriceClaim, Under, When},
    facts::Direction,
};
use atlas::Day;

type Reading = (Claim, Vec<Supposed>);

/// Everything one sentence could say.
pub(super) fn read(sentence: &str, around: &Around) -> Vec<Reading> {
    // Case folding may change lengths; places are only compared where it did not.
    let folded = sentence.to_lowercase();
    let Some(seen) = Seen::of(sentence, &folded, around) else {
        return Vec::new();
    };
    let mut readings = Vec::new();
    readings.extend(seen.ranking());
    readings.extend(seen.models_over());
    readings.extend(seen.rank());
    readings.extend(seen.price());
    readings.extend(seen.descent());
    readings.extend(seen.licence());
    readings
}

struct Seen<'a> {
    folded: &'a str,
    numbers: Vec<Found>,
    day: Day,
    supposed: Vec<Supposed>,
    models: Vec<&'a str>,
}

impl<'a> Seen<'a> {
    fn of(sentence: &'a str, folded: &'a str, around: &'a Around) -> Option<Self> {
        let named = dates::date(sentence);
        // Names are many; they are only looked for where a pattern could use them.
        let wanted = ["ranks", "prices", "descends", "licensed"]
            .iter()
            .any(|sign| WORDS.sign(sign, folded));
        let mut models: Vec<(usize, &str)> = around
            .models
            .iter()
            .filter(|_| wanted)
            .filter_map(|(words, name)| Some((folded.find(&words.to_lowercase())?, name.as_str())))
            .collect();
        models.sort_unstable();
        models.dedup_by_key(|(_, name)| *name);
        Some(Self {
            folded,
            numbers: numbers::all(folded),
            day: named.or(around.published)?,
            supposed: if named.is_some() {
                Vec::new()
            } else {
                vec![Supposed::Day]
            },
            models: models.into_iter().map(|(_, name)| name).collect(),
        })
    }

    fn with(&self, more: &[Supposed]) -> Vec<Supposed> {
        self.supposed.iter().chain(more).copied().collect()
    }

    fn board(&self) -> (String, Vec<Supposed>) {
        match WORDS.board(self.folded) {
            Some(board) => (board.to_owned(), self.with(&[])),
            None => ("open-llm-v2".to_owned(), self.with(&[Supposed::Board])),
        }
    }

    fn between(&self, left: &Found, right: &Found) -> &str {
        self.folded.get(left.end..right.start).unwrap_or("")
    }

    /// Five of the ten best; 50 % of the top ten; 前十名中有五个.
    fn ranking(&self) -> Option<Reading> {
        let country = WORDS.country(self.folded)?;
        if !WORDS.sign("best", self.folded) {
            return None;
        }
        let pairs = self.numbers.iter().zip(self.numbers.iter().skip(1));
        let (part, whole, percent) = pairs.into_iter().find_map(|(left, right)| {
            let link = self.between(left, right).trim();
            let before = self.folded.get(..left.start).unwrap_or("");
            let of = ["of", "der", "von", "out of", "unter den"]
                .iter()
                .any(|word| link == *word || link.starts_with(&format!("{word} ")));
            let percent = link.starts_with('%') || link.starts_with("percent") || link.starts_with("prozent");
            if before.ends_with('前') && (link.contains('有') || link.contains('占')) {
                return Some((
                    right,
                    left,
                    self.folded.get(right.end..).is_some_and(|tail| tail.starts_with('%')),
                ));
            }
            (of || percent).then_some((left, right, percent))
        })?;
        let top = u32::try_from(whole.value.0 / Number::ONE)
            .ok()
            .filter(|top| (1..=5_000).contains(top))?;
        if !percent && part.value > whole.value {
            return None;
        }
        let (board, supposed) = self.board();
        let asked = InRanking {
            filters: vec![Filter::Country(country.to_owned())],
            top: Some(top),
            board,
            when: When::At { day: self.day },
            under: Under::Rules,
            compare: Compare {
                how: How::Exactly,
                number: part.value,
            },
        };
        Some((
            if percent {
                Claim::Share(asked)
            } else {
                Claim::Count(asked)
            },
            supposed,
        ))
    }

    /// More than 100 models with over a billion parameters; with tokens for parameters, the unit as a claim of its own.
    fn models_over(&self) -> Vec<Reading> {
        let (Some(country), true) = (WORDS.country(self.folded), WORDS.sign("models", self.folded)) else {
            return Vec::new();
        };
        let size = self.numbers.iter().position(|found| {
            let tail = self.folded.get(found.end..).unwrap_or("").trim_start();
            found.value.0 / Number::ONE >= 1_000_000
                && ["token", "param", "参数", "词元"]
                    .iter()
                    .any(|unit| tail.starts_with(unit))
        });
        let Some(size) = size else { return Vec::new() };
        let found = self.numbers[size];
        let count = self
            .numbers
            .iter()
            .find(|other| other.start != found.start && other.value.0 / Number::ONE < 1_000_000);
        let Some(count) = count.filter(|count| count.value.0 <= Number::MOST) else {
            return Vec::new();
        };
        let before = self.folded.get(..count.start).unwrap_or("");
        let more = WORDS.sign("more", before);
        let tail = self.folded.get(found.end..).unwrap_or("").trim_start();
        let tokens = tail.starts_with("token") || tail.starts_with("词元");
        let claim = Claim::Models {
            filters: vec![Filter::Country(country.to_owned())],
            over: Some(found.value.0 / Number::ONE),
            by: self.day,
            under: Under::Rules,
            compare: Compare {
                how: if more { How::MoreThan } else { How::Exactly },
                number: count.value,
            },
        };
        let mut readings = vec![(claim, self.with(if tokens { &[Supposed::Parameters] } else { &[] }))];
        if tokens {
            let unit: String = tail
                .chars()
                .take_while(|c| c.is_alphabetic() && *c != '的')
                .take(10)
                .collect();
            let quantity = self.folded.get(found.start..found.end).unwrap_or("").trim();
            let words = format!("{quantity} {unit}");
            readings.push((
                Claim::Unit {
                    words,
                    measures: Measured::Size,
                },
                Vec::new(),
            ));
        }
        readings
    }

    /// A model ranks third; Platz 3; 排名第三.
    fn rank(&self) -> Option<Reading> {
        let model = *self.models.first()?;
        if !WORDS.sign("ranks", self.folded) {
            return None;
        }
        let ordinals: [(&str, u64); 9] = [
            ("first", 1),
            ("second", 2),
            ("third", 3),
            ("fourth", 4),
            ("fifth", 5),
            ("ersten", 1),
            ("zweiten", 2),
            ("dritten", 3),
            ("vierten", 4),
        ];
        let worded = ordinals
            .iter()
            .find(|(word, _)| self.folded.contains(word))
            .and_then(|(_, rank)| Number::whole(*rank));
        let signed = self.numbers.iter().find(|found| {
            let before = self.folded.get(..found.start).unwrap_or("").trim_end();
            ["rank", "ranks", "place", "platz", "rang", "第", "no", "#"]
                .iter()
                .any(|word| before.ends_with(word))
        });
        let number = signed.map(|found| found.value).or(worded)?;
        let (board, supposed) = self.board();
        let compare = Compare {
            how: How::Exactly,
            number,
        };
        let when = When::At { day: self.day };
        Some((
            Claim::Rank {
                model: model.to_owned(),
                board,
                when,
                compare,
            },
            supposed,
        ))
    }

    /// From 20 to 0.5 yuan; von 20 auf 0,5 Yuan; 从20元降至0.5元; by 97 %.
    fn price(&self) -> Option<Reading> {
        let (model, currency) = (*self.models.first()?, WORDS.currency(self.folded)?);
        if !WORDS.sign("prices", self.folded) {
            return None;
        }
        let after = |words: &[&str]| {
            self.numbers
                .iter()
                .find(|found| {
                    let before = self
                        .folded
                        .get(..found.start)
                        .unwrap_or("")
                        .trim_end_matches([' ', '$', '€', '¥']);
                    words.iter().any(|word| before.ends_with(word))
                })
                .map(|found| found.value)
        };
        let (from, to) = (
            after(&[" from", " von", "从"]),
            after(&[" to", " auf", "至", "到", "为"]),
        );
        let percent = self.numbers.iter().find(|found| {
            let tail = self.folded.get(found.end..).unwrap_or("").trim_start();
            tail.starts_with('%') || tail.starts_with("percent") || tail.starts_with("prozent")
        });
        let percent = percent.map(|found| found.value);
        if to.is_none() && percent.is_none() {
            return None;
        }
        let output = WORDS.sign("output", self.folded);
        let rose = from.zip(to).is_some_and(|(from, to)| from < to);
        let claim = Claim::Price(PriceClaim {
            model: model.to_owned(),
            provider: None,
            direction: if output { Direction::Output } else { Direction::Input },
            currency: currency.to_owned(),
            at: self.day,
            from,
            to,
            percent,
            fell: percent.is_some() && !rose,
        });
        Some((claim, self.with(if output { &[] } else { &[Supposed::Direction] })))
    }

    /// A builds on B: by weights and by architecture, for nobody can tell which was meant.
    fn descent(&self) -> Vec<Reading> {
        let (Some(model), Some(from)) = (self.models.first(), self.models.get(1)) else {
            return Vec::new();
        };
        if !WORDS.sign("descends", self.folded) {
            return Vec::new();
        }
        [Inheritance::Weights, Inheritance::Architecture]
            .map(|by| {
                let claim = Claim::Descent {
                    model: (*model).to_owned(),
                    from: (*from).to_owned(),
                    by,
                };
                (claim, vec![Supposed::Inheritance])
            })
            .into()
    }

    /// A model is under a licence.
    fn licence(&self) -> Option<Reading> {
        let (model, licence) = (*self.models.first()?, WORDS.licence(self.folded)?);
        let claim = Claim::Licence {
            model: model.to_owned(),
            licence: licence.to_owned(),
            at: self.day,
        };
        WORDS.sign("licensed", self.folded).then(|| (claim, self.with(&[])))
    }
}
