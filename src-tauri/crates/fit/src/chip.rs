//! Which chips hold a model, and at which precision.

use crate::{Load, Need, Shape, needs};

/// What a chip is built for; decides how many are put together and how much of the memory is free for a model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChipKind {
    /// In a server, up to eight on one board.
    Datacenter,
    /// In a workstation, up to four.
    Workstation,
    /// In a personal computer, up to two.
    Consumer,
    /// Memory shared with the system; three quarters are taken as free, the share macOS allows its GPU by default.
    Unified,
}

/// A chip, as far as holding a model goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chip {
    /// What it is built for.
    pub kind: ChipKind,
    /// Memory in GB (1 GB = 10⁹ bytes).
    pub memory_gb: f64,
}

/// Whether memory suffices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// With at least a tenth of the memory to spare.
    Fits,
    /// With less than a tenth to spare.
    Tight,
    /// Not even at the coarsest precision.
    TooSmall,
}

/// How a chip holds a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Holding {
    /// How many chips.
    pub count: u32,
    /// Memory free for the model on all of them, in bytes.
    pub memory_bytes: u64,
    /// What the model needs at the precision chosen.
    pub need: Need,
    /// Whether that suffices.
    pub fit: Fit,
}

/// Below this precision answers suffer visibly; more chips are tried before going there.
const ENOUGH: &str = "q4_k_m";

/// The smallest number of chips that holds the model at `q4_k_m` or better, with the best precision that fits there;
/// else the best precision on the most chips; else the coarsest, as [`Fit::TooSmall`].
#[must_use]
pub fn best_holding(shape: &Shape, load: &Load, chip: Chip) -> Option<Holding> {
    let all = needs(shape, load);
    let good = all.iter().position(|n| n.precision == ENOUGH)?;
    let counts = counts(chip.kind);
    let most = *counts.last()?;
    counts
        .iter()
        .find_map(|&count| held(chip, count, &all[..=good]))
        .or_else(|| held(chip, most, &all))
        .or_else(|| Some(too_small(chip, most, all.last()?.clone())))
}

/// The smallest number of chips that holds the model at this precision; else the most, as [`Fit::TooSmall`].
#[must_use]
pub fn holding_at(shape: &Shape, load: &Load, chip: Chip, precision: &str) -> Option<Holding> {
    let need = needs(shape, load)
        .into_iter()
        .find(|need| need.precision == precision)?;
    let counts = counts(chip.kind);
    let found = counts
        .iter()
        .find_map(|&count| held(chip, count, std::slice::from_ref(&need)));
    Some(match found {
        Some(holding) => holding,
        None => too_small(chip, *counts.last()?, need),
    })
}

/// The first of these needs that so many chips hold.
fn held(chip: Chip, count: u32, needs: &[Need]) -> Option<Holding> {
    let memory_bytes = free_bytes(chip, count);
    let need = needs.iter().find(|need| need.total_bytes <= memory_bytes)?.clone();
    let fit = if need.total_bytes <= memory_bytes / 10 * 9 {
        Fit::Fits
    } else {
        Fit::Tight
    };
    Some(Holding {
        count,
        memory_bytes,
        need,
        fit,
    })
}

fn too_small(chip: Chip, count: u32, need: Need) -> Holding {
    Holding {
        count,
        memory_bytes: free_bytes(chip, count),
        need,
        fit: Fit::TooSmall,
    }
}

fn counts(kind: ChipKind) -> &'static [u32] {
    match kind {
        ChipKind::Datacenter => &[1, 2, 4, 8],
        ChipKind::Workstation => &[1, 2, 4],
        ChipKind::Consumer => &[1, 2],
        ChipKind::Unified => &[1],
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates; a negative memory is none"
)]
fn free_bytes(chip: Chip, count: u32) -> u64 {
    let share = if chip.kind == ChipKind::Unified { 0.75 } else { 1.0 };
    (chip.memory_gb * 1e9 * share * f64::from(count)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(params_b: f64, kind: ChipKind, memory_gb: f64, expected: (u32, &str, Fit)) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "billions of a test"
        )]
        let shape = Shape {
            params: (params_b * 1e9) as u64,
            ..Shape::default()
        };
        let got = best_holding(&shape, &Load::of(8192), Chip { kind, memory_gb }).unwrap();
        assert_eq!(
            (got.count, got.need.precision, got.fit),
            expected,
            "{params_b} B on {memory_gb} GB"
        );
    }

    #[test]
    fn chips_hold_what_people_know_they_hold() {
        check(8.0, ChipKind::Consumer, 24.0, (1, "bf16", Fit::Fits));
        check(8.0, ChipKind::Consumer, 8.0, (1, "q5_k_m", Fit::Tight));
        check(72.7, ChipKind::Datacenter, 80.0, (1, "q6_k", Fit::Fits));
        check(72.7, ChipKind::Consumer, 24.0, (2, "iq4_xs", Fit::Tight));
        check(72.7, ChipKind::Unified, 128.0, (1, "q8_0", Fit::Fits));
        check(1000.0, ChipKind::Consumer, 24.0, (2, "q2_k", Fit::TooSmall));
        check(671.0, ChipKind::Datacenter, 80.0, (8, "q6_k", Fit::Fits));
    }

    proptest! {
        #[test]
        fn more_memory_never_holds_less(params in 1_u64..2_000_000_000_000, small in 1.0..200.0_f64, more in 0.0..200.0_f64) {
            let shape = Shape { params, ..Shape::default() };
            let bits = |gb: f64| best_holding(&shape, &Load::of(4096), Chip { kind: ChipKind::Unified, memory_gb: gb })
                .filter(|h| h.fit != Fit::TooSmall).map_or(0, |h| h.need.bytes_of(crate::PartKind::Weights));
            prop_assert!(bits(small) <= bits(small + more));
        }
    }
}
