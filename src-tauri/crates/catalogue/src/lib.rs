//! Answers questions from disk. It cannot reach the network and writes nothing.

pub mod view;
