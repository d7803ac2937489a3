//! `baimo probe`: what each place answers today, and how it differs from what we expect.

use super::{CANCELLED, UNDONE};
use crate::{
    door::{Door, Outcome},
    page,
};
use atlas::Code;
use desk::Fault;
use serde_json::{Value, json};
use std::{fs, io, path::Path};
use tokio_util::sync::CancellationToken;

/// Asks, writes one file a place, and tells what is other than expected.
pub(crate) async fn probe(door: &Door, places: &[String], out: &Path) -> Outcome<u8> {
    fs::create_dir_all(out).map_err(|error| fault(out, &error))?;
    let cancel = CancellationToken::new();
    let asking = door.desk.probe(places, cancel.clone());
    tokio::pin!(asking);
    let reports = tokio::select! {
        reports = &mut asking => reports?,
        _ = tokio::signal::ctrl_c() => {
            cancel.cancel();
            asking.await?
        }
    };
    let mut told = Vec::new();
    for report in &reports {
        let file = out.join(format!("{}.json", report.place));
        let mut text = serde_json::to_string_pretty(report)?;
        text.push('\n');
        fs::write(&file, text).map_err(|error| fault(&file, &error))?;
        told.push(json!({
            "place": report.place, "host": report.host, "file": file, "differences": report.differences,
        }));
    }
    door.say(&Value::Array(told), page::probed)?;
    Ok(if cancel.is_cancelled() {
        CANCELLED
    } else if reports.iter().all(|report| report.differences.is_empty()) {
        0
    } else {
        UNDONE
    })
}

fn fault(path: &Path, error: &io::Error) -> Fault {
    Fault {
        code: Code::ReadOnly,
        subject: Some(path.display().to_string()),
        detail: format!(
            "“{}” cannot be written: {error}. Name another folder with --out.",
            path.display()
        ),
    }
}
