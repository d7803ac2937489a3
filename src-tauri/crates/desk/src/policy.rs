//! The person's policy at the desk: kept in the library, applied to the atlas that answers.

use crate::{Fault, desk::Room};
use catalogue::view::{Check, CheckState, PolicyAsk, PolicyPage, PolicyTry, SetPolicy};

type Answer<T> = Result<T, Fault>;

impl Room {
    /// Applies what the library keeps, in case another Baimo, Undo or an import changed it. Where the library cannot be
    /// read, the policy that is in force stays.
    pub(crate) async fn heed_policy(&self) -> Answer<()> {
        let kept = self.shelf()?.policy().await?;
        self.hall.apply_policy(kept).await
    }

    /// A remark where the policy that is kept cannot be read.
    pub(crate) async fn policy_check(&self) -> Option<Check> {
        let trouble = self.hall.catalogue().await.ok()?.policy_trouble()?;
        Some(Check {
            name: String::from("policy_read"),
            state: CheckState::Warning,
            detail: trouble.detail,
        })
    }

    /// The same where nobody waits for an answer about it.
    pub(crate) async fn heed_policy_quietly(&self) {
        if let Err(fault) = self.heed_policy().await {
            tracing::warn!(%fault, "the policy could not be applied");
        }
    }
}

pub(crate) async fn policy(room: &Room, ask: PolicyAsk) -> Answer<PolicyPage> {
    room.heed_policy().await?;
    let ask = &ask;
    room.atlas(|atlas| async move { atlas.policy(ask).await }).await
}

pub(crate) async fn set_policy(room: &Room, ask: SetPolicy) -> Answer<PolicyPage> {
    let name = match &ask.toml {
        Some(toml) => catalogue::policy_name(toml)?,
        None => String::new(),
    };
    room.shelf()?
        .set_policy(ask.toml.as_deref(), &name, (room.now)())
        .await?;
    policy(room, PolicyAsk {}).await
}

pub(crate) async fn policy_try(room: &Room, ask: PolicyTry) -> Answer<PolicyPage> {
    let ask = &ask;
    room.atlas(|atlas| async move { atlas.policy_try(ask).await }).await
}
