//! One function a request.

use crate::{Fault, desk::Room, latency::resident};
use catalogue::{
    Premises,
    view::{
        AboutAsk, AboutPage, BoardsAsk, BoardsPage, Check, CheckState, ChipsAsk, ChipsPage, DescendantsAsk,
        DescendantsPage, DoctorAsk, DoctorPage, EventsAsk, EventsPage, FlowsAsk, FlowsPage, KinAsk, KinPage,
        LicenceAsk, LicenceDiffAsk, LicenceDiffPage, LicencePage, LicencesAsk, LicencesPage, MakerAsk, MakerPage,
        MakersAsk, MakersPage, MayAsk, MayPage, ModelAsk, ModelPage, MovesAsk, MovesPage, PaletteAsk, PalettePage,
        PathsAsk, PathsPage, PricesAsk, PricesPage, RankingAsk, RankingPage, SearchAsk, SearchPage, TimelineAsk,
        TimelinePage,
    },
};
use std::time::Instant;

type Answer<T> = Result<T, Fault>;

/// Defines the questions that the catalogue answers as they are.
macro_rules! to_the_catalogue {
    ($($name:ident($ask:ty) -> $answer:ty;)+) => {
        $(pub(crate) async fn $name(room: &Room, ask: $ask) -> Answer<$answer> {
            let ask = &ask;
            room.atlas(|atlas| async move { atlas.$name(ask).await }).await
        })+
    };
}

to_the_catalogue! {
    model(ModelAsk) -> ModelPage;
    makers(MakersAsk) -> MakersPage;
    maker(MakerAsk) -> MakerPage;
    licences(LicencesAsk) -> LicencesPage;
    licence(LicenceAsk) -> LicencePage;
    licence_diff(LicenceDiffAsk) -> LicenceDiffPage;
    may(MayAsk) -> MayPage;
    descendants(DescendantsAsk) -> DescendantsPage;
    kin(KinAsk) -> KinPage;
    flows(FlowsAsk) -> FlowsPage;
    ranking(RankingAsk) -> RankingPage;
    events(EventsAsk) -> EventsPage;
    timeline(TimelineAsk) -> TimelinePage;
    paths(PathsAsk) -> PathsPage;
    moves(MovesAsk) -> MovesPage;
    prices(PricesAsk) -> PricesPage;
    chips(ChipsAsk) -> ChipsPage;
    palette(PaletteAsk) -> PalettePage;
}

pub(crate) async fn search(room: &Room, ask: SearchAsk) -> Answer<SearchPage> {
    let started = Instant::now();
    let ask = &ask;
    let mut page = room.atlas(|atlas| async move { atlas.search(ask).await }).await?;
    page.taken_us = u32::try_from(started.elapsed().as_micros()).unwrap_or(u32::MAX);
    Ok(page)
}

pub(crate) async fn boards(room: &Room, ask: BoardsAsk) -> Answer<BoardsPage> {
    Ok(room.hall.catalogue().await?.boards(&ask))
}

pub(crate) async fn about(room: &Room, _ask: AboutAsk) -> Answer<AboutPage> {
    let kept = room.kept_aside().await;
    let premises = Premises {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        data_dir: room.data_dir.display().to_string(),
        library_bytes: room.library_bytes(),
        library_trouble: room.library_trouble(),
        kept_aside: kept.map(|path| path.display().to_string()),
        started_at: room.started_at,
        latencies: room.latencies.rows(),
        resident: resident(),
    };
    let premises = &premises;
    let mut page = room
        .atlas(|atlas| async move { atlas.about(premises.clone()).await })
        .await?;
    page.connections = room.rounds.log.opened();
    page.settled = room.last_settling().await;
    Ok(page)
}

pub(crate) async fn doctor(room: &Room, ask: DoctorAsk) -> Answer<DoctorPage> {
    let mut checks = match room.hall.catalogue().await {
        Ok(atlas) => match atlas.checks(ask.thorough).await {
            Ok(checks) => checks,
            Err(error) => vec![broken("atlas_open", &error.into())],
        },
        Err(fault) => vec![broken("atlas_open", &fault)],
    };
    checks.extend(room.library_checks(ask.thorough).await);
    checks.extend(room.policy_check().await);
    if let Some(kept) = room.kept_aside().await {
        checks.push(Check {
            name: String::from("kept_aside"),
            state: CheckState::Warning,
            detail: kept.display().to_string(),
        });
    }
    let sound = checks.iter().all(|check| check.state != CheckState::Bad);
    Ok(DoctorPage { checks, sound })
}

/// A check that failed with a fault.
pub(crate) fn broken(name: &str, fault: &Fault) -> Check {
    Check {
        name: name.to_owned(),
        state: CheckState::Bad,
        detail: fault.detail.clone(),
    }
}
