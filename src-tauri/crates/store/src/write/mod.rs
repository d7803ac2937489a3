//! Filling the atlas: one writer, batches in one transaction.
