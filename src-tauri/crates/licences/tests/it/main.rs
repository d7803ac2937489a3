//! The table as it is, and the laws of inheritance.

mod laws;
mod table;
