//! Whether given memory holds a model.

use crate::{Fit, Holding, Load, Shape, needs};

/// The best precision that so much memory holds; the coarsest, as [`Fit::TooSmall`], where none fits. `count` chips share
/// the memory.
#[must_use]
pub fn holding_in(shape: &Shape, load: &Load, memory_bytes: u64, count: u32) -> Option<Holding> {
    let all = needs(shape, load);
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
        let at = |bytes| holding_in(&shape, &Load::of(4096), bytes, 1).unwrap();
        assert_eq!((at(64 << 30).need.precision, at(64 << 30).fit), ("bf16", Fit::Fits));
        assert_eq!((at(1 << 30).need.precision, at(1 << 30).fit), ("q2_k", Fit::TooSmall));
    }
}
