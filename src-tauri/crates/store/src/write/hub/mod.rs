//! Models as the Hub lists them: what is held of a page, and the rows that a page becomes.

mod fates;
mod held;
mod merge;
mod missing;
mod rows;
#[cfg(test)]
mod tests;

pub use fates::{FateHeld, StateRow};
pub use held::{Bearer, Held, HeldEdge, LastNumbers};
pub use missing::{MissingShare, Span};
pub use rows::{
    ChangeRow, EdgeWordsRow, HubAbout, HubAliasRow, HubCounts, HubLicence, HubName, NewModelRow, Of, ParkRow,
    SampleRow, SecondRow, SourceOf, TagsPut, Told,
};
