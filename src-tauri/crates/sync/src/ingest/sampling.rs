//! When the counters of a model are kept for its history: seldom enough that millions of models cost next to nothing.

use atlas::Day;

/// Counters at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    pub(crate) downloads: Option<i64>,
    pub(crate) likes: Option<i64>,
}

/// From so many downloads in 30 days a model is one that people use: 1.5 % of all, with 99 % of the downloads.
pub(crate) const USED_DOWNLOADS: i64 = 1_000;
/// From so many likes too, for what is liked more than loaded.
pub(crate) const USED_LIKES: i64 = 50;
/// Between two samples lie at least so many days: a sync a day keeps no more than a sync a week.
const APART_DAYS: i32 = 6;
/// After so many days any change is worth a sample.
const STALE_DAYS: i32 = 84;
/// A change of less than this share is not worth one sooner.
const MOVED_PERCENT: i64 = 10;

impl Counts {
    /// Whether people use the model.
    pub(crate) fn used(self) -> bool {
        self.downloads.unwrap_or(0) >= USED_DOWNLOADS || self.likes.unwrap_or(0) >= USED_LIKES
    }

    /// Whether either has moved by a tenth.
    fn moved_from(self, last: Self) -> bool {
        let moved = |now: Option<i64>, then: Option<i64>| {
            let (now, then) = (now.unwrap_or(0), then.unwrap_or(0));
            now.abs_diff(then).saturating_mul(100) >= then.unsigned_abs().saturating_mul(MOVED_PERCENT.unsigned_abs())
                && now != then
        };
        moved(self.downloads, last.downloads) || moved(self.likes, last.likes)
    }
}

/// Whether the counters of today are kept. `last` is the sample before: a model that people use gets its first at once, and
/// a further one when a week has passed and a counter has moved by a tenth, or when a quarter has passed and it has moved at
/// all. What nobody uses any more keeps the samples it has and gets one last, which shows its fall.
pub(crate) fn due(last: Option<(Day, Counts)>, now: Counts, today: Day) -> bool {
    let Some((day, then)) = last else { return now.used() };
    let days = today.epoch_days() - day.epoch_days();
    if !now.used() && !then.used() {
        return false;
    }
    (days >= APART_DAYS && now.moved_from(then)) || (days >= STALE_DAYS && now != then)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(downloads: i64, likes: i64) -> Counts {
        Counts {
            downloads: Some(downloads),
            likes: Some(likes),
        }
    }

    fn day(days: i32) -> Day {
        Day::from_epoch_days(20_000 + days).expect("a day of this century")
    }

    #[test]
    fn a_sample_is_kept_when_it_tells_something() {
        let check = |last: Option<(i32, Counts)>, now: Counts, expected: bool| {
            let last = last.map(|(ago, counts)| (day(-ago), counts));
            assert_eq!(due(last, now, day(0)), expected, "{last:?} {now:?}");
        };
        check(None, counts(999, 49), false);
        check(None, counts(1_000, 0), true);
        check(None, counts(0, 50), true);
        check(None, Counts::default(), false);
        check(Some((5, counts(1_000, 0))), counts(9_000, 0), false);
        check(Some((6, counts(1_000, 0))), counts(1_099, 0), false);
        check(Some((6, counts(1_000, 0))), counts(1_100, 0), true);
        check(Some((6, counts(1_000, 0))), counts(900, 0), true);
        check(Some((6, counts(1_000, 100))), counts(1_000, 110), true);
        check(Some((83, counts(1_000, 0))), counts(1_001, 0), false);
        check(Some((84, counts(1_000, 0))), counts(1_001, 0), true);
        check(Some((84, counts(1_000, 0))), counts(1_000, 0), false);
        check(Some((7, counts(1_000, 0))), counts(3, 0), true);
        check(Some((7, counts(3, 0))), counts(9, 0), false);
        check(Some((7, counts(i64::MAX, 0))), counts(i64::MAX - 1, 0), false);
        // A clock that went back keeps nothing twice.
        check(Some((-3, counts(1_000, 0))), counts(5_000, 0), false);
    }

    /// A year of weekly syncs over models whose downloads follow the Hub's distribution (rank-size slope −2, mean 800) and
    /// move by a sixth from week to week: the samples of a week stay under a fiftieth of the models.
    #[test]
    fn a_weekly_sync_for_a_year_samples_less_than_a_fiftieth_of_the_models() {
        let models = 100_000_usize;
        let mut seed = 7_u64;
        let mut dice = || {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            (seed >> 11) as f64 / (1_u64 << 53) as f64
        };
        let start: Vec<f64> = (1..=models).map(|rank| 5e7 / (rank as f64).powf(1.7)).collect();
        let mut now = start.clone();
        let mut last: Vec<Option<(Day, Counts)>> = vec![None; models];
        let mut most = 0;
        for week in 0..52 {
            let mut kept = 0;
            for (downloads, sample) in now.iter_mut().zip(&mut last) {
                *downloads *= 1.0 + (dice() - 0.5) / 3.0;
                let counts = counts(*downloads as i64, (*downloads / 1_000.0) as i64);
                if due(*sample, counts, day(week * 7)) {
                    *sample = Some((day(week * 7), counts));
                    kept += 1;
                }
            }
            most = most.max(kept);
        }
        assert!(most > 0, "some are kept");
        // A sample takes about 30 bytes, a model with its indexes about 480: a fiftieth of the models is 0.13 % of the file.
        assert!(most * 50 <= models, "{most} samples in a week for {models} models");
    }
}
