//! Licences of a list. What our own table says of a licence is not touched; what nobody has read stays unknown.

use super::{Keeping, Taken};
use crate::{IngestError, counts::Counts};
use atlas::{Confidence, Verdict};
use sources::LicenceRecord;
use std::collections::{BTreeMap, BTreeSet};
use store::write::{Batch, LicenceHeld, LicenceRow};

pub(super) async fn take(
    transaction: &mut Batch,
    keeping: &Keeping<'_>,
    records: &[LicenceRecord],
) -> Result<Taken, IngestError> {
    let source_id = transaction.moving_source(&keeping.source, keeping.today).await?;
    let held = transaction.licences().await?;
    let mut slugs: BTreeSet<String> = held.iter().map(|row| row.slug.clone()).collect();
    let mut last = held.iter().map(|row| row.id).max().unwrap_or_default();
    let by_spdx: BTreeMap<String, LicenceHeld> = held
        .into_iter()
        .filter_map(|row| Some((row.spdx.as_ref()?.to_lowercase(), row)))
        .collect();
    let mut counts = Counts::default();
    let mut new: Vec<LicenceRow> = Vec::new();
    for record in records {
        match by_spdx.get(&record.spdx.to_lowercase()) {
            Some(held) if is_known(held, record) => {}
            Some(held) => {
                let url = record.url.as_deref();
                transaction.put_licence(held.id, record.osi_approved, url).await?;
                counts.changed += 1;
            }
            None => {
                let slug = slug_of(&record.spdx);
                // A list that names one twice, or two that differ only in signs, gives one.
                if slug.is_empty() || !slugs.insert(slug.clone()) {
                    continue;
                }
                last += 1;
                new.push(row(record, slug, last, source_id));
                counts.new += 1;
            }
        }
    }
    transaction.add(&new).await?;
    Ok(Taken {
        settles: !new.is_empty(),
        counts,
        drop: None,
    })
}

fn is_known(held: &LicenceHeld, record: &LicenceRecord) -> bool {
    let approved = held.osi_approved == Some(record.osi_approved);
    approved && (held.canonical_url.is_some() || record.url.is_none())
}

/// The key of a licence: its identifier in lower case, every other sign a dash.
fn slug_of(spdx: &str) -> String {
    let dashed: String = spdx
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    dashed.trim_matches('-').to_owned()
}

fn row(record: &LicenceRecord, slug: String, id: i64, source_id: i64) -> LicenceRow {
    LicenceRow {
        id,
        slug,
        spdx: Some(record.spdx.clone()),
        name: record.name.clone(),
        short: record.spdx.clone(),
        version: None,
        family: String::from("unclassified"),
        publisher: None,
        published: None,
        osi_approved: Some(record.osi_approved),
        canonical_url: record.url.clone(),
        text_place: Some(format!("spdx:{}", record.spdx)),
        succeeds: None,
        replaced_by: None,
        verdict: Verdict::Unknown,
        source_id,
        confidence: Confidence::High,
    }
}
