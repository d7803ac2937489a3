//! The window's door: what is configured, word for word.

mod door;
