//! The person's own rules, and what they make of a model.
//!
//! Every licence that binds is judged by itself, and the strictest holds: so a rule that allows one licence says
//! nothing for another that binds too, and a licence that is missing is allowed by nothing but a rule that names it.

mod read;
mod samples;

pub use read::{PolicyError, PolicyProblem};
pub use samples::samples;

use crate::{Burden, Licence, LicenceId, Table, openness::definitions};
use atlas::{Stance, Verdict};
use std::fmt::Write as _;

/// Rules of a person, a group or a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// For what no rule decides.
    pub default: Stance,
    /// The rules; of all that match the strictest holds.
    pub rules: Vec<Rule>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What it comes to.
    pub then: Stance,
    /// Everything under it must be so; never empty.
    pub when: When,
    /// Why, in the person's own words.
    pub why: Option<String>,
}

/// What must be so for a rule to match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct When {
    /// Key of a term that the licence holds.
    pub term: Option<String>,
    /// What the term's value begins with; absent: any value. Stands with `term` only.
    pub value: Option<String>,
    /// Slug of the licence, or `unknown` for one that is missing or not recognised.
    pub licence: Option<String>,
    /// Family of the licence.
    pub family: Option<String>,
    /// ISO code of the maker's country, or `unknown`.
    pub country: Option<String>,
    /// Slug of the maker, or `unknown`.
    pub maker: Option<String>,
    /// Key of a definition of openness that is known to hold.
    pub openness: Option<String>,
    /// Verdict of the model after lineage.
    pub verdict: Option<Verdict>,
}

impl When {
    /// The conditions by name, those that are not set left out.
    #[must_use]
    pub fn conditions(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("term", self.term.as_deref()),
            ("value", self.value.as_deref()),
            ("licence", self.licence.as_deref()),
            ("family", self.family.as_deref()),
            ("country", self.country.as_deref()),
            ("maker", self.maker.as_deref()),
            ("openness", self.openness.as_deref()),
            ("verdict", self.verdict.map(Verdict::as_str)),
        ];
        all.into_iter()
            .filter_map(|(name, value)| value.map(|v| (name, v)))
            .collect()
    }
}

/// What a policy is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Everything that binds it.
    pub burden: &'a Burden,
    /// Its verdict after lineage.
    pub verdict: Verdict,
    /// Slug of its maker.
    pub maker: Option<&'a str>,
    /// ISO code of the maker's country.
    pub country: Option<&'a str>,
}

/// What the policy makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The strictest of all licences.
    pub stance: Stance,
    /// What led to just this stance; never empty.
    pub rules: Vec<Met>,
}

/// A rule, the default or a silence that led to a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Met {
    /// Place of the rule, from 0; `None`: the default, or with `unknown` the law that nothing unknown is allowed.
    pub rule: Option<usize>,
    /// The licence it met; `None`: the one that is missing, or none in particular.
    pub licence: Option<LicenceId>,
    /// Place of the term it met in the licence's terms.
    pub term: Option<usize>,
    /// Asked only because a licence is missing or not recognised, which no rule clears by name.
    pub unknown: bool,
}

impl Policy {
    /// What the policy makes of a model or licence.
    #[must_use]
    pub fn decide(&self, table: &Table, subject: &Subject<'_>) -> Decision {
        let burden = subject.burden;
        let known: Vec<(LicenceId, &Licence)> = burden.licences.iter().map(|id| (*id, table.licence(*id))).collect();
        let nobody_knows =
            subject.verdict == Verdict::Unknown && known.iter().all(|(_, l)| l.verdict != Verdict::Unknown);
        let missing = burden.unknown || known.is_empty() || nobody_knows;
        let general: Vec<bool> = self
            .rules
            .iter()
            .map(|r| fits_subject(table, &r.when, subject))
            .collect();
        let mut met: Vec<(Stance, Met)> = Vec::new();
        for (id, licence) in &known {
            self.judge(&general, Some((*id, licence)), &mut met);
        }
        if missing {
            self.judge(&general, None, &mut met);
        }
        let stance = met.iter().map(|(stance, _)| *stance).max().unwrap_or(Stance::Ask);
        let mut rules: Vec<Met> = met
            .into_iter()
            .filter(|(s, _)| *s == stance)
            .map(|(_, met)| met)
            .collect();
        rules.sort();
        rules.dedup();
        Decision { stance, rules }
    }

    /// Judges one licence, `None` being the one that is missing.
    fn judge(&self, general: &[bool], part: Option<(LicenceId, &Licence)>, met: &mut Vec<(Stance, Met)>) {
        let id = part.map(|(id, _)| id);
        let matching = self
            .rules
            .iter()
            .enumerate()
            .filter(|(at, _)| general.get(*at) == Some(&true));
        let matching = matching.filter_map(|(at, rule)| {
            let term = fits_licence(&rule.when, part.map(|(_, l)| l))?;
            let met = Met {
                rule: Some(at),
                licence: id,
                term,
                unknown: false,
            };
            Some((rule.then, met, rule.when.licence.is_some()))
        });
        let matching: Vec<(Stance, Met, bool)> = matching.collect();
        let strictest = matching.iter().map(|(stance, ..)| *stance).max();
        let unknown = part.is_none_or(|(_, l)| l.verdict == Verdict::Unknown);
        let named = matching
            .iter()
            .any(|(stance, _, named)| *named && *stance == Stance::Allow);
        if unknown && !named && strictest.unwrap_or(self.default) == Stance::Allow {
            met.push((
                Stance::Ask,
                Met {
                    rule: None,
                    licence: id,
                    term: None,
                    unknown: true,
                },
            ));
            return;
        }
        match strictest {
            None => met.push((
                self.default,
                Met {
                    rule: None,
                    licence: id,
                    term: None,
                    unknown: false,
                },
            )),
            Some(strictest) => {
                met.extend(
                    matching
                        .into_iter()
                        .filter(|(s, ..)| *s == strictest)
                        .map(|(s, m, _)| (s, m)),
                );
            }
        }
    }

    /// The policy as TOML, as [`Policy::read`] reads it.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = format!(
            "name = {}\ndefault = \"{}\"\n",
            quoted(&self.name),
            self.default.as_str()
        );
        for rule in &self.rules {
            let conditions = rule
                .when
                .conditions()
                .into_iter()
                .map(|(name, value)| format!("{name} = {}", quoted(value)));
            let when = conditions.collect::<Vec<_>>().join(", ");
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "\n[[rule]]\nthen = \"{}\"\nwhen = {{ {when} }}\n",
                rule.then.as_str()
            );
            if let Some(why) = &rule.why {
                let _ = writeln!(out, "why = {}", quoted(why));
            }
        }
        out
    }
}

/// What a rule says of the model as a whole.
fn fits_subject(table: &Table, when: &When, subject: &Subject<'_>) -> bool {
    let is = |wanted: &Option<String>, found: Option<&str>| {
        wanted.as_deref().is_none_or(|wanted| match found {
            None => wanted == "unknown",
            Some(found) => wanted.eq_ignore_ascii_case(found),
        })
    };
    let open = || {
        when.openness.as_deref().is_none_or(|key| {
            let definition = definitions().iter().find(|d| d.key == key);
            definition.is_some_and(|d| d.judge(table, subject.burden).0 == Some(true))
        })
    };
    is(&when.country, subject.country)
        && is(&when.maker, subject.maker)
        && when.verdict.is_none_or(|v| v == subject.verdict)
        && open()
}

/// What a rule says of one licence: `None` if it does not match, else the term it met.
fn fits_licence(when: &When, licence: Option<&Licence>) -> Option<Option<usize>> {
    let named = when.licence.as_deref();
    let Some(licence) = licence else {
        let speaks = when.term.is_some() || when.family.is_some();
        return (!speaks && named.is_none_or(|slug| slug == "unknown")).then_some(None);
    };
    if named.is_some_and(|slug| slug != licence.slug && !(slug == "unknown" && licence.verdict == Verdict::Unknown)) {
        return None;
    }
    if when.family.as_deref().is_some_and(|family| family != licence.family) {
        return None;
    }
    let Some(key) = when.term.as_deref() else {
        return Some(None);
    };
    let begins = |value: &str| when.value.as_deref().is_none_or(|with| value.starts_with(with));
    licence
        .terms
        .iter()
        .position(|t| t.key == key && begins(&t.value))
        .map(Some)
}

/// A basic string of TOML.
fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
