//! Tables by display width: a Chinese character takes two columns, and nothing is wider than the terminal.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// On which side a column's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A table in the making.
#[derive(Debug)]
pub(crate) struct Table {
    heads: Vec<(String, Side)>,
    rows: Vec<Vec<String>>,
}

const GAP: usize = 2;
/// No column is made narrower than this.
const LEAST: usize = 6;

impl Table {
    /// A table with these columns; a head that ends in `>` is one of numbers.
    pub(super) fn new<const N: usize>(heads: [(&str, Side); N]) -> Self {
        Self {
            heads: heads.into_iter().map(|(head, side)| (head.to_owned(), side)).collect(),
            rows: Vec::new(),
        }
    }

    /// One more column at the right, with a cell for each row there is.
    pub(super) fn beside(&mut self, (head, side): (&str, Side), cells: impl IntoIterator<Item = String>) {
        self.heads.push((head.to_owned(), side));
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            row.push(visible(&cell));
        }
    }

    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into_iter().map(|cell| visible(&cell)).collect());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The head and the lines, each at most `width` columns wide where a width is given.
    pub(super) fn set(&self, width: Option<usize>) -> (String, Vec<String>) {
        let widths = self.widths(width);
        let heads: Vec<&str> = self.heads.iter().map(|(head, _)| head.as_str()).collect();
        let lines = self
            .rows
            .iter()
            .map(|row| self.line(&row.iter().map(String::as_str).collect::<Vec<_>>(), &widths));
        (self.line(&heads, &widths), lines.collect())
    }

    fn widths(&self, width: Option<usize>) -> Vec<usize> {
        let natural = |(column, (head, _)): (usize, &(String, Side))| {
            let cells = self
                .rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.width());
            cells.chain([head.width()]).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = self.heads.iter().enumerate().map(natural).collect();
        let Some(width) = width else { return widths };
        let gaps = GAP * widths.len().saturating_sub(1);
        // The widest column of words gives way first, one column at a time, so that all stay readable.
        while widths.iter().sum::<usize>() + gaps > width {
            let words = |column: &usize| self.heads.get(*column).is_some_and(|(_, side)| *side == Side::Left);
            let widest = (0..widths.len())
                .filter(words)
                .max_by_key(|column| widths.get(*column).copied().unwrap_or(0));
            match widest.and_then(|column| widths.get_mut(column)) {
                Some(wide) if *wide > LEAST => *wide -= 1,
                _ => break,
            }
        }
        widths
    }

    fn line(&self, cells: &[&str], widths: &[usize]) -> String {
        let mut line = String::new();
        for (place, ((cell, width), (_, side))) in cells.iter().zip(widths).zip(&self.heads).enumerate() {
            if place > 0 {
                line.push_str(&" ".repeat(GAP));
            }
            let cell = cut(cell, *width);
            let room = " ".repeat(width.saturating_sub(cell.width()));
            match side {
                Side::Left => line.extend([cell.as_str(), room.as_str()]),
                Side::Right => line.extend([room.as_str(), cell.as_str()]),
            }
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// The text, or as much of it as fits with an ellipsis.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for character in text.chars() {
        used += character.width().unwrap_or(0);
        if used > width {
            break;
        }
        out.push(character);
    }
    out.push('…');
    out
}

/// The text on one line, without anything that could steer a terminal: names come from files of strangers.
pub(super) fn visible(text: &str) -> String {
    let plain = |character: char| {
        if character.is_control() || is_steering(character) {
            ' '
        } else {
            character
        }
    };
    text.chars().map(plain).collect()
}

/// Characters that turn the direction of text around.
fn is_steering(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        let mut table = Table::new([("Model", Side::Left), ("Likes", Side::Right)]);
        table.row([String::from("通义千问"), String::from("12")]);
        table.row([String::from("Yi"), String::from("3,456")]);
        let (head, lines) = table.set(None);
        assert_eq!(head, "Model     Likes");
        assert_eq!(lines, ["通义千问     12", "Yi        3,456"]);
    }

    #[test]
    fn nothing_is_wider_than_the_terminal() {
        let mut table = Table::new([("Model", Side::Left), ("Maker", Side::Left), ("Likes", Side::Right)]);
        table.row([
            String::from("a-very-long-name-of-a-model-indeed"),
            String::from("智谱华章科技"),
            String::from("1,234"),
        ]);
        for width in 20..80 {
            let (_, lines) = table.set(Some(width));
            assert!(
                lines[0].width() <= width.max(LEAST * 2 + 5 + GAP * 2),
                "{width}: {}",
                lines[0]
            );
            assert!(lines[0].ends_with("1,234"), "numbers are never cut: {}", lines[0]);
        }
    }

    #[test]
    fn names_cannot_steer_the_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}c\nd"), "a [31mb c d");
        assert_eq!(cut("百模大战", 5), "百模…");
        assert_eq!(cut("abc", 3), "abc");
    }
}
