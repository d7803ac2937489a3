//! Composed elsewhere.
fn main() {}
