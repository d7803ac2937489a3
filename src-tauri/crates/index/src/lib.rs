//! Query language, folding, postings and exact facet counts over slices. No files, no SQL, no clock.
