//! The one list. A request added here is in the Rust enum, in the dispatch and in the TypeScript, or does not compile.

use crate::{Fault, answers, claims, desk::Room, library, machine, policy, rounds};
use catalogue::view::{
    AboutAsk, AboutPage, AuditAsk, AuditExport, AuditExportAsk, AuditPage, AuditProgress, AuditProgressAsk, BoardsAsk,
    BoardsPage, ChipsAsk, ChipsPage, Citation, ClaimAsk, ClaimCiteAsk, ClaimDelete, ClaimExport, ClaimExportAsk,
    ClaimImportAsk, ClaimImported, ClaimKept, ClaimPage, ClaimPut, ClaimRecogniseAsk, ClaimRecognisePage, ClaimTourAsk,
    ClaimTourPage, ClaimVerifyAsk, ClaimVerifyPage, ClaimWeighAsk, ClaimWeighPage, ClaimsAsk, ClaimsPage,
    DefinitionsAsk, DefinitionsPage, DescendantsAsk, DescendantsPage, DoctorAsk, DoctorPage, EventsAsk, EventsPage,
    FlowsAsk, FlowsPage, HereAsk, HerePage, KinAsk, KinPage, LicenceAsk, LicenceDiffAsk, LicenceDiffPage, LicencePage,
    LicencesAsk, LicencesPage, MakerAsk, MakerPage, MakersAsk, MakersPage, MayAsk, MayPage, MemoryAsk, MemoryPage,
    ModelAsk, ModelPage, MovesAsk, MovesPage, PaletteAsk, PalettePage, PathsAsk, PathsPage, PolicyAsk, PolicyPage,
    PolicyTry, PricesAsk, PricesPage, RankingAsk, RankingPage, SearchAsk, SearchPage, SetDefinitions, SetPolicy,
    ShareAsk, SharePage, TimelineAsk, TimelinePage,
};
use serde::{Deserialize, Serialize};
use shelf::view::{
    Change, Changed, CollectionAsk, CollectionPage, Export, ExportAsk, ImportAsk, Imported, Mine, MineAsk, Settings,
    SettingsAsk, ShelfAsk, ShelfPage, SyncSettings, SyncSettingsAsk, UndoAsk, Undone,
};
use std::{sync::Arc, time::Instant};
use sync::view::{
    OddAsk, OddPage, SyncAsk, SyncCancel, SyncDecide, SyncLogAsk, SyncLogPage, SyncPage, SyncStart, TokenAsk,
    TokenState,
};

macro_rules! counter {
    ($($(#[doc = $doc:literal])+ $name:ident $wire:literal ($ask:ty) -> $answer:ty = $handler:path;)+) => {
        /// A question as it crosses the counter: `{"ask": "search", "with": {…}}`.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(tag = "ask", content = "with")]
        pub enum Request {
            $($(#[doc = $doc])+ #[serde(rename = $wire)] $name($ask),)+
        }

        impl Request {
            /// The wire names of all requests, in the order of the list.
            pub const NAMES: &'static [&'static str] = &[$($wire),+];

            /// Asks whoever answers this request.
            pub(crate) async fn answer(self, room: &Arc<Room>) -> Result<serde_json::Value, Fault> {
                let started = Instant::now();
                let (name, answer) = match self {
                    $(Self::$name(ask) => {
                        let answer: $answer = $handler(room, ask).await?;
                        ($wire, serde_json::to_value(answer))
                    })+
                };
                room.latencies.remember(name, started.elapsed());
                answer.map_err(|error| Fault::internal(format!("The answer to {name} cannot be written: {error}.")))
            }
        }

        /// Reads the list out to the writer of the TypeScript.
        pub(crate) fn describe(out: &mut crate::bindings::Writer) {
            $(out.request::<$ask, $answer>($wire, &[$($doc),+]);)+
        }
    };
}

counter! {
    /// One keystroke.
    Search "search" (SearchAsk) -> SearchPage = answers::search;
    /// Opens a model.
    Model "model" (ModelAsk) -> ModelPage = answers::model;
    /// Lists makers.
    Makers "makers" (MakersAsk) -> MakersPage = answers::makers;
    /// Opens a maker.
    Maker "maker" (MakerAsk) -> MakerPage = answers::maker;
    /// Lists licences.
    Licences "licences" (LicencesAsk) -> LicencesPage = answers::licences;
    /// Opens a licence.
    Licence "licence" (LicenceAsk) -> LicencePage = answers::licence;
    /// Compares two texts of licences.
    LicenceDiff "licence_diff" (LicenceDiffAsk) -> LicenceDiffPage = answers::licence_diff;
    /// Asks every question about a use, of a model or a licence.
    May "may" (MayAsk) -> MayPage = answers::may;
    /// Counts and lists descendants by group.
    Descendants "descendants" (DescendantsAsk) -> DescendantsPage = answers::descendants;
    /// Draws the neighbourhood of a model.
    Kin "kin" (KinAsk) -> KinPage = answers::kin;
    /// Says who builds on whom, by country and quarter.
    Flows "flows" (FlowsAsk) -> FlowsPage = answers::flows;
    /// Lists boards with their stored days.
    Boards "boards" (BoardsAsk) -> BoardsPage = answers::boards;
    /// Opens a board on a day.
    Ranking "ranking" (RankingAsk) -> RankingPage = answers::ranking;
    /// Lists dated events.
    Events "events" (EventsAsk) -> EventsPage = answers::events;
    /// What happened when, and how models by country grew beside it.
    Timeline "timeline" (TimelineAsk) -> TimelinePage = answers::timeline;
    /// Two days of a board beside each other.
    Moves "moves" (MovesAsk) -> MovesPage = answers::moves;
    /// How names stood on a board over its stored days.
    Paths "paths" (PathsAsk) -> PathsPage = answers::paths;
    /// Lists offers and price cuts.
    Prices "prices" (PricesAsk) -> PricesPage = answers::prices;
    /// Lists chips.
    Chips "chips" (ChipsAsk) -> ChipsPage = answers::chips;
    /// What a model needs to run, with the working, and what holds it.
    Memory "memory" (MemoryAsk) -> MemoryPage = machine::memory;
    /// What this computer computes with.
    Here "here" (HereAsk) -> HerePage = machine::here;
    /// Finds things by name for the palette.
    Palette "palette" (PaletteAsk) -> PalettePage = answers::palette;
    /// What this Baimo is and holds.
    About "about" (AboutAsk) -> AboutPage = answers::about;
    /// Checks everything on disk.
    Doctor "doctor" (DoctorAsk) -> DoctorPage = answers::doctor;
    /// The person's policy, with what it makes of the atlas.
    Policy "policy" (PolicyAsk) -> PolicyPage = policy::policy;
    /// Keeps a policy, or ends it.
    SetPolicy "set_policy" (SetPolicy) -> PolicyPage = policy::set_policy;
    /// Tries a policy on the atlas without keeping it.
    PolicyTry "policy_try" (PolicyTry) -> PolicyPage = policy::policy_try;
    /// The definitions of counting in force.
    Definitions "definitions" (DefinitionsAsk) -> DefinitionsPage = claims::definitions;
    /// Keeps definitions of one's own, or ends them.
    SetDefinitions "set_definitions" (SetDefinitions) -> DefinitionsPage = claims::set_definitions;
    /// A share under a definition.
    Share "share" (ShareAsk) -> SharePage = claims::share;
    /// Lists kept claims with their answers.
    Claims "claims" (ClaimsAsk) -> ClaimsPage = claims::claims;
    /// Opens a kept claim.
    Claim "claim" (ClaimAsk) -> ClaimPage = claims::claim;
    /// Weighs a text without keeping it.
    ClaimWeigh "claim_weigh" (ClaimWeighAsk) -> ClaimWeighPage = claims::claim_weigh;
    /// Keeps a claim.
    ClaimPut "claim_put" (ClaimPut) -> ClaimKept = claims::claim_put;
    /// Removes a kept claim.
    ClaimDelete "claim_delete" (ClaimDelete) -> ClaimKept = claims::claim_delete;
    /// Weighs kept claims anew.
    ClaimVerify "claim_verify" (ClaimVerifyAsk) -> ClaimVerifyPage = claims::claim_verify;
    /// Looks for sentences that could be claims.
    ClaimRecognise "claim_recognise" (ClaimRecogniseAsk) -> ClaimRecognisePage = claims::claim_recognise;
    /// The guided tour, every statement weighed.
    ClaimTour "claim_tour" (ClaimTourAsk) -> ClaimTourPage = claims::claim_tour;
    /// How to cite a kept claim.
    ClaimCite "claim_cite" (ClaimCiteAsk) -> Citation = claims::claim_cite;
    /// Kept claims as a file.
    ClaimExport "claim_export" (ClaimExportAsk) -> ClaimExport = claims::claim_export;
    /// Takes in claims from a file.
    ClaimImport "claim_import" (ClaimImportAsk) -> ClaimImported = claims::claim_import;
    /// Everything the person keeps.
    Shelf "shelf" (ShelfAsk) -> ShelfPage = library::shelf;
    /// Opens a collection.
    Collection "collection" (CollectionAsk) -> CollectionPage = library::collection;
    /// What the person has made of a subject.
    Mine "mine" (MineAsk) -> Mine = library::mine;
    /// Changes the person's things.
    Change "change" (Change) -> Changed = library::change;
    /// Takes back the last change.
    Undo "undo" (UndoAsk) -> Undone = library::undo;
    /// How the person wants it.
    Settings "settings" (SettingsAsk) -> Settings = library::settings;
    /// Keeps how the person wants it.
    SetSettings "set_settings" (Settings) -> Settings = library::set_settings;
    /// Everything the person made, as text.
    Export "export" (ExportAsk) -> Export = library::export;
    /// Takes in what Export wrote, beside what is here.
    Import "import" (ImportAsk) -> Imported = library::import;
    /// Looks for model files on this machine and says how they stand.
    Audit "audit" (AuditAsk) -> AuditPage = machine::audit;
    /// How far the audit at work is; ends it where asked to.
    AuditProgress "audit_progress" (AuditProgressAsk) -> AuditProgress = machine::audit_progress;
    /// The last audit as a document.
    AuditExport "audit_export" (AuditExportAsk) -> AuditExport = machine::audit_export;
    /// How things stand with syncing.
    Sync "sync" (SyncAsk) -> SyncPage = rounds::sync;
    /// Begins a sync.
    SyncStart "sync_start" (SyncStart) -> SyncPage = rounds::sync_start;
    /// Ends a running sync.
    SyncCancel "sync_cancel" (SyncCancel) -> SyncPage = rounds::sync_cancel;
    /// Decides about a drop that was not believed.
    SyncDecide "sync_decide" (SyncDecide) -> SyncPage = rounds::sync_decide;
    /// Lines of the connection log.
    SyncLog "sync_log" (SyncLogAsk) -> SyncLogPage = rounds::sync_log;
    /// Records that were kept aside.
    SyncOdd "sync_odd" (OddAsk) -> OddPage = rounds::sync_odd;
    /// How the person wants to sync.
    SyncSettings "sync_settings" (SyncSettingsAsk) -> SyncSettings = rounds::sync_settings;
    /// Keeps how the person wants to sync.
    SetSyncSettings "set_sync_settings" (SyncSettings) -> SyncSettings = rounds::set_sync_settings;
    /// Sets or forgets the token for the Hub.
    SyncToken "sync_token" (TokenAsk) -> TokenState = rounds::sync_token;
}
