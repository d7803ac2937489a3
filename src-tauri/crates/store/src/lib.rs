//! The only crate that speaks SQL: the atlas and the library, their migrations, reads and writes.
