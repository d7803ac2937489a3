//! The board of the story on two days, written by hand, with the edges that are known of its models.

use atlas::{Carries, Day, EdgeStatus, Relation};
use claims::facts::{Board, Facts, Maker, Model, Parent, Standing, Told};

pub(crate) fn told<T>(value: T) -> Option<Told<T>> {
    Some(Told { value, source: 0 })
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a date written in a test")
}

fn publisher(owner: &str) -> Option<Told<String>> {
    let slug = match owner {
        "Qwen" => "qwen",
        "meta-llama" => "meta",
        "abacusai" => "abacus",
        "01-ai" => "01-ai",
        other => other,
    };
    told(slug.to_owned())
}

pub(crate) fn row(place: u32, name: &str, class: &str) -> Standing {
    let (owner, _) = name.split_once('/').unwrap_or(("", name));
    Standing {
        place,
        rank_first: place,
        rank_last: place,
        words: name.to_owned(),
        model: Some(name.to_owned()),
        publisher: publisher(owner),
        class_raw: told(class.to_owned()),
        class: told(class.to_owned()),
        ..Standing::default()
    }
}

pub(crate) fn edge(name: &str, relation: Relation, status: EdgeStatus, carries: Carries) -> Parent {
    Parent {
        name: name.to_owned(),
        relation,
        status,
        carries,
        fraction: None,
        source: 0,
    }
}

const QWEN: &str = "Qwen2ForCausalLM";

/// The ten first rows of 19 August 2024.
pub(crate) fn august() -> Facts {
    let mut rows = vec![
        row(1, "dnhkng/RYS-XLarge", QWEN),
        row(2, "MaziyarPanahi/calme-2.1-qwen2-72b", QWEN),
        row(3, "MaziyarPanahi/calme-2.2-qwen2-72b", QWEN),
        row(4, "Undi95/MG-FinalMix-72B", QWEN),
        row(5, "Qwen/Qwen2-72B-Instruct", QWEN),
        row(6, "alpindale/magnum-72b-v1", QWEN),
        row(7, "meta-llama/Meta-Llama-3.1-70B-Instruct", "InternLM2ForCausalLM"),
        row(8, "abacusai/Smaug-Qwen2-72B-Instruct", QWEN),
        row(9, "paulml/ECE-ILAB-Q1", QWEN),
        row(10, "dnhkng/RYS-Huge-bnb-4bit", "Unknown"),
    ];
    rows[6].class = told("LlamaForCausalLM".to_owned());
    rows[6].corrections = vec!["the board prints InternLM2 for a Llama model".to_owned()];
    let mut facts = Facts {
        boards: vec![Board {
            slug: "open-llm-v2".to_owned(),
            asked: day("2024-08-19"),
            date: day("2024-08-19"),
            held: 10,
            of: Some(731),
            rows,
            source: 0,
        }],
        sources: vec!["a test".to_owned()],
        ..Facts::default()
    };
    for (slug, country) in [
        ("qwen", Some("CN")),
        ("meta", Some("US")),
        ("abacus", Some("US")),
        ("dnhkng", None),
    ] {
        let country = country.and_then(|code| told(code.to_owned()));
        facts.makers.insert(
            slug.to_owned(),
            Maker {
                name: slug.to_owned(),
                country,
            },
        );
    }
    lineage(&mut facts);
    facts
}

/// What is known of where they come from.
fn lineage(facts: &mut Facts) {
    use {
        Carries::{No, Yes},
        EdgeStatus::{Declared, Documented, Inferred},
        Relation::{Finetune, Merge},
    };
    let instruct = "Qwen/Qwen2-72B-Instruct";
    let edges: [(&str, Vec<Parent>); 9] = [
        (
            "dnhkng/RYS-XLarge",
            vec![
                edge("MaziyarPanahi/calme-2.1-qwen2-72b", Merge, Documented, Yes),
                edge("dnhkng/RYS-XLarge", Finetune, Declared, No),
            ],
        ),
        (
            "MaziyarPanahi/calme-2.1-qwen2-72b",
            vec![edge(instruct, Finetune, Declared, Yes)],
        ),
        (
            "MaziyarPanahi/calme-2.2-qwen2-72b",
            vec![edge("Qwen/Qwen2-72B", Finetune, Declared, Yes)],
        ),
        (
            "Undi95/MG-FinalMix-72B",
            vec![
                edge(instruct, Merge, Declared, Yes),
                edge("anthracite-org/magnum-v1-72b", Merge, Declared, Yes),
            ],
        ),
        (instruct, vec![edge("Qwen/Qwen2-72B", Finetune, Declared, Yes)]),
        ("Qwen/Qwen2-72B", Vec::new()),
        (
            "alpindale/magnum-72b-v1",
            vec![edge("Qwen/Qwen2-72B", Finetune, Declared, Yes)],
        ),
        (
            "abacusai/Smaug-Qwen2-72B-Instruct",
            vec![
                edge("abacusai/Smaug-Qwen2-72B-Instruct", Finetune, Declared, No),
                edge(instruct, Finetune, Inferred, Yes),
            ],
        ),
        ("paulml/ECE-ILAB-Q1", vec![edge(instruct, Merge, Inferred, Yes)]),
    ];
    for (name, parents) in edges {
        hold(facts, name, parents);
    }
    let meta = Model {
        maker: publisher("meta-llama"),
        ..Model::default()
    };
    facts
        .models
        .insert("meta-llama/Meta-Llama-3.1-70B-Instruct".to_owned(), meta);
}

fn hold(facts: &mut Facts, name: &str, parents: Vec<Parent>) {
    let owner = name.split_once('/').map_or("", |(owner, _)| owner);
    let model = Model {
        maker: publisher(owner),
        class: None,
        parents,
    };
    facts.models.insert(name.to_owned(), model);
}
