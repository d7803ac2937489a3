//! The rules: each looks at one model and proposes parents, or says nothing.

use crate::{
    candidate::{Candidate, Heard, architectures, is_contradicted, relation},
    kin::{FAMILY_WORDS, Kin},
    name::{Name, folded, key, shared},
    rule::Rule,
    words::Words,
};
use atlas::Relation;
use std::cell::OnceCell;

/// Parents of a sibling that are taken over; a mixture of more is left to those who declare it.
const PARENTS_AT_MOST: usize = 8;
/// Siblings looked at on either side.
const NEIGHBOURS: usize = 24;
/// Hundredths of a name that members of a series share.
const SERIES: usize = 50;
/// The same, for one neighbour alone.
const NEIGHBOUR: usize = 80;
/// By how much a neighbour of other parents must be less alike.
const APART: usize = 30;
/// Children of a model of which the name alone, without a word for tuning, is believed.
const FAMILY_BASE: u32 = 6;
/// Beginnings of a name that are looked up.
const BEGINNINGS: usize = 32;
/// Words taken off the end of a name, at most.
const TAKEN_OFF: usize = 4;

/// A model whose parents are looked for.
#[derive(Debug)]
pub(crate) struct Open<'a> {
    pub(crate) kin: &'a Kin<'a>,
    pub(crate) place: u32,
    pub(crate) name: Name,
    beside: OnceCell<(Option<u32>, Option<u32>)>,
}

impl<'a> Open<'a> {
    pub(crate) fn new(kin: &'a Kin<'a>, place: u32) -> Self {
        Self {
            kin,
            place,
            name: kin.census.name(place),
            beside: OnceCell::new(),
        }
    }

    /// What the first of the rules that are kept proposes and nothing contradicts.
    pub(crate) fn propose(&self) -> Vec<Candidate> {
        let kept = Rule::ALL.into_iter().filter(|rule| rule.likelihood().is_some());
        kept.map(|rule| self.by(rule))
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    fn by(&self, rule: Rule) -> Vec<Candidate> {
        match rule {
            Rule::Card => Vec::new(), // cards are read apart, only for models whose card is held
            Rule::Twin => self.twin(),
            Rule::OwnerAndName => self.one(rule, self.owner_and_name()),
            Rule::OwnPacked => self.one(rule, self.own_packed()),
            Rule::Packed => self.one(rule, self.packed(true)),
            Rule::PackedOfMany => self.one(rule, self.packed(false)),
            Rule::Namesakes => self.namesakes(),
            Rule::OwnTuned => self.one(rule, self.own_tuned()),
            Rule::Loosened => self.one(rule, self.loosened()),
            Rule::Series => self.series(),
            Rule::Neighbour => self.neighbour(),
            Rule::SameName => self.one(rule, self.same_name()),
            Rule::Inside => self.one(rule, self.inside()),
            Rule::PackedAnyhow => self.one(rule, self.packed_anyhow()),
            Rule::Family => self.one(rule, self.family(true)),
            Rule::FamilyBase => self.one(rule, self.family(false)),
        }
    }

    /// A candidate of this rule, unless something contradicts it.
    pub(crate) fn one(&self, rule: Rule, parent: Option<u32>) -> Vec<Candidate> {
        let made = parent.map(|parent| Candidate {
            child: self.place,
            parent,
            relation: relation(&self.name),
            rule,
        });
        made.into_iter()
            .filter(|c| !is_contradicted(self.kin, c, &self.name))
            .collect()
    }

    /// The parents of a sibling as this model's; none of them when one is contradicted.
    fn as_of(&self, rule: Rule, sibling: u32) -> Vec<Candidate> {
        let parents = self.kin.parents(sibling);
        if parents.len() > PARENTS_AT_MOST {
            return Vec::new();
        }
        let guess = relation(&self.name);
        let made: Vec<Candidate> = parents
            .iter()
            .map(|(_, parent, said)| Candidate {
                child: self.place,
                parent: *parent,
                relation: if parents.len() == 1 && guess == Relation::Adapter {
                    guess
                } else {
                    *said
                },
                rule,
            })
            .collect();
        let sound = made.iter().all(|c| !is_contradicted(self.kin, c, &self.name));
        if sound { made } else { Vec::new() }
    }

    fn same_parents(&self, one: u32, other: u32) -> bool {
        let parents = |of: u32| self.kin.parents(of).iter().map(|(_, parent, _)| *parent);
        parents(one).eq(parents(other))
    }

    fn is_compatible(&self, other: u32) -> bool {
        architectures(self.kin, self.place, other) != Heard::Against
    }

    /// Models of this owner among the places.
    fn of_owner(&self, places: &[u32]) -> Vec<u32> {
        let owner = self.kin.census.halves(self.place).0;
        let is_own = |p: &u32| self.kin.census.halves(*p).0.eq_ignore_ascii_case(owner);
        if owner.is_empty() {
            Vec::new()
        } else {
            places.iter().copied().filter(is_own).collect()
        }
    }

    fn twin(&self) -> Vec<Candidate> {
        let (siblings, at) = self.kin.siblings(self.place, &self.name);
        let beside = siblings[at.saturating_sub(1)..]
            .iter()
            .take(if at == 0 { 1 } else { 2 });
        // A packing beside the model itself is that model's child, not its sibling.
        let is_twin = |s: &u32| {
            let other = self.kin.census.name(*s);
            other.plain == self.name.plain && (other.is_packed() || !self.name.is_packed()) && self.is_compatible(*s)
        };
        let twins: Vec<u32> = beside.copied().filter(is_twin).collect();
        match twins[..] {
            [one] => self.as_of(Rule::Twin, one),
            [one, other] if self.same_parents(one, other) => self.as_of(Rule::Twin, one),
            _ => Vec::new(),
        }
    }

    /// `OpenBuddy_openbuddy-llama3.1-8b-GGUF`: every sign may be the one between owner and name.
    fn owner_and_name(&self) -> Option<u32> {
        if !self.name.is_packed() {
            return None;
        }
        let lower = self.kin.census.halves(self.place).1.to_lowercase();
        let plain = Words::embedded().stripped(&lower);
        let splits = plain.match_indices(['_', '-', '.']).take(TAKEN_OFF);
        let found = splits.filter_map(|(at, _)| {
            let (owner, name) = (folded(&plain[..at]), key(&plain[at..]));
            let named = self.kin.named(&name);
            let is_of = |p: &u32| folded(&self.kin.census.halves(*p).0.to_lowercase()) == owner;
            let of: Vec<u32> = named.into_iter().filter(is_of).collect();
            (!owner.is_empty() && of.len() == 1).then(|| of[0])
        });
        let found: Vec<u32> = found.collect();
        (found.len() == 1).then(|| found[0])
    }

    /// Models that bear the name without the format and may be the parent.
    fn unpacked(&self) -> Vec<u32> {
        let words = Words::embedded();
        let (owner, name) = self.kin.census.halves(self.place);
        let lower = name.to_lowercase();
        let bearers = |name: &str| {
            let mut named = self.kin.named(&key(name));
            named.retain(|p| *p != self.place && self.is_compatible(*p));
            named
        };
        let mut found = words
            .levels(&lower)
            .into_iter()
            .map(bearers)
            .find(|named| !named.is_empty())
            .unwrap_or_default();
        if found.is_empty() && words.is_republisher(owner) {
            found = bearers(&lower);
            found.retain(|p| !words.is_republisher(self.kin.census.halves(*p).0));
        }
        // A copy that a republisher holds of a model that is not here says nothing of where others have it from.
        if !words.is_republisher(owner) {
            found.retain(|p| !words.is_republisher(self.kin.census.halves(*p).0));
        }
        found
    }

    fn own_packed(&self) -> Option<u32> {
        let own = self.of_owner(&self.unpacked());
        (own.len() == 1).then(|| own[0])
    }

    fn packed(&self, alone: bool) -> Option<u32> {
        if self.name.is_vague() {
            return None;
        }
        let found = self.unpacked();
        ((found.len() == 1) == alone)
            .then(|| self.kin.foremost(&found))
            .flatten()
    }

    /// A quantiser's record may give the wrong architecture; a name that only one model bears weighs more.
    fn packed_anyhow(&self) -> Option<u32> {
        if !self.name.is_packed() || self.name.is_common() {
            return None;
        }
        let mut named = self.kin.named(&self.name.plain);
        named.retain(|p| *p != self.place);
        (named.len() == 1).then(|| named[0])
    }

    /// A copy under the same name of a model on which many build.
    fn same_name(&self) -> Option<u32> {
        let parent = self.of_family(&self.name.words)?;
        let more = self.kin.children(parent) > 3 * self.kin.children(self.place);
        (more && self.is_widely_used(parent)).then_some(parent)
    }

    /// The name of a tuned model on which many build, behind other words.
    fn inside(&self) -> Option<u32> {
        let (words, said) = (&self.name.words, Words::embedded());
        let foreign = words.iter().any(|word| said.is_mixed(word)) || self.name.roles & said.tuned() == 0;
        if foreign || self.kin.census.architecture(self.place) == 0 {
            return None;
        }
        let starts = FAMILY_WORDS
            .rev()
            .flat_map(|length| (1..(words.len() + 1).saturating_sub(length)).map(move |at| (at, length)));
        let (at, length, parent) = starts
            .filter(|(at, _)| self.kin.is_beginning(&words[*at]))
            .find_map(|(at, length)| Some((at, length, self.of_family(&words[at..at + length])?)))?;
        let before_it = words[..at].iter().any(|word| said.is_family(word) || word == "v");
        let strange =
            before_it || is_version(words.get(at + length)) || self.kin.is_versioned(&words[at..at + length], parent);
        let sound = !strange && self.is_widely_used(parent) && self.is_of_roles(parent);
        (sound && !self.goes_on() && !self.is_contested(parent)).then_some(parent)
    }

    /// The foremost model of this family name that is built as this one is.
    fn of_family(&self, words: &[String]) -> Option<u32> {
        let architecture = Some(self.kin.architecture(self.place)).filter(|number| *number > 0)?;
        let mut found = self.kin.family(words, architecture);
        found.retain(|p| *p != self.place);
        self.kin.foremost(&found)
    }

    fn is_widely_used(&self, parent: u32) -> bool {
        self.kin.children(parent) >= FAMILY_BASE || self.kin.census.is_own(parent)
    }

    fn is_of_roles(&self, parent: u32) -> bool {
        self.kin.census.name(parent).roles == self.name.roles
    }

    fn namesakes(&self) -> Vec<Candidate> {
        if self.name.is_common() {
            return Vec::new();
        }
        let mut found = self.kin.namesakes(&self.name.plain);
        found.retain(|p| *p != self.place && architectures(self.kin, self.place, *p) == Heard::For);
        let (Some(first), true) = (found.first().copied(), found.len() > 1) else {
            return Vec::new();
        };
        let agree = found.iter().all(|other| self.same_parents(first, *other));
        if agree {
            self.as_of(Rule::Namesakes, first)
        } else {
            Vec::new()
        }
    }

    /// Names that remain when words of which `is` holds are taken off the end, the longest first.
    fn taken_off(&self, is: impl Fn(&str) -> bool) -> Vec<String> {
        let lower = self.kin.census.halves(self.place).1.to_lowercase();
        let mut rest = Words::embedded().stripped(&lower);
        let mut names = Vec::new();
        for _ in 0..TAKEN_OFF {
            let Some(at) = rest.rfind(['-', '_', '.', ' ']) else {
                break;
            };
            if !is(&rest[at + 1..]) {
                break;
            }
            rest = rest[..at].trim_end_matches(['-', '_', '.', ' ']);
            names.push(key(rest));
        }
        names
    }

    fn own_tuned(&self) -> Option<u32> {
        let words = Words::embedded();
        self.taken_off(|word| words.is_method(word))
            .into_iter()
            .find_map(|plain| {
                let own = self.of_owner(&self.kin.named(&plain));
                (own.len() == 1 && plain.len() >= 6).then(|| own[0])
            })
    }

    /// Whether the name, at a sign, begins with that of another model of the owner: then it goes on from there, who knows how.
    fn goes_on(&self) -> bool {
        let lower = self.kin.census.halves(self.place).1.to_lowercase();
        beginnings(Words::embedded().stripped(&lower))
            .any(|rest| self.of_owner(&self.kin.named(&key(rest))).len() == 1 && !Name::new(rest).is_vague())
    }

    fn loosened(&self) -> Option<u32> {
        let words = Words::embedded();
        self.taken_off(|word| words.is_loosened(word))
            .into_iter()
            .filter(|plain| !Name::new(plain).is_vague())
            .find_map(|plain| {
                let mut named = self.kin.named(&plain);
                named.retain(|p| architectures(self.kin, self.place, *p) == Heard::For);
                self.kin.foremost(&named)
            })
    }

    /// The nearest siblings on either side that are of the same construction, size and purpose.
    fn neighbours(&self) -> (Option<u32>, Option<u32>) {
        *self
            .beside
            .get_or_init(|| self.kin.neighbours(self.place, &self.name, NEIGHBOURS))
    }

    fn likeness(&self, sibling: u32) -> usize {
        shared(&self.name.whole, &self.kin.census.name(sibling).whole)
    }

    fn series(&self) -> Vec<Candidate> {
        let (Some(before), Some(behind)) = self.neighbours() else {
            return Vec::new();
        };
        let near = self.likeness(before).max(self.likeness(behind)) >= SERIES;
        if near && self.same_parents(before, behind) {
            self.as_of(Rule::Series, before)
        } else {
            Vec::new()
        }
    }

    fn neighbour(&self) -> Vec<Candidate> {
        let (before, behind) = self.neighbours();
        let mut beside: Vec<u32> = before.into_iter().chain(behind).collect();
        beside.sort_unstable_by_key(|s| std::cmp::Reverse(self.likeness(*s)));
        let Some(nearest) = beside.first().copied() else {
            return Vec::new();
        };
        let owner = self.kin.census.halves(self.place).0;
        let from_outside = self
            .kin
            .parents(nearest)
            .iter()
            .all(|(_, p, _)| !self.kin.census.halves(*p).0.eq_ignore_ascii_case(owner));
        let contested = beside
            .get(1)
            .is_some_and(|s| !self.same_parents(*s, nearest) && self.likeness(*s) + APART > self.likeness(nearest));
        let close = self.likeness(nearest) >= NEIGHBOUR && self.kin.parents(nearest).len() == 1 && !contested;
        if close && from_outside {
            self.as_of(Rule::Neighbour, nearest)
        } else {
            Vec::new()
        }
    }

    /// Whether the name begins with that of another model, longer than a family's of so many words.
    fn begins_with_more(&self, words: usize) -> bool {
        let lower = self.kin.census.halves(self.place).1.to_lowercase();
        beginnings(Words::embedded().stripped(&lower))
            .take_while(|rest| Name::new(rest).words.len() > words)
            .any(|rest| !self.kin.named(&key(rest)).is_empty())
    }

    /// Whether a sibling much like it has parents of quite another name.
    fn is_contested(&self, parent: u32) -> bool {
        let (before, behind) = self.neighbours();
        let essence = self.kin.census.name(parent).plain;
        before
            .into_iter()
            .chain(behind)
            .filter(|s| self.likeness(*s) >= SERIES)
            .any(|s| {
                let parents = self.kin.parents(s).iter();
                !parents
                    .map(|(_, p, _)| self.kin.census.name(*p).plain)
                    .any(|e| e == essence)
            })
    }

    /// The longest name of a family that the model's own name begins with.
    fn family(&self, tuned: bool) -> Option<u32> {
        let (words, said) = (&self.name.words, Words::embedded());
        if !self.kin.is_beginning(words.first()?) || self.kin.census.architecture(self.place) == 0 {
            return None;
        }
        let longest = words.len().min(FAMILY_WORDS.end - 1);
        let (length, parent) = (FAMILY_WORDS.start..=longest)
            .rev()
            .find_map(|length| Some((length, self.of_family(&words[..length])?)))?;
        let behind = words.get(length..).filter(|behind| !behind.is_empty())?;
        let foreign = |word: &String| said.is_mixed(word) || said.role(word) & said.tuned() != 0;
        let strange = is_version(behind.first()) || behind.iter().any(foreign);
        let as_asked = (said.tuned() & self.name.roles != 0) == tuned && (tuned || self.is_widely_used(parent));
        let sound =
            as_asked && !strange && self.is_of_roles(parent) && !self.kin.is_versioned(&words[..length], parent);
        (sound && !self.begins_with_more(length) && !self.is_contested(parent)).then_some(parent)
    }
}

/// Whether the word is a number or announces one, so that a name before it is not whole.
fn is_version(word: Option<&String>) -> bool {
    word.is_some_and(|word| word == "v" || word.bytes().all(|b| b.is_ascii_digit()))
}

/// What a name begins with, cut at its signs, the longest first.
fn beginnings(name: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(beginning(name), |rest| beginning(rest)).take(BEGINNINGS)
}

fn beginning(name: &str) -> Option<&str> {
    const SIGNS: [char; 4] = ['-', '_', '.', ' '];
    Some(name[..name.rfind(SIGNS)?].trim_end_matches(SIGNS))
}
