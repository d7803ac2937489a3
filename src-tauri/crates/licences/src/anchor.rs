//! Finds the passage a term rests on in a licence's text.

/// The passage that holds `anchor`, as UTF-16 offsets from its first character to behind its last. Case, kinds of
/// quotation marks and dashes, and white space do not matter; the passage is the paragraph, or within a long one the
/// sentences the anchor touches. `None` for an empty anchor or one that does not occur.
#[must_use]
pub fn find_anchor(text: &str, anchor: &str) -> Option<(u32, u32)> {
    Passages::of(text).find(anchor)
}

/// A text in which many anchors are looked for: it is folded once.
pub struct Passages<'a> {
    text: &'a str,
    folded: Vec<Folded>,
    chars: Vec<char>,
}

impl<'a> Passages<'a> {
    /// The passages of this text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let folded = folded(text);
        let chars = folded.iter().map(|f| f.char).collect();
        Self { text, folded, chars }
    }

    /// The passage that holds `anchor`, as [`find_anchor`] gives it.
    #[must_use]
    pub fn find(&self, anchor: &str) -> Option<(u32, u32)> {
        let (first, last) = self.place(anchor)?;
        let (start, end) = passage(self.text, first, last);
        let utf16 = |bytes: &str| u32::try_from(bytes.encode_utf16().count()).ok();
        let before = utf16(&self.text[..start])?;
        Some((before, before.checked_add(utf16(&self.text[start..end])?)?))
    }

    /// Whether the text holds `anchor`.
    #[must_use]
    pub fn hold(&self, anchor: &str) -> bool {
        self.place(anchor).is_some()
    }

    /// Where the anchor begins and ends in the text, in bytes.
    fn place(&self, anchor: &str) -> Option<(usize, usize)> {
        let wanted: Vec<char> = folded(anchor).into_iter().map(|f| f.char).collect();
        if wanted.is_empty() {
            return None;
        }
        let at = self.chars.windows(wanted.len()).position(|window| window == wanted)?;
        Some((self.folded[at].byte, self.folded[at + wanted.len() - 1].end))
    }
}

/// A paragraph of more bytes is cut to its sentences.
const LONG_PARAGRAPH_BYTES: usize = 700;

struct Folded {
    char: char,
    byte: usize,
    end: usize,
}

fn folded(text: &str) -> Vec<Folded> {
    let mut out: Vec<Folded> = Vec::with_capacity(text.len());
    for (byte, c) in text.char_indices() {
        let end = byte + c.len_utf8();
        let plain = match c {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '*' | '_' | '`' => continue,
            '“' | '”' | '„' | '«' | '»' | '″' => '"',
            '‘' | '’' | '‚' | '′' => '\'',
            '‐'..='―' | '−' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if plain == ' ' {
            match out.last_mut() {
                None => continue,
                Some(last) if last.char == ' ' => {
                    last.end = end;
                    continue;
                }
                Some(_) => out.push(Folded { char: ' ', byte, end }),
            }
        } else {
            out.extend(plain.to_lowercase().map(|char| Folded { char, byte, end }));
        }
    }
    while out.last().is_some_and(|f| f.char == ' ') {
        out.pop();
    }
    out
}

/// The paragraph around `first..last`, or its sentences where it is long.
fn passage(text: &str, first: usize, last: usize) -> (usize, usize) {
    let start = paragraph_break(&text[..first]);
    let end = text[last..]
        .match_indices('\n')
        .map(|(at, _)| last + at)
        .find(|at| blank_line_follows(&text[*at + 1..]))
        .unwrap_or(text.len());
    let (start, end) = trimmed(text, start, end);
    if end - start <= LONG_PARAGRAPH_BYTES {
        return (start, end);
    }
    let sentence_start = ends_of_sentences(&text[start..first])
        .last()
        .map_or(start, |at| start + at);
    // The anchor's own last character may be the full stop.
    let tail = text[..last].chars().next_back().map_or(last, |c| last - c.len_utf8());
    let sentence_end = ends_of_sentences(&text[tail..end])
        .next()
        .map_or(end, |at| (tail + at).max(last));
    trimmed(text, sentence_start, sentence_end)
}

fn paragraph_break(before: &str) -> usize {
    let mut breaks = before.rmatch_indices('\n').map(|(at, _)| at);
    let behind_blank = |at: &usize| {
        before[..*at]
            .rsplit('\n')
            .next()
            .is_none_or(|line| line.trim().is_empty())
    };
    breaks.find(behind_blank).map_or(0, |at| at + 1)
}

fn blank_line_follows(rest: &str) -> bool {
    rest.lines().next().is_none_or(|line| line.trim().is_empty())
}

/// Places behind full stops (and their relatives) that white space follows.
fn ends_of_sentences(text: &str) -> impl Iterator<Item = usize> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, c) = chars.next()?;
            let end = at + c.len_utf8();
            let spaced = chars.peek().is_some_and(|(_, next)| next.is_whitespace());
            if matches!(c, '。' | '；') || (matches!(c, '.' | ';' | '!' | '?') && spaced) {
                return Some(end);
            }
        }
    })
}

fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let body = &text[start..end];
    let lead = body.len() - body.trim_start().len();
    (start + lead, start + lead + body.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, anchor: &str, expected: Option<&str>) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let found = find_anchor(text, anchor).map(|(a, b)| String::from_utf16(&units[a as usize..b as usize]).unwrap());
        assert_eq!(found.as_deref(), expected, "{anchor}");
    }

    #[test]
    fn the_paragraph_of_the_anchor_is_found() {
        let text = "Title\n\nOne grant.\nStill one.\n\n  2. The “Licensee”\n  may   sell.\n\nEnd";
        check(text, "one GRANT", Some("One grant.\nStill one."));
        check(
            text,
            "the \"licensee\" may sell",
            Some("2. The “Licensee”\n  may   sell."),
        );
        check(text, "end", Some("End"));
        check(text, "title", Some("Title"));
        check(text, "absent", None);
        check(text, "", None);
        check("", "x", None);
        check("🦙🦙 you may\n\nrun it", "run it", Some("run it"));
        check("在本协议下\n\n您可以使用。", "您可以", Some("您可以使用。"));
    }

    #[test]
    fn a_long_paragraph_is_cut_to_the_sentence() {
        let filler = "This sentence says nothing of interest at all. ".repeat(20);
        let text = format!("{filler}You must not exceed 100 million users. {filler}");
        check(&text, "not exceed 100", Some("You must not exceed 100 million users."));
        check(
            &text,
            "100 million users.",
            Some("You must not exceed 100 million users."),
        );
    }

    proptest! {
        #[test]
        fn whatever_is_asked_the_answer_lies_within_the_text(text in "\\PC{0,80}|[a \n.“ß🦙]{0,60}", anchor in "\\PC{0,6}|[a .ß]{0,4}") {
            if let Some((start, end)) = find_anchor(&text, &anchor) {
                let units: Vec<u16> = text.encode_utf16().collect();
                prop_assert!(start <= end && end as usize <= units.len());
                prop_assert!(String::from_utf16(&units[start as usize..end as usize]).is_ok());
            }
        }
    }
}
