//! The index against a scan that reads every row the slow way, and against damaged bytes.

mod language;
