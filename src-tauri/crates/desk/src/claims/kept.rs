//! Kept claims: listed with their answers, weighed anew, carried to another machine and back.

use super::{Answer, InForce};
use crate::{Fault, desk::Room};
use ::claims::{
    Claim, Outcome,
    language::{parse, print},
};
use catalogue::{
    Catalogue,
    view::{
        Brief, ClaimAsk, ClaimDelete, ClaimExport, ClaimExportAsk, ClaimImportAsk, ClaimImported, ClaimKept, ClaimPage,
        ClaimPut, ClaimRow, ClaimVerifyAsk, ClaimVerifyPage, ClaimWords, ClaimsAsk, ClaimsPage, EarlierAnswer,
        Verified, Weighed,
    },
};
use serde::{Deserialize, Serialize};
use shelf::{ClaimWish, KeptClaim};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Figures of a claim in a list at most.
const MOST_FIGURES: usize = 60;
const FORMAT: &str = "baimo-claims";
const VERSION: u32 = 1;
/// Bytes of a file that is taken in.
const MOST_IMPORT: usize = 16 << 20;

/// Answers by text, of one state of the atlas under one text of definitions: a list is opened often and changes seldom.
#[derive(Debug, Default)]
pub(crate) struct Weighings(Mutex<(i64, Option<String>, HashMap<String, Brief>)>);

impl Weighings {
    fn get(&self, revision: i64, own: Option<&str>, text: &str) -> Option<Brief> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = held.0 == revision && held.1.as_deref() == own;
        same.then(|| held.2.get(text).cloned()).flatten()
    }

    fn put(&self, revision: i64, own: Option<&str>, text: &str, brief: Brief) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.0 != revision || held.1.as_deref() != own {
            *held = (revision, own.map(str::to_owned), HashMap::new());
        }
        held.2.insert(text.to_owned(), brief);
    }
}

/// Claims as a file.
#[derive(Serialize, Deserialize)]
struct Carried {
    format: String,
    version: u32,
    claims: Vec<KeptClaim>,
}

impl Room {
    /// The answer to a kept claim, from memory where nothing it hangs on has changed; kept where it is a new one.
    pub(super) async fn brief(&self, kept: &KeptClaim, claim: &Claim, in_force: &InForce) -> Answer<Brief> {
        let revision = self.hall.catalogue().await?.revision();
        let own = in_force.own.as_deref();
        let brief = match self.weighings.get(revision, own, &kept.text) {
            Some(known) => known,
            None => {
                let weighed = brief(self.weigh(claim, in_force, None).await?);
                self.weighings.put(revision, own, &kept.text, weighed.clone());
                weighed
            }
        };
        // Another claim may have the same text: that its answer is known does not mean that it is kept with this one.
        let answer = EarlierAnswer {
            at: (self.now)(),
            verdict: brief.verdict,
            by_definition: brief.by_definition,
            by_day: brief.by_day,
            hash: brief.hash.clone(),
        };
        self.remember(kept, answer).await;
        Ok(brief)
    }

    pub(super) async fn weigh(&self, claim: &Claim, in_force: &InForce, at: Option<atlas::Day>) -> Answer<Weighed> {
        self.atlas(
            |atlas: std::sync::Arc<Catalogue>| async move { atlas.weigh(claim, &in_force.definitions, at).await },
        )
        .await
    }

    /// Keeps the answer if it is another than the last one. That it cannot be kept does not make it less true.
    async fn remember(&self, kept: &KeptClaim, answer: EarlierAnswer) {
        let known = history(kept).first().is_some_and(|last| last.hash == answer.hash);
        let (Ok(shelf), Ok(answer), false) = (self.shelf(), serde_json::to_value(answer), known) else {
            return;
        };
        if let Err(error) = shelf.keep_answer(kept.id, &kept.text, answer).await {
            tracing::warn!(%error, "an answer to a claim could not be kept");
        }
    }

    /// The kept claim and what it means. A text that cannot be read any more says so.
    pub(super) async fn kept_claim(&self, id: &str) -> Answer<(KeptClaim, Claim)> {
        let kept = self.shelf()?.claim(number(id)?).await?;
        let claim = read(&kept.text)?;
        Ok((kept, claim))
    }
}

fn answer(outcome: &Outcome, at: i64) -> EarlierAnswer {
    EarlierAnswer {
        at,
        verdict: outcome.verdict,
        by_definition: outcome.by_definition,
        by_day: outcome.by_day,
        hash: outcome.hash.clone(),
    }
}

fn number(id: &str) -> Answer<i64> {
    id.parse().map_err(|_| {
        Fault::bad_request(format!(
            "“{id}” is not the number of a claim. List the claims to see their numbers."
        ))
    })
}

fn read(text: &str) -> Answer<Claim> {
    parse(text).map_err(|error| Fault::bad_request(format!("The claim cannot be read: {error}.")))
}

/// Earlier answers; what another program wrote in their place and is none is left out.
pub(super) fn history(kept: &KeptClaim) -> Vec<EarlierAnswer> {
    let read = kept.answers.iter().map(|answer| serde_json::from_value(answer.clone()));
    read.filter_map(Result::ok).collect()
}

fn brief(weighed: Weighed) -> Brief {
    let outcome = weighed.outcome;
    let mut figures = outcome.figures;
    figures.truncate(MOST_FIGURES);
    for figure in &mut figures {
        figure.rows = Vec::new();
        figure.working = Vec::new();
        figure.sources = Vec::new();
    }
    Brief {
        verdict: outcome.verdict,
        by_definition: outcome.by_definition,
        by_day: outcome.by_day,
        figures,
        remarks: outcome.remarks,
        hash: outcome.hash,
    }
}

fn row(kept: KeptClaim, claim: Option<Claim>, outcome: Brief) -> ClaimRow {
    ClaimRow {
        id: kept.id.to_string(),
        sentence: kept.sentence,
        said_in: kept.said_in,
        said_on: kept.said_on,
        text: kept.text,
        claim,
        outcome,
    }
}

/// A claim whose text no engine of ours reads: its answer is unknown.
fn unread() -> Brief {
    Brief {
        verdict: ::claims::Verdict::Unknown,
        by_definition: false,
        by_day: false,
        figures: Vec::new(),
        remarks: vec![::claims::outcome::Remark::NoFacts],
        hash: String::new(),
    }
}

pub(crate) async fn claims(room: &Room, _ask: ClaimsAsk) -> Answer<ClaimsPage> {
    let in_force = room.definitions().await;
    let mut rows = Vec::new();
    for kept in room.shelf()?.claims().await? {
        match parse(&kept.text) {
            Ok(claim) => {
                let brief = room.brief(&kept, &claim, &in_force).await?;
                rows.push(row(kept, Some(claim), brief));
            }
            Err(_) => rows.push(row(kept, None, unread())),
        }
    }
    Ok(ClaimsPage { claims: rows })
}

pub(crate) async fn claim(room: &Room, ask: ClaimAsk) -> Answer<ClaimPage> {
    let (kept, claim) = room.kept_claim(&ask.id).await?;
    let in_force = room.definitions().await;
    let weighed = room.weigh(&claim, &in_force, ask.at).await?;
    if ask.at.is_none() {
        room.remember(&kept, answer(&weighed.outcome, (room.now)())).await;
    }
    let (kept, _) = room.kept_claim(&ask.id).await?;
    Ok(ClaimPage {
        id: ask.id,
        history: history(&kept),
        words: ClaimWords {
            sentence: kept.sentence,
            said_in: kept.said_in,
            said_on: kept.said_on,
        },
        text: weighed.text,
        claim: weighed.claim,
        outcome: weighed.outcome,
        rows_left_out: weighed.rows_left_out,
        sources: weighed.sources,
    })
}

pub(crate) async fn claim_put(room: &Room, ask: ClaimPut) -> Answer<ClaimKept> {
    let wish = ClaimWish {
        id: ask.id.as_deref().map(number).transpose()?,
        text: print(&read(&ask.text)?),
        sentence: ask.sentence,
        said_in: ask.said_in,
        said_on: ask.said_on,
    };
    let changed = room.shelf()?.keep_claim(&wish, (room.now)()).await?;
    let id = changed.made.unwrap_or_default().to_string();
    Ok(ClaimKept { id, undo: changed.id })
}

pub(crate) async fn claim_delete(room: &Room, ask: ClaimDelete) -> Answer<ClaimKept> {
    let changed = room.shelf()?.remove_claim(number(&ask.id)?, (room.now)()).await?;
    Ok(ClaimKept {
        id: ask.id,
        undo: changed.id,
    })
}

pub(crate) async fn claim_verify(room: &Room, ask: ClaimVerifyAsk) -> Answer<ClaimVerifyPage> {
    let in_force = room.definitions().await;
    let wanted = ask.id.as_deref().map(number).transpose()?;
    let kept = match wanted {
        Some(id) => vec![room.shelf()?.claim(id).await?],
        None => room.shelf()?.claims().await?,
    };
    let mut claims = Vec::with_capacity(kept.len());
    for kept in kept {
        let before = history(&kept).into_iter().next();
        let Ok(claim) = parse(&kept.text) else {
            let row = row(kept, None, unread());
            let changed = before.is_some();
            claims.push(Verified { row, before, changed });
            continue;
        };
        let weighed = room.weigh(&claim, &in_force, ask.at).await?;
        if ask.at.is_none() {
            room.remember(&kept, answer(&weighed.outcome, (room.now)())).await;
        }
        let changed = before
            .as_ref()
            .is_some_and(|before| before.verdict != weighed.outcome.verdict);
        let row = row(kept, Some(claim), brief(weighed));
        claims.push(Verified { row, before, changed });
    }
    Ok(ClaimVerifyPage { claims })
}

pub(crate) async fn claim_export(room: &Room, ask: ClaimExportAsk) -> Answer<ClaimExport> {
    let claims = match ask.id.as_deref().map(number).transpose()? {
        Some(id) => vec![room.shelf()?.claim(id).await?],
        None => room.shelf()?.claims().await?,
    };
    let carried = Carried {
        format: FORMAT.to_owned(),
        version: VERSION,
        claims,
    };
    let mut text = serde_json::to_string_pretty(&carried)
        .map_err(|error| Fault::internal(format!("The claims cannot be written: {error}.")))?;
    text.push('\n');
    let name = ask.id.map_or_else(|| String::from("s"), |id| format!("-{id}"));
    Ok(ClaimExport {
        file_name: format!("baimo-claim{name}.json"),
        text,
    })
}

pub(crate) async fn claim_import(room: &Room, ask: ClaimImportAsk) -> Answer<ClaimImported> {
    let not = |why: String| Fault::bad_request(format!("This is no file of claims: {why}. Nothing was taken in."));
    if ask.text.len() > MOST_IMPORT {
        return Err(not(String::from("it is longer than 16 MiB")));
    }
    let text = ask.text.trim_start_matches('\u{feff}');
    let carried: Carried = serde_json::from_str(text).map_err(|error| not(error.to_string()))?;
    if carried.format != FORMAT || carried.version > VERSION {
        return Err(not(String::from("its format is another, or newer than this Baimo")));
    }
    for (place, claim) in carried.claims.iter().enumerate() {
        parse(&claim.text).map_err(|error| not(format!("claim {} cannot be read: {error}", place + 1)))?;
    }
    let taken = room.shelf()?.take_claims(&carried.claims, (room.now)()).await?;
    Ok(ClaimImported {
        claims: taken.taken,
        held: taken.held,
        undo: taken.undo,
    })
}
