//! Bytes a model needs, part by part.

use crate::{
    Attention, CachePrecision, Ground, Part, PartKind, Precision, Quantity as Q, Shape, cache, cache_precisions,
    part::{real, whole},
    precisions,
};

/// What is asked of a model at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// Tokens of a request, read and written.
    pub context: u64,
    /// Requests at once.
    pub sequences: u32,
    /// Tokens read at once.
    pub chunk: u32,
    /// What the cache is kept in.
    pub cache: &'static CachePrecision,
    /// Rank of a low-rank adapter held beside the weights.
    pub adapter_rank: Option<u32>,
}

impl Load {
    /// One request of so many tokens, read 512 at a time, the cache in two-byte numbers.
    #[must_use]
    pub fn of(context: u64) -> Self {
        Self {
            context,
            sequences: 1,
            chunk: 512,
            cache: &cache_precisions()[0],
            adapter_rank: None,
        }
    }
}

/// Bytes needed at one precision.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// The precision's key.
    pub precision: &'static str,
    /// The parts with their working.
    pub parts: Vec<Part>,
    /// All parts that bear a figure.
    pub total_bytes: u64,
    /// What is read of the weights for one token, where not all parameters are at work.
    pub active_bytes: Option<u64>,
}

impl Need {
    /// Bytes of one kind of part; zero where there is none.
    #[must_use]
    pub fn bytes_of(&self, kind: PartKind) -> u64 {
        let of_kind = self.parts.iter().filter(|part| part.kind == kind);
        of_kind.filter_map(|part| part.bytes).fold(0, u64::saturating_add)
    }

    /// The cache comes from the real shape, exactly or as an upper bound, not from a rule of thumb.
    #[must_use]
    pub fn from_shape(&self) -> bool {
        self.parts
            .iter()
            .all(|part| part.kind != PartKind::Cache || matches!(part.ground, Ground::Exact | Ground::Bound))
    }
}

const RESERVE_BYTES: f64 = 300e6;
const RESERVE_SHARE: f64 = 0.02;
/// Taken for activations where the vocabulary or the width is not known: a large vocabulary of 150,000 words.
const USUAL_ACTIVATIONS: f64 = 300e6;

/// Bytes needed at every precision, the best first.
#[must_use]
pub fn needs(shape: &Shape, load: &Load) -> Vec<Need> {
    precisions()
        .iter()
        .map(|precision| need(shape, precision, load))
        .collect()
}

/// Bytes needed at one precision. Saturates instead of overflowing.
#[must_use]
pub fn need(shape: &Shape, precision: &'static Precision, load: &Load) -> Need {
    let weights = weights(shape, precision);
    let weight_bytes = weights.bytes.unwrap_or_default();
    let mut parts = vec![weights];
    parts.extend(cache::parts(shape, load));
    parts.push(activations(shape, load));
    parts.extend(load.adapter_rank.map(|rank| adapter(shape, rank)));
    parts.push(Part::of(
        PartKind::Reserve,
        RESERVE_BYTES + RESERVE_SHARE * real(weight_bytes),
        Ground::Estimate,
        "300·10⁶ + 0.02 · W",
        &[(Q::WeightBytes, "W", real(weight_bytes))],
    ));
    let total_bytes = parts.iter().filter_map(|part| part.bytes).fold(0, u64::saturating_add);
    let active = shape
        .active_params
        .filter(|active| *active > 0 && *active < shape.params);
    Need {
        precision: &precision.key,
        total_bytes,
        active_bytes: active.map(|active| whole(real(active) * precision.bits / 8.0)),
        parts,
    }
}

/// The parameters; of a mixed format the layers and the two matrices beside them at their own bits.
fn weights(shape: &Shape, precision: &Precision) -> Part {
    let params = real(shape.params);
    if let Some(mixed) = mixed_weights(shape, precision) {
        return mixed;
    }
    let ground = if precision.embedding.is_some() {
        Ground::Measured
    } else {
        Ground::Exact
    };
    Part::of(
        PartKind::Weights,
        params * precision.bits / 8.0,
        ground,
        "P · b / 8",
        &[(Q::Params, "P", params), (Q::Bits, "b", precision.bits)],
    )
}

fn mixed_weights(shape: &Shape, precision: &Precision) -> Option<Part> {
    let (layers, embedding, output) = precision.mixture()?;
    let matrix = f64::from(shape.known_vocabulary()?) * f64::from(shape.known_hidden()?);
    let params = real(shape.params);
    let tied = shape.tied == Some(true);
    let beside = if tied { matrix } else { 2.0 * matrix };
    if beside > params * 0.8 {
        return None;
    }
    let (bits, formula) = if tied {
        (matrix * output, "((P − E) · b + E · o) / 8")
    } else {
        (matrix * (embedding + output), "((P − 2 · E) · b + E · (e + o)) / 8")
    };
    let mut inputs = vec![
        (Q::Params, "P", params),
        (Q::Embedding, "E", matrix),
        (Q::Bits, "b", layers),
        (Q::OutputBits, "o", output),
    ];
    if !tied {
        inputs.push((Q::EmbeddingBits, "e", embedding));
    }
    Some(Part::of(
        PartKind::Weights,
        ((params - beside) * layers + bits) / 8.0,
        Ground::Measured,
        formula,
        &inputs,
    ))
}

fn activations(shape: &Shape, load: &Load) -> Part {
    let chunk = f64::from(load.chunk);
    let known = shape.known_vocabulary().zip(shape.known_hidden());
    let Some((vocabulary, hidden)) = known else {
        return Part::of(
            PartKind::Activations,
            USUAL_ACTIVATIONS * chunk / 512.0,
            Ground::Estimate,
            "300·10⁶ · n / 512",
            &[(Q::Chunk, "n", chunk)],
        );
    };
    Part::of(
        PartKind::Activations,
        chunk * 4.0 * (f64::from(vocabulary) + f64::from(hidden)),
        Ground::Exact,
        "4 · n · (V + h)",
        &[
            (Q::Chunk, "n", chunk),
            (Q::Vocabulary, "V", f64::from(vocabulary)),
            (Q::Hidden, "h", f64::from(hidden)),
        ],
    )
}

/// A low-rank adapter of the four attention matrices, two bytes a number. A latent attention has other matrices.
fn adapter(shape: &Shape, rank: u32) -> Part {
    let usual = !matches!(
        shape.attention,
        Attention::Latent { .. } | Attention::Hybrid { .. } | Attention::State | Attention::Uneven
    );
    let known = || {
        let (layers, hidden) = (shape.known_layers()?, shape.known_hidden()?);
        let (heads, kv_heads) = (shape.known_heads()?, shape.known_kv_heads()?);
        Some((layers, hidden, heads, kv_heads, shape.known_head_dim()?))
    };
    let Some((layers, hidden, heads, kv_heads, width)) = usual.then(known).flatten() else {
        return Part::unknown(PartKind::Adapter);
    };
    let (layers, hidden, width) = (f64::from(layers), f64::from(hidden), f64::from(width));
    let (heads, kv_heads, rank) = (f64::from(heads), f64::from(kv_heads), f64::from(rank));
    let inputs_and_outputs = 4.0 * hidden + 2.0 * (heads + kv_heads) * width;
    Part::of(
        PartKind::Adapter,
        2.0 * rank * layers * inputs_and_outputs,
        Ground::Exact,
        "2 · R · L · (4 · h + 2 · (a + k) · d)",
        &[
            (Q::Rank, "R", rank),
            (Q::Layers, "L", layers),
            (Q::Hidden, "h", hidden),
            (Q::Heads, "a", heads),
            (Q::KvHeads, "k", kv_heads),
            (Q::HeadDim, "d", width),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(shape: &Shape, key: &str, load: &Load) -> Need {
        needs(shape, load).into_iter().find(|n| n.precision == key).unwrap()
    }

    #[test]
    fn without_a_shape_the_rule_of_thumb_stays_near_the_real_cache() {
        let check = |params: u64, real: u64| {
            let bare = Shape {
                params,
                ..Shape::default()
            };
            let need = at(&bare, "bf16", &Load::of(1000));
            let guess = need.bytes_of(PartKind::Cache);
            assert!(!need.from_shape());
            assert!(
                guess * 10 > real * 7 && guess * 7 < real * 10,
                "{params}: {guess} against {real}"
            );
        };
        check(8_030_261_248, 131_072_000);
        check(70_553_706_496, 327_680_000);
    }

    #[test]
    fn an_architecture_nobody_told_us_of_is_a_bound_and_zeroes_are_not_stated() {
        let shape = Shape {
            params: 1_000,
            layers: Some(2),
            kv_heads: Some(8),
            head_dim: Some(128),
            ..Shape::default()
        };
        let cache = |shape: &Shape| {
            let need = at(shape, "bf16", &Load::of(10));
            need.parts
                .iter()
                .find(|part| part.kind == PartKind::Cache)
                .unwrap()
                .ground
        };
        assert_eq!(cache(&shape), Ground::Bound);
        assert_eq!(
            cache(&Shape {
                layers: Some(0),
                ..shape
            }),
            Ground::Estimate
        );
    }

    #[test]
    fn what_is_not_known_bears_no_figure() {
        let shape = Shape {
            params: 7_000_000_000,
            attention: Attention::State,
            ..Shape::default()
        };
        let need = at(
            &shape,
            "bf16",
            &Load {
                adapter_rank: Some(8),
                ..Load::of(4096)
            },
        );
        let of = |kind| need.parts.iter().find(|part| part.kind == kind).unwrap();
        assert_eq!((of(PartKind::State).bytes, of(PartKind::Adapter).bytes), (None, None));
        assert!(need.parts.iter().all(|part| part.kind != PartKind::Cache));
    }

    proptest! {
        #[test]
        fn coarser_never_needs_more(params in 1_u64..10_000_000_000_000, vocabulary in 0_u32..300_000, hidden in 0_u32..20_000, context in 0_u64..10_000_000, tied: Option<bool>) {
            let shape = Shape { params, vocabulary: Some(vocabulary), hidden: Some(hidden), tied, ..Shape::default() };
            let all = needs(&shape, &Load::of(context));
            prop_assert!(all.windows(2).all(|pair| pair[0].total_bytes >= pair[1].total_bytes));
        }

        #[test]
        fn nothing_overflows(params: u64, layers: u32, kv_heads: u32, head_dim: u32, context: u64, sequences: u32, chunk: u32, rank: u32, window: u32) {
            let attentions = [Attention::Full, Attention::Window { window, full_every: 2 }, Attention::Latent { width: window }, Attention::Hybrid { full_every: 3 }];
            for attention in attentions {
                let shape = Shape { params, layers: Some(layers), heads: Some(kv_heads), kv_heads: Some(kv_heads), head_dim: Some(head_dim), hidden: Some(rank), attention, ..Shape::default() };
                let load = Load { sequences, chunk, adapter_rank: Some(rank), ..Load::of(context) };
                prop_assert_eq!(needs(&shape, &load).len(), precisions().len());
            }
        }

        #[test]
        fn a_window_never_keeps_more_than_everything(window in 1_u32..100_000, context in 1_u64..1_000_000, sequences in 1_u32..64) {
            let full = Shape { params: 1, layers: Some(12), kv_heads: Some(4), head_dim: Some(64), attention: Attention::Full, ..Shape::default() };
            let windowed = Shape { attention: Attention::Window { window, full_every: 3 }, ..full };
            let load = Load { sequences, ..Load::of(context) };
            let cache = |shape: &Shape| at(shape, "bf16", &load).bytes_of(PartKind::Cache);
            prop_assert!(cache(&windowed) <= cache(&full));
        }
    }
}
