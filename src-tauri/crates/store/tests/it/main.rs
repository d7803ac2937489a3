//! The two files on disk: laid down, opened, refused, damaged, restored.

mod opening;
