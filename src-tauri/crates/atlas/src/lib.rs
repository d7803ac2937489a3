//! The nouns of the atlas and where each fact about them comes from.
//!
//! Nothing here opens a file, a socket or a database, waits, or asks what time it is: a noun is the same on every
//! machine and in every test. Facts carry their source ([`Said`]); an edge says what carries over it ([`Carries`]);
//! a verdict that nobody could reach is [`Verdict::Unknown`], which is never permissive.

mod code;
mod day;
mod edge;
mod licence;
mod query;
mod repo;
mod said;

pub use code::Code;
pub use day::{Day, DayError};
pub use edge::{Carries, EdgeStatus, Relation};
pub use licence::{Answer, Resolution, Stance, TermGroup, Verdict};
pub use query::{FacetField, Sort};
pub use repo::{RepoError, RepoId};
pub use said::{Confidence, Said, SourceId};
