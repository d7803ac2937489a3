//! Memory a model needs, computed from its real shape, and the chips that can hold it.
//!
//! Pure arithmetic over bytes: one request at a time, all experts of a mixture resident, no offloading. The figures
//! are for holding a model, not for its speed.
//!
//! | part | bytes | whence |
//! |---|---|---|
//! | weights | parameters × bits ÷ 8 | `data/precisions.toml`, each with its source |
//! | cache | 2 × layers × key-value heads × head width × tokens × 2 | one key and one value of two bytes a head and layer |
//! | cache without a shape | 8.7 × parameters^0.42 × tokens | ours, through Llama 3 8B and 70B (131,072 and 327,680 bytes a token) |
//! | running | 600 MB + 2 % of the weights | ours, a rule of thumb for buffers and the driver |

mod chip;
mod need;
mod precision;

pub use chip::{Chip, ChipKind, Fit, Holding, best_holding};
pub use need::{Need, Shape, need, needs};
pub use precision::{Precision, precisions};
