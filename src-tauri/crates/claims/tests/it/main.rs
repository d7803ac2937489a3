//! Claims weighed on hand-written boards, and their language.

mod board;
mod figures;
mod language;
mod recognise;
mod tour;
