//! The Hugging Face Hub: its list of models, walked in one of several orders, and single models that the list left out.
//!
//! A visit is a row of steps, each a walk through `/api/models` in pages. Only the walk in the order of creation can say that
//! somebody is gone: that order never changes, so that a page lists a stretch of it completely. Every page is kept with the
//! place behind it before the next is asked for. Of what a server writes about the next page only the cursor is used.

mod check;
mod facts;
mod going;
mod link;
pub(crate) mod model;
mod page;
mod tags;
#[cfg(test)]
mod trials;
mod walk;

use crate::{About, Cursor, Estimate, Known, Net, Place, PlaceName, Sink, SourceError, Visit};
use async_trait::async_trait;
use facts::FACTS;
use going::{Going, Step};

/// The host a mirror may name where it means itself.
const HOST: &str = "huggingface.co";

/// Whether a value of `Link` leads on by a keyset.
pub(crate) fn is_keyset_link(link: Option<&str>) -> bool {
    matches!(link::next(link), Ok(Some(next)) if next.keyset)
}

/// The Hub as a place.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hub;

static ABOUT: About = About {
    name: PlaceName("hub"),
    source: "Hugging Face Hub",
    url: "https://huggingface.co/models",
    licence: None,
    credit: false,
    endpoint: "https://huggingface.co",
    endpoint_of: None,
    after: &[],
    on: true,
    due_days: 7,
};

#[async_trait]
impl Place for Hub {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn estimate(&self, known: &Known) -> Estimate {
        estimate(&Going::of_known(known), known.token)
    }

    async fn pull(&self, visit: &Visit, net: &Net, sink: &mut dyn Sink) -> Result<Option<Cursor>, SourceError> {
        let mut going = Going::of_visit(visit);
        while going.step() != Step::Check {
            walk::walk(&mut going, net, sink).await?;
        }
        check::check(&mut going, net, sink).await?;
        Ok(Some(going.kept()))
    }
}

fn estimate(going: &Going, token: bool) -> Estimate {
    let mut sum = Estimate::default();
    for (step, records) in going.left() {
        match FACTS.walk(step) {
            Some(walk) => {
                sum.requests += records.div_ceil(u64::from(walk.limit));
                sum.bytes += records * walk.wire_bytes;
                sum.records += records;
            }
            None => {
                let alone = u64::from(FACTS.check.at_most.saturating_sub(going.checked));
                sum.requests += alone;
                sum.bytes += alone * FACTS.check.wire_bytes;
            }
        }
    }
    let quota = if token {
        FACTS.quota.token
    } else {
        FACTS.quota.anonymous
    };
    // The first window is open at once; each further one is waited for.
    let by_quota = sum.requests.saturating_sub(1) / quota * FACTS.quota.window_s;
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "thousands of pages times a second or two, rounded up"
    )]
    let by_speed = (sum.requests as f64 * FACTS.quota.seconds_a_page).ceil() as u64;
    sum.seconds = by_quota.max(by_speed);
    sum
}
