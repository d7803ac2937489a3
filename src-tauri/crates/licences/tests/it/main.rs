//! The table as it is, and the laws of inheritance.

mod laws;
mod laws_terms;
mod policies;
mod questions;
mod spellings;
mod table;
