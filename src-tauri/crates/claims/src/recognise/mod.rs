//! Finds sentences that could be claims.

pub mod numbers;
