//! Two rows that turn out to be one model: everything said of the one is moved to the other.

use crate::{Result, write::Batch};

/// Runs statements with the two numbers, or with the first alone.
macro_rules! run {
    ($batch:ident: $($file:literal ($($arg:ident),+);)+) => {
        $(sqlx::query_file!($file, $($arg),+).execute(&mut *$batch.transaction).await?;)+
    };
}

impl Batch {
    /// Moves all that is said of the model `from` to the model `into`, and forgets the row of `from`. What both say of the same
    /// thing stays as `into` has it.
    ///
    /// # Errors
    /// As [`Batch::add`].
    pub async fn merge(&mut self, from: i64, into: i64) -> Result<()> {
        run! { self:
            "queries/write/merge_children.sql"(from, into);
            "queries/write/merge_parents.sql"(from, into);
            "queries/write/merge_standing.sql"(from, into);
            "queries/write/merge_offer.sql"(from, into);
            "queries/write/merge_speed.sql"(from, into);
            "queries/write/merge_fact.sql"(from, into);
            "queries/write/merge_change.sql"(from, into);
            "queries/write/merge_alias.sql"(from, into);
            "queries/write/merge_sample.sql"(from, into);
            "queries/write/merge_shape.sql"(from, into);
            "queries/write/merge_tags.sql"(from, into);
            "queries/write/merge_file.sql"(from, into);
            "queries/write/merge_rest_shape.sql"(from);
            "queries/write/merge_rest_tags.sql"(from);
            "queries/write/merge_rest_file.sql"(from);
            "queries/write/merge_rest_descent.sql"(from);
            "queries/write/merge_rest_missing.sql"(from);
            "queries/write/merge_end.sql"(from);
        }
        Ok(())
    }
}
