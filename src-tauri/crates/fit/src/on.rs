//! Whether given memory holds a model.

use crate::{Fit, Holding, Load, Shape, needs};

/// The best precision that so much memory holds; the coarsest, as [`Fit::TooSmall`], where none fits. With a `precision`
/// that one alone is looked at. `count` chips share the memory.
#[must_use]
pub fn holding_in(
    shape: &Shape,
    load: &Load,
    memory_bytes: u64,
    count: u32,
    precision: Option<&str>,
) -> Option<Holding> {
    let mut all = needs(shape, load);
    all.retain(|need| precision.is_none_or(|only| need.precision == only));
    let best = all.iter().position(|need| need.total_bytes <= memory_bytes);
    let need = best.map_or_else(|| all.last(), |best| all.get(best))?.clone();
    let fit = match best {
        None => Fit::TooSmall,
        Some(_) if need.total_bytes <= memory_bytes / 10 * 9 => Fit::Fits,
        Some(_) => Fit::Tight,
    };
    Some(Holding {
        count,
        memory_bytes,
        need,
        fit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_holds_the_best_precision_that_goes_in() {
        let shape = Shape {
            params: 8_030_261_248,
            ..Shape::default()
        };
        let at = |bytes| holding_in(&shape, &Load::of(4096), bytes, 1, None).unwrap();
        assert_eq!((at(64 << 30).need.precision, at(64 << 30).fit), ("bf16", Fit::Fits));
        assert_eq!((at(1 << 30).need.precision, at(1 << 30).fit), ("q2_k", Fit::TooSmall));
        let only = |bytes| holding_in(&shape, &Load::of(4096), bytes, 1, Some("q8_0")).unwrap();
        assert_eq!((only(64 << 30).need.precision, only(64 << 30).fit), ("q8_0", Fit::Fits));
        assert_eq!(
            (only(6 << 30).need.precision, only(6 << 30).fit),
            ("q8_0", Fit::TooSmall)
        );
        assert!(holding_in(&shape, &Load::of(4096), 1, 1, Some("q99")).is_none());
    }
}
