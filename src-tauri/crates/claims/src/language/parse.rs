//! Reads the text form. An error says where, what stood there and what was expected.

use super::{
    lex::{LONGEST, Piece, lex},
    quantity::{number, size},
};
use crate::{
    claim::{
        Claim, Compare, Extreme, Filter, How, InRanking, Inheritance, Measured, Number, PriceClaim, Reason, Under, When,
    },
    facts::Direction,
};
use atlas::Day;

const MOST_FILTERS: usize = 16;
const MOST_DEFINITIONS: usize = 50;

/// The text is no claim, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at character {}: expected {expected}, found {found}", at + 1)]
pub struct ParseError {
    /// Number of the character, from 0.
    pub at: u32,
    /// What could have stood there.
    pub expected: String,
    /// What stood there.
    pub found: String,
}

/// Reads one claim.
///
/// # Errors
/// If the text is no claim, with the place and what was expected there.
pub fn parse(text: &str) -> Result<Claim, ParseError> {
    let length = text.chars().take(LONGEST + 1).count();
    if length > LONGEST {
        let at = u32::try_from(LONGEST).unwrap_or(u32::MAX);
        return Err(ParseError {
            at,
            expected: format!("at most {LONGEST} characters"),
            found: "more".to_owned(),
        });
    }
    let end = u32::try_from(length).unwrap_or(u32::MAX);
    let mut reader = Reader {
        pieces: lex(text),
        at: 0,
        end,
    };
    let claim = reader.claim()?;
    if reader.at < reader.pieces.len() {
        return Err(reader.wrong("the end of the claim"));
    }
    Ok(claim)
}

struct Reader {
    pieces: Vec<(u32, Piece)>,
    at: usize,
    end: u32,
}

type Read<T> = Result<T, ParseError>;

impl Reader {
    fn wrong(&self, expected: &str) -> ParseError {
        let (at, found) = match self.pieces.get(self.at) {
            None => (self.end, "the end".to_owned()),
            Some((at, piece)) => (*at, shown(piece)),
        };
        ParseError {
            at,
            expected: expected.to_owned(),
            found,
        }
    }

    fn peek(&self) -> &str {
        match self.pieces.get(self.at) {
            Some((_, Piece::Word(word))) => word,
            _ => "",
        }
    }

    fn take(&mut self, word: &str) -> bool {
        let here = self.peek() == word;
        self.at += usize::from(here);
        here
    }

    fn must(&mut self, word: &str) -> Read<()> {
        if self.take(word) {
            Ok(())
        } else {
            Err(self.wrong(&format!("“{word}”")))
        }
    }

    /// One of these words, as what it stands for.
    fn one_of<T: Clone>(&mut self, words: &[(&str, T)]) -> Read<T> {
        let found = words
            .iter()
            .find(|(word, _)| *word == self.peek())
            .map(|(_, value)| value.clone());
        let Some(value) = found else {
            let list: Vec<String> = words.iter().map(|(word, _)| format!("“{word}”")).collect();
            return Err(self.wrong(&list.join(" or ")));
        };
        self.at += 1;
        Ok(value)
    }

    fn name(&mut self, what: &str) -> Read<String> {
        let name = match self.pieces.get(self.at) {
            Some((_, Piece::Word(name) | Piece::Quoted(name))) if !name.is_empty() => name.clone(),
            _ => return Err(self.wrong(what)),
        };
        self.at += 1;
        Ok(name)
    }

    fn read<T>(&mut self, what: &str, read: impl Fn(&str) -> Option<T>) -> Read<T> {
        let value = read(self.peek()).ok_or_else(|| self.wrong(what))?;
        self.at += 1;
        Ok(value)
    }

    fn day(&mut self) -> Read<Day> {
        self.read("a day such as 2024-08-19", |word| word.parse().ok())
    }

    fn size(&mut self) -> Read<u64> {
        self.read("a number of parameters such as 7B", size)
    }

    fn number(&mut self) -> Read<Number> {
        self.read("a number", number)
    }

    fn percent(&mut self) -> Read<()> {
        match self.pieces.get(self.at) {
            Some((_, Piece::Percent)) => {
                self.at += 1;
                Ok(())
            }
            _ => Err(self.wrong("“%”")),
        }
    }

    fn claim(&mut self) -> Read<Claim> {
        let word = self.peek().to_owned();
        let known = [
            "count",
            "share",
            "rank",
            "models",
            "price",
            "licence",
            "descent",
            "first",
            "largest",
            "cheapest",
            "event",
            "unit",
            "uncheckable",
        ];
        if !known.contains(&word.as_str()) {
            return Err(self.wrong(&known.map(|word| format!("“{word}”")).join(" or ")));
        }
        self.at += 1;
        match word.as_str() {
            "count" => self.in_ranking(false).map(Claim::Count),
            "share" => self.in_ranking(true).map(Claim::Share),
            "rank" => self.rank(),
            "models" => self.models(),
            "price" => self.price(),
            "licence" => self.licence(),
            "descent" => self.descent(),
            "event" => {
                let event = self.name("the key of an event")?;
                self.must("on")?;
                Ok(Claim::Event { event, on: self.day()? })
            }
            "unit" => self.unit(),
            "uncheckable" => self.uncheckable(),
            _ => self.extreme(&word),
        }
    }

    fn in_ranking(&mut self, share: bool) -> Read<InRanking> {
        let filters = self.filters()?;
        self.must("in")?;
        let top = if self.take("all") {
            None
        } else {
            self.must("top")?;
            Some(self.read("how many rows", |word| word.parse().ok().filter(|top| *top > 0))?)
        };
        self.must("of")?;
        let board = self.name("a board")?;
        let when = self.when()?;
        let under = self.under()?;
        let compare = self.compare()?;
        if share {
            self.percent()?;
        }
        Ok(InRanking {
            filters,
            top,
            board,
            when,
            under,
            compare,
        })
    }

    fn rank(&mut self) -> Read<Claim> {
        self.must("of")?;
        let model = self.name("a model")?;
        self.must("on")?;
        let board = self.name("a board")?;
        let when = self.when()?;
        Ok(Claim::Rank {
            model,
            board,
            when,
            compare: self.compare()?,
        })
    }

    fn models(&mut self) -> Read<Claim> {
        let filters = self.filters()?;
        let over = if self.take("over") { Some(self.size()?) } else { None };
        self.must("by")?;
        let by = self.day()?;
        let under = self.under()?;
        Ok(Claim::Models {
            filters,
            over,
            by,
            under,
            compare: self.compare()?,
        })
    }

    fn direction(&mut self) -> Read<(Direction, String)> {
        let direction = self.one_of(&[
            ("input", Direction::Input),
            ("output", Direction::Output),
            ("cached", Direction::Cached),
        ])?;
        self.must("in")?;
        let currency = self.read("a currency such as CNY", |word| {
            (word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase())).then(|| word.to_owned())
        })?;
        Ok((direction, currency))
    }

    fn price(&mut self) -> Read<Claim> {
        self.must("of")?;
        let model = self.name("a model")?;
        let provider = if self.take("provider") {
            Some(self.name("a provider")?)
        } else {
            None
        };
        let (direction, currency) = self.direction()?;
        self.must("at")?;
        let at = self.day()?;
        let from = if self.take("from") { Some(self.number()?) } else { None };
        let to = if self.take("to") { Some(self.number()?) } else { None };
        let fell = self.take("fell");
        let mut percent = None;
        if fell || self.take("rose") {
            percent = Some(self.number()?);
            self.percent()?;
        }
        if from.is_none() && to.is_none() && percent.is_none() {
            return Err(self.wrong("“from” or “to” or “fell” or “rose”"));
        }
        let change = PriceClaim {
            model,
            provider,
            direction,
            currency,
            at,
            from,
            to,
            percent,
            fell,
        };
        Ok(Claim::Price(change))
    }

    fn licence(&mut self) -> Read<Claim> {
        self.must("of")?;
        let model = self.name("a model")?;
        self.must("at")?;
        let at = self.day()?;
        self.must("is")?;
        Ok(Claim::Licence {
            model,
            licence: self.name("a licence")?,
            at,
        })
    }

    fn descent(&mut self) -> Read<Claim> {
        self.must("of")?;
        let model = self.name("a model")?;
        self.must("from")?;
        let from = self.name("a model")?;
        self.must("by")?;
        let by = self.one_of(&[
            ("weights", Inheritance::Weights),
            ("architecture", Inheritance::Architecture),
        ])?;
        Ok(Claim::Descent { model, from, by })
    }

    fn extreme(&mut self, word: &str) -> Read<Claim> {
        let of = match word {
            "first" => Extreme::First,
            "largest" => Extreme::Largest,
            _ => {
                let (direction, currency) = self.direction()?;
                Extreme::Cheapest { direction, currency }
            }
        };
        self.must("of")?;
        let filters = self.filters()?;
        self.must("at")?;
        let at = self.day()?;
        self.must("is")?;
        Ok(Claim::Extreme {
            of,
            model: self.name("a model")?,
            filters,
            at,
        })
    }

    fn unit(&mut self) -> Read<Claim> {
        self.must("of")?;
        let words = self.name("a quantity in quotes")?;
        self.must("for")?;
        let measures = self.one_of(&[
            ("size", Measured::Size),
            ("training", Measured::Training),
            ("context", Measured::Context),
        ])?;
        Ok(Claim::Unit { words, measures })
    }

    fn uncheckable(&mut self) -> Read<Claim> {
        let why = self.one_of(&[
            ("forecast", Reason::Forecast),
            ("opinion", Reason::Opinion),
            ("vague", Reason::Vague),
            ("cause", Reason::Cause),
            ("out-of-scope", Reason::OutOfScope),
        ])?;
        Ok(Claim::Uncheckable { why })
    }

    fn filters(&mut self) -> Read<Vec<Filter>> {
        let mut filters = Vec::new();
        loop {
            let filter = match self.peek() {
                _ if filters.len() > MOST_FILTERS => return Err(self.wrong("at most 16 filters")),
                "country" => {
                    self.at += 1;
                    Filter::Country(self.read("a country such as CN", |word| {
                        (word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase())).then(|| word.to_owned())
                    })?)
                }
                "maker" => {
                    self.at += 1;
                    Filter::Maker(self.name("a maker")?)
                }
                "licence" => {
                    self.at += 1;
                    Filter::Licence(self.name("a licence")?)
                }
                "openness" => {
                    self.at += 1;
                    Filter::Openness(self.name("an openness")?)
                }
                "larger" | "smaller" => {
                    let larger = self.take("larger") || !self.take("smaller");
                    self.must("than")?;
                    let size = self.size()?;
                    if larger {
                        Filter::Over(size)
                    } else {
                        Filter::Under(size)
                    }
                }
                _ => return Ok(filters),
            };
            filters.push(filter);
        }
    }

    fn when(&mut self) -> Read<When> {
        if self.take("at") {
            return Ok(When::At { day: self.day()? });
        }
        let during = self.one_of(&[("at", true), ("during", true), ("once", false)])?;
        let from = self.day()?;
        self.must("to")?;
        let here = self.at;
        let until = self.day()?;
        if until.epoch_days() < from.epoch_days() {
            self.at = here;
            return Err(self.wrong("a day not before the first"));
        }
        Ok(if during {
            When::During { from, until }
        } else {
            When::Once { from, until }
        })
    }

    fn under(&mut self) -> Read<Under> {
        if !self.take("under") || self.take("rules") {
            return Ok(Under::Rules);
        }
        if self.take("all") {
            return Ok(Under::All);
        }
        let mut ids = vec![self.name("a definition")?];
        while matches!(self.pieces.get(self.at), Some((_, Piece::Comma))) {
            if ids.len() >= MOST_DEFINITIONS {
                return Err(self.wrong("at most 50 definitions"));
            }
            self.at += 1;
            ids.push(self.name("a definition")?);
        }
        Ok(Under::Named(ids))
    }

    fn compare(&mut self) -> Read<Compare> {
        self.must("is")?;
        let how = match self.peek() {
            "at" => {
                self.at += 1;
                self.one_of(&[("least", How::AtLeast), ("most", How::AtMost)])?
            }
            "more" | "fewer" => {
                let how = if self.peek() == "more" {
                    How::MoreThan
                } else {
                    How::FewerThan
                };
                self.at += 1;
                self.must("than")?;
                how
            }
            _ => How::Exactly,
        };
        Ok(Compare {
            how,
            number: self.number()?,
        })
    }
}

fn shown(piece: &Piece) -> String {
    match piece {
        Piece::Word(words) | Piece::Quoted(words) | Piece::Strange(words) => {
            format!("“{}”", words.chars().take(40).collect::<String>())
        }
        Piece::Comma => "“,”".to_owned(),
        Piece::Percent => "“%”".to_owned(),
    }
}
