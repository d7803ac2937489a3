//! Bits a weight takes at each precision, and a cached number.

use serde::Deserialize;
use std::sync::LazyLock;

/// A precision in which weights are kept.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Precision {
    /// Name as llama.cpp writes it, in lower case; `bf16` is the one most models are published in.
    pub key: String,
    /// Bits a weight, scales included; of a mixed format, on the reference model.
    pub bits: f64,
    /// Bits of the embedding matrix, where a mixed format keeps it apart.
    pub embedding: Option<f64>,
    /// Bits of the output matrix, where a mixed format keeps it apart.
    pub output: Option<f64>,
    /// Whence the figures.
    pub source: String,
}

impl Precision {
    /// Bits of layers, embedding and output, where they differ: the layers' follow from the whole of the reference.
    pub(crate) fn mixture(&self) -> Option<(f64, f64, f64)> {
        let (embedding, output) = (self.embedding?, self.output?);
        let reference = &TABLE.reference;
        let matrix = f64::from(reference.vocabulary) * f64::from(reference.hidden);
        let params = crate::part::real(reference.params);
        let layers = (self.bits * params - matrix * (embedding + output)) / (params - 2.0 * matrix);
        Some((layers, embedding, output))
    }
}

/// A precision in which the cache is kept.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct CachePrecision {
    /// Name as llama.cpp writes it, in lower case.
    pub key: String,
    /// Bits a number, scales included.
    pub bits: f64,
    /// Whence the figure.
    pub source: String,
}

#[derive(Deserialize)]
struct Reference {
    params: u64,
    vocabulary: u32,
    hidden: u32,
}

#[derive(Deserialize)]
struct Table {
    reference: Reference,
    precision: Vec<Precision>,
    cache: Vec<CachePrecision>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| toml::from_str(include_str!("../data/precisions.toml")).expect("a test reads this file"));

/// Every precision, the best first.
#[must_use]
pub fn precisions() -> &'static [Precision] {
    &TABLE.precision
}

/// Every precision of the cache, the best first.
#[must_use]
pub fn cache_precisions() -> &'static [CachePrecision] {
    &TABLE.cache
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
        assert_eq!(cache_precisions().first().map(|p| p.key.as_str()), Some("f16"));
        assert!(cache_precisions().iter().all(|p| !p.source.is_empty()));
    }

    #[test]
    fn layers_of_a_mixture_lie_between_its_blocks() {
        let q4 = precisions().iter().find(|p| p.key == "q4_k_m").unwrap();
        let (layers, embedding, output) = q4.mixture().unwrap();
        assert!((4.79..4.81).contains(&layers), "{layers}");
        assert!(embedding < layers && layers < output);
    }
}
