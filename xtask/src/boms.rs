//! `cargo xtask boms`: what validates bills of materials, with the official schemas in it, pinned and checked, below the
//! build folder. The tests of `baimo audit` validate what the real program writes with it.

use crate::{
    clients::python,
    steps::{root, target},
};
use anyhow::Result;

/// The chore: makes what is not there, or not from the present list.
pub(crate) fn chore(_: &[String]) -> Result<()> {
    python(
        &root().join("src-tauri/crates/cli/tests/boms/validators.txt"),
        &target().join("boms"),
    )
}
