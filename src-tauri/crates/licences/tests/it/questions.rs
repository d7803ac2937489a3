//! May I…? The answers for the licences people meet most, each with the term that gives it, and circumstances.

use atlas::Answer;
use licences::{Burden, Ruling, Situation, Table, may, openness, question, questions};

fn burden(slugs: &[&str]) -> Burden {
    let table = Table::embedded();
    slugs
        .iter()
        .map(|slug| Burden::of(table.by_slug(slug)))
        .fold(Burden::default(), |one, other| one.and(&other))
}

fn asked(slugs: &[&str], key: &str, situation: &Situation) -> Option<Ruling> {
    Some(may(Table::embedded(), &burden(slugs), question(key)?, situation))
}

fn answer(slugs: &[&str], key: &str) -> Option<Answer> {
    asked(slugs, key, &Situation::default()).map(|r| r.answer)
}

/// The clause of the weightiest reason.
fn clause(slugs: &[&str], key: &str) -> Option<(String, String)> {
    let ruling = asked(slugs, key, &Situation::default())?;
    let reason = ruling.reasons.first()?;
    let term = &Table::embedded().licence(reason.licence?).terms[reason.term?];
    Some((reason.key.clone(), term.clause.clone()))
}

/// Every answer for every licence of which terms are held, for reading through: one letter a question.
#[test]
fn every_answer_is_the_one_that_was_read_through() {
    let table = Table::embedded();
    let mut page = String::from("y yes, c conditions, a ask, n no, ? unknown\n");
    page.push_str(&questions().iter().map(|q| q.key.as_str()).collect::<Vec<_>>().join(" "));
    for (id, licence) in table.licences().filter(|(_, l)| !l.terms.is_empty()) {
        let ruled = questions()
            .iter()
            .map(|q| may(table, &Burden::of(Some(id)), q, &Situation::default()));
        let letters = ruled.map(|r| match r.answer {
            Answer::Yes => 'y',
            Answer::Conditions => 'c',
            Answer::Ask => 'a',
            Answer::No => 'n',
            Answer::Unknown => '?',
        });
        let letters: String = letters.collect();
        let open = openness(table, &Burden::of(Some(id)));
        let open: Vec<&str> = open
            .iter()
            .filter(|(_, holds, _)| *holds == Some(true))
            .map(|(key, ..)| *key)
            .collect();
        page.push_str(&format!("\n{letters} {} [{}]", licence.slug, open.join(" ")));
    }
    insta::assert_snapshot!(page);
}

#[test]
fn the_answers_that_matter_rest_on_their_clause() {
    use Answer::{Ask, Conditions, No, Unknown, Yes};
    for (slug, question, expected, key, place) in [
        ("llama-3-1", "sell", Conditions, "use-commercial", "§1.a, §2"),
        ("llama-2", "train-others", No, "outputs-train-others", "§1.b.v"),
        (
            "llama-3-1",
            "train-others",
            Conditions,
            "outputs-train-others",
            "§1.b.i",
        ),
        ("llama-3-1", "name-freely", No, "naming-duty", "§1.b.i"),
        ("llama-2", "military", No, "field-of-use", "AUP"),
        ("llama-4", "deploy-eu", No, "territory-excluded", "AUP, last paragraph"),
        (
            "tencent-hunyuan-large",
            "deploy-eu",
            No,
            "territory-excluded",
            "§1.l, §5.c",
        ),
        ("tongyi-qianwen", "large-scale", Ask, "user-threshold", "§4"),
        ("tongyi-qianwen", "train-others", No, "outputs-train-others", "§5.b"),
        (
            "cc-by-nc-4-0",
            "sell",
            No,
            "use-commercial",
            "§2(a)(1), §1 (NonCommercial)",
        ),
        ("gpl-3-0", "modify-closed", No, "share-alike", "§5(c)"),
        ("mit", "use", Yes, "use-commercial", "¶1"),
        ("mit", "patents-safe", Unknown, "patent-grant", ""),
        ("apache-2-0", "redistribute", Conditions, "notice", "§4(a)-(d)"),
        ("yi-2-0", "sell", Ask, "registration", "§2, last ¶"),
        ("yi-2-1", "military", No, "field-of-use", "§2(2)"),
        ("bigcode-openrail-m", "medical", Conditions, "use-commercial", ""),
        ("mrl-0-1", "sell", No, "use-commercial", "§3.2"),
    ] {
        assert_eq!(answer(&[slug], question), Some(expected), "{slug} {question}");
        if slug != "bigcode-openrail-m" {
            let why = clause(&[slug], question).unwrap();
            assert_eq!((why.0.as_str(), why.1.as_str()), (key, place), "{slug} {question}");
        }
    }
}

#[test]
fn a_number_that_is_said_is_held_against_the_threshold() {
    let users = |number: f64| Situation {
        users: Some(number),
        ..Situation::default()
    };
    let sell = |slug: &str, number: f64| asked(&[slug], "large-scale", &users(number)).unwrap();
    // More than 100 million of the product: ask, from there on only.
    assert_eq!(sell("tongyi-qianwen", 100_000_000.0).answer, Answer::Conditions);
    assert_eq!(sell("tongyi-qianwen", 100_000_001.0).answer, Answer::Ask);
    // 700 million of everything the company and its affiliates run: fewer users of one product prove nothing.
    assert_eq!(sell("llama-3-1", 800_000_000.0).answer, Answer::Ask);
    assert_eq!(sell("llama-3-1", 1_000.0).answer, Answer::Conditions);
    let turns = sell("llama-3-1", 650_000_000.0).turns;
    assert_eq!(
        (turns[0].metric.as_str(), turns[0].amount, turns[0].becomes),
        ("monthly_active_users", 700e6, Answer::Ask)
    );
    assert_eq!(turns[0].stated, Some(650e6));
    // Only the name has to be shown beyond it.
    assert_eq!(sell("kimi-k2-modified-mit", 200_000_000.0).answer, Answer::Conditions);
}

#[test]
fn different_counts_are_never_compared() {
    let said = Situation {
        users: Some(5.0),
        revenue: Some(5.0),
        ..Situation::default()
    };
    // Daily users, and revenue by the month.
    for (slug, key, metric) in [
        ("baichuan2-community", "sell", "daily_active_users"),
        ("kimi-k2-modified-mit", "sell", "monthly_revenue"),
    ] {
        let ruling = asked(&[slug], key, &said).unwrap();
        let turn = ruling.turns.iter().find(|t| t.metric == metric).unwrap();
        assert_eq!(turn.stated, None, "{slug}");
        assert!(ruling.answer != Answer::Yes);
    }
    let rich = Situation {
        revenue: Some(2e6),
        ..Situation::default()
    };
    assert_eq!(
        asked(
            &["lfm-1-0"],
            "sell",
            &Situation {
                revenue: Some(2e7),
                ..rich.clone()
            }
        )
        .unwrap()
        .answer,
        Answer::No
    );
    let turns = asked(&["stability-community-2024"], "sell", &rich).unwrap().turns;
    assert_eq!(
        (turns[0].metric.as_str(), turns[0].becomes, turns[0].stated),
        ("annual_revenue", Answer::Ask, Some(2e6))
    );
}

#[test]
fn a_territory_is_held_against_the_list_also_through_the_union_it_belongs_to() {
    let at = |slug: &str, place: &str| {
        let territory = Some(place.to_owned());
        asked(
            &[slug],
            "sell",
            &Situation {
                territory,
                ..Situation::default()
            },
        )
        .map(|r| r.answer)
    };
    assert_eq!(at("tencent-hunyuan-large", "DE"), Some(Answer::No));
    assert_eq!(at("tencent-hunyuan-large", "eu"), Some(Answer::No));
    assert_eq!(at("tencent-hunyuan-large", "US"), Some(Answer::Conditions));
    assert_eq!(at("tencent-hunyuan-3d-2-0", "KR"), Some(Answer::No));
    assert_eq!(at("tencent-hunyuan-large", "KR"), Some(Answer::Conditions));
    // Only multimodal models are hit: somebody has to look which one it is.
    assert_eq!(answer(&["llama-3-2"], "deploy-eu"), Some(Answer::Ask));
}

#[test]
fn a_missing_licence_is_never_an_answer() {
    let unknown = Burden {
        licences: vec![],
        unknown: true,
    };
    for question in questions() {
        for burden in [&unknown, &Burden::default(), &unknown.and(&burden(&["mit"]))] {
            let ruling = may(Table::embedded(), burden, question, &Situation::default());
            assert_eq!(ruling.answer, Answer::Unknown, "{}", question.key);
        }
    }
    // A refusal stays one beside it.
    let ruling = may(
        Table::embedded(),
        &unknown.and(&burden(&["cc-by-nc-4-0"])),
        question("sell").unwrap(),
        &Situation::default(),
    );
    assert_eq!(ruling.answer, Answer::No);
}

#[test]
fn of_a_licence_without_terms_only_what_its_family_withholds_is_known() {
    let table = Table::embedded();
    for (slug, expected) in [
        ("cc-by-nc-2-5", Answer::No),
        ("bsd-4-clause", Answer::Unknown),
        ("busl-1-1", Answer::Unknown),
    ] {
        assert!(table.licence(table.by_slug(slug).unwrap()).terms.is_empty(), "{slug}");
        assert_eq!(answer(&[slug], "sell"), Some(expected), "{slug}");
    }
}

#[test]
fn changing_the_weights_brings_its_own_duties() {
    let changed = Situation {
        modified: true,
        ..Situation::default()
    };
    assert_eq!(
        asked(&["cc-by-nd-4-0"], "redistribute", &Situation::default())
            .unwrap()
            .answer,
        Answer::Conditions
    );
    assert_eq!(
        asked(&["cc-by-nd-4-0"], "redistribute", &changed).unwrap().answer,
        Answer::No
    );
    let named = |s: &Situation| {
        asked(&["llama-3-1"], "sell", s)
            .unwrap()
            .reasons
            .iter()
            .any(|r| r.key == "naming-duty")
    };
    assert!(named(&changed) && !named(&Situation::default()));
}

#[test]
fn definitions_of_openness_stand_side_by_side() {
    let held = |slugs: &[&str], key: &str| {
        let all = openness(Table::embedded(), &burden(slugs));
        all.into_iter().find(|(k, ..)| *k == key).map(|(_, holds, _)| holds)
    };
    assert_eq!(held(&["apache-2-0"], "osi-licence"), Some(Some(true)));
    assert_eq!(held(&["cc-by-4-0"], "osi-licence"), Some(Some(false)));
    assert_eq!(held(&["apache-2-0", "llama-2"], "osi-licence"), Some(Some(false)));
    assert_eq!(held(&["llama-2"], "open-weights"), Some(Some(true)));
    assert_eq!(held(&["llama-2"], "free-use"), Some(Some(false)));
    assert_eq!(held(&["llama-2"], "restricted"), Some(Some(true)));
    assert_eq!(held(&["mit"], "restricted"), Some(Some(false)));
    assert_eq!(held(&["proprietary"], "closed"), Some(Some(true)));
    // The licence alone can rule it out and never prove it.
    assert_eq!(held(&["apache-2-0"], "osaid-possible"), Some(None));
    assert_eq!(held(&["llama-2"], "osaid-possible"), Some(Some(false)));
    let unknown = Burden {
        licences: burden(&["mit"]).licences,
        unknown: true,
    };
    for (key, holds, _) in openness(Table::embedded(), &unknown) {
        assert_eq!(holds, None, "{key}");
    }
}
