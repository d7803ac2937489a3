//! The signs that speak for an inferred edge, in words that need no translation: names, numbers, days.

use crate::{
    candidate::{self, Candidate, Heard},
    kin::Kin,
    rule::Rule,
};
use atlas::Day;

/// Siblings named in a sign.
const NAMED: usize = 3;

/// Which way a sign speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    /// For the edge.
    For,
    /// Against it. Edges with a contradiction are not kept, so this is said of weaker doubts.
    Against,
    /// Child or parent does not say.
    Unheard,
}

impl Speaks {
    /// The name in the database and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Unheard => "unheard",
        }
    }
}

/// A sign for or against an inferred edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// Its key: `name`, `siblings`, `card`, `quantiser`, `architecture`, `shape`, `size`, `date`.
    pub key: &'static str,
    /// Which way it speaks.
    pub speaks: Speaks,
    /// What was seen, child first.
    pub words: String,
}

/// The signs of an edge.
pub(crate) fn of(kin: &Kin<'_>, edge: &Candidate) -> Vec<Sign> {
    let mut signs = vec![ground(kin, edge)];
    signs.push(name(kin, edge));
    signs.push(architecture(kin, edge));
    signs.push(shape(kin, edge));
    signs.push(size(kin, edge));
    signs.push(date(kin, edge));
    signs.dedup();
    signs
}

fn sign(key: &'static str, heard: Heard, words: String) -> Sign {
    let speaks = match heard {
        Heard::For => Speaks::For,
        Heard::Against => Speaks::Against,
        Heard::Unheard => Speaks::Unheard,
    };
    Sign { key, speaks, words }
}

/// What the rule saw.
fn ground(kin: &Kin<'_>, edge: &Candidate) -> Sign {
    let (owner, own) = kin.census.halves(edge.child);
    let words = match edge.rule {
        Rule::Card => return sign("card", Heard::For, kin.census.repo(edge.parent).to_owned()),
        Rule::Twin | Rule::Series | Rule::Neighbour => siblings(kin, edge),
        Rule::Namesakes => listed(kin, kin.namesakes(&kin.census.name(edge.child).plain), edge),
        Rule::OwnerAndName => return sign("quantiser", Heard::For, format!("{owner}: <owner>_<name> · {own}")),
        Rule::OwnPacked | Rule::Packed | Rule::PackedOfMany | Rule::PackedAnyhow => {
            return sign("quantiser", Heard::For, format!("{owner}: <name>-<format> · {own}"));
        }
        Rule::OwnTuned | Rule::Loosened | Rule::SameName | Rule::Inside | Rule::Family | Rule::FamilyBase => {
            return name(kin, edge);
        }
    };
    sign("siblings", Heard::For, words)
}

/// Siblings with this parent that stand nearest in the order of names.
fn siblings(kin: &Kin<'_>, edge: &Candidate) -> String {
    let name = kin.census.name(edge.child);
    let (all, at) = kin.siblings(edge.child, &name);
    let from = at.saturating_sub(NAMED * 2);
    let mut near: Vec<u32> = all[from..].iter().take(NAMED * 4).copied().collect();
    near.sort_by_cached_key(|s| std::cmp::Reverse(crate::name::shared(&name.whole, &kin.census.name(*s).whole)));
    listed(kin, near, edge)
}

fn listed(kin: &Kin<'_>, mut places: Vec<u32>, edge: &Candidate) -> String {
    places.retain(|s| *s != edge.child && kin.parents(*s).iter().any(|(_, parent, _)| *parent == edge.parent));
    let named: Vec<&str> = places.iter().take(NAMED).map(|s| kin.census.repo(*s)).collect();
    format!("{} → {}", named.join(", "), kin.census.repo(edge.parent))
}

fn name(kin: &Kin<'_>, edge: &Candidate) -> Sign {
    let (child, parent) = (kin.census.name(edge.child), kin.census.name(edge.parent));
    let (short, long) = (parent.plain, child.plain);
    let heard = if !short.is_empty() && long.contains(&short) {
        Heard::For
    } else {
        Heard::Unheard
    };
    let words = format!(
        "{} · {}",
        kin.census.halves(edge.child).1,
        kin.census.halves(edge.parent).1
    );
    sign("name", heard, words)
}

fn architecture(kin: &Kin<'_>, edge: &Candidate) -> Sign {
    let heard = candidate::architectures(kin, edge.child, edge.parent);
    let name = |place| kin.census.architecture_name(kin.architecture(place)).unwrap_or("?");
    sign(
        "architecture",
        heard,
        format!("{} · {}", name(edge.child), name(edge.parent)),
    )
}

fn shape(kin: &Kin<'_>, edge: &Candidate) -> Sign {
    let words = |place| {
        kin.census
            .shape(place)
            .map_or("?".to_owned(), |(layers, hidden)| format!("{layers} × {hidden}"))
    };
    let heard = match candidate::shapes(kin, edge.child, edge.parent) {
        Heard::Against => Heard::Unheard,
        heard => heard,
    };
    sign(
        "shape",
        heard,
        format!("{} · {}", words(edge.child), words(edge.parent)),
    )
}

fn size(kin: &Kin<'_>, edge: &Candidate) -> Sign {
    let words = |place| kin.census.params(place).map_or("?".to_owned(), millions);
    let heard = candidate::params(kin, edge);
    sign("size", heard, format!("{} · {}", words(edge.child), words(edge.parent)))
}

/// `7.62 B`, `360 M`, `12 K`.
fn millions(params: u64) -> String {
    let (unit, name) = match params {
        1_000_000_000.. => (1_000_000_000, "B"),
        1_000_000.. => (1_000_000, "M"),
        _ => (1000, "K"),
    };
    let hundredths = params / (unit / 100);
    match hundredths % 100 {
        0 => format!("{} {name}", hundredths / 100),
        rest => format!("{}.{rest:02} {name}", hundredths / 100),
    }
}

fn date(kin: &Kin<'_>, edge: &Candidate) -> Sign {
    let words = |place| {
        kin.census
            .created(place)
            .and_then(Day::from_epoch_days)
            .map_or("?".to_owned(), |d| d.to_string())
    };
    let heard = candidate::days(kin, edge.child, edge.parent);
    sign("date", heard, format!("{} · {}", words(edge.child), words(edge.parent)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_written_short() {
        let check = |params: u64, expected: &str| assert_eq!(millions(params), expected);
        check(7_615_616_512, "7.61 B");
        check(70_000_000_000, "70 B");
        check(360_000_000, "360 M");
        check(999, "0.99 K");
        check(u64::MAX, "18446744073.70 B");
    }
}
