//! Bytes of what is kept of the tokens.

use crate::{Attention, Ground, Load, Part, PartKind, Quantity as Q, Shape, part::real};

/// A window layer's cells are laid out in steps of this many.
const CELLS: u64 = 256;

/// The cache, and the state of layers that keep no tokens.
pub(crate) fn parts(shape: &Shape, load: &Load) -> Vec<Part> {
    match shape.attention {
        Attention::Nothing => Vec::new(),
        Attention::State => vec![Part::unknown(PartKind::State)],
        Attention::Hybrid { full_every } => {
            let layers = shape.known_layers().map(|layers| layers / full_every);
            let cache = layers.and_then(|layers| full(shape, load, layers, Ground::Exact));
            vec![
                cache.unwrap_or_else(|| estimate(shape, load)),
                Part::unknown(PartKind::State),
            ]
        }
        Attention::Uneven => vec![estimate(shape, load)],
        Attention::Full => vec![whole_shape(shape, load, Ground::Exact)],
        Attention::Assumed => vec![whole_shape(shape, load, Ground::Bound)],
        Attention::Latent { width } => vec![latent(shape, load, width).unwrap_or_else(|| estimate(shape, load))],
        Attention::Window { window, full_every } => {
            vec![windowed(shape, load, window, full_every).unwrap_or_else(|| estimate(shape, load))]
        }
    }
}

fn whole_shape(shape: &Shape, load: &Load, ground: Ground) -> Part {
    let cache = shape
        .known_layers()
        .and_then(|layers| full(shape, load, layers, ground));
    cache.unwrap_or_else(|| estimate(shape, load))
}

fn full(shape: &Shape, load: &Load, layers: u32, ground: Ground) -> Option<Part> {
    let (heads, width) = (shape.known_kv_heads()?, shape.known_head_dim()?);
    let numbers = 2.0 * f64::from(layers) * f64::from(heads) * f64::from(width);
    let tokens = real(load.context) * f64::from(load.sequences);
    Some(Part::of(
        PartKind::Cache,
        numbers * tokens * load.cache.bits / 8.0,
        ground,
        "2 · L · k · d · T · S · c / 8",
        &[
            (Q::Layers, "L", f64::from(layers)),
            (Q::KvHeads, "k", f64::from(heads)),
            (Q::HeadDim, "d", f64::from(width)),
            (Q::Context, "T", real(load.context)),
            (Q::Sequences, "S", f64::from(load.sequences)),
            (Q::CacheBits, "c", load.cache.bits),
        ],
    ))
}

fn latent(shape: &Shape, load: &Load, width: u32) -> Option<Part> {
    let layers = shape.known_layers()?;
    let tokens = real(load.context) * f64::from(load.sequences);
    Some(Part::of(
        PartKind::Cache,
        f64::from(layers) * f64::from(width) * tokens * load.cache.bits / 8.0,
        Ground::Exact,
        "L · r · T · S · c / 8",
        &[
            (Q::Layers, "L", f64::from(layers)),
            (Q::Latent, "r", f64::from(width)),
            (Q::Context, "T", real(load.context)),
            (Q::Sequences, "S", f64::from(load.sequences)),
            (Q::CacheBits, "c", load.cache.bits),
        ],
    ))
}

/// A window layer holds the window of every request and the tokens being read, in steps, but never more than all.
fn windowed(shape: &Shape, load: &Load, window: u32, full_every: u32) -> Option<Part> {
    let (layers, heads, width) = (shape.known_layers()?, shape.known_kv_heads()?, shape.known_head_dim()?);
    let all = layers / full_every;
    let some = layers - all;
    let tokens = load.context.saturating_mul(u64::from(load.sequences));
    let held = u64::from(window)
        .saturating_mul(u64::from(load.sequences))
        .saturating_add(u64::from(load.chunk))
        .div_ceil(CELLS)
        .saturating_mul(CELLS)
        .min(tokens);
    let a_layer = 2.0 * f64::from(heads) * f64::from(width) * load.cache.bits / 8.0;
    Some(Part::of(
        PartKind::Cache,
        a_layer * (f64::from(all) * real(tokens) + f64::from(some) * real(held)),
        Ground::Exact,
        "2 · k · d · (L · T · S + l · w) · c / 8",
        &[
            (Q::KvHeads, "k", f64::from(heads)),
            (Q::HeadDim, "d", f64::from(width)),
            (Q::Layers, "L", f64::from(all)),
            (Q::Context, "T", real(load.context)),
            (Q::Sequences, "S", f64::from(load.sequences)),
            (Q::WindowLayers, "l", f64::from(some)),
            (Q::Window, "w", real(held)),
            (Q::CacheBits, "c", load.cache.bits),
        ],
    ))
}

/// Without a usable shape: a curve through two models whose cache is known.
fn estimate(shape: &Shape, load: &Load) -> Part {
    let tokens = real(load.context) * f64::from(load.sequences);
    Part::of(
        PartKind::Cache,
        8.7 * real(shape.params).powf(0.42) * tokens * load.cache.bits / 16.0,
        Ground::Estimate,
        "8.7 · P^0.42 · T · S · c / 16",
        &[
            (Q::Params, "P", real(shape.params)),
            (Q::Context, "T", real(load.context)),
            (Q::Sequences, "S", f64::from(load.sequences)),
            (Q::CacheBits, "c", load.cache.bits),
        ],
    )
}
