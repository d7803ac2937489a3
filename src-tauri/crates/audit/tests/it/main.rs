//! Model files as they are, and as somebody means harm.

#![expect(clippy::too_many_lines, reason = "tables of cases are long")]

mod headers;
mod plant;
mod stores;
