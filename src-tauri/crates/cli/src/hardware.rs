//! `baimo chips` and `baimo memory`: what there is to compute with, and what a model needs of it.

use crate::{
    args::machine::{Chips, Memory},
    door::{Door, Outcome, now},
    page,
};
use atlas::Day;
use catalogue::view::{ChipsAsk, HereAsk, MemoryAsk};
use desk::Request;

/// `baimo chips`
pub(crate) async fn chips(door: &Door, chips: &Chips) -> Outcome<u8> {
    if chips.here {
        let answer = door.ask(Request::Here(HereAsk {})).await?;
        return door.say(&answer, page::here);
    }
    let ask = ChipsAsk {
        query: chips.query.clone().unwrap_or_default(),
        kind: chips.kind.clone(),
    };
    let answer = door.ask(Request::Chips(ask)).await?;
    let today = || Day::from_unix_seconds(now());
    let day = chips.at.or_else(today).map(|day| day.to_string()).unwrap_or_default();
    door.say(&answer, |paper, answer| page::chips(paper, answer, &day))
}

/// `baimo memory`
pub(crate) async fn memory(door: &Door, memory: &Memory) -> Outcome<u8> {
    let ask = MemoryAsk {
        repo: memory.id.clone(),
        context: memory.context,
        sequences: memory.batch,
        cache: memory.cache.clone(),
        adapter_rank: memory.adapter,
        precision: memory.precision.clone(),
    };
    let answer = door.ask(Request::Memory(ask)).await?;
    let precision = memory.precision.as_deref();
    door.say(&answer, |paper, answer| {
        page::memory(paper, answer, precision, memory.limit);
    })
}
