//! An audit as documents: what its rows say, in the plain form that bills of materials are written from.

use super::{Audited, words};
use crate::Fault;
use atlas::{Carries, Code, EdgeStatus, Stance};
use audit::bom::{self, Inventory, Item, ItemAncestor, ItemFile, ItemTerm, Law};
use catalogue::{
    Catalogue,
    view::{Ancestor, AuditExport, AuditExportAsk, AuditFormat, AuditRow, LicenceAsk, LicenceTag, ModelPage},
};
use licences::{Burden, Table};
use serde::Serialize;
use std::collections::HashMap;

/// Licences as documents name them, each looked up once.
struct Laws<'c> {
    catalogue: &'c Catalogue,
    known: HashMap<String, Law>,
}

/// The audit as a document.
pub(super) async fn export(
    catalogue: &Catalogue,
    audited: &Audited,
    ask: &AuditExportAsk,
) -> Result<AuditExport, Fault> {
    let mut laws = Laws {
        catalogue,
        known: HashMap::new(),
    };
    let mut models = Vec::with_capacity(audited.page.rows.len());
    for (row, burden) in audited.page.rows.iter().zip(&audited.burdens) {
        let page = row.repo.as_ref().and_then(|repo| audited.models.get(repo));
        models.push(item(&mut laws, row, burden, page.map(AsRef::as_ref)).await?);
    }
    let inventory = Inventory {
        made_at: audited.page.audited_at,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        revision: audited.page.revision,
        policy: audited.page.policy.clone(),
        cut_short: audited.page.cut_short.clone(),
        unread: audited.page.unread_total,
        models,
    };
    let (file, text) = match ask.format {
        AuditFormat::Cyclonedx => ("baimo-audit.cdx.json", bom::cyclonedx(&inventory)),
        AuditFormat::Spdx => ("baimo-audit.spdx.json", bom::spdx(&inventory)),
        AuditFormat::Csv => ("baimo-audit.csv", bom::csv(&inventory)),
        AuditFormat::Html => {
            let speech = words::speech(ask.language.as_deref().unwrap_or("en"));
            ("baimo-audit.html", bom::report(&inventory, &speech))
        }
    };
    Ok(AuditExport {
        file: file.to_owned(),
        text,
    })
}

async fn item(laws: &mut Laws<'_>, row: &AuditRow, burden: &Burden, page: Option<&ModelPage>) -> Result<Item, Fault> {
    let badge = row.licence.as_ref();
    let declared = match badge.and_then(|badge| badge.declared.as_ref()) {
        Some(tag) => Some(laws.of(tag).await?),
        None => None,
    };
    let stated = match &row.stated {
        Some(tag) => Some(laws.of(tag).await?),
        None => None,
    };
    let ancestors = ancestors(laws, row, declared.as_ref(), page).await?;
    // What was made from a model declares what its own files state, and nothing else.
    let (declared, declared_words) = if row.derived {
        (stated.clone(), row.stated_words.clone())
    } else {
        (declared, badge.and_then(|badge| badge.declared_words.clone()))
    };
    let mut binding: Vec<Law> = burden
        .licences
        .iter()
        .map(|id| of_table(Table::embedded().licence(*id)))
        .collect();
    // The model's own comes first.
    binding.sort_by_key(|law| Some(law) != declared.as_ref());
    Ok(Item {
        name: row.name.clone(),
        id: row.repo.clone(),
        derived: row.derived,
        ground: row.ground.clone().zip(row.confidence.as_ref().map(word)),
        candidates: row.candidates.clone(),
        maker: page
            .and_then(|page| page.maker.as_ref())
            .map(|maker| maker.value().name.clone()),
        released: page.and_then(made),
        store: row.store.clone(),
        revision: row.revision.clone(),
        format: row.format.clone(),
        quantisation: row.quantisation.clone(),
        architecture: row.architecture.clone(),
        task: page
            .and_then(|page| page.task.as_ref())
            .map(|task| task.value().clone()),
        params: row.params,
        context: row.context,
        files: row.files.iter().map(file).collect(),
        differs: differs(row, declared.as_ref(), &binding),
        declared_words,
        declared,
        binding,
        unread: burden.unknown,
        stated_words: row.stated_words.clone(),
        stated,
        verdict: row.verdict.as_str().to_owned(),
        ancestors,
        terms: row.terms.iter().map(term).collect(),
        stance: row.policy.as_ref().map(|policy| policy.stance.as_str().to_owned()),
        reasons: reasons(row),
    })
}

/// Everyone whose weights are in the file: first the model it was made from, then that one's ancestors.
async fn ancestors(
    laws: &mut Laws<'_>,
    row: &AuditRow,
    declared: Option<&Law>,
    page: Option<&ModelPage>,
) -> Result<Vec<ItemAncestor>, Fault> {
    let mut ancestors = Vec::new();
    if let Some(repo) = row.repo.as_ref().filter(|_| row.derived) {
        ancestors.push(ItemAncestor {
            id: repo.clone(),
            relation: String::from("made_from"),
            status: String::from("stated_in_file"),
            licence: declared.cloned(),
        });
    }
    for above in page
        .iter()
        .flat_map(|page| &page.ancestors)
        .filter(|above| binds(above))
    {
        ancestors.push(ItemAncestor {
            id: above.parent.clone(),
            relation: word(&above.relation),
            status: word(&above.status),
            licence: match &above.licence {
                Some(tag) => Some(laws.of(tag).await?),
                None => None,
            },
        });
    }
    Ok(ancestors)
}

/// The day it was released, or else the day its repository was made.
fn made(page: &ModelPage) -> Option<String> {
    let day = page.released.as_ref().or(page.created.as_ref())?;
    Some(day.value().to_string())
}

/// Something binds that is not what is declared.
fn differs(row: &AuditRow, declared: Option<&Law>, binding: &[Law]) -> bool {
    if row.derived {
        return binding.iter().any(|law| Some(law) != declared);
    }
    row.stated_differs || row.licence.as_ref().is_some_and(|badge| badge.differs)
}

/// Whose weights are in the model: not those it merely resembles, and nobody twice in a loop.
fn binds(above: &Ancestor) -> bool {
    !above.is_loop && above.carries == Carries::Yes && above.status != EdgeStatus::Disputed
}

fn file(file: &catalogue::view::AuditFile) -> ItemFile {
    ItemFile {
        path: file.path.clone(),
        size_bytes: file.size_bytes,
        sha256: file.sha256.clone(),
        trouble: file.trouble.clone(),
    }
}

fn term(term: &catalogue::view::AuditTerm) -> ItemTerm {
    ItemTerm {
        key: term.key.clone(),
        value: term.value.clone(),
        clause: term.clause.clone(),
        licence: term.licence.short.clone(),
    }
}

/// Why the policy says what it says, in the person's own words where they gave some.
fn reasons(row: &AuditRow) -> Vec<String> {
    let Some(policy) = row.policy.as_ref().filter(|policy| policy.stance != Stance::Allow) else {
        return Vec::new();
    };
    let reason = |reason: &catalogue::view::PolicyReason| {
        let mut parts = Vec::new();
        parts.extend(reason.rule.map(|rule| format!("rule {rule}")));
        parts.extend(reason.why.clone());
        parts.extend(reason.licence.as_ref().map(|licence| licence.short.clone()));
        parts.extend(reason.clause.clone());
        parts.extend(reason.unknown.then(|| String::from("a licence is unknown")));
        parts.join(", ")
    };
    policy
        .reasons
        .iter()
        .map(reason)
        .filter(|text| !text.is_empty())
        .collect()
}

/// The name a value has in JSON.
fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or("unknown").to_owned()
}

fn of_table(licence: &licences::Licence) -> Law {
    Law {
        slug: licence.slug.clone(),
        name: licence.name.clone(),
        spdx: licence.spdx.clone(),
        url: licence.canonical_url.clone(),
    }
}

impl Laws<'_> {
    async fn of(&mut self, tag: &LicenceTag) -> Result<Law, Fault> {
        if let Some(law) = self.known.get(&tag.slug) {
            return Ok(law.clone());
        }
        let table = Table::embedded();
        let law = match table.by_slug(&tag.slug) {
            Some(id) => of_table(table.licence(id)),
            None => self.of_atlas(tag).await?,
        };
        self.known.insert(tag.slug.clone(), law.clone());
        Ok(law)
    }

    async fn of_atlas(&self, tag: &LicenceTag) -> Result<Law, Fault> {
        let ask = LicenceAsk {
            licence: tag.slug.clone(),
        };
        let mut law = Law {
            slug: tag.slug.clone(),
            name: tag.name.clone(),
            ..Law::default()
        };
        match self.catalogue.licence(&ask).await {
            Ok(page) => {
                law.spdx = page.spdx;
                law.url = page.canonical_url;
            }
            Err(error) if error.code() == Code::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        Ok(law)
    }
}
