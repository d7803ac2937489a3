//! Everything that binds a model at once: its own licence and those of all whose weights it holds.

use crate::LicenceId;

/// The licences that bind a model at once. Many models share one burden, so it is kept once and numbered.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Burden {
    /// Each licence once, in ascending order; the model's own among them.
    pub licences: Vec<LicenceId>,
    /// The model itself, or one whose weights it holds, states no licence that we recognise.
    pub unknown: bool,
}
