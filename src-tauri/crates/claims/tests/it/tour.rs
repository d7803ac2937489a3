//! The guided tour is whole: three languages, readable claims, keys of their own.

use claims::{Claim, Definitions, Facts, Verdict, tour::Tour, verify};
use std::collections::BTreeSet;

#[test]
fn every_stop_is_told_in_three_languages_and_has_a_key_of_its_own() {
    let tour = Tour::built_in();
    assert_eq!(tour.published.to_string(), "2024-08-19");
    let mut ids = BTreeSet::new();
    for stop in &tour.stops {
        assert!(ids.insert(&stop.id), "{} twice", stop.id);
        for words in [&stop.text.en, &stop.text.de, &stop.text.zh] {
            assert!(!words.trim().is_empty(), "{}", stop.id);
        }
    }
    assert!(tour.stops.len() >= 20);
}

#[test]
fn without_facts_a_stop_is_unknown_or_says_why_it_cannot_be_checked() {
    for stop in Tour::built_in().stops {
        for claim in stop.claims {
            let outcome = verify(&claim, &Facts::default(), &Definitions::built_in());
            let expected = match claim {
                Claim::Uncheckable { .. } => Verdict::NotCheckable,
                Claim::Unit { .. } => Verdict::DoesNotHold,
                _ => Verdict::Unknown,
            };
            assert_eq!(outcome.verdict, expected, "{}", stop.id);
        }
    }
}

#[test]
fn a_stop_that_cannot_be_read_is_named() {
    let head = "schema = 1\npublished = \"2024-08-19\"\n[[stop]]\nid = \"x\"\ntext = { en = \"x\" }\n";
    let error = Tour::read(&format!("{head}claims = [\"count of\"]")).expect_err("no claim");
    assert_eq!(error.to_string(), "stop x");
    assert!(Tour::read(&format!("{head}claims = []")).is_err());
}
