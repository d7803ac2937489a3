//! What a record changes, and what it leaves alone.

use super::*;
use atlas::Relation;
use sources::Parent;

/// A model of the Hub of which nothing but number and name is held.
pub(crate) fn held(id: i64, repo: &str) -> Held {
    Held {
        id,
        hub_id: Some(String::from("62")),
        owner_id: 1,
        recorded: true,
        source_id: 1,
        ..nothing_held(repo)
    }
}

/// A record that says nothing but who it is.
pub(crate) fn record(hub_id: &str, repo: &str) -> ModelRecord {
    ModelRecord {
        hub_id: Some(hub_id.to_owned()),
        repo: repo.to_owned(),
        created_at_ms: None,
        modified_at: None,
        downloads: None,
        downloads_all: None,
        likes: None,
        gate: Says::Nothing,
        disabled: false,
        private: false,
        task: Says::Nothing,
        library: Says::Nothing,
        tags: Says::Nothing,
        languages: Says::Nothing,
        parents: Says::Nothing,
        licence: Says::Nothing,
        params: None,
        architecture: None,
        context: None,
        sha: None,
    }
}

fn today() -> Day {
    "2026-11-23".parse().unwrap()
}

fn step(held: &Held, record: &ModelRecord) -> Step {
    compare(held, record, &BTreeMap::from([(String::from("b"), 7)]), today())
}

/// What is held after a step.
fn after(held: &Held, step: Step) -> Held {
    let mut row = Held {
        repo: step.name.repo,
        owner_id: step.name.owner_id,
        hub_id: step.name.hub_id,
        created_ms: step.name.created_ms,
        created_on: step.name.created_on,
        recorded: true,
        task: step.about.task,
        library: step.about.library,
        architecture: step.about.architecture,
        params: step.about.params,
        context: step.about.context,
        gated: step.about.gated,
        languages: step.about.languages,
        told: step.about.told,
        state: step.about.state,
        state_since: step.about.state_since,
        licence_words: step.licence.words,
        licence_name: step.licence.name,
        licence_link: step.licence.link,
        downloads: step.counts.downloads,
        likes: step.counts.likes,
        downloads_all: step.counts.downloads_all,
        modified_at: step.counts.modified_at,
        sha: step.counts.sha,
        tags: step.tags.or_else(|| held.tags.clone()),
        ..held.clone()
    };
    if let Some((day, counts)) = step.samples.into_iter().next_back() {
        row.sampled_on = Some(day);
        (row.sampled_downloads, row.sampled_likes) = (counts.downloads, counts.likes);
    }
    row
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn licence(ids: &[&str], name: Option<&str>, link: Option<&str>) -> Says<LicenceWords> {
    Says::This(LicenceWords {
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        name: name.map(str::to_owned),
        link: link.map(str::to_owned),
    })
}

#[test]
fn silence_takes_nothing_back() {
    let full = Held {
        task: some("text-generation"),
        library: some("transformers"),
        licence_words: some("mit"),
        gated: some("open"),
        params: Some(7),
        downloads: Some(9_000),
        tags: some(r#"["x"]"#),
        told: -1,
        ..held(1, "a/a")
    };
    let found = step(&full, &record("62", "a/a"));
    assert_eq!(
        (found.name, found.about, found.licence, found.counts),
        (full.name(), full.about(), full.licence(), full.counts())
    );
    assert_eq!(
        (found.tags, found.changes, found.beside, found.alias),
        (None, vec![], vec![], None)
    );
}

#[test]
fn the_first_word_is_no_change_and_the_second_is() {
    let mut first = record("62", "a/a");
    first.task = Says::This(String::from("text-generation"));
    first.gate = Says::This(Gate::Open);
    first.licence = licence(&["mit"], None, None);
    let before = held(1, "a/a");
    let found = step(&before, &first);
    assert_eq!(found.changes, []);
    let before = after(&before, found);
    let mut second = first.clone();
    second.task = Says::None;
    second.gate = Says::This(Gate::Manual);
    second.licence = licence(&["apache-2.0", "mit"], None, None);
    second.disabled = true;
    let found = step(&before, &second);
    assert_eq!(
        found.changes,
        [
            ("task", some("text-generation"), None),
            ("gated", some("open"), some("manual")),
            ("licence", some("mit"), some("apache-2.0, mit")),
            ("state", some("there"), some("disabled")),
        ]
    );
    assert_eq!(found.about.state_since, some("2026-11-23"));
    assert_eq!(step(&after(&before, found), &second).changes, []);
}

#[test]
fn the_true_name_of_another_licence_is_learned_and_then_kept() {
    let mut listed = record("62", "a/a");
    listed.licence = licence(&["other"], None, None);
    let bare = after(&held(1, "a/a"), step(&held(1, "a/a"), &listed));
    let mut carded = listed.clone();
    carded.licence = licence(&["other"], Some("tongyi-qianwen"), Some("LICENSE"));
    let found = step(&bare, &carded);
    assert_eq!(found.changes, []);
    let named = after(&bare, found);
    assert_eq!(named.licence_name, some("tongyi-qianwen"));
    // A list that gives the id alone takes neither back.
    let found = step(&named, &listed);
    assert_eq!((&found.licence, found.changes.len()), (&named.licence(), 0));
    let mut renamed = carded.clone();
    renamed.licence = licence(&["other"], Some("qwen-research"), Some("LICENSE"));
    assert_eq!(
        step(&named, &renamed).changes,
        [(
            "licence",
            some("other (tongyi-qianwen, LICENSE)"),
            some("other (qwen-research, LICENSE)")
        )]
    );
    let mut freed = carded;
    freed.licence = licence(&["mit"], None, None);
    let found = step(&named, &freed);
    assert_eq!(
        found.changes,
        [("licence", some("other (tongyi-qianwen, LICENSE)"), some("mit"))]
    );
    assert_eq!(found.licence.name, None);
    let mut none = listed;
    none.licence = Says::None;
    assert_eq!(step(&named, &none).changes[0].2, None);
}

#[test]
fn what_another_source_said_stays_beside_when_the_hub_takes_over() {
    let starter = Held {
        hub_id: None,
        source_as_of: some("2026-01-05"),
        created_on: some("2024-08-01"),
        task: some("text-generation"),
        library: some("gguf"),
        params: Some(7_000),
        languages: String::from(r#"["en"]"#),
        licence_words: some("apache-2.0"),
        downloads: Some(5_000),
        likes: Some(3),
        ..held(1, "a/a")
    };
    let mut listed = record("62", "a/a");
    listed.created_at_ms = Some(1_722_470_400_000);
    listed.task = Says::This(String::from("text-generation"));
    listed.library = Says::This(String::from("transformers"));
    listed.licence = licence(&["mit"], None, None);
    listed.params = Some(7_100);
    listed.downloads = Some(6_000);
    let found = step(&starter, &listed);
    assert_eq!(found.changes, []);
    assert_eq!(
        found.beside,
        [
            ("library", String::from("gguf")),
            ("params", String::from("7000")),
            ("licence_words", String::from("apache-2.0")),
            ("languages", String::from(r#"["en"]"#)),
        ]
    );
    assert_eq!(
        (found.about.params, found.licence.words.as_deref()),
        (Some(7_000), Some("mit"))
    );
    let days: Vec<_> = found
        .samples
        .iter()
        .map(|(day, counts)| (day.as_str(), counts.downloads))
        .collect();
    assert_eq!(days, [("2026-01-05", Some(5_000)), ("2026-11-23", Some(6_000))]);
    // From now on the Hub has spoken, and its next word is a change; the kept value is not kept twice.
    let taken = after(&starter, found);
    listed.library = Says::None;
    let found = step(&taken, &listed);
    assert_eq!(found.changes, [("library", some("transformers"), None)]);
    assert_eq!(found.beside, []);
}

#[test]
fn a_new_name_is_a_change_and_a_lost_name_is_found_again() {
    let found = step(&held(1, "a/old"), &record("62", "b/new"));
    assert_eq!(found.changes, [("repo", some("a/old"), some("b/new"))]);
    assert_eq!((found.alias.as_deref(), found.name.owner_id), (Some("a/old"), 7));
    let lost = Held {
        state: String::from("gone"),
        ..held(1, "a/old@62")
    };
    let found = step(&lost, &record("62", "a/old"));
    assert_eq!(found.changes, [("state", some("gone"), some("there"))]);
    assert_eq!((found.name.repo.as_str(), found.alias), ("a/old", None));
    let known_by_name = Held {
        hub_id: None,
        ..held(1, "a/Old")
    };
    let found = step(&known_by_name, &record("62", "a/old"));
    assert_eq!((found.changes, found.alias.as_deref()), (vec![], Some("a/Old")));
}

#[test]
fn numbers_no_column_can_hold_are_not_taken() {
    let mut odd = record("62", "a/a");
    odd.params = Some(0);
    odd.context = Some(u64::MAX);
    odd.downloads = Some(u64::MAX);
    odd.created_at_ms = Some(i64::MAX);
    let found = step(&held(1, "a/a"), &odd);
    assert_eq!(
        (found.about.params, found.about.context, found.counts.downloads),
        (None, None, None)
    );
    assert_eq!(found.name.created_on, None);
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    fn says<T: Clone + std::fmt::Debug + 'static>(values: Vec<T>) -> impl Strategy<Value = Says<T>> {
        prop_oneof![
            Just(Says::Nothing),
            Just(Says::None),
            proptest::sample::select(values).prop_map(Says::This)
        ]
    }

    fn strings(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    prop_compose! {
        fn any_record()(
            repo in proptest::sample::select(strings(&["a/a", "b/new", "A/a"])),
            task in says(strings(&["text-generation", "fill-mask"])),
            library in says(strings(&["transformers", "gguf"])),
            gate in says(vec![Gate::Open, Gate::Auto]),
            languages in says(vec![strings(&["en"]), strings(&["zh", "de"])]),
            tags in says(vec![strings(&["gguf", "x"]), strings(&["en", "license:mit"])]),
            ids in says(vec![strings(&["mit"]), strings(&["other"]), strings(&[])]),
            name in proptest::option::of(Just(String::from("n"))),
            parents in says(vec![vec![Parent { repo: String::from("p/p"), relation: Some(Relation::Merge) }]]),
            numbers in proptest::collection::vec(proptest::option::of(any::<u64>()), 5),
            (disabled, private) in any::<(bool, bool)>(),
        ) -> ModelRecord {
            ModelRecord {
                task, library, gate, languages, tags, parents, disabled, private,
                licence: match ids {
                    Says::This(ids) => Says::This(LicenceWords { ids, name, link: None }),
                    Says::None => Says::None,
                    Says::Nothing => Says::Nothing,
                },
                downloads: numbers[0], likes: numbers[1], params: numbers[2], context: numbers[3], downloads_all: numbers[4],
                ..record("62", &repo)
            }
        }
    }

    proptest! {
        #[test]
        fn the_same_record_twice_changes_nothing(records in proptest::collection::vec(any_record(), 1..6)) {
            let mut row = held(1, "a/a");
            for record in &records {
                let first = step(&row, record);
                row = after(&row, first);
                let again = step(&row, record);
                prop_assert_eq!(&again.name, &row.name());
                prop_assert_eq!(&again.about, &row.about());
                prop_assert_eq!(&again.licence, &row.licence());
                prop_assert_eq!(&again.counts, &row.counts());
                prop_assert_eq!((&again.tags, &again.alias), (&None, &None));
                prop_assert!(again.changes.is_empty() && again.samples.is_empty() && again.beside.is_empty());
            }
        }

        #[test]
        fn every_change_names_what_was_held_and_what_is_held_now(records in proptest::collection::vec(any_record(), 1..6)) {
            let mut row = held(1, "a/a");
            for record in &records {
                let found = step(&row, record);
                let now = after(&row, found.clone());
                for (field, was, became) in found.changes {
                    let of = |row: &Held| match field {
                        "task" => row.task.clone(),
                        "library" => row.library.clone(),
                        "gated" => row.gated.clone(),
                        "repo" => Some(row.repo.clone()),
                        "state" => Some(row.state.clone()),
                        _ => licence_words(&row.licence()),
                    };
                    prop_assert_ne!(&was, &became);
                    prop_assert_eq!((was, became), (of(&row), of(&now)), "{}", field);
                }
                row = now;
            }
        }
    }
}
