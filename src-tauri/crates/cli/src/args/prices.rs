//! What may be typed after `baimo prices`.

use super::Paging;
use atlas::Day;
use clap::Args as Group;
use std::str::FromStr;

/// Prices of hosted models.
#[derive(Debug, Group)]
pub(crate) struct Prices {
    /// Only offers that match
    pub(crate) query: Option<String>,
    /// Show every step of each offer, likely corrections of the list apart from changes
    #[arg(long)]
    pub(crate) history: bool,
    /// Convert at a rate of your own: 1 of the first is so much of the second on that day. Baimo knows no rates
    #[arg(long, value_name = "USD:CNY:7.1:DAY")]
    pub(crate) rate: Option<Rate>,
    #[command(flatten)]
    pub(crate) paging: Paging,
}

/// A rate of exchange as the person stated it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Rate {
    /// What one unit is of.
    pub(crate) from: String,
    /// What it is worth so much of.
    pub(crate) into: String,
    /// How much.
    pub(crate) rate: f64,
    /// The day for which that was stated.
    pub(crate) date: Day,
}

impl FromStr for Rate {
    type Err = &'static str;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "a rate is two currencies, a number and a day, such as USD:CNY:7.1:2024-05-21";
        let parts: Vec<&str> = words.split(':').collect();
        let [from, into, rate, date] = parts.as_slice() else {
            return Err(WRONG);
        };
        let money = |code: &str| code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_alphabetic());
        let (from, into) = (from.to_ascii_uppercase(), into.to_ascii_uppercase());
        let rate = rate.parse().ok().filter(|rate: &f64| rate.is_finite() && *rate > 0.0);
        let date = date.parse().ok().filter(|date: &Day| date.is_exact());
        match (rate, date) {
            (Some(rate), Some(date)) if money(&from) && money(&into) && from != into => {
                Ok(Self { from, into, rate, date })
            }
            _ => Err(WRONG),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_whole_or_refused() {
        let rate: Rate = "usd:CNY:7.1:2024-05-21".parse().unwrap();
        assert_eq!(
            (rate.from.as_str(), rate.into.as_str(), rate.date.to_string().as_str()),
            ("USD", "CNY", "2024-05-21")
        );
        for words in [
            "",
            "USD:CNY:7.1",
            "USD:CNY:7.1:2024-05",
            "USD:USD:1:2024-05-21",
            "USD:CNY:0:2024-05-21",
            "USD:CNY:inf:2024-05-21",
            "USD:CNY:NaN:2024-05-21",
            "USDT:CNY:7:2024-05-21",
        ] {
            assert!(words.parse::<Rate>().is_err(), "{words}");
        }
    }
}
