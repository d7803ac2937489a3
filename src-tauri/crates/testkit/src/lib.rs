//! Seeded atlases of any size, for tests and benchmarks. The same seed gives the same models on every machine.
//!
//! Shapes follow a count of the whole Hub in 2026: 63 % of owners have one model and the largest thousands; 64.5 % of
//! models are not downloaded at all and a few in a hundred carry nearly everything; 28 % name a parent, of these 42.6 %
//! as adapter, 35.9 % fine-tuned, 19.2 % quantised, 2.3 % merged; 61 % have no licence, 23 % say apache-2.0;
//! parameters are known for 23 %. Names are made of words that recur as in real ids. Nothing is read from outside.
//!
//! [`hub`] is a stand-in for the servers a sync asks, over the same shapes.

mod dice;
pub mod hub;
mod model;
mod names;
mod owners;
mod resampled;
mod round;
mod seed;
mod words;

pub use dice::Dice;
pub use model::{Generated, Parent, atlas};
pub use owners::Owners;
pub use resampled::Resampled;
pub use round::{Came, Round, begin, refusal};
pub use seed::{Seeded, lay, lay_named, seed};
