//! The table as it is, and the laws of inheritance.

mod anchors;
mod laws;
mod laws_terms;
mod policies;
mod questions;
mod spellings;
mod table;
mod together;
