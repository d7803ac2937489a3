//! Ratings from pairwise votes: the Bradley–Terry model, fitted by Hunter's MM algorithm (Ann. Statist. 32, 2004).

/// Votes between two players.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Duel {
    pub(crate) one: usize,
    pub(crate) other: usize,
    /// Votes for the first; a tie counts half.
    pub(crate) won: f64,
    /// Votes for the second.
    pub(crate) lost: f64,
}

/// Rounds of the fit; the ratings of 129 models no longer move in the first decimal after about 400.
const ROUNDS: usize = 2000;

/// Ratings on the Elo scale (400 points are odds of ten to one), with player `anchor` at `at`. Players without a vote
/// for and against have no rating.
pub(crate) fn ratings(players: usize, duels: &[Duel], anchor: usize, at: f64) -> Vec<Option<f64>> {
    let mut won = vec![0.0; players];
    let mut lost = vec![0.0; players];
    for duel in duels {
        won[duel.one] += duel.won;
        lost[duel.one] += duel.lost;
        won[duel.other] += duel.lost;
        lost[duel.other] += duel.won;
    }
    let mut strength = vec![1.0_f64; players];
    for _ in 0..ROUNDS {
        let mut expected = vec![0.0; players];
        for duel in duels {
            let share = (duel.won + duel.lost) / (strength[duel.one] + strength[duel.other]);
            expected[duel.one] += share;
            expected[duel.other] += share;
        }
        for player in 0..players {
            if expected[player] > 0.0 && won[player] > 0.0 {
                strength[player] = won[player] / expected[player];
            }
        }
        let scale = strength[anchor];
        strength.iter_mut().for_each(|s| *s /= scale);
    }
    let rated = |player: usize| won[player] > 0.0 && lost[player] > 0.0;
    let rating = |player: usize| ((400.0 * strength[player].log10() + at) * 10.0).round() / 10.0;
    (0..players)
        .map(|player| rated(player).then(|| rating(player)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duel(one: usize, other: usize, won: f64, lost: f64) -> Duel {
        Duel { one, other, won, lost }
    }

    #[test]
    fn odds_of_ten_to_one_are_four_hundred_points() {
        let found = ratings(2, &[duel(0, 1, 100.0, 10.0)], 1, 1000.0);
        assert_eq!(found, vec![Some(1400.0), Some(1000.0)]);
    }

    #[test]
    fn strength_passes_on_through_others() {
        let found = ratings(3, &[duel(0, 1, 100.0, 10.0), duel(1, 2, 100.0, 10.0)], 2, 1000.0);
        assert_eq!(found, vec![Some(1800.0), Some(1400.0), Some(1000.0)]);
    }

    #[test]
    fn who_never_lost_or_never_played_has_no_rating() {
        let found = ratings(3, &[duel(0, 1, 5.0, 0.0)], 1, 1000.0);
        assert_eq!(found[0], None);
        assert_eq!(found[2], None);
    }
}
