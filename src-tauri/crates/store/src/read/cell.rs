//! Cells whose words mean something: read once, here, so that a row holds verdicts and days and not text.

use atlas::{Carries, Confidence, Day, EdgeStatus, Relation, Resolution, TermGroup, Verdict};
use sqlx::{
    Decode, Sqlite, Type, ValueRef as _,
    error::BoxDynError,
    sqlite::{SqliteTypeInfo, SqliteValueRef},
};

/// A word in a column whose CHECK should have kept it out.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not a word this column may hold; run `baimo doctor --thorough`")]
struct OddWord(String);

/// Makes a cell type that reads text with a function and turns into the type it stands for.
macro_rules! cell {
    ($cell:ident => $into:ty, $read:expr) => {
        pub(crate) struct $cell($into);

        impl From<$cell> for $into {
            fn from(cell: $cell) -> Self {
                cell.0
            }
        }

        impl Type<Sqlite> for $cell {
            fn type_info() -> SqliteTypeInfo {
                <str as Type<Sqlite>>::type_info()
            }
        }

        impl<'r> Decode<'r, Sqlite> for $cell {
            fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
                let words = if value.is_null() {
                    None
                } else {
                    Some(<&str as Decode<Sqlite>>::decode(value)?)
                };
                let read: fn(Option<&str>) -> Option<$into> = $read;
                let odd = || OddWord(words.unwrap_or("NULL").chars().take(80).collect());
                Ok(Self(read(words).ok_or_else(odd)?))
            }
        }
    };
}

/// Absent is an answer; a word that cannot be read is none.
fn maybe<T>(words: Option<&str>, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match words {
        None => Some(None),
        Some(words) => read(words).map(Some),
    }
}

cell!(VerdictCell => Verdict, |words| Verdict::from_name(words?));
cell!(MaybeVerdictCell => Option<Verdict>, |words| maybe(words, Verdict::from_name));
cell!(RelationCell => Relation, |words| Relation::from_name(words?));
cell!(StatusCell => EdgeStatus, |words| EdgeStatus::from_name(words?));
cell!(MaybeStatusCell => Option<EdgeStatus>, |words| maybe(words, EdgeStatus::from_name));
cell!(CarriesCell => Carries, |words| Carries::from_name(words?));
cell!(ConfidenceCell => Confidence, |words| Confidence::from_name(words?));
cell!(GroupCell => TermGroup, |words| match words? {
    "allows" => Some(TermGroup::Allows),
    "demands" => Some(TermGroup::Demands),
    "limits" => Some(TermGroup::Limits),
    "other" => Some(TermGroup::Other),
    _ => None,
});
cell!(ResolutionCell => Resolution, |words| match words? {
    "resolved" => Some(Resolution::Resolved),
    "ambiguous" => Some(Resolution::Ambiguous),
    "unrecognised" => Some(Resolution::Unrecognised),
    "missing" => Some(Resolution::Missing),
    _ => None,
});
// A source's odd date is not an error: it is kept in the file and reads as unknown.
cell!(DayCell => Option<Day>, |words| Some(words.and_then(|words| words.parse().ok())));
cell!(ListCell => Vec<String>, |words| serde_json::from_str(words?).ok());
cell!(NumbersCell => Vec<i64>, |words| serde_json::from_str(words?).ok());
cell!(ArcsCell => Vec<super::kin::Arc>, |words| super::kin::arcs(words?));
cell!(KinCell => Vec<super::kin::Kin>, |words| super::kin::kin(words?));
