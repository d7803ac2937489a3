//! Laws of inference: no order matters, nobody is asked twice, no circle closes, and what is known is never contradicted.

use atlas::{Day, Relation};
use lineage::{Candidate, Census, Inference, Model, Rule, Shape, Stated};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A model of a made-up atlas.
#[derive(Debug, Clone, Default)]
struct Made {
    repo: String,
    architecture: Option<&'static str>,
    params: Option<u64>,
    created: Option<Day>,
    layers: Option<u32>,
    own: bool,
}

fn made(repo: &str) -> Made {
    Made {
        repo: repo.to_owned(),
        ..Made::default()
    }
}

/// The census of these models and stated edges (child, parent, relation).
fn census(models: &[Made], stated: &[(&str, &str, Relation)]) -> Census {
    let mut census = Census::new();
    let mut places = BTreeMap::new();
    for model in models {
        let place = census.add(&Model {
            repo: &model.repo,
            architecture: model.architecture,
            params: model.params,
            created: model.created,
            downloads: None,
            shape: Shape {
                layers: model.layers,
                hidden: model.layers,
            },
            own: model.own,
        });
        places.extend(place.map(|place| (model.repo.as_str(), place)));
    }
    for (child, parent, relation) in stated {
        let edge = places.get(child).map(|child| Stated {
            child: *child,
            parent: places.get(parent).copied(),
            relation: *relation,
            carries: *relation != Relation::Architecture,
        });
        edge.into_iter().for_each(|edge| census.state(edge));
    }
    census
}

fn inferred(census: &Census, lot: u32) -> Vec<(String, String, Rule)> {
    let mut inference = Inference::new(census, &[]);
    while inference.advance(lot) {}
    let repo = |place| census.repo(place).to_owned();
    inference
        .edges()
        .iter()
        .map(|e| (repo(e.child), repo(e.parent), e.rule))
        .collect()
}

fn parent_of(models: &[Made], stated: &[(&str, &str, Relation)], child: &str) -> Option<(String, Rule)> {
    let found = inferred(&census(models, stated), 7);
    found
        .into_iter()
        .find(|(c, ..)| c == child)
        .map(|(_, parent, rule)| (parent, rule))
}

#[test]
fn a_packing_is_the_child_of_the_model_whose_name_it_bears() {
    let models = [
        "tester/Sparrow-2-7B",
        "bartowski/tester_Sparrow-2-7B-GGUF",
        "someone/Sparrow-2-7B-Q4_K_M-GGUF",
    ]
    .map(made);
    let check = |child: &str, rule: Rule| {
        assert_eq!(
            parent_of(&models, &[], child),
            Some(("tester/Sparrow-2-7B".to_owned(), rule))
        );
    };
    check("bartowski/tester_Sparrow-2-7B-GGUF", Rule::OwnerAndName);
    check("someone/Sparrow-2-7B-Q4_K_M-GGUF", Rule::Packed);
}

#[test]
fn two_that_nothing_tells_apart_are_no_candidate() {
    let models = ["a/Sparrow-2-7B", "b/Sparrow-2-7B", "c/Sparrow-2-7B-GGUF"].map(made);
    assert_eq!(parent_of(&models, &[], "c/Sparrow-2-7B-GGUF"), None);
}

#[test]
fn what_is_known_of_two_models_is_not_contradicted() {
    let pair = |change: &dyn Fn(&mut Made, &mut Made)| {
        let (mut parent, mut child) = (made("tester/Sparrow-2-7B"), made("bartowski/Sparrow-2-7B-AWQ"));
        change(&mut child, &mut parent);
        parent_of(&[parent, child], &[], "bartowski/Sparrow-2-7B-AWQ").map(|(_, rule)| rule)
    };
    let day = |text: &str| text.parse::<Day>().ok();
    assert_eq!(pair(&|_, _| ()), Some(Rule::Packed));
    assert_eq!(pair(&|c, p| (c.layers, p.layers) = (Some(32), Some(28))), None);
    assert_eq!(
        pair(&|c, p| (c.params, p.params) = (Some(9_000_000_000), Some(7_000_000_000))),
        None
    );
    assert_eq!(
        pair(&|c, p| (c.params, p.params) = (Some(2_000_000_000), Some(7_000_000_000))),
        Some(Rule::Packed)
    );
    assert_eq!(
        pair(&|c, p| (c.created, p.created) = (day("2024-01-01"), day("2024-03-01"))),
        None
    );
    assert_eq!(
        pair(&|c, p| (c.created, p.created) = (day("2024-03-01"), day("2024-01-01"))),
        Some(Rule::Packed)
    );
}

#[test]
fn nobody_is_asked_of_whom_somebody_has_spoken_or_whose_maker_trained_it() {
    let parent = made("tester/Sparrow-2-7B");
    let child = "bartowski/Sparrow-2-7B-GGUF";
    let models = [parent.clone(), made(child), made("x/Other-1B")];
    let check = |relation: Relation, expected: Option<&str>| {
        let found = parent_of(&models, &[(child, "x/Other-1B", relation)], child);
        assert_eq!(
            found.as_ref().map(|(parent, _)| parent.as_str()),
            expected,
            "{relation:?}"
        );
    };
    check(Relation::Finetune, None);
    check(Relation::Architecture, None);
    check(Relation::Successor, Some("tester/Sparrow-2-7B"));
    let unlinked = parent_of(&models, &[(child, "not/here", Relation::Finetune)], child);
    assert_eq!(unlinked, None);
    let looped = parent_of(&models, &[(child, child, Relation::Finetune)], child);
    assert!(looped.is_some(), "a loop says nothing of a parent");
    let own = Made {
        own: true,
        ..made(child)
    };
    assert_eq!(parent_of(&[parent, own], &[], child), None);
}

#[test]
fn another_makers_construction_alone_is_never_descent() {
    let llama = |repo: &str, own: bool| Made {
        architecture: Some("llama"),
        params: Some(34_000_000_000),
        layers: Some(60),
        own,
        ..made(repo)
    };
    let mut models = vec![
        llama("meta-llama/Llama-2-34b", true),
        llama("01-ai/Yi-34B", true),
        llama("01-ai/Yi-34B-200K", false),
    ];
    models.extend((0..9).map(|n| llama(&format!("x/Llama-2-34b-tuned{n}"), false)));
    let stated: Vec<_> = models[3..]
        .iter()
        .map(|m| (m.repo.as_str(), "meta-llama/Llama-2-34b", Relation::Finetune))
        .collect();
    for yi in ["01-ai/Yi-34B", "01-ai/Yi-34B-200K"] {
        assert_eq!(parent_of(&models, &stated, yi), None);
    }
}

#[test]
fn a_card_is_heard_before_names_and_only_when_it_names_one() {
    let models = ["tester/Sparrow-2-7B", "q/Sparrow-2-7B-GGUF", "x/Heron"].map(made);
    let census = census(&models, &[]);
    let parents = |cards: &[(u32, u32)]| {
        let mut inference = Inference::new(&census, cards);
        while inference.advance(1) {}
        let edges = inference.edges().iter().map(|e| (e.child, e.parent, e.rule));
        edges.collect::<Vec<_>>()
    };
    assert_eq!(parents(&[(1, 2)]), [(1, 2, Rule::Card)]);
    assert_eq!(parents(&[(1, 2), (1, 0)]), [(1, 0, Rule::Packed)]);
    assert_eq!(parents(&[(1, 1)]), [(1, 0, Rule::Packed)]);
}

#[test]
fn signs_say_what_was_seen_and_what_was_not_heard() {
    let models = ["tester/Sparrow-2-7B", "q/Sparrow-2-7B-GGUF"].map(made);
    let census = census(&models, &[]);
    let mut inference = Inference::new(&census, &[]);
    while inference.advance(10) {}
    let signs = inference.signs(&inference.edges()[0]);
    let said: Vec<(&str, &str)> = signs.iter().map(|s| (s.key, s.speaks.as_str())).collect();
    let unheard = ["architecture", "shape", "size", "date"].map(|key| (key, "unheard"));
    assert_eq!(said[..2], [("quantiser", "for"), ("name", "for")]);
    assert_eq!(said[2..], unheard);
    assert!(signs.iter().all(|s| !s.words.is_empty()));
}

fn atlases() -> impl Strategy<Value = (Vec<Made>, Vec<(usize, usize)>)> {
    let owner = prop::sample::select(vec!["a", "b", "unsloth", "bartowski", "c_d"]);
    let stem = prop::sample::select(vec![
        "Sparrow-2-7B",
        "Sparrow-2-7B-Instruct",
        "Heron-1.5B-Chat",
        "model",
        "Sparrow-2-7B-dpo",
        "a_Sparrow-2-7B",
    ]);
    let tail = prop::sample::select(vec![
        "",
        "-GGUF",
        "-AWQ",
        "-Q4_K_M-GGUF",
        "-bnb-4bit",
        "-abliterated",
        "-sft",
        "-v2",
        "-v3",
        "-lora",
    ]);
    let architecture = prop::sample::select(vec![None, Some("llama"), Some("qwen2")]);
    let model =
        (owner, stem, tail, architecture, any::<bool>()).prop_map(|(owner, stem, tail, architecture, own)| Made {
            architecture,
            own: own && tail.is_empty(),
            ..made(&format!("{owner}/{stem}{tail}"))
        });
    let models = prop::collection::vec(model, 1..60).prop_map(|models| {
        let mut seen = BTreeSet::new();
        models
            .into_iter()
            .filter(|m| seen.insert(m.repo.clone()))
            .collect::<Vec<_>>()
    });
    (models, prop::collection::vec((0_usize..60, 0_usize..60), 0..40))
}

fn edges<'a>(models: &'a [Made], pairs: &[(usize, usize)]) -> Vec<(&'a str, &'a str, Relation)> {
    let repo = |at: usize| models[at % models.len()].repo.as_str();
    pairs
        .iter()
        .map(|(child, parent)| (repo(*child), repo(*parent), Relation::Finetune))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_census_and_the_size_of_the_lots_do_not_matter((models, pairs) in atlases(), lot in 1_u32..100) {
        let stated = edges(&models, &pairs);
        let mut forth = inferred(&census(&models, &stated), 1000);
        let mut turned: Vec<Made> = models.clone();
        turned.reverse();
        let mut back_edges = stated.clone();
        back_edges.reverse();
        let mut back = inferred(&census(&turned, &back_edges), lot);
        forth.sort();
        back.sort();
        prop_assert_eq!(forth, back);
    }

    #[test]
    fn no_inferred_edge_closes_a_circle_or_joins_a_stated_one((models, pairs) in atlases()) {
        let stated = edges(&models, &pairs);
        let found = inferred(&census(&models, &stated), 5);
        let spoken: BTreeSet<&str> = stated.iter().filter(|(child, parent, _)| child != parent).map(|(child, ..)| *child).collect();
        let mut up: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (child, parent, _) in stated.iter().filter(|(child, parent, _)| child != parent) {
            up.entry(child).or_default().push(parent);
        }
        for (child, parent, _) in &found {
            prop_assert!(!spoken.contains(child.as_str()) && child != parent);
            up.entry(child).or_default().push(parent);
        }
        for (child, ..) in &found {
            let (mut seen, mut waiting) = (BTreeSet::new(), up[child.as_str()].clone());
            while let Some(at) = waiting.pop() {
                prop_assert_ne!(at, child.as_str());
                if seen.insert(at) {
                    waiting.extend(up.get(at).into_iter().flatten());
                }
            }
        }
    }

    #[test]
    fn no_name_breaks_it(names in prop::collection::vec("[\\PC/._ -]{0,40}", 0..20)) {
        let models: Vec<Made> = names.iter().map(|name| made(name)).collect();
        let census = census(&models, &[]);
        let mut inference = Inference::new(&census, &[]);
        while inference.advance(3) {}
        let edges: Vec<Candidate> = inference.edges().to_vec();
        for edge in &edges {
            prop_assert!(!inference.signs(edge).is_empty());
        }
    }
}
