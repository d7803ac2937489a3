//! The text form reads back what it writes, and says where it cannot read.

use claims::{
    claim::{Claim, Compare, Extreme, Filter, How, InRanking, Inheritance, Number, PriceClaim, Under, When},
    facts::Direction,
    language::{parse, print},
};
use proptest::prelude::*;

fn day() -> impl Strategy<Value = atlas::Day> {
    (0_i32..30_000).prop_filter_map("a day", atlas::Day::from_epoch_days)
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z0-9/._-]{1,20}", "[\\PC\"\\\\ ]{1,20}"]
}

fn filters() -> impl Strategy<Value = Vec<Filter>> {
    let filter = prop_oneof![
        "[A-Z]{2}".prop_map(Filter::Country),
        name().prop_map(Filter::Maker),
        name().prop_map(Filter::Licence),
        name().prop_map(Filter::Openness),
        (0..=Number::MOST / 1_000_000).prop_map(Filter::Over),
        (0_u64..9_000).prop_map(|b| Filter::Under(b * 1_000_000)),
    ];
    prop::collection::vec(filter, 0..6)
}

fn when() -> impl Strategy<Value = When> {
    (day(), 0_i32..900, 0..3).prop_filter_map("two days", |(from, more, kind)| {
        let until = atlas::Day::from_epoch_days(from.epoch_days() + more)?;
        Some(match kind {
            0 => When::At { day: from },
            1 => When::During { from, until },
            _ => When::Once { from, until },
        })
    })
}

fn compare() -> impl Strategy<Value = Compare> {
    let how = prop_oneof![
        Just(How::Exactly),
        Just(How::AtLeast),
        Just(How::AtMost),
        Just(How::MoreThan),
        Just(How::FewerThan)
    ];
    (how, 0..=Number::MOST).prop_map(|(how, micros)| Compare {
        how,
        number: Number(micros),
    })
}

fn under() -> impl Strategy<Value = Under> {
    prop_oneof![
        Just(Under::Rules),
        Just(Under::All),
        prop::collection::vec(name(), 1..4).prop_map(Under::Named)
    ]
}

fn price() -> impl Strategy<Value = Claim> {
    let number = || prop::option::of((0..=Number::MOST).prop_map(Number));
    (
        name(),
        prop::option::of(name()),
        "[A-Z]{3}",
        day(),
        number(),
        number(),
        number(),
        any::<bool>(),
    )
        .prop_filter_map(
            "something is said",
            |(model, provider, currency, at, from, to, percent, fell)| {
                let said = from.is_some() || to.is_some() || percent.is_some();
                let fell = fell && percent.is_some();
                said.then_some(Claim::Price(PriceClaim {
                    model,
                    provider,
                    direction: Direction::Cached,
                    currency,
                    at,
                    from,
                    to,
                    percent,
                    fell,
                }))
            },
        )
}

fn claim() -> impl Strategy<Value = Claim> {
    let ranking = || {
        (
            filters(),
            prop::option::of(1_u32..5_000),
            name(),
            when(),
            under(),
            compare(),
        )
            .prop_map(|(filters, top, board, when, under, compare)| InRanking {
                filters,
                top,
                board,
                when,
                under,
                compare,
            })
    };
    prop_oneof![
        ranking().prop_map(Claim::Count),
        ranking().prop_map(Claim::Share),
        (name(), name(), when(), compare()).prop_map(|(model, board, when, compare)| Claim::Rank {
            model,
            board,
            when,
            compare
        }),
        (
            filters(),
            prop::option::of(0..Number::MOST / 1_000_000),
            day(),
            under(),
            compare()
        )
            .prop_map(|(filters, over, by, under, compare)| Claim::Models {
                filters,
                over,
                by,
                under,
                compare
            }),
        price(),
        (name(), name(), day()).prop_map(|(model, licence, at)| Claim::Licence { model, licence, at }),
        (name(), name()).prop_map(|(model, from)| Claim::Descent {
            model,
            from,
            by: Inheritance::Weights
        }),
        (name(), filters(), day()).prop_map(|(model, filters, at)| Claim::Extreme {
            of: Extreme::Largest,
            model,
            filters,
            at
        }),
        (name(), day()).prop_map(|(event, on)| Claim::Event { event, on }),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(claim in claim()) {
        let text = print(&claim);
        prop_assert_eq!(parse(&text), Ok(claim), "{}", text);
    }

    #[test]
    fn no_text_makes_it_fail_otherwise_than_by_an_error(text in "\\PC{0,80}") {
        if let Err(error) = parse(&text) {
            prop_assert!(error.at as usize <= text.chars().count());
        }
    }

    #[test]
    fn no_text_of_known_words_makes_it_fall(words in prop::collection::vec(prop_oneof![
        Just("count"), Just("in"), Just("top"), Just("10"), Just("of"), Just("at"), Just("2024"), Just("is"), Just("under"),
        Just("all"), Just(","), Just("%"), Just("\""), Just("price"), Just("larger"), Just("than"), Just("9B"), Just("models"),
    ], 0..30)) {
        let _ = parse(&words.join(" "));
    }
}

fn check(text: &str, at: u32, expected: &str) {
    let error = parse(text).expect_err("a text that is no claim");
    assert_eq!(error.at, at, "{error}");
    assert!(error.expected.contains(expected), "{error}");
}

#[test]
fn an_error_says_where_and_what_was_expected() {
    check("", 0, "“count”");
    check("count country cn in", 14, "a country such as CN");
    check("count in top 0 of x", 13, "how many rows");
    check("count in top 10 of x at 2024-13-01 is 5", 24, "a day such as");
    check("share in all of x at 2024 is 5", 30, "“%”");
    check("licence of \"x", 11, "a model");
    check("event e on 2024 now", 16, "the end of the claim");
    check("count in all of x during 2024 to 2023 is 1", 33, "not before the first");
    check("price of x input in CNY at 2024", 31, "“from”");
    check(&"x".repeat(5_000), 4_000, "at most 4000");
}

#[test]
fn space_remarks_and_quotes_do_not_change_a_claim() {
    let plain = parse("rank of x on arena-text at 2024-08-19 is at most 3").unwrap();
    let other =
        parse("rank of \"x\"\n  on arena-text # the text board\n at 2024-08-19 is at most 3.0 # places").unwrap();
    assert_eq!(plain, other);
}
