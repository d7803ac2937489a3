//! Syncs at the desk: begun, asked about, ended by requests; the only door to what opens connections.

use crate::{Fault, desk::Room};
use shelf::view::{SyncSettings, SyncSettingsAsk};
use sync::view::{
    OddAsk, OddPage, SyncAsk, SyncCancel, SyncDecide, SyncLogAsk, SyncLogPage, SyncPage, SyncStart, TokenAsk,
    TokenState,
};

pub(crate) async fn sync(_room: &Room, _ask: SyncAsk) -> Result<SyncPage, Fault> {
    Err(Fault::internal("sync is being built"))
}

pub(crate) async fn sync_start(_room: &Room, _ask: SyncStart) -> Result<SyncPage, Fault> {
    Err(Fault::internal("sync_start is being built"))
}

pub(crate) async fn sync_cancel(_room: &Room, _ask: SyncCancel) -> Result<SyncPage, Fault> {
    Err(Fault::internal("sync_cancel is being built"))
}

pub(crate) async fn sync_decide(_room: &Room, _ask: SyncDecide) -> Result<SyncPage, Fault> {
    Err(Fault::internal("sync_decide is being built"))
}

pub(crate) async fn sync_log(_room: &Room, _ask: SyncLogAsk) -> Result<SyncLogPage, Fault> {
    Err(Fault::internal("sync_log is being built"))
}

pub(crate) async fn sync_odd(_room: &Room, _ask: OddAsk) -> Result<OddPage, Fault> {
    Err(Fault::internal("sync_odd is being built"))
}

pub(crate) async fn sync_settings(_room: &Room, _ask: SyncSettingsAsk) -> Result<SyncSettings, Fault> {
    Err(Fault::internal("sync_settings is being built"))
}

pub(crate) async fn set_sync_settings(_room: &Room, _ask: SyncSettings) -> Result<SyncSettings, Fault> {
    Err(Fault::internal("set_sync_settings is being built"))
}

pub(crate) async fn sync_token(_room: &Room, _ask: TokenAsk) -> Result<TokenState, Fault> {
    Err(Fault::internal("sync_token is being built"))
}
