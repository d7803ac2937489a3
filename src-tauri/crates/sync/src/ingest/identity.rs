//! Who is who: which row a record is about, which rows turn out to be one model, and whose name is now another's.
//!
//! A repository is known by the Hub's own number for it, which outlives renames; rows from elsewhere are known by their name
//! until the Hub lists them. Names are unique among rows, so whoever lost its name without being listed under a new one
//! keeps it with its number behind (`owner/name@number`) and counts as gone, until it is listed again.

use sources::ModelRecord;
use std::collections::{BTreeMap, BTreeSet};
use store::write::Held;

/// Parts records so that within a part no repository and no name comes twice; the order is kept. A list whose order moves
/// while it is read repeats models, and a name can be given up and taken again within a page.
pub(crate) fn apart(records: &[ModelRecord]) -> Vec<&[ModelRecord]> {
    let mut parts = Vec::new();
    let (mut start, mut seen) = (0, BTreeSet::new());
    for (at, record) in records.iter().enumerate() {
        let name = (false, record.repo.to_ascii_lowercase());
        let number = record.hub_id.clone().map(|id| (true, id));
        if seen.contains(&name) || number.as_ref().is_some_and(|id| seen.contains(id)) {
            parts.push(&records[start..at]);
            (start, seen) = (at, BTreeSet::new());
        }
        seen.insert(name);
        seen.extend(number);
    }
    parts.push(&records[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a name can be one of the Hub's: `@` is kept for names that were lost.
pub(crate) fn usable(record: &ModelRecord) -> bool {
    !record.repo.contains('@') && atlas::RepoId::new(record.repo.as_str()).is_ok()
}

/// The name a model had at the Hub before another got it.
pub(crate) fn true_name<'a>(repo: &'a str, hub_id: Option<&str>) -> &'a str {
    let lost = hub_id.and_then(|id| repo.strip_suffix(id)?.strip_suffix('@'));
    lost.unwrap_or(repo)
}

/// What the handle of a repository's owner is.
pub(crate) fn handle(repo: &str) -> &str {
    repo.split_once('/').map_or("", |(owner, _)| owner)
}

/// The row a record is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// None yet.
    New,
    /// The one at this place among those held.
    Held(usize),
    /// One that another record of the page is about, too: the record cannot be used.
    Taken,
}

/// What was found about a part of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Identities {
    /// The row of each record, in the order of the records.
    pub(crate) targets: Vec<Target>,
    /// Rows that are the same model as another: from, into.
    pub(crate) merges: Vec<(usize, usize)>,
    /// Rows whose name is another's now.
    pub(crate) parked: Vec<usize>,
}

/// Finds the row of each record. `records` hold no number and no name twice.
pub(crate) fn identify(records: &[&ModelRecord], held: &[Held]) -> Identities {
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, row) in held.iter().enumerate() {
        names.entry(row.repo.to_ascii_lowercase()).or_default().push(at);
        numbers.extend(row.hub_id.as_deref().map(|id| (id, at)));
    }
    for rows in names.values_mut() {
        rows.sort_by_key(|at| held[*at].id);
    }
    let like = |record: &ModelRecord| {
        names
            .get(&record.repo.to_ascii_lowercase())
            .map_or(&[][..], Vec::as_slice)
    };
    let mut taken = BTreeSet::new();
    let mut found = Identities::default();
    for record in records {
        let numbered = record.hub_id.as_deref().and_then(|id| numbers.get(id).copied());
        let target = numbered.or_else(|| by_name(record, held, like(record)));
        found.targets.push(match target {
            Some(at) if !taken.insert(at) => Target::Taken,
            Some(at) => Target::Held(at),
            None => Target::New,
        });
    }
    for (record, target) in records.iter().zip(&found.targets) {
        let own = match target {
            Target::Held(at) => Some(*at),
            Target::New => None,
            Target::Taken => continue,
        };
        for at in like(record).iter().copied().filter(|at| Some(*at) != own) {
            let row = &held[at];
            match (own, &row.hub_id) {
                (Some(own), None) if !taken.contains(&at) => found.merges.push((at, own)),
                (_, Some(_)) if row.repo == record.repo && !taken.contains(&at) => found.parked.push(at),
                _ => {}
            }
        }
    }
    found
}

/// The row with the record's name: for a record with a number one that has none yet, and in any case of letters the
/// exact one before others.
fn by_name(record: &ModelRecord, held: &[Held], like: &[usize]) -> Option<usize> {
    let free = |at: &&usize| record.hub_id.is_none() || held[**at].hub_id.is_none();
    let exact = like.iter().filter(free).find(|at| held[**at].repo == record.repo);
    exact.or_else(|| like.iter().find(free)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::diff::tests::{held, record};

    fn row(id: i64, repo: &str, hub_id: Option<&str>) -> Held {
        Held {
            hub_id: hub_id.map(str::to_owned),
            ..held(id, repo)
        }
    }

    fn check(records: &[(&str, &str)], rows: &[(&str, Option<&str>)], expected: &Identities) {
        let records: Vec<_> = records.iter().map(|(hub_id, repo)| record(hub_id, repo)).collect();
        let records: Vec<_> = records.iter().collect();
        let rows: Vec<_> = rows
            .iter()
            .zip(1..)
            .map(|((repo, hub_id), id)| row(id, repo, *hub_id))
            .collect();
        assert_eq!(&identify(&records, &rows), expected, "{records:?}");
    }

    fn identities(targets: &[Target], merges: &[(usize, usize)], parked: &[usize]) -> Identities {
        Identities {
            targets: targets.to_vec(),
            merges: merges.to_vec(),
            parked: parked.to_vec(),
        }
    }

    #[test]
    fn a_record_is_about_the_row_with_its_number_or_else_its_name() {
        use Target::{Held, New};
        check(&[("1", "a/a")], &[], &identities(&[New], &[], &[]));
        check(
            &[("1", "a/b")],
            &[("a/a", Some("1"))],
            &identities(&[Held(0)], &[], &[]),
        );
        check(&[("1", "a/a")], &[("a/a", None)], &identities(&[Held(0)], &[], &[]));
        check(&[("1", "A/a")], &[("a/a", None)], &identities(&[Held(0)], &[], &[]));
        // Twins but for case: the exact one is adopted, the other is the same model.
        check(
            &[("1", "A/a")],
            &[("a/a", None), ("A/a", None)],
            &identities(&[Held(1)], &[(0, 1)], &[]),
        );
        // A name known from elsewhere that a listed model now bears.
        check(
            &[("1", "a/b")],
            &[("a/a", Some("1")), ("a/b", None)],
            &identities(&[Held(0)], &[(1, 0)], &[]),
        );
        // Deleted and made anew.
        check(&[("2", "a/a")], &[("a/a", Some("1"))], &identities(&[New], &[], &[0]));
        // Renamed in a circle, all on one page.
        check(
            &[("1", "a/b"), ("2", "a/c"), ("3", "a/a")],
            &[("a/a", Some("1")), ("a/b", Some("2")), ("a/c", Some("3"))],
            &identities(&[Held(0), Held(1), Held(2)], &[], &[]),
        );
        // Only one end of a chain is on the page.
        check(
            &[("1", "a/b")],
            &[("a/a", Some("1")), ("a/b", Some("2"))],
            &identities(&[Held(0)], &[], &[1]),
        );
        // Listed models that differ but for case live side by side.
        check(&[("2", "A/a")], &[("a/a", Some("1"))], &identities(&[New], &[], &[]));
        // A lost name is found by its number.
        check(
            &[("1", "a/z")],
            &[("a/a@1", Some("1"))],
            &identities(&[Held(0)], &[], &[]),
        );
    }

    #[test]
    fn a_page_is_parted_where_a_number_or_name_comes_again() {
        let page: Vec<_> = [("1", "a/a"), ("2", "a/b"), ("1", "a/c"), ("3", "A/C"), ("4", "a/d")]
            .map(|(hub_id, repo)| record(hub_id, repo))
            .into();
        let sizes: Vec<_> = apart(&page).iter().map(|part| part.len()).collect();
        assert_eq!(sizes, [2, 1, 2]);
        assert!(apart(&[]).is_empty());
    }

    #[test]
    fn a_lost_name_is_told_from_a_name() {
        assert_eq!(true_name("a/b@62", Some("62")), "a/b");
        assert_eq!(true_name("a/b", Some("62")), "a/b");
        assert_eq!(true_name("a/b@62", None), "a/b@62");
        assert!(!usable(&record("1", "a/b@62")));
        assert!(!usable(&record("1", "a b/c")));
        assert!(usable(&record("1", "gpt2")));
        assert_eq!((handle("gpt2"), handle("a/b")), ("", "a"));
    }
}
