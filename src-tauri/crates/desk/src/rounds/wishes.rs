//! What the person has set, as a sync takes it.

use super::held;
use crate::desk::Room;
use shelf::view::{SyncProxy, SyncScope, SyncSettings, SyncSettingsAsk};
use sources::{Scope, net::Proxy};
use sync::Wishes;

/// The place whose endpoint the environment names.
const HUB: &str = "hub";

impl Room {
    /// How to sync: as set for this process, else as kept, else as it comes. `everything` takes the place of the scope.
    pub(crate) async fn wishes(&self, everything: Option<bool>) -> Wishes {
        let own = held(&self.rounds.own).clone();
        let settings = match (own, self.shelf()) {
            (Some(own), _) => own,
            (None, Ok(shelf)) => shelf
                .sync_settings(&SyncSettingsAsk::default())
                .await
                .unwrap_or_default(),
            (None, Err(_)) => SyncSettings::default(),
        };
        let mut wishes = taken(settings);
        if let Some(everything) = everything {
            wishes.scope = if everything { Scope::Everything } else { Scope::Core };
        }
        // What a person set here comes before what the environment names for every program.
        if let Some(endpoint) = &self.rounds.hub_endpoint {
            wishes
                .endpoints
                .entry(HUB.to_owned())
                .or_insert_with(|| endpoint.clone());
        }
        wishes
    }
}

fn taken(settings: SyncSettings) -> Wishes {
    let mut wishes = Wishes {
        scope: match settings.scope {
            SyncScope::Core => Scope::Core,
            SyncScope::Everything => Scope::Everything,
        },
        files: settings.files,
        proxy: match settings.proxy {
            SyncProxy::None => Proxy::None,
            SyncProxy::System => Proxy::System,
            SyncProxy::Address(address) => Proxy::Address(address),
        },
        ..Wishes::default()
    };
    for place in settings.places {
        if let Some(on) = place.on {
            wishes.on.insert(place.place.clone(), on);
        }
        if let Some(endpoint) = place.endpoint {
            wishes.endpoints.insert(place.place, endpoint);
        }
    }
    wishes
}

#[cfg(test)]
mod tests {
    use super::*;
    use shelf::view::PlaceSetting;

    #[test]
    fn what_is_set_is_taken_place_by_place() {
        let place = |key: &str, on, endpoint: Option<&str>| PlaceSetting {
            place: key.to_owned(),
            on,
            endpoint: endpoint.map(str::to_owned),
        };
        let wishes = taken(SyncSettings {
            scope: SyncScope::Everything,
            files: 9,
            places: vec![
                place("hub", None, Some("https://m.example")),
                place("arena", Some(false), None),
            ],
            proxy: SyncProxy::Address(String::from("socks5://127.0.0.1:1")),
        });
        assert_eq!((wishes.scope, wishes.files), (Scope::Everything, 9));
        assert_eq!(wishes.proxy, Proxy::Address(String::from("socks5://127.0.0.1:1")));
        assert_eq!(
            wishes.endpoints.get("hub").map(String::as_str),
            Some("https://m.example")
        );
        assert_eq!((wishes.on.get("arena"), wishes.on.get("hub")), (Some(&false), None));
    }
}
