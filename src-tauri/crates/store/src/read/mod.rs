//! Questions to the atlas: one function a file under `queries/`, one row type a shape. Nothing here writes, interprets
//! or joins in memory; every answer is bounded by the LIMIT of its file.

/// Turns lines of `how name(arguments) -> Row = "file.sql"` into documented functions that run the file.
/// `many` gives all rows, `maybe` one or none, `one` exactly one.
macro_rules! questions {
    ($($(#[doc = $doc:literal])+ $how:ident $name:ident($($arg:ident: $type:ty),*) -> $row:ty = $file:literal;)+) => {
        $($(#[doc = $doc])+
        ///
        /// # Errors
        /// When the file cannot be read, is damaged, or holds a word this Baimo does not know.
        pub async fn $name(reader: &crate::Reader, $($arg: $type),*) -> crate::Result<questions!(@answer $how $row)> {
            $(let $arg = $crate::read::bound::Bound::bound($arg);)*
            let query = sqlx::query_file_as!($row, $file $(, $arg)*);
            let answer = questions!(@fetch $how query reader);
            answer.map_err(|error| crate::Error::from(error).in_file(reader.path()))
        })+
    };
    (@answer many $row:ty) => { Vec<$row> };
    (@answer maybe $row:ty) => { Option<$row> };
    (@answer one $row:ty) => { $row };
    (@fetch many $query:ident $reader:ident) => { $query.fetch_all($reader.pool()).await };
    (@fetch maybe $query:ident $reader:ident) => { $query.fetch_optional($reader.pool()).await };
    (@fetch one $query:ident $reader:ident) => { $query.fetch_one($reader.pool()).await };
}

mod bound;
pub(crate) mod cell;
#[cfg(test)]
mod plans;

pub mod boards;
pub mod burdens;
pub mod chips;
pub mod claims;
pub mod days;
pub mod events;
pub mod history;
pub mod holdings;
pub mod kin;
pub mod licences;
pub mod lineage;
pub mod makers;
pub mod models;
pub mod offers;
pub mod rounds;
pub mod sources;
pub mod sync;
pub mod sync_wanted;
