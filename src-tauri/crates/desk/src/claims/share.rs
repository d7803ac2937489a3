//! Shares at the desk.

use super::Answer;
use crate::desk::Room;
use catalogue::view::{ShareAsk, SharePage};

pub(crate) async fn share(room: &Room, ask: ShareAsk) -> Answer<SharePage> {
    let (ask, in_force) = (&ask, &room.definitions().await);
    room.atlas(|atlas| async move { atlas.share(ask, &in_force.definitions).await })
        .await
}
