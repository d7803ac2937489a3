//! Claims at the desk: the person's sentences are kept in the library and weighed on the atlas that answers.

mod cite;
mod kept;
mod share;
mod watch;

pub(crate) use cite::claim_cite;
pub(crate) use kept::{Weighings, claim, claim_delete, claim_export, claim_import, claim_put, claim_verify, claims};
pub(crate) use share::share;

use crate::{Fault, desk::Room};
use ::claims::{Definitions, definition::BUILT_IN, language::parse};
use catalogue::view::{
    ClaimRecogniseAsk, ClaimRecognisePage, ClaimTourAsk, ClaimTourPage, ClaimWeighAsk, ClaimWeighPage,
    DefinitionTrouble, DefinitionsAsk, DefinitionsPage, SetDefinitions,
};

type Answer<T> = Result<T, Fault>;

/// The definitions in force, the person's own text, and what is wrong with that.
pub(crate) struct InForce {
    pub(crate) definitions: Definitions,
    pub(crate) own: Option<String>,
    trouble: Option<DefinitionTrouble>,
}

impl Room {
    /// The definitions in force. Where one's own cannot be read, those that come with the program stand alone, and the
    /// page of definitions says why.
    pub(crate) async fn definitions(&self) -> InForce {
        let own = match self.shelf() {
            Ok(shelf) => shelf.definitions().await.ok().flatten(),
            Err(_) => None,
        };
        let mut in_force = InForce {
            definitions: Definitions::built_in(),
            own,
            trouble: None,
        };
        match in_force.own.as_deref().map(Definitions::read) {
            Some(Ok(own)) => in_force.definitions = in_force.definitions.with(own),
            Some(Err(error)) => {
                in_force.trouble = Some(DefinitionTrouble {
                    line: error.line,
                    key: error.key,
                    problem: error.problem,
                });
            }
            None => {}
        }
        in_force
    }
}

pub(crate) async fn definitions(room: &Room, _ask: DefinitionsAsk) -> Answer<DefinitionsPage> {
    let in_force = room.definitions().await;
    Ok(DefinitionsPage {
        definitions: in_force.definitions.all,
        built_in: BUILT_IN.to_owned(),
        own: in_force.own,
        trouble: in_force.trouble,
    })
}

pub(crate) async fn set_definitions(room: &Room, ask: SetDefinitions) -> Answer<DefinitionsPage> {
    if let Some(toml) = &ask.toml {
        Definitions::read(toml).map_err(|error| {
            Fault::bad_request(format!("The definitions cannot be read: {error}. Nothing was kept."))
        })?;
    }
    room.shelf()?.set_definitions(ask.toml.as_deref(), (room.now)()).await?;
    definitions(room, DefinitionsAsk {}).await
}

pub(crate) async fn claim_weigh(room: &Room, ask: ClaimWeighAsk) -> Answer<ClaimWeighPage> {
    let claim = match parse(&ask.text) {
        Ok(claim) => claim,
        Err(wrong) => {
            return Ok(ClaimWeighPage {
                wrong: Some(wrong),
                weighed: None,
            });
        }
    };
    let (in_force, claim) = (&room.definitions().await, &claim);
    let weighed = room
        .atlas(|atlas| async move { atlas.weigh(claim, &in_force.definitions, ask.at).await })
        .await?;
    Ok(ClaimWeighPage {
        wrong: None,
        weighed: Some(weighed),
    })
}

pub(crate) async fn claim_recognise(room: &Room, ask: ClaimRecogniseAsk) -> Answer<ClaimRecognisePage> {
    Ok(room.hall.catalogue().await?.claim_recognise(&ask))
}

pub(crate) async fn claim_tour(room: &Room, _ask: ClaimTourAsk) -> Answer<ClaimTourPage> {
    let in_force = &room.definitions().await;
    room.atlas(|atlas| async move { atlas.claim_tour(&in_force.definitions).await })
        .await
}
