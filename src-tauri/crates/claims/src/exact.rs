//! Exact parts of a row: a merge may count by thirds, and thirds must add up to one.

use crate::outcome::Exact;

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self { parts: 0, of: 1 };
    /// One.
    pub const ONE: Self = Self { parts: 1, of: 1 };

    /// So many whole ones.
    #[must_use]
    pub fn whole(count: u64) -> Self {
        Self { parts: count, of: 1 }
    }

    /// `parts` of `of` in lowest terms; none for a denominator of 0.
    #[must_use]
    pub fn new(parts: u64, of: u64) -> Option<Self> {
        Self::reduce(u128::from(parts), u128::from(of))
    }

    fn reduce(parts: u128, of: u128) -> Option<Self> {
        if of == 0 {
            return None;
        }
        let by = greatest_divisor(parts, of);
        Some(Self {
            parts: u64::try_from(parts / by).ok()?,
            of: u64::try_from(of / by).ok()?,
        })
    }

    /// The sum, if it can be kept exactly.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let left = u128::from(self.parts).checked_mul(u128::from(other.of))?;
        let right = u128::from(other.parts).checked_mul(u128::from(self.of))?;
        Self::reduce(left.checked_add(right)?, u128::from(self.of) * u128::from(other.of))
    }

    /// The product, if it can be kept exactly.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        Self::reduce(
            u128::from(self.parts) * u128::from(other.parts),
            u128::from(self.of) * u128::from(other.of),
        )
    }

    /// What `self` is of `whole`, if that is not nothing.
    #[must_use]
    pub fn over(self, whole: Self) -> Option<Self> {
        Self::reduce(
            u128::from(self.parts) * u128::from(whole.of),
            u128::from(self.of) * u128::from(whole.parts),
        )
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let left = u128::from(self.parts) * u128::from(other.of);
        left.cmp(&(u128::from(other.parts) * u128::from(self.of)))
    }
}

fn greatest_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
