//! Questions to the atlas, one SELECT a file under `queries/`.
