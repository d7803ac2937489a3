//! Bytes a model needs.

use crate::{Precision, precisions};

/// What is known of a model's construction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shape {
    /// All parameters, resting experts included.
    pub params: u64,
    /// Transformer layers.
    pub layers: Option<u32>,
    /// Key-value heads; where a model states none, its attention heads count.
    pub kv_heads: Option<u32>,
    /// Width of a head.
    pub head_dim: Option<u32>,
}

/// Bytes needed at one precision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The precision's key.
    pub precision: &'static str,
    /// Weights.
    pub weight_bytes: u64,
    /// Key-value cache for `context` tokens in two-byte numbers.
    pub cache_bytes: u64,
    /// Weights, cache and what running takes.
    pub total_bytes: u64,
    /// Tokens the cache holds.
    pub context: u64,
    /// The cache comes from the real shape, not from the rule of thumb.
    pub from_shape: bool,
}

const RUNNING_BYTES: f64 = 600e6;
const RUNNING_SHARE: f64 = 0.02;

/// Bytes needed at every precision, the best first, with a cache of `context` tokens.
#[must_use]
pub fn needs(shape: &Shape, context: u64) -> Vec<Need> {
    precisions()
        .iter()
        .map(|precision| need(shape, precision, context))
        .collect()
}

/// Bytes needed at one precision with a cache of `context` tokens. Saturates instead of overflowing.
#[must_use]
pub fn need(shape: &Shape, precision: &'static Precision, context: u64) -> Need {
    let weights = as_f64(shape.params) * precision.bits / 8.0;
    let exact = cache_bytes_per_token(shape);
    let per_token = exact.unwrap_or_else(|| 8.7 * as_f64(shape.params).powf(0.42));
    let cache = per_token * as_f64(context);
    Need {
        precision: &precision.key,
        weight_bytes: whole(weights),
        cache_bytes: whole(cache),
        total_bytes: whole(weights + cache + RUNNING_BYTES + RUNNING_SHARE * weights),
        context,
        from_shape: exact.is_some(),
    }
}

fn cache_bytes_per_token(shape: &Shape) -> Option<f64> {
    let (layers, heads, width) = (shape.layers?, shape.kv_heads?, shape.head_dim?);
    let known = layers > 0 && heads > 0 && width > 0;
    known.then(|| 4.0 * f64::from(layers) * f64::from(heads) * f64::from(width))
}

#[expect(clippy::cast_precision_loss, reason = "parameters and tokens stay far below 2^53")]
fn as_f64(number: u64) -> f64 {
    number as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and no term is negative"
)]
fn whole(bytes: f64) -> u64 {
    bytes.round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LLAMA_3_8B: Shape = Shape {
        params: 8_030_261_248,
        layers: Some(32),
        kv_heads: Some(8),
        head_dim: Some(128),
    };

    fn at(shape: &Shape, key: &str, context: u64) -> Need {
        needs(shape, context).into_iter().find(|n| n.precision == key).unwrap()
    }

    #[test]
    fn a_known_model_needs_what_its_files_weigh() {
        assert_eq!(at(&LLAMA_3_8B, "bf16", 8192).weight_bytes, 16_060_522_496);
        assert_eq!(at(&LLAMA_3_8B, "bf16", 8192).cache_bytes, 131_072 * 8192);
        assert!(at(&LLAMA_3_8B, "bf16", 8192).from_shape);
        // 4.92 GB is the size of the published Q4_K_M file.
        assert_eq!(at(&LLAMA_3_8B, "q4_k_m", 8192).weight_bytes / 10_000_000, 491);
    }

    #[test]
    fn without_a_shape_the_rule_of_thumb_stays_near_the_real_cache() {
        let check = |params: u64, layers: u32, real: u64| {
            let bare = Shape {
                params,
                ..Shape::default()
            };
            let guess = at(&bare, "bf16", 1000).cache_bytes;
            assert!(!at(&bare, "bf16", 1000).from_shape);
            assert!(
                guess * 10 > real * 7 && guess * 7 < real * 10,
                "{params} {layers}: {guess} against {real}"
            );
        };
        check(8_030_261_248, 32, 131_072_000);
        check(70_553_706_496, 80, 327_680_000);
    }

    #[test]
    fn zeroes_in_a_shape_count_as_not_stated() {
        let shape = Shape {
            params: 1_000,
            layers: Some(0),
            kv_heads: Some(8),
            head_dim: Some(128),
        };
        assert!(!at(&shape, "bf16", 10).from_shape);
    }

    proptest! {
        #[test]
        fn coarser_never_needs_more(params in 1_u64..10_000_000_000_000, context in 0_u64..10_000_000) {
            let all = needs(&Shape { params, ..Shape::default() }, context);
            prop_assert!(all.windows(2).all(|pair| pair[0].total_bytes >= pair[1].total_bytes));
            prop_assert!(all.iter().all(|n| n.total_bytes >= n.weight_bytes + n.cache_bytes));
        }

        #[test]
        fn nothing_overflows(params: u64, layers: u32, kv_heads: u32, head_dim: u32, context: u64) {
            let shape = Shape { params, layers: Some(layers), kv_heads: Some(kv_heads), head_dim: Some(head_dim) };
            prop_assert_eq!(needs(&shape, context).len(), precisions().len());
        }
    }
}
