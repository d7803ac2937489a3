//! What is computed, against what others published as measured.

mod measured;
