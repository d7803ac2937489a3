//! Writing what lists bring: boards, offers, licences, texts, names elsewhere.

mod boards;
mod names;
mod offers;
mod texts;

pub use boards::{BoardNewest, DayHeld};
pub use names::{MakerHouse, MakerSpelling, ModelOfMaker};
pub use offers::OfferHeld;
pub use texts::{FileHeld, LicenceHeld};
