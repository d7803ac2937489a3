//! How near a name lies to what a person typed.

/// From near to far; a name that does not hold the words at all has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Closeness {
    /// It is the words.
    Same,
    /// It begins with them.
    Begins,
    /// One of its words begins with them.
    WordBegins,
    /// It holds them somewhere.
    Holds,
}

impl Closeness {
    /// How near `folded` lies to `words`, both folded. Nothing typed is near to everything.
    pub(crate) fn of(folded: &str, words: &str) -> Option<Self> {
        if folded == words {
            return Some(Self::Same);
        }
        if folded.starts_with(words) {
            return Some(Self::Begins);
        }
        let mut places = folded.match_indices(words).map(|(at, _)| at).peekable();
        places.peek()?;
        let begins = places.any(|at| folded[..at].ends_with(' '));
        Some(if begins { Self::WordBegins } else { Self::Holds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearer_names_come_first() {
        let check =
            |name: &str, words: &str, expected| assert_eq!(Closeness::of(name, words), expected, "{name} / {words}");
        check("qwen", "qwen", Some(Closeness::Same));
        check("qwen lab", "qwen", Some(Closeness::Begins));
        check("tongyi qianwen", "qian", Some(Closeness::WordBegins));
        check("tongyi qianwen", "wen", Some(Closeness::Holds));
        check("通义千问", "千问", Some(Closeness::Holds));
        check("qwen", "yi", None);
        check("qwen", "", Some(Closeness::Begins));
    }
}
