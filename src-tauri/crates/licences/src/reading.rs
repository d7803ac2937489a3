//! What the words of a source name: spellings first, then SPDX, then who used which text when.

use crate::{AliasKind, Burden, LicenceId, Meaning, Table, Use};
use atlas::{Day, Resolution};

/// Whose words they are: decides where several texts have one name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The whole id of the repository that states the licence.
    pub repo: &'a str,
    /// Its day, if known; of the repository's creation where nothing better is.
    pub released: Option<Day>,
}

/// On what ground a licence was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// The spelling names it.
    Words,
    /// It is the only licence of an SPDX expression.
    AllOf,
    /// The person may choose (`OR`); this is the laxest.
    OneOf,
    /// The words fit several texts, and the maker's own history decides.
    History,
}

/// What the words come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One licence.
    Licence(LicenceId, Ground),
    /// Several texts are called so, and nothing decides.
    Ambiguous,
    /// Nothing we hold is called so.
    Unrecognised,
    /// There are no words.
    Missing,
}

impl Reading {
    /// The licence, if one was recognised.
    #[must_use]
    pub fn licence(self) -> Option<LicenceId> {
        match self {
            Self::Licence(id, _) => Some(id),
            Self::Ambiguous | Self::Unrecognised | Self::Missing => None,
        }
    }

    /// The outcome as the atlas keeps it.
    #[must_use]
    pub fn resolution(self) -> Resolution {
        match self {
            Self::Licence(..) => Resolution::Resolved,
            Self::Ambiguous => Resolution::Ambiguous,
            Self::Unrecognised => Resolution::Unrecognised,
            Self::Missing => Resolution::Missing,
        }
    }
}

/// The form in which spellings are compared: case, outer white space and the parts of an address that do not matter
/// are taken away.
#[must_use]
pub fn alias_key(words: &str) -> String {
    let key = words.trim().to_lowercase();
    match key.strip_prefix("https://").or_else(|| key.strip_prefix("http://")) {
        None => key,
        Some(address) => {
            let address = address.trim_start_matches("www.").trim_end_matches('/');
            address.replace("/resolve/", "/blob/").replace("/raw/", "/blob/")
        }
    }
}

/// The order in which the kinds of a spelling are believed; the Hub's own fields come first.
const KINDS: [AliasKind; 7] = [
    AliasKind::HubLicense,
    AliasKind::LicenseName,
    AliasKind::SpdxId,
    AliasKind::CatalogueId,
    AliasKind::FreeText,
    AliasKind::LicenseLink,
    AliasKind::LeaderboardLabel,
];

impl Table {
    /// Reads the words of a source. Several fields (`other`, its `license_name`, its `license_link`) are given as
    /// several lines: a line that names a licence counts before one that does not, and two that name different
    /// licences are ambiguous.
    #[must_use]
    pub fn resolve(&self, words: &str, context: &Context<'_>) -> Reading {
        let mut found = Reading::Missing;
        // `other` says only that the name stands elsewhere: where that name is one of nothing we hold, so are the words.
        let (mut several, mut strange) = (false, false);
        let lines = words.lines().flat_map(listed).filter(|line| !is_nothing(line));
        for line in lines {
            let read = self.resolve_line(line);
            several |= read == Reading::Ambiguous && !line.eq_ignore_ascii_case("other");
            strange |= read == Reading::Unrecognised;
            found = match (found, read) {
                (Reading::Licence(one, _), Reading::Licence(other, _)) if one != other => return self.decide(context),
                (held @ Reading::Licence(..), _) => held,
                (_, read @ Reading::Licence(..)) => read,
                (Reading::Ambiguous, _) | (_, Reading::Ambiguous) => Reading::Ambiguous,
                (_, read) => read,
            };
        }
        match found {
            Reading::Ambiguous => match self.decide(context) {
                Reading::Ambiguous if strange && !several => Reading::Unrecognised,
                decided => decided,
            },
            decided => decided,
        }
    }

    fn resolve_line(&self, line: &str) -> Reading {
        self.by_alias(line)
            .or_else(|| self.by_spdx(line).map(|id| Reading::Licence(id, Ground::Words)))
            .or_else(|| self.by_slug(line).map(|id| Reading::Licence(id, Ground::Words)))
            .or_else(|| self.by_link(line))
            .or_else(|| self.by_expression(line))
            .unwrap_or(Reading::Unrecognised)
    }

    pub(crate) fn by_alias(&self, line: &str) -> Option<Reading> {
        let places = self.by_words.get(&alias_key(line))?;
        let kind_of = |kind: AliasKind| places.iter().map(|at| &self.aliases()[*at]).find(|a| a.kind == kind);
        let alias = KINDS.into_iter().find_map(kind_of)?;
        Some(match alias.meaning {
            Meaning::Licence(id) => Reading::Licence(id, Ground::Words),
            Meaning::Ambiguous => Reading::Ambiguous,
            Meaning::Unknown => Reading::Unrecognised,
        })
    }

    /// Addresses match by their beginning; the longest known beginning decides.
    fn by_link(&self, line: &str) -> Option<Reading> {
        if !line.contains("://") {
            return None;
        }
        let key = alias_key(line);
        let known = self
            .aliases()
            .iter()
            .filter(|a| a.kind == AliasKind::LicenseLink && a.words.contains("://"));
        let longest = known
            .filter(|a| key.starts_with(&alias_key(&a.words)))
            .max_by_key(|a| a.words.len())?;
        Some(match longest.meaning {
            Meaning::Licence(id) => Reading::Licence(id, Ground::Words),
            Meaning::Ambiguous => Reading::Ambiguous,
            Meaning::Unknown => Reading::Unrecognised,
        })
    }

    /// An SPDX expression. One of which no way to comply is wholly known stays unrecognised. Where several licences hold
    /// together, none of them alone is what the words say; [`Table::bound_by`] gives them all.
    fn by_expression(&self, line: &str) -> Option<Reading> {
        let expression = self.expression(line)?;
        let ground = if expression.branches.len() == 1 {
            Ground::AllOf
        } else {
            Ground::OneOf
        };
        match expression.choice(self)?.licences.as_slice() {
            [only] => Some(Reading::Licence(*only, ground)),
            _ => Some(Reading::Ambiguous),
        }
    }

    /// Everything that the words of a source bind a model to: also of an expression all licences that hold together,
    /// which is more than one name can say. Unknown where the words name nothing, or several texts.
    #[must_use]
    pub fn bound_by(&self, words: &str, context: &Context<'_>) -> Burden {
        if let Some(named) = self.resolve(words, context).licence() {
            return Burden::of(Some(named));
        }
        let mut lines = words.lines().flat_map(listed).filter(|line| !is_nothing(line));
        let (Some(only), None) = (lines.next(), lines.next()) else {
            return Burden::of(None);
        };
        let together = self.by_alias(only).is_none().then(|| self.expression(only)).flatten();
        let choice = together.and_then(|expression| expression.choice(self).cloned());
        choice.map_or_else(
            || Burden::of(None),
            |branch| Burden {
                licences: branch.licences,
                unknown: false,
            },
        )
    }

    /// The maker's own history, where the words alone do not decide.
    fn decide(&self, context: &Context<'_>) -> Reading {
        match self.use_of(context).and_then(|found| found.licence) {
            Some(id) => Reading::Licence(id, Ground::History),
            None => Reading::Ambiguous,
        }
    }

    /// The one text its maker is known to have used for this repository. `None` where the table holds nothing, where
    /// several texts are possible, or where the repository's day is needed and not known.
    #[must_use]
    pub fn use_of(&self, context: &Context<'_>) -> Option<&Use> {
        let repo = context.repo.to_lowercase();
        let mut covering = self.uses().iter().filter(|u| u.covers(&repo));
        let Some(day) = context.released else {
            let only = covering.next()?;
            return covering.all(|other| other.licence == only.licence).then_some(only);
        };
        // A repository is often laid down some days before its licence file: take the first span that ends later.
        let mut candidates: Vec<&Use> = covering.filter(|u| u.to.is_none_or(|to| !to.began_by(day))).collect();
        candidates.sort_by_key(|u| u.from);
        let first = *candidates.first()?;
        let rivals = candidates
            .iter()
            .filter(|u| u.spans(day) && u.licence != first.licence)
            .count();
        (rivals == 0).then_some(first)
    }
}

/// A list that a source gives as one line (`["mit", "apache-2.0"]`) names each of its licences. What it means by
/// several is not written anywhere, so they count as lines that say different things: never as a choice.
fn listed(line: &str) -> impl Iterator<Item = &str> {
    let line = line.trim();
    let inner = line.strip_prefix('[').and_then(|l| l.strip_suffix(']'));
    let entry = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
    let entries = inner
        .into_iter()
        .flat_map(|l| l.split(','))
        .map(move |e| e.trim_matches(entry));
    entries.chain(Some(line).filter(|_| inner.is_none()))
}

fn is_nothing(line: &str) -> bool {
    line.is_empty() || line.eq_ignore_ascii_case("none") || line.eq_ignore_ascii_case("null")
}
