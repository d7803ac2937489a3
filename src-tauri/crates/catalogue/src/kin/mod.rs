//! Who descends from whom, beyond one model's page: whole families, neighbourhoods, flows between countries.

mod descendants;
mod family;
mod flows;
mod near;
mod tree;

pub(crate) use tree::Tree;
