//! Policies: what is read, what is said of a line that cannot be read, and what they make of a model.

use atlas::{Stance, Verdict};
use licences::{Burden, Policy, PolicyProblem, Subject, Table, samples};

fn burden(slugs: &[&str], unknown: bool) -> Burden {
    let table = Table::embedded();
    let all = slugs.iter().map(|slug| Burden::of(table.by_slug(slug)));
    let known = all.fold(Burden::default(), |one, other| one.and(&other));
    Burden {
        unknown: unknown || known.unknown,
        ..known
    }
}

fn stance(policy: &Policy, slugs: &[&str], unknown: bool) -> Stance {
    let table = Table::embedded();
    let burden = burden(slugs, unknown);
    let verdicts = burden.licences.iter().map(|id| table.licence(*id).verdict);
    let verdict = if unknown {
        Verdict::Unknown
    } else {
        verdicts.reduce(licences::strictest).unwrap_or(Verdict::Unknown)
    };
    let subject = Subject {
        burden: &burden,
        verdict,
        maker: Some("meta"),
        country: None,
    };
    policy.decide(table, &subject).stance
}

fn sample(name: &str) -> Policy {
    let (_, toml) = samples().iter().find(|(key, _)| *key == name).unwrap_or(&("", ""));
    Policy::read(toml).unwrap_or(Policy {
        name: String::new(),
        default: Stance::Allow,
        rules: vec![],
    })
}

#[test]
fn samples_are_read_and_say_why() {
    assert_eq!(
        samples().iter().map(|(key, _)| *key).collect::<Vec<_>>(),
        ["company", "research", "hobby"]
    );
    for (key, toml) in samples() {
        let policy = Policy::read(toml).unwrap();
        assert!(policy.rules.len() >= 4, "{key}");
        assert!(policy.rules.iter().all(|r| r.why.is_some()), "{key}");
        assert_eq!(Policy::read(&policy.to_toml()).unwrap(), policy, "{key}");
    }
}

#[test]
fn samples_decide_as_they_say() {
    use Stance::{Allow, Ask, Deny};
    for (name, slugs, unknown, expected) in [
        ("company", &["mit"][..], false, Allow),
        ("company", &["apache-2-0"], false, Allow),
        ("company", &["gpl-3-0"], false, Ask),
        ("company", &["llama-3-1"], false, Ask),
        ("company", &["cc-by-nc-4-0"], false, Deny),
        ("company", &["mit", "cc-by-nc-4-0"], false, Deny),
        ("company", &["mit", "tongyi-qianwen"], false, Ask),
        ("company", &["yi-2-1"], false, Deny),
        ("company", &["mit"], true, Ask),
        ("company", &[], true, Ask),
        ("research", &["cc-by-nc-4-0"], false, Allow),
        ("research", &["llama-2"], false, Ask),
        ("research", &["proprietary"], false, Deny),
        ("research", &[], true, Ask),
        ("hobby", &["tongyi-qianwen"], false, Allow),
        ("hobby", &["llama-3-1"], false, Ask),
        ("hobby", &[], true, Allow),
    ] {
        assert_eq!(stance(&sample(name), slugs, unknown), expected, "{name} {slugs:?}");
    }
}

#[test]
fn what_cannot_be_read_is_said_with_its_line() {
    let at = |toml: &str| Policy::read(toml).map_err(|e| (e.line, e.key.clone(), e.problem));
    let rule = |inner: &str| format!("name = \"x\"\ndefault = \"ask\"\n\n[[rule]]\n{inner}\n");
    for (toml, line, key) in [
        (String::from("name = "), 1, "policy"),
        (String::from("default = \"ask\"\n"), 1, "name"),
        (String::from("name = \"x\"\n"), 1, "default"),
        (String::from("name = \"x\"\ndefault = \"maybe\"\n"), 2, "default"),
        (
            String::from("name = \"x\"\ndefault = \"ask\"\nrules = []\n"),
            3,
            "rules",
        ),
        (String::from("name = \"x\"\ndefault = \"ask\"\nrule = 3\n"), 3, "rule"),
        (String::from("name = 3\ndefault = \"ask\"\n"), 1, "name"),
        (rule("then = \"deny\""), 4, "when"),
        (rule("when = { licence = \"mit\" }"), 4, "then"),
        (rule("then = \"deny\"\nwhen = { }"), 6, "when"),
        (rule("then = \"deny\"\nwhen = \"mit\""), 6, "when"),
        (rule("then = \"deny\"\nwhen = { licence = \"nope\" }"), 6, "licence"),
        (rule("then = \"deny\"\nwhen = { colour = \"red\" }"), 6, "colour"),
        (rule("then = \"deny\"\nwhen = { term = \"nope\" }"), 6, "term"),
        (rule("then = \"deny\"\nwhen = { value = \"no\" }"), 6, "term"),
        (rule("then = \"deny\"\nwhen = { family = \"nope\" }"), 6, "family"),
        (rule("then = \"deny\"\nwhen = { openness = \"nope\" }"), 6, "openness"),
        (rule("then = \"deny\"\nwhen = { verdict = \"nope\" }"), 6, "verdict"),
        (rule("then = \"deny\"\nwhen = { country = \"Germany\" }"), 6, "country"),
        (rule("then = \"deny\"\nwhen = { licence = \"mit\" }\nwhy = 3"), 7, "why"),
        (
            rule("then = \"deny\"\nwhy = \"ü\"\nwhen = { licence = \"\" }"),
            7,
            "licence",
        ),
    ] {
        let (found, named, _) = at(&toml).unwrap_err();
        assert_eq!((found, named.as_str()), (line, key), "{toml}");
    }
    let error = Policy::read("name = \"x\"\ndefault = \"maybe\"\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 2: default: “maybe” is not known; allowed: allow, ask, deny"
    );
    assert!(matches!(error.problem, PolicyProblem::Value { .. }));
}

#[test]
fn a_hostile_file_is_refused_in_time() {
    assert!(Policy::read(&"x".repeat(1 << 20)).is_err());
    assert!(Policy::read(&format!("name = {}", "[".repeat(100_000))).is_err());
    let many = "[[rule]]\nthen = \"deny\"\nwhen = { licence = \"mit\" }\n".repeat(501);
    assert!(Policy::read(&format!("name = \"x\"\ndefault = \"ask\"\n{many}")).is_err());
    assert!(Policy::read("name = \"\u{0}\"").is_err());
}

#[test]
fn an_allowance_for_one_licence_says_nothing_for_another_that_binds_too() {
    let policy =
        Policy::read("name = \"x\"\ndefault = \"deny\"\n[[rule]]\nthen = \"allow\"\nwhen = { licence = \"mit\" }\n")
            .unwrap();
    assert_eq!(stance(&policy, &["mit"], false), Stance::Allow);
    assert_eq!(stance(&policy, &["mit", "llama-2"], false), Stance::Deny);
    assert_eq!(stance(&policy, &["mit"], true), Stance::Deny);
}

#[test]
fn nothing_unknown_is_allowed_but_by_name() {
    for when in ["maker = \"meta\"", "country = \"unknown\"", "verdict = \"unknown\""] {
        let toml = format!("name = \"x\"\ndefault = \"allow\"\n[[rule]]\nthen = \"allow\"\nwhen = {{ {when} }}\n");
        let policy = Policy::read(&toml).unwrap();
        assert_eq!(stance(&policy, &["mit"], true), Stance::Ask, "{when}");
        assert_eq!(stance(&policy, &["noassertion"], false), Stance::Ask, "{when}");
        let met = policy.decide(
            Table::embedded(),
            &Subject {
                burden: &burden(&[], true),
                verdict: Verdict::Unknown,
                maker: Some("meta"),
                country: None,
            },
        );
        assert!(met.rules.iter().all(|m| m.unknown), "{when}");
    }
    let named = Policy::read(
        "name = \"x\"\ndefault = \"deny\"\n[[rule]]\nthen = \"allow\"\nwhen = { licence = \"unknown\" }\n",
    )
    .unwrap();
    assert_eq!(stance(&named, &[], true), Stance::Allow);
    assert_eq!(stance(&named, &["mit"], true), Stance::Deny);
}

#[test]
fn the_rule_that_decided_is_named_with_its_term() {
    let policy = Policy::read(
        "name = \"x\"\ndefault = \"allow\"\n[[rule]]\nthen = \"ask\"\nwhen = { family = \"community\" }\n[[rule]]\nthen = \"deny\"\nwhen = { term = \"naming-duty\" }\n",
    )
    .unwrap();
    let burden = burden(&["llama-3-1", "mit"], false);
    let subject = Subject {
        burden: &burden,
        verdict: Verdict::Conditions,
        maker: None,
        country: None,
    };
    let decision = policy.decide(Table::embedded(), &subject);
    assert_eq!(decision.stance, Stance::Deny);
    assert_eq!(decision.rules.len(), 1);
    let met = decision.rules[0];
    let licence = Table::embedded().licence(met.licence.unwrap());
    assert_eq!(
        (
            met.rule,
            licence.slug.as_str(),
            licence.terms[met.term.unwrap()].key.as_str()
        ),
        (Some(1), "llama-3-1", "naming-duty")
    );
}
