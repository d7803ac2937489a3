//! Repositories of another place that are the same models: their names there become names of the model here.

use super::{Keeping, Taken};
use crate::{IngestError, counts::Counts};
use sources::MirrorRecord;
use store::write::{AliasRow, Batch};

/// Where the names are from.
const PLACE: &str = "modelscope";

pub(super) async fn take(
    transaction: &mut Batch,
    keeping: &Keeping<'_>,
    records: &[MirrorRecord],
) -> Result<Taken, IngestError> {
    let source_id = transaction.moving_source(&keeping.source, keeping.today).await?;
    let ids: Vec<&str> = records.iter().map(|record| record.id.as_str()).collect();
    let same = transaction.models_named(&ids).await?;
    let mut rows = Vec::new();
    for record in records {
        let Some(model_id) = model(keeping, record, same.get(&record.id).copied()) else {
            continue;
        };
        let mut name = |name: &str| {
            rows.push(AliasRow {
                model_id,
                place: String::from(PLACE),
                name: name.to_owned(),
                source_id,
            });
        };
        name(&record.id);
        if let Some(title) = record.title.as_deref().map(str::trim).filter(|title| is_a_name(title)) {
            name(title);
        }
    }
    let new = transaction.put_aliases(&rows).await?;
    Ok(Taken {
        counts: Counts {
            changed: new,
            ..Counts::default()
        },
        drop: None,
        settles: new > 0,
    })
}

/// The same id is the same model only where both owners are one maker; otherwise the name within the maker's house counts.
fn model(keeping: &Keeping<'_>, record: &MirrorRecord, same: Option<i64>) -> Option<i64> {
    let names = keeping.names?;
    let published = same.filter(|id| names.is_of_mirror(*id, &record.id));
    published.or_else(|| names.mirrored(&record.id))
}

/// A title that says more than nothing and is no sentence.
fn is_a_name(title: &str) -> bool {
    (2..=120).contains(&title.chars().count()) && !title.chars().any(char::is_control)
}
