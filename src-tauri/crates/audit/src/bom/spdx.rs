//! SPDX 3.0.1 with the AI profile, as JSON-LD.

use super::{Inventory, Item, Law, NO_ADVICE, stamp};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const NO_LICENCE: &str = "expandedlicensing_NoAssertionLicense";
const CREATION: &str = "_:creation";

/// A graph in the making.
struct Graph {
    base: String,
    elements: Vec<Value>,
    /// Ids of licences by the expression they hold.
    licences: BTreeMap<String, String>,
    /// Ids of models that are only named as ancestors.
    ancestors: BTreeMap<String, String>,
    /// Ids of publishers.
    makers: BTreeMap<String, String>,
    relations: usize,
}

/// The inventory as SPDX 3.0.1 JSON-LD.
#[must_use]
pub fn spdx(inventory: &Inventory) -> String {
    let base = format!("urn:uuid:{}", stamp::uuid(&format!("{inventory:?}")));
    let mut graph = Graph {
        base,
        elements: Vec::new(),
        licences: BTreeMap::new(),
        ancestors: BTreeMap::new(),
        makers: BTreeMap::new(),
        relations: 0,
    };
    let models: Vec<String> = inventory
        .models
        .iter()
        .enumerate()
        .map(|(at, item)| graph.model(at, item))
        .collect();
    let text = graph.document(inventory, &models);
    let mut text = serde_json::to_string_pretty(&text).unwrap_or_default();
    text.push('\n');
    text
}

impl Graph {
    fn id(&self, name: &str) -> String {
        format!("{}#{name}", self.base)
    }

    fn document(self, inventory: &Inventory, models: &[String]) -> Value {
        let agent = self.id("agent");
        let ids: Vec<&str> = self
            .elements
            .iter()
            .filter_map(|element| element["spdxId"].as_str())
            .collect();
        let mut comment = format!("{NO_ADVICE} State of the atlas: {}.", inventory.revision);
        if let Some(policy) = &inventory.policy {
            comment.push_str(&format!(" Policy: {policy}."));
        }
        if inventory.cut_short.is_some() || inventory.unread > 0 {
            comment.push_str(" It is not everything: some files or folders were not read.");
        }
        let sbom = json!({
            "type": "software_Sbom",
            "spdxId": self.id("bom"),
            "creationInfo": CREATION,
            "name": "Models on this machine",
            "profileConformance": ["core", "software", "simpleLicensing", "ai"],
            "software_sbomType": ["analyzed"],
            "rootElement": models,
            "element": ids,
        });
        let mut rooted = ids.clone();
        let (bom, doc) = (self.id("bom"), self.id("document"));
        rooted.push(&bom);
        rooted.push(&agent);
        let document = json!({
            "type": "SpdxDocument",
            "spdxId": doc,
            "creationInfo": CREATION,
            "name": "Models on this machine",
            "comment": comment,
            "profileConformance": ["core", "software", "simpleLicensing", "ai"],
            "rootElement": [bom],
            "element": rooted,
        });
        let creation = json!({
            "type": "CreationInfo",
            "@id": CREATION,
            "specVersion": "3.0.1",
            "created": stamp::time(inventory.made_at),
            "createdBy": [agent],
        });
        let author = json!({
            "type": "SoftwareAgent",
            "spdxId": agent,
            "creationInfo": CREATION,
            "name": format!("Baimo {}", inventory.version),
        });
        let mut all = vec![creation, author, document, sbom];
        all.extend(self.elements);
        json!({ "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": all })
    }

    fn model(&mut self, at: usize, item: &Item) -> String {
        let id = self.id(&format!("model-{}", at + 1));
        let supplier = self.maker(item.maker.as_deref().filter(|_| !item.derived));
        let mut package = json!({
            "type": "ai_AIPackage",
            "spdxId": id,
            "creationInfo": CREATION,
            "name": item.name,
            "suppliedBy": supplier,
            "software_primaryPurpose": "model",
            "software_packageVersion": item.revision.as_deref().unwrap_or("NOASSERTION"),
            "software_downloadLocation": location(item),
            "comment": comment(item),
        });
        if let Some(day) = item.released.as_ref().filter(|day| day.len() == 10 && !item.derived) {
            package["releaseTime"] = format!("{day}T00:00:00Z").into();
        }
        if let Some(architecture) = &item.architecture {
            package["ai_typeOfModel"] = json!([architecture]);
        }
        if let Some(task) = &item.task {
            package["ai_domain"] = json!([task]);
        }
        let entry = |key: &str, value: String| json!({ "type": "DictionaryEntry", "key": key, "value": value });
        let mut entries = Vec::new();
        entries.extend(item.params.map(|params| entry("parameters", params.to_string())));
        entries.extend(item.context.map(|context| entry("context", context.to_string())));
        entries.extend(item.quantisation.clone().map(|kind| entry("quantisation", kind)));
        if !entries.is_empty() {
            package["ai_hyperparameter"] = entries.into();
        }
        self.elements.push(package);
        self.files(at, &id, item);
        self.rights(&id, item);
        self.descent(&id, item);
        id
    }

    fn files(&mut self, at: usize, model: &str, item: &Item) {
        let mut ids = Vec::new();
        for (place, file) in item.files.iter().enumerate() {
            let id = self.id(&format!("model-{}-file-{}", at + 1, place + 1));
            let mut element = json!({
                "type": "software_File",
                "spdxId": id,
                "creationInfo": CREATION,
                "name": file.name(),
                "software_primaryPurpose": "model",
            });
            if let Some(sha256) = &file.sha256 {
                element["verifiedUsing"] = json!([{ "type": "Hash", "algorithm": "sha256", "hashValue": sha256 }]);
            }
            self.elements.push(element);
            ids.push(id);
        }
        if !ids.is_empty() {
            self.relate(model, "contains", &ids);
        }
    }

    /// What is declared and what follows; where nothing is known, it says that nothing is asserted.
    fn rights(&mut self, model: &str, item: &Item) {
        let declared = item
            .declared
            .as_ref()
            .filter(|_| !item.derived)
            .or(item.stated.as_ref());
        let declared = declared.map_or_else(|| NO_LICENCE.to_owned(), |law| self.licence(std::slice::from_ref(law)));
        self.relate(model, "hasDeclaredLicense", &[declared]);
        // One missing licence leaves the whole open: the conclusion would promise more than is known.
        let known = !item.unread && !item.binding.is_empty() && item.verdict != "unknown";
        let concluded = if known {
            self.licence(&item.binding)
        } else {
            NO_LICENCE.to_owned()
        };
        self.relate(model, "hasConcludedLicense", &[concluded]);
    }

    /// Licences that hold together.
    fn licence(&mut self, laws: &[Law]) -> String {
        let mut parts: Vec<String> = laws.iter().map(Law::expression).collect();
        parts.dedup();
        let expression = parts.join(" AND ");
        if let Some(id) = self.licences.get(&expression) {
            return id.clone();
        }
        let id = self.id(&format!("licence-{}", self.licences.len() + 1));
        let mut element = json!({
            "type": "simplelicensing_LicenseExpression",
            "spdxId": id,
            "creationInfo": CREATION,
            "simplelicensing_licenseExpression": expression,
        });
        let own = laws.iter().filter(|law| law.spdx.is_none());
        let uris: Vec<Value> = own
            .map(|law| {
                let uri = law.url.clone().filter(|url| url.starts_with("https://"));
                let uri = uri.unwrap_or_else(|| self.id(&law.expression()));
                json!({ "type": "DictionaryEntry", "key": law.expression(), "value": uri })
            })
            .collect();
        if !uris.is_empty() {
            element["simplelicensing_customIdToUri"] = uris.into();
        }
        self.elements.push(element);
        self.licences.insert(expression, id.clone());
        id
    }

    fn descent(&mut self, model: &str, item: &Item) {
        let mut ids = Vec::new();
        for held in &item.ancestors {
            let id = self.ancestor(&held.id, held.licence.as_ref());
            if id != model && !ids.contains(&id) {
                ids.push(id);
            }
        }
        if !ids.is_empty() {
            self.relate(model, "descendantOf", &ids);
        }
    }

    fn ancestor(&mut self, name: &str, law: Option<&Law>) -> String {
        if let Some(id) = self.ancestors.get(name) {
            return id.clone();
        }
        let id = self.id(&format!("ancestor-{}", self.ancestors.len() + 1));
        self.ancestors.insert(name.to_owned(), id.clone());
        let supplier = self.maker(None);
        self.elements.push(json!({
            "type": "ai_AIPackage",
            "spdxId": id,
            "creationInfo": CREATION,
            "name": name,
            "suppliedBy": supplier,
            "software_primaryPurpose": "model",
            "software_packageVersion": "NOASSERTION",
            "software_downloadLocation": address(name).unwrap_or_else(|| String::from("NOASSERTION")),
        }));
        let declared = law.map_or_else(|| NO_LICENCE.to_owned(), |law| self.licence(std::slice::from_ref(law)));
        self.relate(&id, "hasDeclaredLicense", &[declared]);
        self.relate(&id, "hasConcludedLicense", &[NO_LICENCE.to_owned()]);
        id
    }

    /// A publisher; one who is not known is said not to be asserted.
    fn maker(&mut self, name: Option<&str>) -> String {
        let name = name.unwrap_or("NOASSERTION");
        if let Some(id) = self.makers.get(name) {
            return id.clone();
        }
        let id = self.id(&format!("maker-{}", self.makers.len() + 1));
        let kind = if name == "NOASSERTION" { "Agent" } else { "Organization" };
        self.elements
            .push(json!({ "type": kind, "spdxId": id, "creationInfo": CREATION, "name": name }));
        self.makers.insert(name.to_owned(), id.clone());
        id
    }

    fn relate(&mut self, from: &str, kind: &str, to: &[String]) {
        self.relations += 1;
        let id = self.id(&format!("relation-{}", self.relations));
        self.elements.push(json!({
            "type": "Relationship",
            "spdxId": id,
            "creationInfo": CREATION,
            "from": from,
            "relationshipType": kind,
            "to": to,
        }));
    }
}

fn location(item: &Item) -> String {
    let own = item.id.as_deref().filter(|_| !item.derived);
    own.and_then(address).unwrap_or_else(|| String::from("NOASSERTION"))
}

fn address(id: &str) -> Option<String> {
    let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_./".contains(&b));
    plain.then(|| format!("https://huggingface.co/{id}"))
}

fn comment(item: &Item) -> String {
    let mut lines = vec![format!("Commercial use: {}.", item.verdict)];
    match (&item.id, &item.ground) {
        (Some(id), Some((ground, confidence))) => {
            let how = if item.derived { "Made from" } else { "Matched to" };
            lines.push(format!("{how} {id} by {ground}, confidence {confidence}."));
        }
        _ => lines.push(String::from("Matched to nothing; its licence is unknown.")),
    }
    lines.extend((!item.candidates.is_empty()).then(|| format!("Might be: {}.", item.candidates.join(", "))));
    lines.extend(
        item.differs
            .then(|| String::from("Declared and effective licence differ.")),
    );
    lines.extend(item.stance.as_ref().map(|stance| format!("Policy: {stance}.")));
    lines.extend(item.reasons.iter().cloned());
    lines.join("\n")
}
