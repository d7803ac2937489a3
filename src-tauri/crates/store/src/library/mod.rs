//! What the person made, on disk.
