//! Laws of answers, effective terms, openness and policies, over arbitrary burdens.

use atlas::{Answer, Stance, TermGroup, Verdict};
use licences::{
    Burden, LicenceId, Policy, Rule, Situation, Subject, Table, When, effective, may, openness, questions, strictness,
};
use proptest::prelude::*;

fn any_licence() -> impl Strategy<Value = LicenceId> {
    let table = Table::embedded();
    let held: Vec<LicenceId> = table
        .licences()
        .filter(|(_, l)| !l.terms.is_empty())
        .map(|(id, _)| id)
        .collect();
    let bare: Vec<LicenceId> = table
        .licences()
        .filter(|(_, l)| l.terms.is_empty())
        .map(|(id, _)| id)
        .take(200)
        .collect();
    prop_oneof![9 => prop::sample::select(held), 1 => prop::sample::select(bare)]
}

fn any_burden() -> impl Strategy<Value = Burden> {
    (prop::collection::vec(any_licence(), 0..4), any::<bool>()).prop_map(|(licences, unknown)| {
        let all = licences.into_iter().map(|id| Burden::of(Some(id)));
        let known = all.fold(Burden::default(), |one, other| one.and(&other));
        Burden {
            unknown: unknown || known.licences.is_empty(),
            ..known
        }
    })
}

fn any_situation() -> impl Strategy<Value = Situation> {
    let number = || prop::option::of(prop::sample::select(vec![0.0, 1e3, 1e6, 1e8, 2e8, 7e8, 1e9, 1e11]));
    let place = prop::option::of(prop::sample::select(vec!["EU", "DE", "US", "CN", "KR", "xx"]));
    (number(), number(), place, any::<bool>()).prop_map(|(users, revenue, territory, modified)| Situation {
        users,
        revenue,
        territory: territory.map(String::from),
        modified,
    })
}

fn any_rule() -> impl Strategy<Value = Rule> {
    let table = Table::embedded();
    let slugs: Vec<String> = table
        .licences()
        .take(120)
        .map(|(_, l)| l.slug.clone())
        .chain([String::from("unknown")])
        .collect();
    let pick = |from: Vec<&'static str>| prop::option::weighted(0.3, prop::sample::select(from));
    let words = |w: Option<&'static str>| w.map(String::from);
    (
        prop::sample::select(Stance::ALL.to_vec()),
        pick(vec!["use-commercial", "share-alike", "notice", "naming-duty"]),
        pick(vec!["yes", "no", "strong"]),
        prop::option::weighted(0.3, prop::sample::select(slugs)),
        pick(vec!["permissive", "community", "rail"]),
        pick(vec!["CN", "US", "unknown"]),
        pick(vec!["free-use", "closed", "restricted"]),
        any::<bool>(),
    )
        .prop_map(
            move |(then, term, value, licence, family, country, openness, why)| Rule {
                then,
                when: When {
                    value: term.and(words(value)),
                    term: words(term),
                    licence,
                    family: words(family),
                    country: Some(country.unwrap_or("US").to_owned()),
                    openness: words(openness),
                    ..When::default()
                },
                why: why.then(|| String::from("because \"so\" — \\ \t and\nmore")),
            },
        )
}

fn any_policy() -> impl Strategy<Value = Policy> {
    (
        prop::sample::select(Stance::ALL.to_vec()),
        prop::collection::vec(any_rule(), 0..6),
    )
        .prop_map(|(default, rules)| Policy {
            name: String::from("P"),
            default,
            rules,
        })
}

fn verdict_of(burden: &Burden) -> Verdict {
    let verdicts = burden.licences.iter().map(|id| Table::embedded().licence(*id).verdict);
    let known = verdicts.reduce(licences::strictest).unwrap_or(Verdict::Unknown);
    if burden.unknown && known != Verdict::Deny {
        Verdict::Unknown
    } else {
        known
    }
}

fn subject<'a>(burden: &'a Burden, country: Option<&'a str>) -> Subject<'a> {
    Subject {
        burden,
        verdict: verdict_of(burden),
        maker: None,
        country,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn another_licence_never_makes_an_answer_laxer(one in any_burden(), other in any_burden(), situation in any_situation()) {
        let both = one.and(&other);
        for question in questions() {
            let before = may(Table::embedded(), &one, question, &situation);
            let after = may(Table::embedded(), &both, question, &situation);
            prop_assert!(strictness(after.answer) >= strictness(before.answer), "{}", question.key);
        }
    }

    #[test]
    fn an_answer_is_the_strictest_of_its_reasons_and_never_without_one(burden in any_burden(), situation in any_situation()) {
        for question in questions() {
            let ruling = may(Table::embedded(), &burden, question, &situation);
            let strictest = ruling.reasons.iter().max_by_key(|r| strictness(r.answer)).map(|r| r.answer);
            prop_assert_eq!(Some(ruling.answer), strictest);
            prop_assert!(ruling.reasons.windows(2).all(|w| strictness(w[0].answer) >= strictness(w[1].answer)));
            for reason in &ruling.reasons {
                let named = reason.licence.zip(reason.term).map(|(id, at)| Table::embedded().licence(id).terms[at].key.as_str());
                prop_assert!(named.is_none_or(|key| key == reason.key));
                // What no term says is never a grant.
                prop_assert!(reason.term.is_some() || matches!(reason.answer, Answer::Unknown | Answer::No | Answer::Conditions));
                prop_assert!(reason.term.is_some() || reason.answer != Answer::Yes);
            }
        }
    }

    #[test]
    fn unknown_never_becomes_permissive(burden in any_burden(), situation in any_situation()) {
        let unknown = Burden { unknown: true, ..burden };
        for question in questions() {
            let answer = may(Table::embedded(), &unknown, question, &situation).answer;
            prop_assert!(matches!(answer, Answer::Unknown | Answer::No), "{}", question.key);
        }
        for term in effective(Table::embedded(), &unknown) {
            let group = Table::embedded().licence(term.licence).terms[term.term].group;
            prop_assert!(group != TermGroup::Allows);
        }
        for (key, holds, _) in openness(Table::embedded(), &unknown) {
            let permissive = !matches!(key, "restricted" | "closed");
            prop_assert!(holds != Some(permissive), "{}", key);
        }
    }

    #[test]
    fn the_order_in_which_licences_come_together_does_not_matter(one in any_burden(), other in any_burden()) {
        let (left, right) = (one.and(&other), other.and(&one));
        prop_assert_eq!(effective(Table::embedded(), &left), effective(Table::embedded(), &right));
        prop_assert_eq!(openness(Table::embedded(), &left), openness(Table::embedded(), &right));
    }

    /// Of every term of every licence: it holds in the end, or one that is stricter in the same key does, or it was a grant.
    #[test]
    fn no_duty_and_no_limit_is_lost(burden in any_burden()) {
        let table = Table::embedded();
        let held = effective(table, &burden);
        for id in &burden.licences {
            for (at, term) in table.licence(*id).terms.iter().enumerate() {
                if held.iter().any(|e| (e.licence, e.term) == (*id, at)) || term.group == TermGroup::Allows {
                    continue;
                }
                let stricter = held.iter().map(|e| &table.licence(e.licence).terms[e.term]).any(|t| t.key == term.key && t.rank > term.rank);
                prop_assert!(stricter, "{} {}", table.licence(*id).slug, term.key);
            }
        }
    }

    /// Of what is granted only what all of them grant.
    #[test]
    fn a_grant_stands_only_where_all_grant_it(burden in any_burden()) {
        let table = Table::embedded();
        for found in effective(table, &burden) {
            let term = &table.licence(found.licence).terms[found.term];
            if term.group != TermGroup::Allows {
                continue;
            }
            for id in &burden.licences {
                let others = table.licence(*id).terms.iter().filter(|t| t.key == term.key);
                prop_assert!(others.clone().count() > 0 && others.clone().all(|t| t.group == TermGroup::Allows));
            }
        }
    }

    #[test]
    fn a_rule_that_denies_never_relaxes(policy in any_policy(), rule in any_rule(), burden in any_burden(), place in 0_usize..6) {
        let mut stricter = policy.clone();
        stricter.rules.insert(place.min(policy.rules.len()), Rule { then: Stance::Deny, ..rule });
        for country in [Some("US"), Some("CN"), None] {
            let before = policy.decide(Table::embedded(), &subject(&burden, country)).stance;
            let after = stricter.decide(Table::embedded(), &subject(&burden, country)).stance;
            prop_assert!(after >= before);
        }
    }

    /// Rules about openness speak of all licences at once and are left out here.
    #[test]
    fn another_licence_never_makes_a_policy_milder(mut policy in any_policy(), one in any_burden(), other in any_burden()) {
        policy.rules.iter_mut().for_each(|r| r.when.openness = None);
        let both = one.and(&other);
        let before = policy.decide(Table::embedded(), &subject(&one, Some("US"))).stance;
        let after = policy.decide(Table::embedded(), &subject(&both, Some("US"))).stance;
        prop_assert!(after >= before);
    }

    #[test]
    fn nothing_unknown_is_allowed_unless_a_rule_names_it(policy in any_policy(), burden in any_burden()) {
        let unknown = Burden { unknown: true, ..burden };
        let named = policy.rules.iter().any(|r| r.then == Stance::Allow && r.when.licence.as_deref() == Some("unknown"));
        let decision = policy.decide(Table::embedded(), &subject(&unknown, Some("US")));
        prop_assert!(named || decision.stance != Stance::Allow);
        prop_assert!(!decision.rules.is_empty());
    }

    #[test]
    fn the_order_of_rules_does_not_matter(policy in any_policy(), burden in any_burden()) {
        let mut turned = policy.clone();
        turned.rules.reverse();
        let (one, other) = (policy.decide(Table::embedded(), &subject(&burden, Some("US"))), turned.decide(Table::embedded(), &subject(&burden, Some("US"))));
        prop_assert_eq!(one.stance, other.stance);
        prop_assert_eq!(one.rules.len(), other.rules.len());
    }

    #[test]
    fn a_policy_is_read_as_it_was_written(policy in any_policy()) {
        prop_assert_eq!(Policy::read(&policy.to_toml()), Ok(policy));
    }

    #[test]
    fn no_words_make_a_policy_panic(words in "\\PC{0,200}", lines in prop::collection::vec("(name|default|then|when|why|\\[\\[rule\\]\\]) ?=? ?(\"[a-z]{0,6}\"|\\{ licence = \"mit\" \\}|[0-9]|\\[\\])?", 0..8)) {
        let _ = Policy::read(&words);
        let _ = Policy::read(&lines.join("\n"));
    }

    #[test]
    fn no_words_make_a_reading_panic(words in "\\PC{0,80}", ids in prop::collection::vec("(MIT|Apache-2.0|GPL-3.0-only|LicenseRef-x|AND|OR|WITH|or|/|\\(|\\)|LLVM-exception|\\[|\\]|,|\")", 0..12)) {
        let context = licences::Context::default();
        let _ = Table::embedded().resolve(&words, &context);
        let joined = ids.join(" ");
        let bound = Table::embedded().bound_by(&joined, &context);
        let named = Table::embedded().resolve(&joined, &context).licence();
        prop_assert_eq!(bound.licences.is_empty(), bound.unknown);
        prop_assert!(named.is_none_or(|id| bound.licences == [id]));
    }
}

#[test]
fn an_expression_of_any_length_ends() {
    let long = vec!["(MIT OR Apache-2.0)"; 40].join(" AND ");
    assert!(
        Table::embedded()
            .expression(&long)
            .is_some_and(|e| e.branches.len() == 3)
    );
    // More ways to comply than anybody could weigh: not understood, and not cut short.
    let pairs = [
        ("MIT", "ISC"),
        ("Zlib", "BSL-1.0"),
        ("MPL-2.0", "EPL-2.0"),
        ("CC0-1.0", "Unlicense"),
        ("AFL-3.0", "OSL-3.0"),
        ("ECL-2.0", "MIT-0"),
    ];
    let wide = pairs.map(|(one, other)| format!("({one} OR {other})")).join(" AND ");
    assert_eq!(Table::embedded().expression(&wide), None);
    let nested = format!("{}MIT{}", "(".repeat(400), ")".repeat(400));
    let _ = Table::embedded().expression(&nested);
}
