//! Inference on made-up atlases, by laws, and on real declared parents that were hidden from it.

mod held_out;
mod laws;
mod truth;
