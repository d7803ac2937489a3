//! CycloneDX 1.6: a machine-learning bill of materials as JSON.

use super::{Inventory, Item, ItemAncestor, Law, NO_ADVICE, stamp};
use serde_json::{Map, Value, json};

/// The inventory as CycloneDX 1.6 JSON.
#[must_use]
pub fn cyclonedx(inventory: &Inventory) -> String {
    let mut properties = vec![
        property("baimo:notice", NO_ADVICE),
        property("baimo:atlas-revision", &inventory.revision.to_string()),
        property("baimo:unread", &inventory.unread.to_string()),
    ];
    properties.extend(inventory.policy.iter().map(|name| property("baimo:policy", name)));
    properties.extend(inventory.cut_short.iter().map(|why| property("baimo:cut-short", why)));
    let components: Vec<Value> = inventory
        .models
        .iter()
        .enumerate()
        .map(|(at, item)| component(at, item))
        .collect();
    let mut bom = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": stamp::time(inventory.made_at),
            "lifecycles": [{ "phase": "discovery" }],
            "tools": { "components": [{ "type": "application", "name": "Baimo", "version": inventory.version }] },
            "properties": properties,
        },
        "components": components,
    });
    bom["serialNumber"] = Value::String(format!("urn:uuid:{}", stamp::uuid(&bom.to_string())));
    let mut text = serde_json::to_string_pretty(&bom).unwrap_or_default();
    text.push('\n');
    text
}

fn component(at: usize, item: &Item) -> Value {
    let reference = format!("model-{}", at + 1);
    let mut out = Map::new();
    out.insert("type".into(), "machine-learning-model".into());
    out.insert("bom-ref".into(), reference.clone().into());
    let (group, name) = match item.name.split_once('/') {
        Some((group, name)) if !name.is_empty() => (Some(group), name),
        _ => (None, item.name.as_str()),
    };
    out.insert("name".into(), name.into());
    if let Some(group) = group {
        out.insert("group".into(), group.into());
    }
    if let Some(revision) = &item.revision {
        out.insert("version".into(), revision.clone().into());
    }
    if let Some(maker) = item.maker.as_ref().filter(|_| !item.derived) {
        out.insert("publisher".into(), maker.clone().into());
    }
    if let Some(purl) = purl(item) {
        out.insert("purl".into(), purl.into());
    }
    let licences = licences(item);
    if !licences.is_empty() {
        out.insert("licenses".into(), licences.into());
    }
    if let [file] = item.files.as_slice() {
        out.insert("hashes".into(), hashes(file.sha256.as_deref()));
    }
    out.insert("modelCard".into(), card(item));
    if let Some(pedigree) = pedigree(at, item) {
        out.insert("pedigree".into(), pedigree);
    }
    out.insert("components".into(), files(&reference, item));
    out.insert("properties".into(), properties(item));
    Value::Object(out)
}

/// The address of the package: where it is a commit of the Hub that is known for what it is.
fn purl(item: &Item) -> Option<String> {
    let id = item.id.as_ref().filter(|_| !item.derived && item.store == "hub")?;
    let sure = item.ground.as_ref().is_some_and(|(ground, _)| ground == "path");
    let commit = item.revision.as_ref().filter(|_| sure)?;
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_./".contains(&b));
    (plain(id) && plain(commit)).then(|| format!("pkg:huggingface/{id}@{}", commit.to_ascii_lowercase()))
}

/// What it declares, and what binds it in the end. Nothing is written where nothing is known.
fn licences(item: &Item) -> Vec<Value> {
    let of = |law: &Law, acknowledgement: &str| {
        let mut licence = Map::new();
        match &law.spdx {
            Some(id) => licence.insert("id".into(), id.clone().into()),
            None => licence.insert("name".into(), law.name.clone().into()),
        };
        if let Some(url) = law.url.as_ref().filter(|url| url.starts_with("https://")) {
            licence.insert("url".into(), url.clone().into());
        }
        licence.insert("acknowledgement".into(), acknowledgement.into());
        json!({ "license": licence })
    };
    let declared = item
        .declared
        .as_ref()
        .filter(|_| !item.derived)
        .or(item.stated.as_ref());
    let mut out: Vec<Value> = declared.iter().map(|law| of(law, "declared")).collect();
    out.extend(item.binding.iter().map(|law| of(law, "concluded")));
    out
}

fn hashes(sha256: Option<&str>) -> Value {
    sha256.map_or_else(|| json!([]), |sha256| json!([{ "alg": "SHA-256", "content": sha256 }]))
}

fn card(item: &Item) -> Value {
    let mut parameters = Map::new();
    if let Some(task) = &item.task {
        parameters.insert("task".into(), task.clone().into());
    }
    if let Some(architecture) = &item.architecture {
        parameters.insert("modelArchitecture".into(), architecture.clone().into());
    }
    let mut properties = Vec::new();
    properties.extend(
        item.params
            .map(|params| property("baimo:parameters", &params.to_string())),
    );
    properties.extend(
        item.context
            .map(|context| property("baimo:context", &context.to_string())),
    );
    properties.extend(
        item.quantisation
            .iter()
            .map(|kind| property("baimo:quantisation", kind)),
    );
    json!({ "modelParameters": parameters, "properties": properties })
}

fn pedigree(at: usize, item: &Item) -> Option<Value> {
    let held = item.ancestors.iter().enumerate();
    let ancestors: Vec<Value> = held.map(|(place, held)| ancestor(at, place, held)).collect();
    (!ancestors.is_empty()).then(|| json!({ "ancestors": ancestors }))
}

fn ancestor(at: usize, place: usize, held: &ItemAncestor) -> Value {
    let mut out = json!({
        "type": "machine-learning-model",
        "bom-ref": format!("model-{}-ancestor-{}", at + 1, place + 1),
        "name": held.id,
        "properties": [property("baimo:relation", &held.relation), property("baimo:status", &held.status)],
    });
    if let Some(law) = &held.licence {
        let licence = match &law.spdx {
            Some(spdx) => json!({ "id": spdx }),
            None => json!({ "name": law.name }),
        };
        out["licenses"] = json!([{ "license": licence }]);
    }
    out
}

fn files(reference: &str, item: &Item) -> Value {
    let file = |(at, file): (usize, &super::ItemFile)| {
        let mut properties = vec![property("baimo:size-bytes", &file.size_bytes.to_string())];
        properties.extend(file.trouble.iter().map(|trouble| property("baimo:trouble", trouble)));
        json!({
            "type": "file",
            "bom-ref": format!("{reference}-file-{}", at + 1),
            "name": file.name(),
            "hashes": hashes(file.sha256.as_deref()),
            "properties": properties,
        })
    };
    item.files.iter().enumerate().map(file).collect()
}

fn properties(item: &Item) -> Value {
    let mut out = vec![
        property("baimo:store", &item.store),
        property("baimo:format", &item.format),
        property("baimo:verdict", &item.verdict),
        property("baimo:licence-differs", if item.differs { "true" } else { "false" }),
    ];
    match (&item.id, &item.ground) {
        (Some(id), Some((ground, confidence))) => {
            let place = if item.derived { "baimo:made-from" } else { "baimo:model" };
            out.push(property(place, id));
            out.push(property("baimo:matched-by", ground));
            out.push(property("baimo:match-confidence", confidence));
        }
        _ => out.push(property("baimo:model", "unknown")),
    }
    out.extend(item.candidates.iter().map(|id| property("baimo:candidate", id)));
    out.extend(
        item.declared_words
            .iter()
            .map(|words| property("baimo:declared-words", words)),
    );
    out.extend(
        item.stated_words
            .iter()
            .map(|words| property("baimo:stated-words", words)),
    );
    out.extend(
        item.binding
            .iter()
            .map(|law| property("baimo:effective-licence", &law.slug)),
    );
    if item.unread || item.binding.is_empty() {
        out.push(property("baimo:effective-licence", "unknown"));
    }
    for term in &item.terms {
        let clause = if term.clause.is_empty() {
            "silence"
        } else {
            &term.clause
        };
        out.push(property(
            &format!("baimo:term:{}", term.key),
            &format!("{} ({}, {clause})", term.value, term.licence),
        ));
    }
    out.extend(item.stance.iter().map(|stance| property("baimo:policy-stance", stance)));
    out.extend(
        item.reasons
            .iter()
            .map(|reason| property("baimo:policy-reason", reason)),
    );
    out.into()
}

fn property(name: &str, value: &str) -> Value {
    json!({ "name": name, "value": value })
}
