//! Bits a weight takes at each precision.

use serde::Deserialize;
use std::sync::LazyLock;

/// A precision in which weights are kept.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Precision {
    /// Name as llama.cpp writes it, in lower case; `bf16` is the one most models are published in.
    pub key: String,
    /// Bits a weight, scales included.
    pub bits: f64,
    /// Whence the figure.
    pub source: String,
}

#[derive(Deserialize)]
struct Table {
    precision: Vec<Precision>,
}

static PRECISIONS: LazyLock<Vec<Precision>> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("../data/precisions.toml")).expect("a test reads this file");
    table.precision
});

/// Every precision, the best first.
#[must_use]
pub fn precisions() -> &'static [Precision] {
    &PRECISIONS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precisions_go_from_fine_to_coarse_and_say_whence() {
        let bits: Vec<f64> = precisions().iter().map(|p| p.bits).collect();
        assert!(bits.windows(2).all(|pair| pair[0] > pair[1]), "{bits:?}");
        assert!(precisions().iter().all(|p| !p.source.is_empty()));
        assert_eq!(precisions().first().map(|p| p.key.as_str()), Some("bf16"));
    }
}
