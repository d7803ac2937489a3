//! The paper answers are set on: its width, its language, and whether it takes colour.

use super::{
    pick::{self, NONE},
    table::{Table, visible},
};
use crate::speech::{Language, Word, date};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fmt::Write as _,
    io::{self, IsTerminal as _},
};
use unicode_width::UnicodeWidthStr as _;

/// How answers are set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// The reader's language.
    pub(crate) language: Language,
    /// Columns of the terminal; without one, lines are as long as they are.
    width: Option<usize>,
    /// Bold heads and dim remarks.
    colour: bool,
}

impl Style {
    /// As the terminal has it: no colour and no cutting where the reader is a program.
    pub(crate) fn of_terminal(language: Language) -> Self {
        let terminal = io::stdout().is_terminal();
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0).max(40));
        Self {
            language,
            width: width.filter(|_| terminal),
            colour: terminal && !set("NO_COLOR") && !dumb,
        }
    }
}

/// A page in the making.
pub(crate) struct Paper<'s> {
    style: &'s Style,
    text: String,
}

impl<'s> Paper<'s> {
    pub(crate) fn new(style: &'s Style) -> Self {
        Self {
            style,
            text: String::new(),
        }
    }

    /// The page.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    pub(super) fn language(&self) -> Language {
        self.style.language
    }

    pub(super) fn says(&self, word: Word) -> &'static str {
        word.says(self.style.language)
    }

    /// The head of the page.
    pub(super) fn title(&mut self, text: &str) {
        self.inked("1", &visible(text));
    }

    /// A heading with an empty line above it.
    pub(super) fn heading(&mut self, word: Word) {
        self.text.push('\n');
        self.inked("1", self.says(word));
    }

    /// An ordinary line.
    pub(super) fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, "{}", visible(text));
    }

    /// A line of less weight.
    pub(super) fn remark(&mut self, text: &str) {
        self.inked("2", &visible(text));
    }

    /// Text with its own line breaks: a note.
    pub(super) fn words(&mut self, text: &str) {
        for line in text.lines() {
            self.line(line);
        }
    }

    /// A name and its value, where there is one.
    pub(super) fn pair(&mut self, word: Word, value: &str) {
        if value != NONE && !value.is_empty() {
            let name = self.says(word);
            let room = 20_usize.saturating_sub(name.width());
            let width = self
                .style
                .width
                .map_or(usize::MAX, |width| width.saturating_sub(22).max(20));
            let mut lines = wrapped(&visible(value), width).into_iter();
            let first = lines.next().unwrap_or_default();
            let _ = writeln!(self.text, "{name}{}  {first}", " ".repeat(room));
            for line in lines {
                let _ = writeln!(self.text, "{}{line}", " ".repeat(22));
            }
        }
    }

    /// A table, unless it is empty.
    pub(super) fn table(&mut self, table: &Table) {
        if table.is_empty() {
            return;
        }
        let (head, lines) = table.set(self.style.width);
        self.inked("4", &head);
        for line in lines {
            let _ = writeln!(self.text, "{line}");
        }
    }

    /// The sources of the page by their numbers.
    pub(super) fn sources(&mut self, answer: &Value) {
        self.numbered(answer, |_| true);
    }

    /// Of the sources of an answer that is part of a larger one, those that this part refers to, under their numbers.
    pub(super) fn cited(&mut self, answer: &Value) {
        let mut numbers = BTreeSet::new();
        pick::cited(answer, &mut numbers);
        self.numbered(answer, |place| numbers.contains(&place));
    }

    fn numbered(&mut self, answer: &Value, told: impl Fn(usize) -> bool) {
        let sources = pick::list(answer, "/sources");
        if sources.is_empty() {
            return;
        }
        self.heading(Word::Sources);
        for (place, source) in sources.iter().enumerate().filter(|(place, _)| told(*place)) {
            let mut line = format!("[{}] {}", place + 1, pick::or_dash(source, "/name"));
            if let Some(day) = pick::text(source, "/as_of") {
                let _ = write!(line, ", {}", date(day, self.style.language));
            }
            if let Some(licence) = pick::text(source, "/licence") {
                let _ = write!(line, ", {licence}");
            }
            if let Some(url) = pick::text(source, "/url") {
                let _ = write!(line, " <{url}>");
            }
            self.remark(&line);
        }
    }

    fn inked(&mut self, ink: &str, text: &str) {
        let _ = if self.style.colour {
            writeln!(self.text, "\u{1b}[{ink}m{text}\u{1b}[0m")
        } else {
            writeln!(self.text, "{text}")
        };
    }
}

/// The text in lines of at most `width` columns, broken at spaces.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn values_are_broken_at_spaces() {
        assert_eq!(wrapped("a bb ccc dddd", 6), ["a bb", "ccc", "dddd"]);
        assert_eq!(
            wrapped("通义 千问 x", 6),
            ["通义", "千问 x"].map(|line| line.to_owned())
        );
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("unbreakable", 3), ["unbreakable"]);
    }
}
