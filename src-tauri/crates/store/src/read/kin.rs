//! All edges and their models in short: what a whole family is counted from.

use super::cell::{ArcsCell, KinCell};
use atlas::{Carries, Day, EdgeStatus, Relation, Verdict};

/// An edge between two models of the atlas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc {
    /// The child.
    pub child: i64,
    /// The parent.
    pub parent: i64,
    /// Relation.
    pub relation: Relation,
    /// On what ground.
    pub status: EdgeStatus,
    /// What carries over.
    pub carries: Carries,
}

/// What a family is counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kin {
    /// The model.
    pub id: i64,
    /// Place in the order of popularity, from 1.
    pub rank: u32,
    /// Declared licence.
    pub licence: Option<i64>,
    /// The maker its owner belongs to.
    pub maker: Option<i64>,
    /// Verdict after lineage.
    pub verdict: Verdict,
    /// Day the repository was created.
    pub created: Option<Day>,
}

/// Some of the edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lot {
    /// Number of the last edge among them; 0 where there are no more.
    pub last: i64,
    /// The edges.
    pub arcs: Vec<Arc>,
}

/// Some of the models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Models {
    /// The models, in no order.
    pub kin: Vec<Kin>,
}

/// Reads packed edges; nothing where a line is none.
pub(super) fn arcs(packed: &str) -> Option<Vec<Arc>> {
    packed.lines().map(arc).collect()
}

fn arc(line: &str) -> Option<Arc> {
    let mut words = line.split(' ');
    Some(Arc {
        child: words.next()?.parse().ok()?,
        parent: words.next()?.parse().ok()?,
        relation: {
            let word = words.next()?;
            Relation::ALL.into_iter().find(|relation| relation.as_str() == word)?
        },
        status: EdgeStatus::from_name(words.next()?)?,
        carries: Carries::from_name(words.next()?)?,
    })
}

/// Reads packed models; nothing where a line is none.
pub(super) fn kin(packed: &str) -> Option<Vec<Kin>> {
    packed.lines().map(one_of_kin).collect()
}

fn one_of_kin(line: &str) -> Option<Kin> {
    let mut words = line.splitn(6, ' ');
    let known = |number: i64| Some(number).filter(|number| *number != 0);
    Some(Kin {
        id: words.next()?.parse().ok()?,
        rank: words.next()?.parse().ok()?,
        licence: known(words.next()?.parse().ok()?),
        maker: known(words.next()?.parse().ok()?),
        verdict: Verdict::from_name(words.next()?)?,
        // A source's odd date is no error.
        created: words.next()?.parse().ok(),
    })
}

questions! {
    /// Some of the edges between models, by number from after `last` on.
    one arcs_after(last: i64, most: u32) -> Lot = "queries/edge/arcs.sql";
    /// What these models are counted by.
    one models(ids: &[i64]) -> Models = "queries/edge/kin.sql";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_lines_are_read_and_odd_ones_are_told() {
        let read = arcs("2 1 finetune declared yes\n3 1 merge disputed no").unwrap();
        assert_eq!((read.len(), read[1].status), (2, EdgeStatus::Disputed));
        assert_eq!(arcs("2 1 finetune declared"), None);
        assert_eq!(arcs(""), Some(Vec::new()));
        let read = kin("7 3 0 4 allow 2024-08-19\n8 4 2 0 unknown -\n9 5 2 0 deny last spring").unwrap();
        assert_eq!((read[0].licence, read[0].maker), (None, Some(4)));
        assert_eq!((read[1].created, read[2].created), (None, None));
        assert!(read[0].created.is_some());
        assert_eq!(kin("7 3 0 4 fine 2024"), None);
    }
}
