//! Seeded atlases of any size and a fixed clock, for tests and benchmarks.
