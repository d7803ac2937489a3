//! Filling the atlas: one writer, batches in one transaction, and the settling of what follows from the rows.
//!
//! Whoever composes an atlas gives out the ids. Nothing here decides what a fact means.

mod batch;
mod hub;
mod infer;
mod rounds;
mod row;
mod settle;
mod shelved;
mod take;

pub use batch::{Batch, ROWS_AT_ONCE};
pub use hub::{
    Bearer, ChangeRow, EdgeWordsRow, FateHeld, Held, HeldEdge, HubAbout, HubAliasRow, HubCounts, HubLicence, HubName,
    LastNumbers, MissingShare, NewModelRow, Of, ParkRow, SampleRow, SecondRow, SourceOf, Span, StateRow, TagsPut, Told,
};
pub use infer::{CardToInfer, EdgeSignRow, InferredHeld, InferredRow, StatedEdge};
pub use rounds::{ASIDE_AT_MOST, AsidePut, PlaceFare};
pub use row::{
    AliasRow, BoardRow, ChipExportRow, ChipRow, CorrectionRow, CounterRow, EdgeRow, EdgeSourceRow, EventPartRow,
    EventRow, ExportRuleRow, FactRow, LicenceAliasRow, LicenceRow, LicenceTextRow, LicenceUseRow, MakerNameRow,
    MakerRow, ModelRow, OfferRow, OwnerRow, PriceCutRow, PriceRow, Row, ShapeRow, SnapshotRow, SourceRow, SpeedRow,
    StandingRow, TagsRow, TermRow,
};
pub use settle::{
    BurdenRow, DescentHeld, DescentRow, EdgeToSettle, FamilyToSettle, ModelToSettle, RankRow, SettledRow, State,
    UseToSettle,
};
pub use shelved::Shelved;
pub use take::{BoardNewest, DayHeld, FileHeld, LicenceHeld, MakerHouse, MakerSpelling, ModelOfMaker, OfferHeld};
