//! Cuts a text into words, strings and signs, each with its place.

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A bare word or number.
    Word(String),
    /// A text in quotes.
    Quoted(String),
    /// A comma.
    Comma,
    /// A percent sign.
    Percent,
    /// A character the language does not use, or an open quote.
    Strange(String),
}

/// The longest text that is read, in characters.
pub(super) const LONGEST: usize = 4_000;

/// The pieces, each with the number of its first character from 0.
pub(super) fn lex(text: &str) -> Vec<(u32, Piece)> {
    let letters: Vec<char> = text.chars().take(LONGEST).collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(letter) = letters.get(at).copied() {
        let start = u32::try_from(at).unwrap_or(u32::MAX);
        match letter {
            _ if letter.is_whitespace() => at += 1,
            '#' => {
                at = letters
                    .iter()
                    .skip(at)
                    .position(|c| *c == '\n')
                    .map_or(letters.len(), |to| at + to)
            }
            ',' | '%' => {
                at += 1;
                pieces.push((start, if letter == ',' { Piece::Comma } else { Piece::Percent }));
            }
            '"' => {
                let (piece, after) = quoted(&letters, at + 1);
                at = after;
                pieces.push((start, piece));
            }
            _ if bare(letter) => {
                let word: String = letters.iter().skip(at).take_while(|c| bare(**c)).collect();
                at += word.chars().count();
                pieces.push((start, Piece::Word(word)));
            }
            _ => {
                at += 1;
                pieces.push((start, Piece::Strange(letter.to_string())));
            }
        }
    }
    pieces
}

fn quoted(letters: &[char], mut at: usize) -> (Piece, usize) {
    let mut words = String::new();
    while let Some(letter) = letters.get(at).copied() {
        at += 1;
        match letter {
            '"' => return (Piece::Quoted(words), at),
            '\\' => match letters.get(at).copied() {
                Some(escaped @ ('"' | '\\')) => {
                    words.push(escaped);
                    at += 1;
                }
                _ => words.push('\\'),
            },
            _ => words.push(letter),
        }
    }
    (Piece::Strange("\"".to_owned()), at)
}

/// Whether a character may stand in a word without quotes.
pub(super) fn bare(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_' | '/' | ':' | '+' | '@')
}
