//! What this computer computes with, looked at once on a thread of its own, and what it holds of a model.

use super::Answer;
use crate::{Fault, desk::Room};
use audit::SaidBy;
use catalogue::{
    Computer, Detected,
    view::{HereAsk, HerePage, MemoryAsk, MemoryPage},
};

/// The chips of this computer among those of the atlas.
pub(crate) async fn here(room: &Room, _ask: HereAsk) -> Answer<HerePage> {
    let computer = computer(room).await?;
    room.atlas(|atlas| async move { atlas.here(computer).await }).await
}

/// What a model needs, part by part, and what holds it.
pub(crate) async fn memory(room: &Room, ask: MemoryAsk) -> Answer<MemoryPage> {
    let computer = computer(room).await?;
    let ask = &ask;
    room.atlas(|atlas| async move { atlas.memory(ask, computer).await })
        .await
}

async fn computer(room: &Room) -> Answer<&Computer> {
    let look = || async {
        let look = room.audits.look;
        let seen = tokio::task::spawn_blocking(look).await;
        let seen =
            seen.map_err(|error| Fault::internal(format!("Looking at this computer was broken off: {error}.")))?;
        Ok(known(seen))
    };
    room.audits.computer.get_or_try_init(look).await
}

fn known(seen: audit::Computer) -> Computer {
    let chip = |chip: audit::Accelerator| Detected {
        name: chip.name,
        memory_bytes: chip.memory_bytes,
        unified: chip.unified,
        said_by: match chip.said_by {
            SaidBy::Program => "program",
            SaidBy::Driver => "driver",
            SaidBy::System => "system",
        },
    };
    Computer {
        memory_bytes: seen.memory_bytes,
        processor: seen.processor,
        chips: seen.chips.into_iter().map(chip).collect(),
    }
}
