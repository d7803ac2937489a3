//! The guided tour: the statements of one article, in our words, each with the claims it can be read as.

use crate::{
    claim::Claim,
    definition::Wording,
    language::{ParseError, parse},
};
use atlas::Day;
use serde::Deserialize;

/// A tour through one article.
#[derive(Debug, Clone)]
pub struct Tour {
    /// When the article appeared.
    pub published: Day,
    /// Its statements, in order.
    pub stops: Vec<Stop>,
}

/// One statement.
#[derive(Debug, Clone)]
pub struct Stop {
    /// Key.
    pub id: String,
    /// What is stated, in our words.
    pub text: Wording,
    /// As what it can be read, at least one.
    pub claims: Vec<Claim>,
}

/// The file of a tour cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TourError {
    /// It is no TOML of this shape.
    #[error("the tour cannot be read")]
    Toml(#[from] toml::de::Error),
    /// A stop has no claims.
    #[error("stop {0} has no claims")]
    Empty(String),
    /// A stop's claim cannot be read.
    #[error("stop {stop}")]
    Claim {
        /// Key of the stop.
        stop: String,
        /// What is wrong.
        #[source]
        source: ParseError,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "schema")]
    _schema: u32,
    published: Day,
    stop: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    text: Wording,
    claims: Vec<String>,
}

impl Tour {
    /// The tour that comes with the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self::read(include_str!("../data/tour.toml")).expect("the file is part of the program and read by its tests")
    }

    /// Reads a tour.
    ///
    /// # Errors
    /// If it is no TOML of this shape, or a stop has no claims or one that cannot be read.
    pub fn read(text: &str) -> Result<Self, TourError> {
        let file: File = toml::from_str(text)?;
        let mut stops = Vec::with_capacity(file.stop.len());
        for Written { id, text, claims } in file.stop {
            let read: Result<Vec<Claim>, ParseError> = claims.iter().map(|claim| parse(claim)).collect();
            let claims = read.map_err(|source| TourError::Claim {
                stop: id.clone(),
                source,
            })?;
            if claims.is_empty() {
                return Err(TourError::Empty(id));
            }
            stops.push(Stop { id, text, claims });
        }
        Ok(Self {
            published: file.published,
            stops,
        })
    }
}
