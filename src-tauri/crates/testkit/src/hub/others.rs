//! The other places of a sync, small: ModelScope over the same models, price lists, the SPDX list, and files by path.

use super::{
    Inside, errors,
    files::ranged,
    http::{Reply, Request},
    item,
    json::{self, Object},
    world::World,
};
use crate::words::words;

/// No page of ModelScope lies behind this row.
const WINDOW: usize = 3000;
/// Models that are sold by the token.
const SOLD: usize = 12;

/// Answers what is not the Hub's.
pub(super) fn answer(inside: &Inside, request: &Request) -> Option<Reply> {
    let path = request.path();
    if let Some(file) = inside.options.files.get(&path) {
        return Some(kept(file, request));
    }
    let world = inside.world();
    let body = match path.as_str() {
        "/openapi/v1/models" => return Some(modelscope(&world, request)),
        "/api/v1/models" => open_router(&world),
        "/api.json" => models_dev(&world),
        "/BerriAI/litellm/main/model_prices_and_context_window.json" => litellm(&world),
        "/spdx/license-list-data/main/json/licenses.json" => spdx(),
        _ => {
            let id = path.strip_prefix("/spdx/license-list-data/main/json/details/")?;
            let id = id.strip_suffix(".json")?;
            spdx_text(id)
        }
    };
    Some(kept(body.as_bytes(), request))
}

/// A file with a tag, whole, in part, or not again.
fn kept(body: &[u8], request: &Request) -> Reply {
    let tag = format!("\"{}\"", super::etag::blob(body));
    if request.header("if-none-match") == Some(tag.as_str()) {
        return Reply::new(304, "text/plain; charset=utf-8", "").with("ETag", tag);
    }
    let mut reply = ranged(body, request);
    if body.first().is_some_and(|first| matches!(first, b'{' | b'[')) {
        reply.set("Content-Type", String::from("application/json; charset=utf-8"));
    }
    reply.with("ETag", tag)
}

fn modelscope(world: &World, request: &Request) -> Reply {
    let asked = |wanted: &str| {
        let found = request.query().into_iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.to_lowercase())
    };
    let number = |name: &str, usual: usize| asked(name).and_then(|value| value.parse().ok()).unwrap_or(usual);
    let (page, size) = (number("page_number", 1).max(1), number("page_size", 10));
    if size > 50 || page * size > WINDOW {
        let refusal = Object::new()
            .raw("success", "false")
            .text("code", "QuotaLimitExceed")
            .text("message", "page_number * page_size must not exceed 3000")
            .done();
        return errors::json(403, &refusal);
    }
    let (owner, search) = (asked("owner"), asked("search"));
    // Every third model has a twin there.
    let twins = (0..world.len()).filter(|at| at % 3 == 0 && world.is_listed(*at));
    let found: Vec<usize> = twins
        .filter(|at| {
            let repo = world.repo(*at).to_lowercase();
            let of = repo.split('/').next().unwrap_or_default();
            owner.as_deref().is_none_or(|owner| owner == of) && search.as_ref().is_none_or(|word| repo.contains(word))
        })
        .collect();
    let shown = found.iter().skip((page - 1) * size).take(size);
    let models = json::list(shown.map(|at| twin(world, *at)));
    let data = Object::new()
        .raw("models", &models)
        .number("total_count", found.len())
        .number("page_number", page)
        .number("page_size", size)
        .done();
    let whole = Object::new()
        .raw("success", "true")
        .text("request_id", "test")
        .raw("data", &data)
        .done();
    errors::json(200, &whole)
}

fn twin(world: &World, at: usize) -> String {
    let row = world.row(at);
    let licence = match world.licence(at).ids.first().map(String::as_str) {
        Some("apache-2.0") => String::from("Apache License 2.0"),
        Some(id) => id.to_owned(),
        None => String::new(),
    };
    Object::new()
        .text("id", &world.repo(at))
        .text("display_name", &format!("模型 {at}"))
        .text("description", "")
        .text("license", &licence)
        .raw("tags", "[]")
        .raw("tasks", "[]")
        .number("downloads", row.downloads / 10)
        .number("likes", row.likes / 10)
        .text("created_at", &item::iso(world.created_s(at)))
        .text("last_modified", &item::iso(row.modified_s.into()))
        .raw("private", "false")
        .raw("gated", "false")
        .done()
}

fn sold(world: &World) -> Vec<usize> {
    (0..world.len().min(SOLD)).collect()
}

/// Prices move by a little each day.
fn cents(world: &World, at: usize) -> i64 {
    let day = world.now_s / 86_400;
    i64::try_from(at).unwrap_or(0) * 7 + 10 + day % 5
}

fn open_router(world: &World) -> String {
    let models = sold(world).into_iter().map(|at| {
        let repo = world.repo(at);
        let pricing = Object::new()
            .text("prompt", &format!("0.{:08}", cents(world, at)))
            .text("completion", &format!("0.{:08}", cents(world, at) * 3))
            .done();
        Object::new()
            .text("id", &repo.to_lowercase())
            .text("canonical_slug", &repo.to_lowercase())
            .text("hugging_face_id", &repo)
            .text("name", &repo)
            .number("created", world.created_s(at))
            .number("context_length", 8192)
            .raw("pricing", &pricing)
            .done()
    });
    Object::new().raw("data", &json::list(models)).done()
}

fn models_dev(world: &World) -> String {
    let mut models = Object::new();
    for at in sold(world) {
        let repo = world.repo(at);
        let cost = Object::new()
            .raw("input", &format!("{}.5", cents(world, at)))
            .raw("output", &format!("{}.5", cents(world, at) * 4))
            .done();
        let model = Object::new()
            .text("id", &repo)
            .text("name", &repo)
            .raw("open_weights", "true")
            .raw("cost", &cost)
            .done();
        models.raw(&repo, &model);
    }
    let provider = Object::new()
        .text("id", "seller")
        .text("name", "A Seller")
        .raw("env", "[]")
        .raw("models", &models.done())
        .done();
    Object::new().raw("seller", &provider).done()
}

fn litellm(world: &World) -> String {
    let mut whole = Object::new();
    whole.raw("sample_spec", "{\"mode\":\"one of …\"}");
    for at in sold(world) {
        let model = Object::new()
            .raw("input_cost_per_token", &format!("{}e-08", cents(world, at)))
            .raw("output_cost_per_token", &format!("{}e-08", cents(world, at) * 2))
            .text("litellm_provider", "seller")
            .text("mode", "chat")
            .number("max_input_tokens", 8192)
            .done();
        whole.raw(&format!("seller/{}", world.repo(at)), &model);
    }
    whole.done()
}

fn spdx() -> String {
    let licences = ["Apache-2.0", "MIT", "CC-BY-4.0", "BSD-3-Clause", "GPL-3.0-only"].map(|id| {
        Object::new()
            .text("licenseId", id)
            .text("name", &format!("{id} licence"))
            .raw("isDeprecatedLicenseId", "false")
            .raw("isOsiApproved", "true")
            .text("detailsUrl", &format!("./{id}.json"))
            .number("referenceNumber", 1)
            .raw("seeAlso", "[]")
            .done()
    });
    Object::new()
        .text("licenseListVersion", "3.99")
        .raw("licenses", &json::list(licences))
        .text("releaseDate", "2026-11-01")
        .done()
}

fn spdx_text(id: &str) -> String {
    let words = words().purposes.first().map_or("", String::as_str);
    Object::new()
        .text("licenseId", id)
        .text("name", &format!("{id} licence"))
        .text("licenseText", &format!("Text of {id}, made for tests ({words})."))
        .done()
}
