//! The counting rules, shares, verdicts, and the hash.

use crate::board::{august, day, edge, told};
use atlas::{Carries, EdgeStatus, Relation};
use claims::{
    Definitions, Facts, Outcome, Verdict,
    definition::Merges,
    facts::{Base, Census, Direction, Event, LicenceSpan, Model, Offer, Portion, Tally},
    language::parse,
    outcome::{Counts, Exact, Figure, Remark, Stand},
    share::{By, Part, shares},
    verify,
};

fn weigh(text: &str, facts: &Facts) -> Outcome {
    let claim = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    verify(&claim, facts, &Definitions::built_in())
}

fn figure<'a>(outcome: &'a Outcome, definition: &str) -> &'a Figure {
    let mut of = outcome
        .figures
        .iter()
        .filter(|figure| figure.definition.as_deref() == Some(definition));
    of.next().unwrap_or_else(|| panic!("no figure of {definition}"))
}

const FIVE: &str = "count country CN in top 10 of open-llm-v2 at 2024-08-19 is 5";

#[test]
fn the_six_rules_count_the_day_of_the_article_as_the_story_tells() {
    let outcome = weigh(FIVE, &august());
    let expected = [
        ("publisher", 1, Stand::Fails),
        ("declared", 5, Stand::Holds),
        ("architecture-raw", 9, Stand::Understated),
        ("architecture", 8, Stand::Understated),
        ("weights-documented", 6, Stand::Understated),
        ("weights", 8, Stand::Understated),
    ];
    assert_eq!(outcome.figures.len(), expected.len());
    for (definition, count, stand) in expected {
        let figure = figure(&outcome, definition);
        assert_eq!(figure.value, Some(Exact::whole(count)), "{definition}");
        assert_eq!(figure.stand, stand, "{definition}");
        assert_eq!(figure.of, Some(Exact::whole(10)));
        assert_eq!(figure.rows.len(), 10);
    }
    assert_eq!(outcome.verdict, Verdict::Depends);
    assert!(outcome.by_definition && !outcome.by_day);
}

#[test]
fn an_owner_without_a_country_is_unknown_and_never_foreign() {
    let outcome = weigh(FIVE, &august());
    let publisher = figure(&outcome, "publisher");
    assert_eq!(publisher.most, Some(Exact::whole(8)));
    assert!(!publisher.firm);
    assert!(publisher.remarks.contains(&Remark::UnknownRows { rows: 7 }));
    let weights = figure(&outcome, "weights");
    assert_eq!(weights.rows[9].counts, Counts::Unknown);
    assert_eq!(weights.most, Some(Exact::whole(9)));
}

#[test]
fn what_only_an_unadmitted_edge_denies_is_unknown_not_its_publishers() {
    let outcome = weigh(FIVE, &august());
    let documented = figure(&outcome, "weights-documented");
    assert_eq!(
        documented.rows[7].counts,
        Counts::Unknown,
        "Smaug: only an inferred edge speaks of Qwen"
    );
    assert_eq!(documented.rows[6].counts, Counts::No, "Llama is its own maker's");
}

#[test]
fn a_disputed_edge_leaves_a_maker_its_own_model() {
    let mut facts = august();
    let yi = "01-ai/Yi-34B";
    let disputed = edge(
        "meta-llama/Llama-2-70b-hf",
        Relation::Finetune,
        EdgeStatus::Disputed,
        Carries::Yes,
    );
    let kin = edge(
        "meta-llama/Llama-2-70b-hf",
        Relation::Architecture,
        EdgeStatus::Documented,
        Carries::No,
    );
    let maker = told("qwen".to_owned());
    facts.models.insert(
        yi.to_owned(),
        Model {
            maker: maker.clone(),
            class: None,
            parents: vec![disputed, kin],
        },
    );
    let mut row = crate::board::row(1, yi, "LlamaForCausalLM");
    row.publisher = maker;
    facts.boards[0].rows = vec![row];
    facts.boards[0].of = Some(1);
    let outcome = weigh(
        "count country CN in all of open-llm-v2 at 2024-08-19 under weights is 1",
        &facts,
    );
    assert_eq!(outcome.verdict, Verdict::Holds);
    let by_weights = weigh(
        "descent of \"01-ai/Yi-34B\" from \"meta-llama/Llama-2-70b-hf\" by weights",
        &facts,
    );
    assert_eq!(by_weights.verdict, Verdict::Unknown);
    assert!(by_weights.figures[0].remarks.contains(&Remark::Disputed));
    let by_class = weigh(
        "descent of \"01-ai/Yi-34B\" from \"meta-llama/Llama-2-70b-hf\" by architecture",
        &facts,
    );
    assert_eq!(by_class.verdict, Verdict::Holds);
}

#[test]
fn a_merge_counts_once_or_by_its_parts() {
    let mut facts = august();
    let mut parents = vec![
        edge("Qwen/Qwen2-72B", Relation::Merge, EdgeStatus::Declared, Carries::Yes),
        edge(
            "meta-llama/Meta-Llama-3.1-70B-Instruct",
            Relation::Merge,
            EdgeStatus::Declared,
            Carries::Yes,
        ),
        edge("nobody/knows", Relation::Merge, EdgeStatus::Declared, Carries::Yes),
    ];
    let merge = |facts: &mut Facts, parents: &[claims::facts::Parent]| {
        let model = Model {
            parents: parents.to_vec(),
            ..Model::default()
        };
        facts.models.insert("paulml/ECE-ILAB-Q1".to_owned(), model);
    };
    merge(&mut facts, &parents);
    facts.boards[0].rows.retain(|row| row.place == 9);
    let once = weigh(
        "count country CN in top 1 of open-llm-v2 at 2024-08-19 under weights is 1",
        &facts,
    );
    assert_eq!(once.verdict, Verdict::Holds);
    let split = "count country CN in top 1 of open-llm-v2 at 2024-08-19 under weights-fraction is 1";
    let third = weigh(split, &facts);
    assert_eq!(third.figures[0].value, Exact::new(1, 3));
    assert_eq!(third.figures[0].most, Exact::new(2, 3));
    for (parent, parts) in parents.iter_mut().zip([3, 2, 1]) {
        parent.fraction = Some(Portion { parts, of: 6 });
    }
    merge(&mut facts, &parents);
    assert_eq!(weigh(split, &facts).figures[0].value, Exact::new(1, 2));
}

#[test]
fn the_parts_of_a_share_add_up_to_the_whole_with_the_unknown_last() {
    let facts = august();
    let definitions = Definitions::built_in();
    for definition in &definitions.all {
        for by in [By::Country, By::Maker, By::Licence, By::Openness, By::Size] {
            let shares = shares(&facts, &definitions, definition, &facts.boards[0], Some(10), by).unwrap();
            let sum = shares
                .slices
                .iter()
                .try_fold(Exact::ZERO, |sum, slice| sum.plus(slice.count));
            assert_eq!(sum, Some(shares.of), "{} {by:?}", definition.id);
            let unknown = shares.slices.iter().position(|slice| slice.part == Part::Unknown);
            assert!(unknown.is_none_or(|at| at + 1 == shares.slices.len()));
            assert!(definition.merges == Merges::Fraction || shares.slices.iter().all(|slice| slice.count.of == 1));
        }
    }
}

#[test]
fn a_loop_of_edges_is_unknown_and_ends() {
    let mut facts = august();
    for (child, parent) in [("paulml/ECE-ILAB-Q1", "x/y"), ("x/y", "paulml/ECE-ILAB-Q1")] {
        let up = edge(parent, Relation::Finetune, EdgeStatus::Declared, Carries::Yes);
        facts.models.insert(
            child.to_owned(),
            Model {
                parents: vec![up],
                ..Model::default()
            },
        );
    }
    let outcome = weigh(FIVE, &facts);
    assert_eq!(figure(&outcome, "weights-documented").rows[8].counts, Counts::Unknown);
}

#[test]
fn a_base_column_is_followed_and_a_loop_in_it_is_not() {
    let mut facts = august();
    facts.boards[0].rows[9].base = told(Base::Model("Qwen/Qwen2-72B".to_owned()));
    facts.boards[0].rows[7].base = told(Base::Itself);
    let outcome = weigh(FIVE, &facts);
    assert_eq!(figure(&outcome, "declared").value, Some(Exact::whole(6)));
}

#[test]
fn a_claim_over_days_names_the_day_as_what_it_depends_on() {
    let mut facts = august();
    let mut earlier = facts.boards[0].clone();
    earlier.date = day("2024-07-13");
    earlier.asked = earlier.date;
    earlier.rows.truncate(5);
    earlier.of = Some(5);
    facts.boards.insert(0, earlier);
    let during = "count country CN in top 10 of open-llm-v2 during 2024-07-01 to 2024-08-19 under declared is 5";
    let outcome = weigh(during, &facts);
    assert_eq!(outcome.verdict, Verdict::Depends);
    assert!(outcome.by_day);
    assert_eq!(weigh(&during.replace("during", "once"), &facts).verdict, Verdict::Holds);
}

#[test]
fn the_hash_is_of_what_is_said_counted_and_known_and_of_nothing_else() {
    let facts = august();
    let hash = weigh(FIVE, &facts).hash;
    assert_eq!(hash, weigh(FIVE, &facts).hash);
    assert_eq!(hash.len(), "sha256:".len() + 64);
    let mut elsewhere = facts.clone();
    elsewhere.sources = vec!["a mirror".to_owned()];
    elsewhere.boards[0].source = 9;
    assert_eq!(hash, weigh(FIVE, &elsewhere).hash, "who says so is no part of it");
    let mut corrected = facts.clone();
    corrected.boards[0].rows[9].class = told("LlamaForCausalLM".to_owned());
    assert_ne!(hash, weigh(FIVE, &corrected).hash);
    assert_ne!(hash, weigh(&FIVE.replace("is 5", "is 6"), &facts).hash);
    let mut definitions = Definitions::built_in();
    definitions.all[0].version += 1;
    assert_ne!(hash, verify(&parse(FIVE).unwrap(), &facts, &definitions).hash);
    definitions.all[0].version -= 1;
    definitions.all.retain(|definition| definition.rule);
    assert_eq!(
        hash,
        verify(&parse(FIVE).unwrap(), &facts, &definitions).hash,
        "others do not matter"
    );
}

#[test]
fn a_census_decides_only_when_the_unknown_cannot_change_it() {
    let tally = |country: Option<&str>, over, models| Tally {
        publisher_country: country.map(str::to_owned),
        over,
        created: Some(true),
        original: Some(true),
        models,
        ..Tally::default()
    };
    let census = |known| Facts {
        census: Some(Census {
            by: day("2024-08-19"),
            over_params: Some(1_000_000_000),
            tallies: vec![
                tally(Some("CN"), Some(true), known),
                tally(Some("US"), Some(true), 900),
                tally(None, Some(true), 50),
                tally(Some("CN"), None, 30),
            ],
            source: 0,
        }),
        ..Facts::default()
    };
    let text = "models country CN over 1B by 2024-08-19 under publisher is more than 100";
    assert_eq!(weigh(text, &census(101)).verdict, Verdict::Holds);
    let open = weigh(text, &census(40));
    assert_eq!(open.verdict, Verdict::Unknown);
    assert_eq!(open.figures[0].most, Some(Exact::whole(120)));
    assert_eq!(weigh(text, &census(10)).verdict, Verdict::DoesNotHold);
}

#[test]
fn a_price_change_is_weighed_by_both_prices_and_rounds_as_it_was_said() {
    let offer = |since: &str, micros, before_micros| Offer {
        model: "qwen-long".to_owned(),
        also: Vec::new(),
        provider: "alibaba-cloud".to_owned(),
        direction: Direction::Input,
        currency: "CNY".to_owned(),
        since: day(since),
        micros,
        before_micros,
        correction: false,
        source: 0,
    };
    let facts = Facts {
        offers: vec![offer("2024-05-21", 500_000, Some(20_000_000))],
        ..Facts::default()
    };
    let claim = "price of qwen-long input in CNY at 2024-05-21 from 20 to 0.5";
    let check = |text: &str, verdict| assert_eq!(weigh(text, &facts).verdict, verdict, "{text}");
    check(claim, Verdict::Holds);
    check(&format!("{claim} fell 97.5%"), Verdict::Holds);
    check(&format!("{claim} fell 98%"), Verdict::Holds);
    check(&format!("{claim} fell 97.4%"), Verdict::DoesNotHold);
    check(&format!("{claim} rose 97.5%"), Verdict::DoesNotHold);
    check(&claim.replace("0.5", "0.6"), Verdict::DoesNotHold);
    check(&claim.replace("CNY", "USD"), Verdict::Unknown);
    check(&claim.replace("2024-05-21", "2024-05-20"), Verdict::Unknown);
}

#[test]
fn single_facts_are_weighed_as_of_their_day() {
    let span = |since: &str, licence: Option<&str>| LicenceSpan {
        model: "01-ai/Yi-34B".to_owned(),
        since: Some(day(since)),
        licence: licence.map(str::to_owned),
        words: "other".to_owned(),
        source: 0,
    };
    let facts = Facts {
        licences: vec![span("2023-11-02", None), span("2024-05-12", Some("apache-2-0"))],
        events: vec![Event {
            id: "e".to_owned(),
            kind: "policy".to_owned(),
            date: day("2022-10-07"),
            title: "rules".to_owned(),
            source: 0,
        }],
        ..Facts::default()
    };
    let check = |text: &str, verdict| assert_eq!(weigh(text, &facts).verdict, verdict, "{text}");
    check("licence of 01-ai/Yi-34B at 2024-08-19 is apache-2-0", Verdict::Holds);
    check("licence of 01-ai/Yi-34B at 2024-08-19 is mit", Verdict::DoesNotHold);
    check("licence of 01-ai/Yi-34B at 2024-01-01 is apache-2-0", Verdict::Unknown);
    check("licence of 01-ai/Yi-34B at 2023-01-01 is apache-2-0", Verdict::Unknown);
    check("event e on 2022-10-07", Verdict::Holds);
    check("event e on 2022-10", Verdict::Holds);
    check("event e on 2022-10-08", Verdict::DoesNotHold);
    check("event f on 2022-10-08", Verdict::Unknown);
    check("uncheckable forecast", Verdict::NotCheckable);
    check("unit of \"one billion tokens\" for size", Verdict::DoesNotHold);
    check("unit of \"10 亿参数\" for size", Verdict::Holds);
}

#[test]
fn a_wrong_unit_comes_with_the_one_that_was_meant() {
    for (words, meant) in [
        ("one billion tokens", "one billion parameters"),
        ("10亿词元", "10亿参数"),
        ("1 Milliarde Token", "1 Milliarde Parametern"),
    ] {
        let outcome = weigh(&format!("unit of \"{words}\" for size"), &Facts::default());
        let remark = Remark::WrongUnit {
            suggestion: meant.to_owned(),
        };
        assert!(
            outcome.figures[0].remarks.contains(&remark),
            "{words}: {:?}",
            outcome.figures[0].remarks
        );
    }
}

#[test]
fn nothing_handed_in_is_unknown() {
    for text in [
        FIVE,
        "rank of x on y at 2024 is 1",
        "largest of country CN at 2024 is x",
        "licence of x at 2024 is mit",
    ] {
        let outcome = weigh(text, &Facts::default());
        assert_eq!(outcome.verdict, Verdict::Unknown, "{text}");
        assert!(outcome.figures.iter().all(|figure| !figure.remarks.is_empty()));
    }
}

#[test]
fn a_definition_that_cannot_be_read_says_line_and_key() {
    let check = |text: &str, line, key: &str| {
        let error = Definitions::read(text).unwrap_err();
        assert_eq!((error.line, error.key.as_str()), (line, key), "{error}");
    };
    check("schema = 2", 1, "schema");
    check(
        "schema = 1\n[[definition]]\nid = \"A\"\nversion = 1\nattribution = \"publisher\"\nname = { en = \"a\" }\nabout = { en = \"a\" }",
        3,
        "id",
    );
    check(
        "schema = 1\n[[definition]]\nid = \"a\"\nattribution = \"guess\"",
        4,
        "attribution",
    );
    check("schema = 1\nnonsense = 3", 2, "nonsense");
}
