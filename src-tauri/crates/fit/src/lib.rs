//! Memory a model needs, computed from its real shape, and the chips that can hold it.
//!
//! Pure arithmetic over bytes: all experts of a mixture resident, no offloading. The figures are for holding a model,
//! not for its speed. Every part says by which formula, from which numbers and how surely: exact from the shape,
//! measured on a reference, an upper bound, an estimate, or unknown. What is not known is never put as a number of its
//! own; only the parts that bear a figure are summed.
//!
//! | part | bytes | whence |
//! |---|---|---|
//! | weights | parameters × bits ÷ 8, the embedding and output matrices at their own bits | `data/precisions.toml` |
//! | cache | a layer's keys and values, or its latent vector, × tokens kept × layers × requests | `data/attention.toml` |
//! | cache without a shape | 8.7 × parameters^0.42 × tokens | ours, through Llama 3 8B and 70B (131,072 and 327,680 bytes a token) |
//! | activations | tokens read at once × (vocabulary + width) × 4 | the buffers a runtime with fused attention reserves |
//! | adapter | rank × (inputs + outputs) of the four attention matrices × layers × 2 | low-rank adaptation by its definition |
//! | reserve | 300 MB + 2 % of the weights | ours, a rule of thumb for the driver and the runtime |

mod attention;
mod cache;
mod chip;
mod need;
mod on;
mod part;
mod precision;
mod shape;

pub use attention::{Attention, Construction, construction};
pub use chip::{Chip, ChipKind, Fit, Holding, best_holding, holding_at};
pub use need::{Load, Need, need, needs};
pub use on::holding_in;
pub use part::{Ground, Input, Part, PartKind, Quantity};
pub use precision::{CachePrecision, Precision, cache_precisions, precisions};
pub use shape::Shape;
