//! Rows as they are appended: one structure a table, its fields named like the columns.

mod licence;
mod market;
mod model;
mod origin;
mod ranking;

pub use licence::{LicenceAliasRow, LicenceRow, LicenceTextRow, LicenceUseRow, TermRow};
pub use market::{ChipExportRow, ChipRow, ExportRuleRow, OfferRow, PriceCutRow, PriceRow, SpeedRow};
pub use model::{AliasRow, CounterRow, EdgeRow, EdgeSourceRow, FactRow, ModelRow, ShapeRow, TagsRow};
pub use origin::{MakerNameRow, MakerRow, OwnerRow, SourceRow};
pub use ranking::{BoardRow, CorrectionRow, EventPartRow, EventRow, SnapshotRow, StandingRow};

use sqlx::{Sqlite, query::Query, sqlite::SqliteArguments};

/// A row that can be appended by the thousand.
pub trait Row: serde::Serialize + Send + Sync {
    /// The statement that appends the rows of a JSON array.
    fn insert(rows: &str) -> Query<'_, Sqlite, SqliteArguments>;
}

/// Ties each structure to its statement, which is checked against the schema when this crate is built.
macro_rules! rows {
    ($($row:ty => $file:literal,)*) => {
        $(impl Row for $row {
            fn insert(rows: &str) -> Query<'_, Sqlite, SqliteArguments> {
                sqlx::query_file!($file, rows)
            }
        })*
    };
}

rows! {
    SourceRow => "queries/write/source.sql",
    MakerRow => "queries/write/maker.sql",
    MakerNameRow => "queries/write/maker_name.sql",
    OwnerRow => "queries/write/owner.sql",
    LicenceRow => "queries/write/licence.sql",
    TermRow => "queries/write/licence_term.sql",
    LicenceTextRow => "queries/write/licence_text.sql",
    LicenceAliasRow => "queries/write/licence_alias.sql",
    LicenceUseRow => "queries/write/licence_use.sql",
    ModelRow => "queries/write/model.sql",
    ShapeRow => "queries/write/model_shape.sql",
    TagsRow => "queries/write/model_tags.sql",
    AliasRow => "queries/write/model_alias.sql",
    FactRow => "queries/write/fact.sql",
    CounterRow => "queries/write/counter_sample.sql",
    EdgeRow => "queries/write/edge.sql",
    EdgeSourceRow => "queries/write/edge_source.sql",
    BoardRow => "queries/write/board.sql",
    SnapshotRow => "queries/write/snapshot.sql",
    StandingRow => "queries/write/standing.sql",
    CorrectionRow => "queries/write/correction.sql",
    EventRow => "queries/write/event.sql",
    EventPartRow => "queries/write/event_part.sql",
    OfferRow => "queries/write/offer.sql",
    PriceRow => "queries/write/price.sql",
    PriceCutRow => "queries/write/price_cut.sql",
    ChipRow => "queries/write/chip.sql",
    ChipExportRow => "queries/write/chip_export.sql",
    ExportRuleRow => "queries/write/export_rule.sql",
    SpeedRow => "queries/write/speed.sql",
}
