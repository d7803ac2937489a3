//! ModelScope: the models of those makers who have an account there, which may be the same as at the Hub.
//!
//! It gives no list beyond 3,000 entries, so it is asked owner by owner; an owner with more is cut into slices by searching.
//! It answers errors with status 200 as well: what counts is the envelope.

mod wire;

use crate::{
    About, Batch, Bucket, Cursor, Estimate, Known, MirrorRecord, Net, Odd, Place, PlaceName, Records, Sink,
    SourceError, Visit, Want,
    net::{Ask, Expect},
};
use async_trait::async_trait;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use wire::{Envelope, Found, envelope, strange};

/// Of the cursor below.
const FORM: u8 = 1;
/// Makers asked for at most.
const OWNERS: u32 = 2_000;
const IN_QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.');

/// ModelScope as a place.
#[derive(Debug, Clone, Copy, Default)]
pub struct ModelScope;

static ABOUT: About = About {
    name: PlaceName("modelscope"),
    source: "ModelScope",
    url: "https://modelscope.cn/models",
    licence: None,
    credit: false,
    endpoint: "https://modelscope.cn",
    endpoint_of: None,
    after: &[PlaceName("hub")],
    on: true,
    due_days: 14,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    page_size: u64,
    window: u64,
    owners: u64,
    models_an_owner: u64,
    wire_bytes: u64,
    seconds_a_page: f64,
    cut_by: String,
    cut_depth: usize,
    rest_s: u64,
    known: Vec<String>,
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/modelscope.toml"))
        .expect("the file is part of the program and a test reads it")
});

/// Owners before `owner` are done; of `owner` the slices named are still to do, the first from page `page` on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Going {
    form: u8,
    owner: String,
    slices: Vec<String>,
    page: u64,
    listed: u64,
}

impl Going {
    fn of_cursor(cursor: Option<&Cursor>) -> Self {
        cursor
            .and_then(|cursor| serde_json::from_str(&cursor.0).ok())
            .filter(|going: &Self| going.form == FORM && going.page > 0)
            .unwrap_or_else(|| Self {
                form: FORM,
                owner: String::new(),
                slices: Vec::new(),
                page: 1,
                listed: 0,
            })
    }

    /// Goes to an owner; where a visit was stopped within it, it goes on there.
    fn turn_to(&mut self, owner: &str) {
        if self.owner != owner {
            owner.clone_into(&mut self.owner);
            self.slices = vec![String::new()];
            self.page = 1;
        }
    }

    fn cursor(&self) -> Cursor {
        Cursor(serde_json::to_string(self).expect("a struct of numbers and texts is always JSON"))
    }

    fn path(&self) -> String {
        let slice = self.slices.first().map_or("", String::as_str);
        let search = if slice.is_empty() {
            String::new()
        } else {
            format!("&search={slice}")
        };
        format!(
            "/openapi/v1/models?owner={}{search}&page_number={}&page_size={}",
            utf8_percent_encode(&self.owner, IN_QUERY),
            self.page,
            FACTS.page_size
        )
    }

    /// Goes on behind a page of a slice that has `total` entries; says what cannot be reached.
    fn advance(&mut self, total: u64, got: usize) -> Option<Odd> {
        let slice = self.slices.first().cloned()?;
        let mut beyond = None;
        if total > FACTS.window && slice.len() < FACTS.cut_depth {
            self.slices.remove(0);
            self.slices
                .extend(FACTS.cut_by.chars().map(|sign| format!("{slice}{sign}")));
            self.page = 1;
            return None;
        }
        if total > FACTS.window && self.page == 1 {
            beyond = Some(Odd {
                key: format!("{}/{slice}", self.owner),
                reason: format!("{total} entries, of which only {} can be listed", FACTS.window),
                words: String::new(),
            });
        }
        let end = total.min(FACTS.window);
        if got == 0 || self.page * FACTS.page_size >= end {
            self.slices.remove(0);
            self.page = 1;
        } else {
            self.page += 1;
        }
        beyond
    }
}

#[async_trait]
impl Place for ModelScope {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, _known: &Known) -> Estimate {
        let requests = FACTS.owners * FACTS.models_an_owner.div_ceil(FACTS.page_size);
        let records = FACTS.owners * FACTS.models_an_owner;
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "hundreds of pages times a second"
        )]
        let seconds = (requests as f64 * FACTS.seconds_a_page).ceil() as u64;
        Estimate {
            requests,
            bytes: records * FACTS.wire_bytes,
            records,
            seconds,
        }
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        let mut going = Going::of_cursor(visit.resume.as_ref());
        let mut owners: Vec<String> = sink
            .wanted(Want::MirrorOwners, OWNERS)
            .await?
            .into_iter()
            .map(|wanted| wanted.name)
            .collect();
        owners.sort_unstable();
        owners.dedup();
        owners.retain(|owner| *owner >= going.owner);
        for owner in &owners {
            going.turn_to(owner);
            while !going.slices.is_empty() {
                let batch = page(&mut going, net).await?;
                sink.keep(batch).await?;
            }
        }
        Ok(None)
    }
}

async fn page(going: &mut Going, net: &Net) -> Result<Batch, SourceError> {
    let path = going.path();
    let (owner, whole) = (going.owner.clone(), going.slices.first().is_some_and(String::is_empty));
    let answer = net
        .ask(Ask {
            path: &path,
            expect: Expect::Json,
            bucket: Bucket::Api,
            etag: None,
            follow: true,
        })
        .await?;
    let body = String::from_utf8_lossy(&answer.body);
    let (found, odd) = match envelope(&body, answer.status, going.page, net.host())? {
        Envelope::Page(found) => {
            let odd = going.advance(found.total, found.listed);
            (found, odd)
        }
        Envelope::Nobody => {
            going.slices.clear();
            (Found::default(), None)
        }
        Envelope::Beyond => {
            let odd = Odd {
                key: format!("{}#{}", going.owner, going.page),
                reason: String::from("lies beyond what may be listed"),
                words: String::new(),
            };
            going.advance(0, 0);
            (Found::default(), Some(odd))
        }
    };
    let others = found.models.len();
    let own: Vec<MirrorRecord> = found
        .models
        .into_iter()
        .filter(|model| of_owner(model, &owner))
        .collect();
    if whole && own.is_empty() && others > 0 {
        let reason = format!("asked for the models of {owner}, it lists those of others");
        return Err(strange(net.host(), reason));
    }
    going.listed += u64::try_from(found.listed).unwrap_or(0);
    Ok(Batch {
        records: Records::Mirrors(own),
        cursor: going.cursor(),
        complete: None,
        odd: found.odd.into_iter().chain(odd).collect(),
        drift: found.drift,
        of: None,
    })
}

fn of_owner(model: &MirrorRecord, owner: &str) -> bool {
    let own = model.id.split_once('/').map_or("", |(own, _)| own);
    own.eq_ignore_ascii_case(owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn going() -> Going {
        let mut going = Going::of_cursor(None);
        going.turn_to("Qwen");
        going
    }

    #[test]
    fn an_owner_is_listed_to_the_end_and_no_further() {
        let mut going = going();
        let mut pages = Vec::new();
        while !going.slices.is_empty() {
            pages.push(going.page);
            assert_eq!(going.advance(120, 50), None);
        }
        assert_eq!(pages, [1, 2, 3]);
        going.turn_to("Qwen");
        assert!(going.slices.is_empty(), "an owner that is done is not begun anew");
        going.turn_to("ZhipuAI");
        assert_eq!((going.page, going.slices.len()), (1, 1));
    }

    #[test]
    fn an_owner_beyond_the_window_is_cut_into_slices() {
        let mut going = going();
        let (mut pages, mut odd) = (0, Vec::new());
        while !going.slices.is_empty() {
            pages += 1;
            assert!(
                going.page * FACTS.page_size <= FACTS.window,
                "page {} may not be asked for",
                going.page
            );
            // Everything with an `a` is too much, and with `aa` still.
            let total = match going.slices[0].as_str() {
                "" => 9_000,
                "a" => 4_000,
                "aa" => 3_050,
                _ => 60,
            };
            odd.extend(going.advance(total, 50));
        }
        assert_eq!(pages, 2 + 60 + 2 * (35 + 35));
        assert_eq!(odd.len(), 1);
        assert_eq!(odd[0].key, "Qwen/aa");
    }

    #[test]
    fn a_stopped_visit_goes_on_within_its_owner() {
        let mut before = going();
        before.advance(9_000, 50);
        before.advance(120, 50);
        let mut after = Going::of_cursor(Some(&before.cursor()));
        after.turn_to("Qwen");
        assert_eq!(after, before);
        assert_eq!(
            after.path(),
            "/openapi/v1/models?owner=Qwen&search=a&page_number=2&page_size=50"
        );
        for broken in [
            "",
            "{}",
            "[1]",
            r#"{"form":9,"owner":"Qwen","slices":[],"page":1,"listed":0}"#,
        ] {
            assert_eq!(
                Going::of_cursor(Some(&Cursor(broken.to_owned()))),
                Going::of_cursor(None),
                "{broken}"
            );
        }
    }
}
