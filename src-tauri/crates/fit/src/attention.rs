//! What the layers of an architecture keep of a token: `data/attention.toml`, read once.

use serde::Deserialize;
use std::sync::LazyLock;

/// What the layers of a model keep of a token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Attention {
    /// Keys and values of every token in every layer.
    Full,
    /// The architecture is not in our table: computed as [`Attention::Full`], which is an upper bound.
    #[default]
    Assumed,
    /// One layer in `full_every` keeps every token, the others the last `window`.
    Window {
        /// Tokens kept by the others.
        window: u32,
        /// One layer in this many keeps all.
        full_every: u32,
    },
    /// A compressed vector a layer and token.
    Latent {
        /// Its width, with the part that carries positions.
        width: u32,
    },
    /// One layer in `full_every` keeps every token, the others a state of fixed size that the usual shape does not tell.
    Hybrid {
        /// One layer in this many keeps all.
        full_every: u32,
    },
    /// A state of fixed size that the usual shape does not tell.
    State,
    /// Nothing: the input is read whole.
    Nothing,
    /// Layers differ in a way the usual shape does not tell.
    Uneven,
}

/// How an architecture is built, as far as memory goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Construction {
    /// What its layers keep.
    pub attention: Attention,
    /// One matrix serves as embedding and output; none where it is not known.
    pub tied: Option<bool>,
    /// Whence.
    pub source: &'static str,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Full,
    Window,
    Latent,
    Hybrid,
    State,
    None,
    Uneven,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    architectures: Vec<String>,
    kind: Kind,
    below: Option<u64>,
    window: Option<u32>,
    full_every: Option<u32>,
    rank: Option<u32>,
    rope: Option<u32>,
    extra: Option<u32>,
    tied: Option<bool>,
    source: String,
}

#[derive(Deserialize)]
struct Table {
    attention: Vec<Entry>,
}

static TABLE: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("../data/attention.toml")).expect("a test reads this file");
    table.attention
});

impl Entry {
    fn attention(&self) -> Option<Attention> {
        Some(match self.kind {
            Kind::Full => Attention::Full,
            Kind::Window => Attention::Window {
                window: self.window?,
                full_every: self.full_every.filter(|every| *every > 0)?,
            },
            Kind::Latent => Attention::Latent {
                width: self.rank? + self.rope? + self.extra.unwrap_or_default(),
            },
            Kind::Hybrid => Attention::Hybrid {
                full_every: self.full_every.filter(|every| *every > 0)?,
            },
            Kind::State => Attention::State,
            Kind::None => Attention::Nothing,
            Kind::Uneven => Attention::Uneven,
        })
    }
}

/// How a model of this architecture and size is built; nothing where the architecture is not in the table.
#[must_use]
pub fn construction(architecture: &str, params: u64) -> Option<Construction> {
    let fits = |entry: &&Entry| {
        let named = entry.architectures.iter().any(|name| name == architecture);
        named && entry.below.is_none_or(|below| params < below)
    };
    let entry = TABLE.iter().find(fits)?;
    Some(Construction {
        attention: entry.attention()?,
        tied: entry.tied,
        source: &entry.source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_whole_and_says_whence() {
        for entry in TABLE.iter() {
            assert!(entry.attention().is_some(), "{:?}", entry.architectures);
            assert!(!entry.source.is_empty());
        }
    }

    #[test]
    fn an_architecture_is_met_once_but_for_its_sizes() {
        let mut open: Vec<&str> = Vec::new();
        for entry in TABLE.iter().filter(|entry| entry.below.is_none()) {
            open.extend(entry.architectures.iter().map(String::as_str));
        }
        let before = open.len();
        open.sort_unstable();
        open.dedup();
        assert_eq!(open.len(), before);
    }

    #[test]
    fn small_and_large_gemmas_have_windows_of_their_own() {
        let window = |params| construction("gemma3_text", params).map(|c| c.attention);
        assert_eq!(
            window(999_885_952),
            Some(Attention::Window {
                window: 512,
                full_every: 6
            })
        );
        assert_eq!(
            window(3_880_099_328),
            Some(Attention::Window {
                window: 1024,
                full_every: 6
            })
        );
        assert_eq!(construction("brand-new", 1), None);
    }
}
