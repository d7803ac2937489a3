//! `GET /api/models`: filters, order, keyset pages over a collection that changes between them.

use super::{
    born, cursor,
    cursor::Keyset,
    errors,
    http::{Reply, Request},
    item::{self, Wants},
    world::World,
};
use serde_json::Value;
use std::cmp::Ordering;

/// What a request asks of the list.
struct Query {
    sort: String,
    rises: bool,
    limit: usize,
    cursor: Option<Keyset>,
    authors: Vec<String>,
    search: Option<String>,
    filters: Vec<String>,
    task: Option<String>,
    gated: Option<bool>,
    params: Option<(u64, u64)>,
    wants: Wants,
}

/// A page, before it is put into words.
pub(super) struct Page {
    /// The items, each as JSON.
    pub(super) items: Vec<String>,
    /// Where the next page begins.
    pub(super) next: Option<Keyset>,
}

impl Page {
    /// The answer, with the way to the next page on `base`.
    pub(super) fn reply(&self, base: &str, request: &Request) -> Reply {
        let reply = errors::json(200, &super::json::list(self.items.iter().cloned()));
        match &self.next {
            Some(next) => reply.with("Link", cursor::link(base, &request.target, &next.encode())),
            None => reply,
        }
    }
}

/// Answers a list; a refusal where the request is not one the Hub takes.
pub(super) fn page(world: &World, request: &Request, most: usize, unknown: Option<&str>) -> Result<Page, Box<Reply>> {
    let query = read(request, most, unknown)?;
    let mut found: Vec<usize> = candidates(world, &query);
    let order = |a: &usize, b: &usize| compare(world, &query, *a, *b);
    if found.len() > query.limit + 1 {
        found.select_nth_unstable_by(query.limit, order);
        found.truncate(query.limit + 1);
    }
    found.sort_unstable_by(order);
    let more = found.len() > query.limit;
    found.truncate(query.limit);
    let last = found.last().filter(|_| more);
    let next = last.map(|last| Keyset {
        field: query.sort.clone(),
        value: key(world, &query.sort, *last).into_json(),
        id: world.id(*last),
        rises: query.rises,
        nulls: true,
        search: query.search.as_ref().map(|_| String::from("CJoC")),
    });
    let items = found.iter().map(|at| item::listed(world, *at, &query.wants)).collect();
    Ok(Page { items, next })
}

fn read(request: &Request, most: usize, unknown: Option<&str>) -> Result<Query, Box<Reply>> {
    let mut query = Query {
        sort: String::from("trendingScore"),
        rises: false,
        limit: most.min(1000),
        cursor: None,
        authors: Vec::new(),
        search: None,
        filters: Vec::new(),
        task: None,
        gated: None,
        params: None,
        wants: Wants::default(),
    };
    for (name, value) in request.query() {
        match name.as_str() {
            "sort" => query.sort = value,
            "direction" => query.rises = value == "1",
            "limit" => query.limit = value.parse().unwrap_or(1000).clamp(1, most.min(1000)),
            "cursor" => query.cursor = Some(Keyset::decode(&value).ok_or_else(|| errors::bad("Invalid cursor"))?),
            "author" => query.authors.push(value.to_lowercase()),
            "search" => query.search = Some(value.to_lowercase()),
            "filter" => query.filters.extend(value.split(',').map(str::to_owned)),
            "pipeline_tag" => query.task = Some(value),
            "gated" => query.gated = Some(value == "true"),
            "num_parameters" => query.params = Some(between(&value)),
            "expand" | "expand[]" => query.wants.expand.push(value),
            "full" => query.wants.full = yes(&value),
            "config" => query.wants.config = yes(&value),
            "cardData" => query.wants.card = yes(&value),
            // The Hub passes over what it does not know, `library=` among it.
            _ => {}
        }
    }
    let sorts = ["createdAt", "lastModified", "downloads", "likes", "trendingScore", "id"];
    if !sorts.contains(&query.sort.as_str()) {
        return Err(errors::bad(&format!("✖ Invalid sort parameter\n  → at sort: {}", query.sort)).into());
    }
    let allowed = item::LIST.iter().copied().filter(|name| Some(*name) != unknown);
    errors::expandable(&query.wants.expand, allowed)?;
    let projected = query.wants.full || query.wants.config || query.wants.card;
    if !query.wants.expand.is_empty() && projected {
        return Err(errors::bad("`expand` cannot be used with `full`, `config` or `cardData`").into());
    }
    query.wants.trending = query.sort == "trendingScore";
    Ok(query)
}

/// `min:6B,max:128B`, either of them alone too.
fn between(value: &str) -> (u64, u64) {
    let bound = |name: &str| {
        let words = value.split(',').find_map(|part| part.strip_prefix(name))?;
        let digits = words.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let unit = match words.get(digits.len()..)? {
            "K" => 1_000,
            "M" => 1_000_000,
            "B" => 1_000_000_000,
            "T" => 1_000_000_000_000,
            _ => 1,
        };
        Some(digits.parse::<u64>().ok()?.saturating_mul(unit))
    };
    (bound("min:").unwrap_or(0), bound("max:").unwrap_or(u64::MAX))
}

fn yes(value: &str) -> bool {
    !matches!(value, "false" | "0" | "")
}

fn candidates(world: &World, query: &Query) -> Vec<usize> {
    let after = query.cursor.as_ref().map(After::new);
    let stands = |at: &usize| {
        world.is_listed(*at)
            && after.as_ref().is_none_or(|after| after.is_before(world, query, *at))
            && passes(world, query, *at)
    };
    // By creation, births stand in order already: nothing before the cursor is looked at.
    let first = match (&after, query.sort.as_str(), query.rises) {
        (Some(after), "createdAt", true) => after.counter,
        _ => 0,
    };
    if query.sort == "createdAt" && query.rises {
        return (first..world.len()).filter(stands).take(query.limit + 1).collect();
    }
    (first..world.len()).filter(stands).collect()
}

/// A value that is sorted by.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
enum Key {
    Number(i64),
    Moment(i64),
    Text(String),
}

impl Key {
    fn into_json(self) -> Value {
        match self {
            Self::Number(number) => Value::from(number),
            Self::Moment(seconds) => Value::from(item::iso(seconds)),
            Self::Text(text) => Value::from(text),
        }
    }
}

fn key(world: &World, sort: &str, at: usize) -> Key {
    let row = world.row(at);
    match sort {
        "createdAt" => Key::Moment(world.created_s(at)),
        "lastModified" => Key::Moment(row.modified_s.into()),
        "downloads" => Key::Number(row.downloads.into()),
        "likes" => Key::Number(row.likes.into()),
        "id" => Key::Text(world.repo(at)),
        _ => Key::Number(row.trending.into()),
    }
}

fn compare(world: &World, query: &Query, a: usize, b: usize) -> Ordering {
    let order = key(world, &query.sort, a)
        .partial_cmp(&key(world, &query.sort, b))
        .unwrap_or(Ordering::Equal);
    let order = if query.rises { order } else { order.reverse() };
    order.then(a.cmp(&b))
}

/// A cursor, understood.
struct After {
    value: Option<Key>,
    counter: usize,
}

impl After {
    fn new(cursor: &Keyset) -> Self {
        let value = match &cursor.value {
            Value::Number(number) => number.as_i64().map(Key::Number),
            Value::String(text) => Some(item::seconds(text).map_or_else(|| Key::Text(text.clone()), Key::Moment)),
            _ => None,
        };
        Self {
            value,
            counter: born::counter(&cursor.id).unwrap_or(0),
        }
    }

    /// Whether the model comes behind this place, by what it counts now: rows move across cursors as on the Hub.
    fn is_before(&self, world: &World, query: &Query, at: usize) -> bool {
        let Some(value) = &self.value else { return true };
        match key(world, &query.sort, at).partial_cmp(value) {
            Some(Ordering::Equal) => at > self.counter,
            Some(Ordering::Greater) => query.rises,
            Some(Ordering::Less) => !query.rises,
            None => false,
        }
    }
}

fn passes(world: &World, query: &Query, at: usize) -> bool {
    let row = world.row(at);
    if query.gated.is_some_and(|gated| gated != (row.gate > 0)) {
        return false;
    }
    if query.task.is_some() && world.task(at) != query.task.as_deref() {
        return false;
    }
    if let Some((least, most)) = query.params
        && world
            .births
            .params(at)
            .is_none_or(|params| params < least || params > most)
    {
        return false;
    }
    if !query.filters.iter().all(|filter| tagged(world, at, filter)) {
        return false;
    }
    if query.authors.is_empty() && query.search.is_none() {
        return true;
    }
    let repo = world.repo(at).to_lowercase();
    let owner = repo.split('/').next().unwrap_or_default();
    let authored = query.authors.is_empty() || query.authors.iter().any(|author| author == owner);
    authored && query.search.as_ref().is_none_or(|search| repo.contains(search))
}

/// A licence is looked up where it stands; every other tag is worked out.
fn tagged(world: &World, at: usize, filter: &str) -> bool {
    match filter.strip_prefix("license:") {
        Some(licence) => world.licence(at).ids.iter().any(|id| id == licence),
        None => item::tags(world, at).iter().any(|tag| tag == filter),
    }
}
