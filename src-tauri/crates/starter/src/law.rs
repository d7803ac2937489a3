//! Licences: those with terms and the rest of the SPDX list, their texts, spellings and makers' histories.

use crate::{
    atlas_rows::AtlasRows,
    makers::Makers,
    packages::{Packages, sha256_text},
    sources::Package,
};
use anyhow::{Context, Result};
use licences::{Licence, LicenceId, Meaning, Table, Term};
use std::collections::BTreeMap;
use store::write::{LicenceAliasRow, LicenceRow, LicenceTextRow, LicenceUseRow, TermRow};

/// The day on which the tables of terms and spellings were closed.
const AS_OF: &str = "2026-11-23";

/// Lays down everything about licences; gives how many AI licence texts came from the optional package.
pub(crate) fn lay(
    packages: &Packages,
    texts: &BTreeMap<String, String>,
    makers: &Makers,
    rows: &mut AtlasRows,
) -> Result<usize> {
    let table = Table::embedded();
    let spdx = rows.sources.package(&Package {
        name: "SPDX License List 3.29.0 (crate spdx 0.13.6)",
        url: "https://spdx.org/licenses/",
        licence: "Apache-2.0 (crate); the texts belong to their authors",
        as_of: "2026-11-23",
        gave: "747 licence texts, names and OSI approvals",
        credit: false,
    });
    for (id, licence) in table.licences() {
        let source_id = if licence.terms.is_empty() {
            spdx
        } else {
            rows.sources.named(&licence.source, AS_OF)
        };
        rows.licences.push(licence_row(id, licence, source_id));
        rows.terms.extend(
            licence
                .terms
                .iter()
                .zip(1..)
                .map(|(term, place)| term_row(id, place, term)),
        );
        if let Some(text) = licence
            .spdx
            .as_deref()
            .and_then(spdx::license_id)
            .map(spdx::LicenseId::text)
        {
            rows.texts.push(text_row(id, text, spdx));
        }
    }
    let found = add_packaged_texts(packages, texts, rows)?;
    add_spellings(table, rows);
    add_uses(table, makers, rows);
    Ok(found)
}

/// The atlas's number of a licence of the table.
fn number(id: LicenceId) -> i64 {
    i64::from(id.0) + 1
}

fn licence_row(id: LicenceId, licence: &Licence, source_id: i64) -> LicenceRow {
    LicenceRow {
        id: number(id),
        slug: licence.slug.clone(),
        spdx: licence.spdx.clone(),
        name: licence.name.clone(),
        short: licence.short.clone(),
        version: licence.version.clone(),
        family: licence.family.clone(),
        publisher: licence.publisher.clone(),
        published: licence.published,
        osi_approved: Some(licence.osi_approved),
        canonical_url: licence.canonical_url.clone(),
        text_place: licence.text.clone(),
        succeeds: licence.succeeds.clone(),
        replaced_by: licence.replaced_by.clone(),
        verdict: licence.verdict,
        source_id,
        confidence: licence.confidence,
    }
}

fn term_row(id: LicenceId, place: u32, term: &Term) -> TermRow {
    let threshold = term.threshold.as_ref().map(|t| {
        serde_json::json!({
            "metric": t.metric, "op": t.op, "amount": t.amount, "unit": t.unit, "consequence": t.consequence,
        })
        .to_string()
    });
    TermRow {
        licence_id: number(id),
        place,
        key: term.key.clone(),
        value: term.value.clone(),
        clause: term.clause.clone(),
        anchor: term.anchor.clone(),
        grp: term.group,
        note: term.note.clone(),
        threshold,
        multimodal_only: term.multimodal_only,
        confidence: term.confidence,
    }
}

fn text_row(id: LicenceId, text: &str, source_id: i64) -> LicenceTextRow {
    LicenceTextRow {
        licence_id: number(id),
        sha256: sha256_text(text),
        language: String::from("en"),
        text: text.to_owned(),
        first_seen: None,
        last_seen: None,
        source_id,
    }
}

/// Texts of AI licences, where the optional package is here.
fn add_packaged_texts(packages: &Packages, texts: &BTreeMap<String, String>, rows: &mut AtlasRows) -> Result<usize> {
    if !packages.has("scancode") {
        return Ok(0);
    }
    let source = rows.sources.package(&Package {
        name: "ScanCode LicenseDB (scancode-toolkit-mini 32.5.0)",
        url: "https://scancode-licensedb.aboutcode.org",
        licence: "CC BY 4.0 (data set); the texts belong to their authors",
        as_of: "2026-11-23",
        gave: "texts of AI licences",
        credit: true,
    });
    let table = Table::embedded();
    for (slug, file) in texts {
        let id = table
            .by_slug(slug)
            .with_context(|| format!("licence_texts.toml names {slug}"))?;
        let bytes = packages.member("scancode", &format!("licensedcode/data/licenses/{file}.LICENSE"))?;
        let whole = String::from_utf8(bytes).with_context(|| format!("{file} is not UTF-8"))?;
        rows.texts.push(text_row(id, without_front_matter(&whole), source));
    }
    Ok(texts.len())
}

/// The text below the lines of metadata between two rows of three dashes.
fn without_front_matter(whole: &str) -> &str {
    let body = whole.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    body.map_or(whole, |(_, text)| text).trim()
}

fn add_spellings(table: &Table, rows: &mut AtlasRows) {
    let mut seen = std::collections::BTreeSet::new();
    for alias in table.aliases() {
        let folded = licences::alias_key(&alias.words);
        if !seen.insert((folded.clone(), alias.kind)) {
            continue;
        }
        let (reading, licence_id) = match alias.meaning {
            Meaning::Licence(id) => ("licence", Some(number(id))),
            Meaning::Ambiguous => ("ambiguous", None),
            Meaning::Unknown => ("unknown", None),
        };
        rows.spellings.push(LicenceAliasRow {
            folded,
            words: alias.words.clone(),
            kind: alias.kind.as_str().to_owned(),
            licence_id,
            reading: reading.to_owned(),
            note: alias.note.clone(),
            source_id: rows.sources.named(&alias.source, AS_OF),
            confidence: alias.confidence,
        });
    }
}

fn add_uses(table: &Table, makers: &Makers, rows: &mut AtlasRows) {
    for (used, id) in table.uses().iter().zip(1_i64..) {
        rows.uses.push(LicenceUseRow {
            id,
            maker_id: makers.by_slug(&used.maker),
            maker_words: used.maker.clone(),
            scope: used.scope.clone(),
            licence_id: used.licence.map(number),
            since: used.from,
            until: used.to,
            source_id: rows.sources.named(&used.source, AS_OF),
            confidence: used.confidence,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_metadata_above_a_text_is_left_out() {
        assert_eq!(
            without_front_matter("---\nkey: x\n---\n\nTerms\n---\nmore\n"),
            "Terms\n---\nmore"
        );
        assert_eq!(without_front_matter("Terms\n"), "Terms");
    }
}
