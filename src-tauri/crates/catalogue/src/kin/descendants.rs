//! Descendants in groups of relation, maker and licence, and the members of one group.

use super::family::Member;
use crate::{
    Catalogue, Result,
    view::{DescendantsAsk, DescendantsPage, KinGroup},
};
use atlas::{Relation, Verdict};
use std::{cmp::Reverse, collections::HashMap};

/// Groups listed at most.
const MOST_GROUPS: usize = 200;
/// Rows given at once at most.
const MOST_ROWS: u32 = 200;

/// The word by which a filter asks for what nobody knows.
const UNKNOWN: &str = "unknown";

impl Catalogue {
    /// Descendants by group, and those of one group.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] with the nearest names; when the atlas cannot be read.
    pub async fn descendants(&self, ask: &DescendantsAsk) -> Result<DescendantsPage> {
        let found = self.find(&ask.repo).await?;
        let family = self.family(found.id).await?;
        let of = count(family.members.len());
        let sieve = self.sieve(ask);
        let matching: Vec<Member> = family
            .members
            .into_iter()
            .filter(|member| sieve.passes(member))
            .collect();
        let (groups, rest) = self.groups(&matching);
        let rows = matching.iter().skip(ask.offset as usize);
        let rows: Vec<Member> = rows.take(ask.limit.min(MOST_ROWS) as usize).copied().collect();
        Ok(DescendantsPage {
            repo: found.repo,
            total: count(matching.len()),
            of,
            groups,
            rest,
            rows: self.descendant_rows(&rows).await?,
        })
    }

    fn sieve(&self, ask: &DescendantsAsk) -> Sieve {
        let maker = ask.maker.as_deref().map(|slug| match slug {
            UNKNOWN => Wanted::Unknown,
            slug => self
                .names
                .makers
                .by_slug(slug)
                .map_or(Wanted::Nothing, |maker| Wanted::One(maker.id)),
        });
        let licence = ask.licence.as_deref().map(|slug| match slug {
            UNKNOWN => Wanted::Unknown,
            slug => self
                .names
                .licences
                .by_slug(slug)
                .map_or(Wanted::Nothing, |licence| Wanted::One(licence.id)),
        });
        Sieve {
            relation: ask.relation,
            maker,
            licence,
            verdict: ask.verdict,
            direct: ask.direct,
        }
    }

    fn groups(&self, members: &[Member]) -> (Vec<KinGroup>, u32) {
        let mut groups: HashMap<GroupKey, (u32, Verdict)> = HashMap::new();
        for member in members {
            let key = (member.relation, member.maker, member.licence);
            let held = groups.entry(key).or_insert((0, member.verdict));
            held.0 += 1;
            held.1 = licences::strictest(held.1, member.verdict);
        }
        let mut groups: Vec<_> = groups.into_iter().collect();
        groups.sort_unstable_by_key(|(key, (count, _))| (Reverse(*count), *key));
        let rest = groups.iter().skip(MOST_GROUPS).map(|(_, (count, _))| *count).sum();
        groups.truncate(MOST_GROUPS);
        let group = |((relation, maker, licence), (count, verdict))| KinGroup {
            relation,
            maker: self.names.makers.tag(maker),
            licence: self.names.licences.tag(licence),
            verdict,
            count,
        };
        (groups.into_iter().map(group).collect(), rest)
    }
}

/// What a group has in common: relation, maker and licence.
type GroupKey = (Relation, Option<i64>, Option<i64>);

/// What a filter asks for.
#[derive(Debug, Clone, Copy)]
enum Wanted {
    One(i64),
    Unknown,
    /// A name that nothing has.
    Nothing,
}

impl Wanted {
    fn is(self, value: Option<i64>) -> bool {
        match self {
            Self::One(wanted) => value == Some(wanted),
            Self::Unknown => value.is_none(),
            Self::Nothing => false,
        }
    }
}

struct Sieve {
    relation: Option<Relation>,
    maker: Option<Wanted>,
    licence: Option<Wanted>,
    verdict: Option<Verdict>,
    direct: bool,
}

impl Sieve {
    fn passes(&self, member: &Member) -> bool {
        self.relation.is_none_or(|wanted| member.relation == wanted)
            && self.maker.is_none_or(|wanted| wanted.is(member.maker))
            && self.licence.is_none_or(|wanted| wanted.is(member.licence))
            && self.verdict.is_none_or(|wanted| member.verdict == wanted)
            && (!self.direct || member.depth == 1)
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
