//! Parents that nobody has declared, inferred before licences are inherited. Edges of ours that hold stay as they are, the
//! others go, new ones come: twice in a row changes nothing.
//!
//! Called once at the beginning of a settling, before the edges are read ([`infer`]); in a transaction of its own, so that
//! what follows reads what it wrote. Given up halfway, nothing was changed.

use super::{SettleError, view::PAGE};
use atlas::{Carries, Confidence, Day, EdgeStatus, Relation};
use lineage::{Candidate, Census, Inference, Mention, RULE_SET, Stated, mentions};
use std::{
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
    io::Read,
};
use store::{
    Writer,
    write::{EdgeSignRow, InferredRow, ROWS_AT_ONCE, SourceOf, StatedEdge},
};

/// Models asked at once; after each lot settling can be given up.
const LOT: u32 = 16_384;
/// Cards read at once; each may hold a mebibyte.
const CARDS: u32 = 64;
/// Characters of a card are looked at up to this many bytes.
const CARD_BYTES: u64 = 1 << 20;
/// Cards that are looked at. There are millions, and most say what the metadata say.
const CARDS_AT_MOST: usize = 500_000;
/// An inferred edge this likely is of medium confidence, any other of low.
const MEDIUM: f64 = 0.97;
/// Day of the rule set.
const SINCE: (u16, u8, u8) = (2026, 11, 23);

/// The models, and what is stated of them.
struct Known<'a> {
    census: &'a Census,
    /// Numbers of the models, ascending: places in the census.
    ids: &'a [i64],
}

/// An inferred edge as it is held: its number, and a digest of what it says.
struct Held {
    id: i64,
    digest: u64,
}

/// Infers parents anew among the models of `census`, which stand in the order of their numbers `ids`; adds to it what is
/// stated. Says how many edges of ours are new or gone.
pub(super) async fn infer(writer: &Writer, census: &mut Census, ids: &[i64]) -> Result<usize, SettleError> {
    state_all(writer, census, ids).await?;
    let read = Known { census, ids };
    let cards = read.cards(writer).await?;
    let mut inference = Inference::new(read.census, &cards);
    while inference.advance(LOT) {
        tokio::task::yield_now().await;
    }
    let mut held = held(writer).await?;
    let mut new = Vec::new();
    for (at, edge) in inference.edges().iter().enumerate() {
        let key = (read.ids[edge.child as usize], read.ids[edge.parent as usize]);
        let digest = digest_of(&inference, edge);
        match held.get(&key) {
            Some(known) if known.digest == digest => drop(held.remove(&key)),
            _ => new.push(at),
        }
        if at % LOT as usize == 0 {
            tokio::task::yield_now().await;
        }
    }
    let mut gone: Vec<i64> = held.into_values().map(|known| known.id).collect();
    gone.sort_unstable();
    if new.is_empty() && gone.is_empty() {
        return Ok(0);
    }
    write(writer, &read, &inference, &new, &gone).await?;
    tracing::info!(
        edges = inference.edges().len(),
        new = new.len(),
        gone = gone.len(),
        "Parents are inferred"
    );
    Ok(new.len() + gone.len())
}

async fn write(
    writer: &Writer,
    read: &Known<'_>,
    inference: &Inference<'_>,
    new: &[usize],
    gone: &[i64],
) -> Result<(), SettleError> {
    let mut batch = writer.batch().await?;
    let source = source_id(&mut batch).await?;
    let mut next = batch.last_numbers().await?.edge + 1;
    for some in gone.chunks(ROWS_AT_ONCE) {
        batch.drop_edges(some).await?;
    }
    for some in new.chunks(ROWS_AT_ONCE) {
        let (mut edges, mut signs) = (Vec::new(), Vec::new());
        for at in some {
            let edge = &inference.edges()[*at];
            edges.extend(read.row(edge, next, source));
            signs.extend(sign_rows(inference, edge, next));
            next += 1;
        }
        batch.add(&edges).await?;
        batch.add(&signs).await?;
    }
    batch.commit().await?;
    Ok(())
}

/// The source in whose name our own edges stand.
async fn source_id(batch: &mut store::write::Batch) -> Result<i64, SettleError> {
    let name = format!("Baimo's own inference, rule set {RULE_SET}");
    let source = SourceOf {
        name: &name,
        url: None,
        licence: Some("MIT OR Apache-2.0"),
        credit: false,
    };
    let day = Day::from_ymd(SINCE.0, SINCE.1, SINCE.2).expect("the rule set is of a day that exists");
    Ok(batch.source_for(&source, day).await?)
}

fn sign_rows(inference: &Inference<'_>, edge: &Candidate, id: i64) -> Vec<EdgeSignRow> {
    let row = |(sign, place): (lineage::Sign, u32)| EdgeSignRow {
        edge_id: id,
        place,
        sign: sign.key,
        speaks: sign.speaks.as_str(),
        words: sign.words,
    };
    inference.signs(edge).into_iter().zip(1..).map(row).collect()
}

/// What an edge says, in short; the same for what is held and what was just inferred.
fn digest(relation: &str, rule: &str, likelihood: f64, signs: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (relation, rule, likelihood.to_bits(), signs, RULE_SET).hash(&mut hasher);
    hasher.finish()
}

fn digest_of(inference: &Inference<'_>, edge: &Candidate) -> u64 {
    let signs: Vec<_> = inference
        .signs(edge)
        .into_iter()
        .map(|s| (s.key, s.speaks.as_str(), s.words))
        .collect();
    let signs = serde_json::to_string(&signs).unwrap_or_default();
    digest(edge.relation.as_str(), edge.rule.as_str(), likelihood(edge), &signs)
}

fn likelihood(edge: &Candidate) -> f64 {
    edge.rule.likelihood().unwrap_or(lineage::LEAST)
}

/// Edges of ours by child and parent.
async fn held(writer: &Writer) -> Result<HashMap<(i64, i64), Held>, SettleError> {
    let mut held = HashMap::new();
    let mut last = 0;
    loop {
        let page = writer.inferred_edges(last, PAGE).await?;
        let whole = page.len() == PAGE as usize;
        last = page.last().map_or(last, |edge| edge.id);
        for edge in page {
            let digest = digest(&edge.relation, &edge.rule, edge.likelihood, &edge.signs);
            held.insert((edge.child_id, edge.parent_id), Held { id: edge.id, digest });
        }
        if !whole {
            return Ok(held);
        }
    }
}

/// Adds every stated edge to the census.
async fn state_all(writer: &Writer, census: &mut Census, ids: &[i64]) -> Result<(), SettleError> {
    let mut last = 0;
    loop {
        let page = writer.stated_edges(last, PAGE).await?;
        last = page.last().map_or(last, |edge| edge.id);
        for edge in page.iter().filter_map(|edge| stated(ids, edge)) {
            census.state(edge);
        }
        if page.len() < PAGE as usize {
            return Ok(());
        }
    }
}

fn stated(ids: &[i64], edge: &StatedEdge) -> Option<Stated> {
    // What another inferred keeps us from asking, and is not passed on to siblings.
    let said = matches!(
        EdgeStatus::from_name(&edge.status),
        Some(EdgeStatus::Declared | EdgeStatus::Documented)
    );
    Some(Stated {
        child: place(ids, edge.child_id)?,
        parent: edge.parent_id.and_then(|id| place(ids, id)),
        relation: Relation::from_name(&edge.relation)?,
        carries: said && Carries::from_name(&edge.carries) == Some(Carries::Yes),
    })
}

fn place(ids: &[i64], id: i64) -> Option<u32> {
    ids.binary_search(&id).ok()?.try_into().ok()
}

impl Known<'_> {
    fn row(&self, edge: &Candidate, id: i64, source_id: i64) -> Option<InferredRow> {
        let likelihood = likelihood(edge);
        let confidence = if likelihood >= MEDIUM {
            Confidence::Medium
        } else {
            Confidence::Low
        };
        Some(InferredRow {
            id,
            child_id: *self.ids.get(edge.child as usize)?,
            parent_id: *self.ids.get(edge.parent as usize)?,
            parent_words: self.census.repo(edge.parent).to_owned(),
            relation: edge.relation,
            confidence,
            source_id,
            rule: edge.rule.as_str(),
            likelihood,
        })
    }

    /// Children and the parents that their cards name, where these are models of the atlas.
    async fn cards(&self, writer: &Writer) -> Result<Vec<(u32, u32)>, SettleError> {
        let mut named: Vec<(u32, String)> = Vec::new();
        let mut last = 0;
        loop {
            let page = writer.cards_to_infer(last, CARDS).await?;
            last = page.last().map_or(last, |card| card.model_id);
            for card in &page {
                let (Some(place), Some(text)) = (place(self.ids, card.model_id), unpacked(&card.zstd)) else {
                    continue;
                };
                let repos: BTreeSet<String> = mentions(&text)
                    .iter()
                    .map(|m: &Mention<'_>| m.repo.to_lowercase())
                    .collect();
                named.extend(repos.into_iter().map(|repo| (place, repo)));
            }
            if page.len() < CARDS as usize || named.len() >= CARDS_AT_MOST {
                break;
            }
        }
        Ok(self.found(&named))
    }

    /// Where the models of these ids stand; ids are the same whatever their case.
    fn found(&self, named: &[(u32, String)]) -> Vec<(u32, u32)> {
        if named.is_empty() {
            return Vec::new();
        }
        let mut places: HashMap<&str, Option<u32>> = named.iter().map(|(_, repo)| (repo.as_str(), None)).collect();
        for place in 0..self.census.len() {
            let repo = self.census.repo(place).to_lowercase();
            if let Some(found) = places.get_mut(repo.as_str()) {
                *found = Some(place);
            }
        }
        let place = |repo: &str| places.get(repo).copied().flatten();
        let pairs = named.iter().filter_map(|(child, repo)| Some((*child, place(repo)?)));
        pairs.filter(|(child, parent)| child != parent).collect()
    }
}

/// The card's text, as far as it may be long; invalid characters are replaced.
fn unpacked(packed: &[u8]) -> Option<String> {
    let decoder = zstd::stream::read::Decoder::new(packed).ok()?;
    let mut bytes = Vec::new();
    decoder.take(CARD_BYTES).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
