//! The one list. A request added here is in the Rust enum, in the dispatch and in the TypeScript, or does not compile.

use catalogue::view::{
    AboutAsk, AboutPage, BoardsAsk, BoardsPage, ChipsAsk, ChipsPage, DoctorAsk, DoctorPage, EventsAsk, EventsPage,
    LicenceAsk, LicencePage, LicencesAsk, LicencesPage, MakerAsk, MakerPage, MakersAsk, MakersPage, ModelAsk, ModelPage,
    PaletteAsk, PalettePage, PricesAsk, PricesPage, RankingAsk, RankingPage, SearchAsk, SearchPage,
};
use serde::{Deserialize, Serialize};
use shelf::view::{
    Change, Changed, CollectionAsk, CollectionPage, Export, ExportAsk, Mine, MineAsk, Settings, SettingsAsk, ShelfAsk,
    ShelfPage, UndoAsk, Undone,
};

macro_rules! counter {
    ($($(#[doc = $doc:literal])+ $name:ident $wire:literal ($ask:ty) -> $answer:ty;)+) => {
        /// A question as it crosses the counter: `{"ask": "search", "with": {…}}`.
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(tag = "ask", content = "with")]
        pub enum Request {
            $($(#[doc = $doc])+ #[serde(rename = $wire)] $name($ask),)+
        }

        impl Request {
            /// The wire names of all requests, in the order of the list.
            pub const NAMES: &'static [&'static str] = &[$($wire),+];
        }

        /// Reads the list out to the writer of the TypeScript.
        pub(crate) fn describe(out: &mut crate::bindings::Writer) {
            $(out.request::<$ask, $answer>($wire, &[$($doc),+]);)+
        }
    };
}

counter! {
    /// One keystroke.
    Search "search" (SearchAsk) -> SearchPage;
    /// Opens a model.
    Model "model" (ModelAsk) -> ModelPage;
    /// Lists makers.
    Makers "makers" (MakersAsk) -> MakersPage;
    /// Opens a maker.
    Maker "maker" (MakerAsk) -> MakerPage;
    /// Lists licences.
    Licences "licences" (LicencesAsk) -> LicencesPage;
    /// Opens a licence.
    Licence "licence" (LicenceAsk) -> LicencePage;
    /// Lists boards with their stored days.
    Boards "boards" (BoardsAsk) -> BoardsPage;
    /// Opens a board on a day.
    Ranking "ranking" (RankingAsk) -> RankingPage;
    /// Lists dated events.
    Events "events" (EventsAsk) -> EventsPage;
    /// Lists offers and price cuts.
    Prices "prices" (PricesAsk) -> PricesPage;
    /// Lists chips.
    Chips "chips" (ChipsAsk) -> ChipsPage;
    /// Finds things by name for the palette.
    Palette "palette" (PaletteAsk) -> PalettePage;
    /// What this Baimo is and holds.
    About "about" (AboutAsk) -> AboutPage;
    /// Checks everything on disk.
    Doctor "doctor" (DoctorAsk) -> DoctorPage;
    /// Everything the person keeps.
    Shelf "shelf" (ShelfAsk) -> ShelfPage;
    /// Opens a collection.
    Collection "collection" (CollectionAsk) -> CollectionPage;
    /// What the person has made of a subject.
    Mine "mine" (MineAsk) -> Mine;
    /// Changes the person's things.
    Change "change" (Change) -> Changed;
    /// Takes back the last change.
    Undo "undo" (UndoAsk) -> Undone;
    /// How the person wants it.
    Settings "settings" (SettingsAsk) -> Settings;
    /// Keeps how the person wants it.
    SetSettings "set_settings" (Settings) -> Settings;
    /// Everything the person made, as text.
    Export "export" (ExportAsk) -> Export;
}
