//! A page of models into the atlas: read what is held, compare, write what differs, all within one transaction.

use super::{
    IngestError, Listed, PassEnd, Stamp, Tally,
    diff::{self, Step},
    end_of_pass,
    identity::{Identities, Target, apart, handle, identify, usable},
    parents,
};
use atlas::Confidence;
use sources::{ModelRecord, Told};
use std::collections::{BTreeMap, BTreeSet};
use store::write::{
    Batch, Bearer, ChangeRow, EdgeRow, EdgeWordsRow, FactRow, Held, HeldEdge, HubAbout, HubAliasRow, HubCounts,
    HubLicence, HubName, LastNumbers, NewModelRow, Of, ParkRow, SampleRow, SecondRow, Span, TagsPut,
};

/// Takes in models of the Hub. With a stretch, whoever should be in it and is not is noted as missing; the stretch that has
/// no end ends the pass.
///
/// # Errors
/// When the file fails; then the whole batch is to be dropped.
pub async fn models(
    batch: &mut Batch,
    stamp: &Stamp<'_>,
    records: &[ModelRecord],
    listed: &Listed<'_>,
) -> Result<Tally, IngestError> {
    let mut tally = Tally::default();
    if listed.stretch.is_some_and(|stretch| stretch.after.is_none()) {
        batch.forget_missing().await?;
    }
    let mut touched = Vec::with_capacity(records.len());
    for part in apart(records) {
        touched.extend(take(batch, stamp, part, &mut tally).await?);
    }
    batch.found(&touched).await?;
    if let Some(stretch) = listed.stretch {
        let span = Span {
            after: stretch.after.clone(),
            upto: stretch.upto.clone(),
        };
        // What is listed and cannot be read is there.
        let unread = records.iter().filter(|record| !usable(record));
        let unread = unread.flat_map(|record| record.hub_id.as_deref().into_iter().chain([record.repo.as_str()]));
        let named: Vec<&str> = listed.odd.iter().map(|odd| odd.key.as_str()).chain(unread).collect();
        batch.note_missing(&span, &touched, &named).await?;
        if stretch.upto.is_none() {
            let end = end_of_pass(batch, stamp).await?;
            if let PassEnd::Believed(gone) = end {
                tally.gone += gone;
            }
            tally.pass = Some(end);
        }
    }
    Ok(tally)
}

/// Ties edges to parents that have come in since. Called once when all pages are in, before settling.
///
/// # Errors
/// When the file fails.
pub async fn finish(batch: &mut Batch) -> Result<u64, IngestError> {
    Ok(batch.link_edges().await?)
}

/// Takes in records of which none is about the same repository as another. Returns the numbers of their models.
async fn take(
    batch: &mut Batch,
    stamp: &Stamp<'_>,
    records: &[ModelRecord],
    tally: &mut Tally,
) -> Result<Vec<i64>, IngestError> {
    let records: Vec<&ModelRecord> = records.iter().filter(|record| usable(record)).collect();
    let hub_ids: Vec<&str> = records.iter().filter_map(|record| record.hub_id.as_deref()).collect();
    let repos: Vec<&str> = records.iter().map(|record| record.repo.as_str()).collect();
    let held = batch.held(&hub_ids, &repos).await?;
    let found = identify(&records, &held);
    let page = Page {
        stamp,
        owners: owners(batch, &records, &held, &found).await?,
        bearers: bearers(batch, &records, &held, &found).await?,
        edges: edges(batch, stamp, &records, &held, &found).await?,
        last: batch.last_numbers().await?,
        held: &held,
    };
    let mut writes = Writes::default();
    for (from, into) in &found.merges {
        writes.merges.push((held[*from].id, held[*into].id));
        writes.alias(&page, held[*into].id, held[*from].repo.clone());
        writes.keep_beside(page.last, held[*into].id, &held[*from], &diff::row_says(&held[*from]));
    }
    for at in &found.parked {
        writes.park(&page, &held[*at], tally);
    }
    for (record, target) in records.iter().zip(&found.targets) {
        writes.add(&page, record, *target, tally);
    }
    writes.write(batch, stamp).await
}

/// What was read about a part of a page.
struct Page<'a> {
    stamp: &'a Stamp<'a>,
    owners: BTreeMap<String, i64>,
    /// By name.
    bearers: BTreeMap<String, Vec<Bearer>>,
    /// By child.
    edges: BTreeMap<i64, Vec<HeldEdge>>,
    last: LastNumbers,
    held: &'a [Held],
}

/// Records whose name is new to their model, or whose model is new.
fn newly_named<'a>(records: &[&'a ModelRecord], held: &[Held], found: &Identities) -> Vec<&'a ModelRecord> {
    let pairs = records.iter().zip(&found.targets);
    let newly = pairs.filter(|(record, target)| match target {
        Target::New => true,
        Target::Held(at) => held[*at].repo != record.repo || held[*at].hub_id.is_none(),
        Target::Taken => false,
    });
    newly.map(|(record, _)| *record).collect()
}

async fn owners(
    batch: &mut Batch,
    records: &[&ModelRecord],
    held: &[Held],
    found: &Identities,
) -> Result<BTreeMap<String, i64>, IngestError> {
    let handles: BTreeSet<&str> = newly_named(records, held, found)
        .iter()
        .map(|record| handle(&record.repo))
        .collect();
    if handles.is_empty() {
        return Ok(BTreeMap::new());
    }
    Ok(batch.owners(&handles.into_iter().collect::<Vec<_>>()).await?)
}

/// Who bore the new names before: those that lost them just now or earlier.
async fn bearers(
    batch: &mut Batch,
    records: &[&ModelRecord],
    held: &[Held],
    found: &Identities,
) -> Result<BTreeMap<String, Vec<Bearer>>, IngestError> {
    let names: Vec<&str> = newly_named(records, held, found)
        .iter()
        .map(|record| record.repo.as_str())
        .collect();
    let mut by_name: BTreeMap<String, Vec<Bearer>> = BTreeMap::new();
    if names.is_empty() {
        return Ok(by_name);
    }
    for bearer in batch.bearers(&names).await? {
        by_name.entry(bearer.name.clone()).or_default().push(bearer);
    }
    for row in held {
        if let Some(hub_id) = &row.hub_id {
            by_name.entry(row.repo.clone()).or_default().push(Bearer {
                name: row.repo.clone(),
                id: row.id,
                hub_id: hub_id.clone(),
            });
        }
    }
    Ok(by_name)
}

async fn edges(
    batch: &mut Batch,
    stamp: &Stamp<'_>,
    records: &[&ModelRecord],
    held: &[Held],
    found: &Identities,
) -> Result<BTreeMap<i64, Vec<HeldEdge>>, IngestError> {
    let telling = records
        .iter()
        .zip(&found.targets)
        .filter(|(record, _)| record.parents != Told::Nothing);
    let mut ids: Vec<i64> = telling
        .filter_map(|(_, target)| match target {
            Target::Held(at) => Some(held[*at].id),
            Target::New | Target::Taken => None,
        })
        .collect();
    ids.extend(
        found
            .merges
            .iter()
            .flat_map(|(from, _)| held.get(*from))
            .map(|row| row.id),
    );
    let mut by_child: BTreeMap<i64, Vec<HeldEdge>> = BTreeMap::new();
    if ids.is_empty() {
        return Ok(by_child);
    }
    let into: BTreeMap<i64, i64> = found
        .merges
        .iter()
        .map(|(from, into)| (held[*from].id, held[*into].id))
        .collect();
    for edge in batch.held_edges(&ids, stamp.source.name).await? {
        let child = into.get(&edge.child_id).copied().unwrap_or(edge.child_id);
        by_child.entry(child).or_default().push(edge);
    }
    Ok(by_child)
}

/// Everything a part of a page writes.
#[derive(Default)]
struct Writes {
    merges: Vec<(i64, i64)>,
    parked: Vec<ParkRow>,
    unnamed: Vec<i64>,
    names: Vec<Of<HubName>>,
    abouts: Vec<Of<HubAbout>>,
    licences: Vec<Of<HubLicence>>,
    counts: Vec<Of<HubCounts>>,
    new: Vec<NewModelRow>,
    aliases: Vec<HubAliasRow>,
    tags: Vec<TagsPut>,
    samples: Vec<SampleRow>,
    changes: Vec<ChangeRow>,
    facts: Vec<FactRow>,
    edges: Vec<EdgeRow>,
    edge_words: Vec<EdgeWordsRow>,
    seconds: Vec<SecondRow>,
    unseconds: Vec<i64>,
    dropped: Vec<i64>,
    touched: Vec<i64>,
}

fn count(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

impl Writes {
    fn change(
        &mut self,
        page: &Page<'_>,
        model_id: i64,
        field: &'static str,
        was: Option<String>,
        became: Option<String>,
    ) {
        self.changes.push(ChangeRow {
            model_id,
            field,
            was,
            became,
            seen_on: page.stamp.today,
            source_id: page.stamp.source_id,
        });
    }

    fn alias(&mut self, page: &Page<'_>, model_id: i64, name: String) {
        self.aliases.push(HubAliasRow {
            model_id,
            place: "hub",
            name,
            source_id: page.stamp.source_id,
        });
    }

    /// What another row, or the row before, said: beside the model, with its source.
    fn keep_beside(&mut self, last: LastNumbers, id: i64, row: &Held, said: &[(&'static str, String)]) {
        for (field, words) in said {
            let number = last.fact + count(self.facts.len()) + 1;
            self.facts.push(beside(number, id, row, field, words));
        }
    }

    /// The model's name is another's now: it keeps it as one it had.
    fn park(&mut self, page: &Page<'_>, row: &Held, tally: &mut Tally) {
        self.parked.push(ParkRow {
            id: row.id,
            day: page.stamp.today,
        });
        self.alias(page, row.id, row.repo.clone());
        if row.state != "gone" {
            tally.gone += 1;
            self.change(
                page,
                row.id,
                "state",
                Some(row.state.clone()),
                Some(String::from("gone")),
            );
        }
    }

    fn add(&mut self, page: &Page<'_>, record: &ModelRecord, target: Target, tally: &mut Tally) {
        match target {
            Target::Taken => tally.unusable += 1,
            Target::New => {
                let blank = diff::nothing_held(&record.repo);
                let step = diff::compare(&blank, record, &page.owners, page.stamp.today);
                let id = page.last.model + count(self.new.len()) + 1;
                self.history(page, id, &blank, record, &step);
                self.new
                    .push(new_row(page, id, page.last.rank + count(self.new.len()) + 1, step));
                self.touched.push(id);
                tally.new += 1;
            }
            Target::Held(at) => {
                let row = &page.held[at];
                let step = diff::compare(row, record, &page.owners, page.stamp.today);
                let before = self.changes.len();
                self.history(page, row.id, row, record, &step);
                let changed = self.changes[before..].iter();
                let has = |field: &str| changed.clone().any(|change| change.field == field);
                tally.renamed += u64::from(has("repo"));
                tally.licences += u64::from(has("licence"));
                if self.changes.len() > before {
                    tally.changed += 1;
                } else {
                    tally.unchanged += 1;
                }
                self.columns(page, row, step);
                self.touched.push(row.id);
            }
        }
    }

    /// The groups of columns that differ.
    fn columns(&mut self, page: &Page<'_>, row: &Held, step: Step) {
        let (id, source_id) = (row.id, page.stamp.source_id);
        if step.name.repo != row.repo {
            self.unnamed.push(id);
        }
        push(&mut self.names, id, source_id, step.name, Some(&row.name()));
        // A row known by name alone becomes a record even where the Hub says nothing of it.
        let about = row.about();
        push(
            &mut self.abouts,
            id,
            source_id,
            step.about,
            Some(&about).filter(|_| row.recorded),
        );
        push(&mut self.licences, id, source_id, step.licence, Some(&row.licence()));
        push(&mut self.counts, id, source_id, step.counts, Some(&row.counts()));
    }

    /// What a step adds beside the row.
    fn history(&mut self, page: &Page<'_>, id: i64, row: &Held, record: &ModelRecord, step: &Step) {
        for (field, was, became) in &step.changes {
            self.change(page, id, field, was.clone(), became.clone());
        }
        self.keep_beside(page.last, id, row, &step.beside);
        for (day, counts) in &step.samples {
            self.samples.push(SampleRow {
                model_id: id,
                seen_on: day.clone(),
                downloads: counts.downloads,
                likes: counts.likes,
            });
        }
        if let Some(name) = &step.alias {
            self.alias(page, id, name.clone());
        }
        if let Some(tags) = &step.tags {
            self.tags.push(TagsPut {
                model_id: id,
                tags: tags.clone(),
            });
        }
        self.reborn(page, id, row, record);
        self.parents(page, id, record, step.parents_known);
    }

    /// A name that was another repository's before is said so: what was known under it may not hold any more.
    fn reborn(&mut self, page: &Page<'_>, id: i64, row: &Held, record: &ModelRecord) {
        let Some(hub_id) = record
            .hub_id
            .as_ref()
            .filter(|_| row.repo != record.repo || row.hub_id.is_none())
        else {
            return;
        };
        let before = page.bearers.get(&record.repo).into_iter().flatten();
        if let Some(other) = before
            .filter(|bearer| bearer.hub_id != *hub_id)
            .map(|bearer| &bearer.hub_id)
            .min()
        {
            self.change(page, id, "recreated", Some(other.clone()), Some(hub_id.clone()));
        }
    }

    fn parents(&mut self, page: &Page<'_>, id: i64, record: &ModelRecord, known: bool) {
        let declared = match &record.parents {
            Told::Nothing => return,
            Told::None => &[][..],
            Told::This(parents) => parents,
        };
        let held: Vec<&HeldEdge> = page.edges.get(&id).into_iter().flatten().collect();
        let steps = parents::compare(&held, declared);
        for parent in &steps.add {
            let number = page.last.edge + count(self.edges.len()) + 1;
            self.edges
                .push(parents::edge(number, id, &record.repo, parent, page.stamp.source_id));
        }
        let second = |edge_id| SecondRow {
            edge_id,
            side: "for",
            source_id: page.stamp.source_id,
        };
        self.seconds.extend(steps.second.into_iter().map(second));
        self.unseconds.extend(steps.unsecond);
        self.dropped.extend(steps.drop);
        let renamed = steps.words.into_iter().map(|(id, words)| EdgeWordsRow { id, words });
        self.edge_words.extend(renamed);
        if let Some((was, became)) = steps.change.filter(|(was, became)| known && was != became) {
            self.change(page, id, "parents", was, became);
        }
    }

    /// Writes in the order in which names come free.
    async fn write(self, batch: &mut Batch, stamp: &Stamp<'_>) -> Result<Vec<i64>, IngestError> {
        for (from, into) in self.merges {
            batch.merge(from, into).await?;
        }
        batch.add(&self.parked).await?;
        if !self.unnamed.is_empty() {
            batch.unname(&self.unnamed).await?;
        }
        batch.add(&self.names).await?;
        batch.add(&self.new).await?;
        batch.add(&self.abouts).await?;
        batch.add(&self.licences).await?;
        batch.add(&self.counts).await?;
        batch.add(&self.aliases).await?;
        batch.add(&self.tags).await?;
        batch.add(&self.samples).await?;
        batch.add(&self.facts).await?;
        if !self.dropped.is_empty() {
            batch.drop_edges(&self.dropped).await?;
        }
        if !self.unseconds.is_empty() {
            batch.unsecond(&self.unseconds, stamp.source.name).await?;
        }
        batch.add(&self.edges).await?;
        batch.add(&self.edge_words).await?;
        batch.add(&self.seconds).await?;
        batch.note(self.changes).await?;
        Ok(self.touched)
    }
}

/// A fact beside the model `id` in the words and by the source of a row.
pub(super) fn beside(number: i64, id: i64, row: &Held, field: &str, words: &str) -> FactRow {
    FactRow {
        id: number,
        model_id: id,
        field: field.to_owned(),
        words: Some(words.to_owned()),
        reading: None,
        as_of: row.source_as_of.as_deref().and_then(|day| day.parse().ok()),
        source_id: row.source_id,
        confidence: Confidence::Medium,
    }
}

/// Adds a group of columns if it differs from what is held.
fn push<T: PartialEq>(to: &mut Vec<Of<T>>, id: i64, source_id: i64, row: T, held: Option<&T>) {
    if held != Some(&row) {
        to.push(Of { id, source_id, row });
    }
}

fn new_row(page: &Page<'_>, id: i64, rank: i64, step: Step) -> NewModelRow {
    NewModelRow {
        id,
        rank,
        source_id: page.stamp.source_id,
        name: step.name,
        about: step.about,
        counts: step.counts,
        words: step.licence.words,
        licence_name: step.licence.name,
        link: step.licence.link,
    }
}
