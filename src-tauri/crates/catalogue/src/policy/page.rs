//! The page of a policy: its parts, and exactly what it makes of the atlas.

use super::{Applied, Kept, place_of, read};
use crate::{
    Catalogue, Result,
    view::{
        ModelRow, PolicyAsk, PolicyEffect, PolicyForm, PolicyPage, PolicyRule, PolicySample, PolicyTry,
        PolicyVocabulary,
    },
};
use atlas::Stance;
use index::{Ask, parse};
use licences::{Policy, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Models listed of a stance.
const MOST_LISTED: u32 = 12;

impl Catalogue {
    /// The policy in force with what it makes of the atlas; ready-made ones and the words of rules in any case.
    ///
    /// # Errors
    /// When the atlas cannot be read.
    pub async fn policy(&self, _ask: &PolicyAsk) -> Result<PolicyPage> {
        self.policy_page(&self.applied()).await
    }

    /// What a policy would make of the atlas. Nothing is kept and nothing else changes.
    ///
    /// # Errors
    /// [`crate::Error::Policy`] with the line for what is no policy; otherwise when the atlas cannot be read.
    pub async fn policy_try(&self, ask: &PolicyTry) -> Result<PolicyPage> {
        let kept = Kept::Read(Box::new(read(&ask.toml)?));
        self.policy_page(&self.applying(Some(&ask.toml), kept)).await
    }

    async fn policy_page(&self, applied: &Applied) -> Result<PolicyPage> {
        let (policy, trouble) = match &applied.kept {
            Kept::Nothing => (None, None),
            Kept::Read(policy) => (Some(policy), None),
            Kept::Broken(trouble) => (None, Some(trouble.clone())),
        };
        let effect = match policy {
            Some(policy) => Some(self.effect(applied, policy).await?),
            None => None,
        };
        let sample = |(key, toml): &(&str, &str)| PolicySample {
            key: (*key).to_owned(),
            toml: (*toml).to_owned(),
        };
        Ok(PolicyPage {
            policy: policy.map(|policy| form(policy)),
            toml: applied.toml.clone().unwrap_or_default(),
            trouble,
            effect,
            samples: licences::samples().iter().map(sample).collect(),
            vocabulary: self.vocabulary(),
        })
    }

    async fn effect(&self, applied: &Applied, policy: &Policy) -> Result<PolicyEffect> {
        let mut counts = Stance::ALL.map(|stance| (stance, 0_u32));
        let mut by_rule = vec![0_u32; policy.rules.len() + 1];
        let default = policy.rules.len();
        for (group, models) in self.index.groups() {
            let Some(decision) = self.decided(&applied.kept, &group) else {
                continue;
            };
            let (_, count) = &mut counts[place_of(decision.stance)];
            *count += models;
            let deciding: BTreeSet<usize> = decision.rules.iter().map(|met| met.rule.unwrap_or(default)).collect();
            for rule in deciding {
                if let Some(count) = by_rule.get_mut(rule) {
                    *count += models;
                }
            }
        }
        Ok(PolicyEffect {
            counts: counts.to_vec(),
            by_rule,
            denied: self.most_used(applied, Stance::Deny).await?,
            asked: self.most_used(applied, Stance::Ask).await?,
        })
    }

    async fn most_used(&self, applied: &Applied, stance: Stance) -> Result<Vec<ModelRow>> {
        let ask = Ask {
            limit: MOST_LISTED,
            ..Ask::default()
        };
        let query = parse(&format!("policy:{}", stance.as_str()));
        let found = self.asked_under(&query, &ask, applied);
        let mut rows = self.rows_at(&found.rows).await?;
        rows.iter_mut().for_each(|row| row.policy = Some(stance));
        Ok(rows)
    }

    fn vocabulary(&self) -> PolicyVocabulary {
        let table = Table::embedded();
        let mut terms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut families = BTreeSet::new();
        for (_, licence) in table.licences() {
            families.insert(licence.family.clone());
            for term in &licence.terms {
                terms.entry(&term.key).or_default().insert(&term.value);
            }
        }
        let countries: BTreeSet<String> = self
            .names
            .makers
            .all()
            .filter_map(|maker| maker.country.clone())
            .collect();
        PolicyVocabulary {
            terms: terms
                .into_iter()
                .map(|(key, values)| (key.to_owned(), values.into_iter().map(str::to_owned).collect()))
                .collect(),
            families: families.into_iter().collect(),
            openness: licences::definitions()
                .iter()
                .map(|definition| definition.key.clone())
                .collect(),
            countries: countries.into_iter().collect(),
        }
    }
}

/// A policy in parts.
fn form(policy: &Policy) -> PolicyForm {
    let rule = |rule: &licences::Rule| PolicyRule {
        then: rule.then.as_str().to_owned(),
        term: rule.when.term.clone(),
        value: rule.when.value.clone(),
        licence: rule.when.licence.clone(),
        family: rule.when.family.clone(),
        country: rule.when.country.clone(),
        maker: rule.when.maker.clone(),
        openness: rule.when.openness.clone(),
        verdict: rule.when.verdict.map(|verdict| verdict.as_str().to_owned()),
        why: rule.why.clone(),
    };
    PolicyForm {
        name: policy.name.clone(),
        default: policy.default,
        rules: policy.rules.iter().map(rule).collect(),
    }
}
