//! The words and weights of `data/words.toml`.

use crate::Dice;
use serde::Deserialize;
use std::sync::OnceLock;

/// Words, each with its weight.
#[derive(Deserialize)]
#[serde(from = "Vec<(String, usize)>")]
pub(crate) struct Weighted {
    words: Vec<(String, usize)>,
    sum: usize,
}

impl From<Vec<(String, usize)>> for Weighted {
    fn from(words: Vec<(String, usize)>) -> Self {
        let sum = words.iter().map(|(_, weight)| weight).sum();
        Self { words, sum }
    }
}

impl Weighted {
    pub(crate) fn pick(&self, dice: &mut Dice) -> &str {
        self.word(self.place(dice))
    }

    /// As [`Self::pick`], but the place of the word: a byte where a text would not fit three million times.
    pub(crate) fn place(&self, dice: &mut Dice) -> usize {
        let mut left = dice.below(self.sum);
        for (place, (_, weight)) in self.words.iter().enumerate() {
            if left < *weight {
                return place;
            }
            left -= weight;
        }
        0
    }

    /// The word at a place; nothing beyond the last.
    pub(crate) fn word(&self, place: usize) -> &str {
        self.words.get(place).map_or("", |(word, _)| word.as_str())
    }
}

/// A maker: slug, name, Chinese name, seat, handle.
#[derive(Deserialize)]
pub(crate) struct Maker(
    pub(crate) String,
    pub(crate) String,
    pub(crate) String,
    pub(crate) String,
    pub(crate) String,
);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) families: Weighted,
    pub(crate) sizes: Weighted,
    pub(crate) variants: Weighted,
    pub(crate) purposes: Vec<String>,
    pub(crate) quants: Weighted,
    pub(crate) syllables: Vec<String>,
    pub(crate) tasks: Weighted,
    pub(crate) libraries: Weighted,
    pub(crate) licences: Weighted,
    pub(crate) architectures: Weighted,
    pub(crate) languages: Weighted,
    pub(crate) makers: Vec<Maker>,
}

pub(crate) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        toml::from_str(include_str!("../data/words.toml"))
            .expect("data/words.toml is part of the program and read by its tests")
    })
}
