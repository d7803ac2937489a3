//! Files of repositories: cards, licences, configurations, weights; trees, revisions, ranges.

use super::{
    errors, etag,
    http::{Reply, Request},
    item,
    json::{self, Object},
    world::World,
};

/// A file of a repository.
pub(super) struct File {
    pub(super) name: &'static str,
    pub(super) content: Vec<u8>,
    /// Kept outside git, behind a redirect to where large files lie.
    pub(super) large: bool,
}

/// Every file of a model.
pub(super) fn all(world: &World, at: usize) -> Vec<File> {
    let small = |name, content: String| File {
        name,
        content: content.into_bytes(),
        large: false,
    };
    let mut files = vec![small("README.md", readme(world, at))];
    if let Some(licence) = licence_text(world, at) {
        let named = match world.licence(at).link.as_deref() {
            Some("LICENSE-MODEL") => "LICENSE-MODEL",
            Some("LICENSE.md") => "LICENSE.md",
            _ => "LICENSE",
        };
        files.insert(0, small(named, licence));
    }
    if let Some(architecture) = world.births.architecture(at) {
        files.push(small("config.json", format!("{{\"model_type\":\"{architecture}\"}}\n")));
    }
    if world.births.params(at).is_some() {
        let name = if world.library(at) == Some("gguf") {
            "model.Q4_K_M.gguf"
        } else {
            "model.safetensors"
        };
        // A header of two bytes and nothing behind it: enough for whoever looks whether weights are there.
        let mut content = 2_u64.to_le_bytes().to_vec();
        content.extend_from_slice(b"{}");
        content.extend_from_slice(world.id(at).as_bytes());
        files.push(File {
            name,
            content,
            large: true,
        });
    }
    files
}

fn readme(world: &World, at: usize) -> String {
    let mut text = String::from("---\n");
    let licence = world.licence(at);
    match licence.ids.as_slice() {
        [] => {}
        [one] => text.push_str(&format!("license: {one}\n")),
        many => text.push_str(&format!("license: [{}]\n", many.join(", "))),
    }
    for (name, value) in [("license_name", &licence.name), ("license_link", &licence.link)] {
        if let Some(value) = value {
            text.push_str(&format!("{name}: {value}\n"));
        }
    }
    if let Some(library) = world.library(at) {
        text.push_str(&format!("library_name: {library}\n"));
    }
    let repo = world.repo(at);
    let said = world.card(at).unwrap_or("A generated model. 这是一个生成的模型。");
    text.push_str(&format!("---\n\n# {repo}\n\n{said}\n"));
    text
}

/// Whoever says `other` has a text of their own.
fn licence_text(world: &World, at: usize) -> Option<String> {
    let licence = world.licence(at);
    let own = licence.ids.iter().any(|id| id == "other") || licence.link.is_some();
    own.then(|| {
        let name = licence.name.as_deref().unwrap_or("licence");
        format!("{name}\n\n1. Grant. Anybody may use the model.\n2. Notice. This text goes with every copy.\n")
    })
}

/// The list of files in a detail.
pub(super) fn siblings(world: &World, at: usize, sizes: bool) -> String {
    json::list(all(world, at).iter().map(|file| {
        let mut object = Object::new();
        object.text("rfilename", file.name);
        if sizes {
            object.number("size", file.content.len());
            object.text("blobId", &etag::blob(&file.content));
        }
        object.done()
    }))
}

fn entry(file: &File) -> String {
    let mut object = Object::new();
    object.text("type", "file").text("oid", &etag::blob(&file.content));
    object.number("size", file.content.len());
    if file.large {
        let large = Object::new()
            .text("oid", &etag::large(&file.content))
            .number("size", file.content.len())
            .number("pointerSize", 132)
            .done();
        object.raw("lfs", &large);
    }
    object.text("path", file.name).done()
}

/// `tree/{revision}`: every file; a repository here has few, so one page holds them all.
pub(super) fn tree(world: &World, at: usize) -> Reply {
    errors::json(200, &json::list(all(world, at).iter().map(entry)))
}

/// `paths-info/{revision}`: those asked for; missing ones are passed over in silence.
pub(super) fn paths_info(world: &World, at: usize, request: &Request) -> Reply {
    let asked: Vec<String> = match serde_json::from_slice::<serde_json::Value>(&request.body) {
        Ok(body) => body["paths"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|path| path.as_str().map(str::to_owned))
            .collect(),
        // Older clients send a form.
        Err(_) => url::form_urlencoded::parse(&request.body)
            .filter(|(name, _)| name == "paths")
            .map(|(_, path)| path.into_owned())
            .collect(),
    };
    let files = all(world, at);
    let found = files.iter().filter(|file| asked.iter().any(|path| path == file.name));
    errors::json(200, &json::list(found.map(entry)))
}

/// `refs`: one branch.
pub(super) fn refs(world: &World, at: usize) -> Reply {
    let main = Object::new()
        .text("name", "main")
        .text("ref", "refs/heads/main")
        .text("targetCommit", &world.sha(at))
        .done();
    let whole = Object::new()
        .raw("tags", "[]")
        .raw("branches", &json::list([main]))
        .raw("converts", "[]")
        .done();
    errors::json(200, &whole)
}

/// `commits/{revision}`: the newest.
pub(super) fn commits(world: &World, at: usize) -> Reply {
    let one = Object::new()
        .text("id", &world.sha(at))
        .text("title", "Update README.md")
        .text("message", "")
        .raw("authors", "[]")
        .text("date", &item::iso(world.row(at).modified_s.into()))
        .done();
    errors::json(200, &json::list([one])).with("X-Total-Count", "1")
}

/// Whether a revision is one of this repository.
pub(super) fn is_revision(world: &World, at: usize, revision: &str) -> bool {
    let sha = world.sha(at);
    matches!(revision, "main" | "HEAD" | "refs/heads/main") || (revision.len() >= 7 && sha.starts_with(revision))
}

/// A file whole or in part, its length alone, or the way to where large files lie: below `base`, said as a whole address
/// because that is another host on the real Hub. Without a base the file itself is given (`raw`).
pub(super) fn resolve(world: &World, at: usize, name: &str, base: Option<&str>, request: &Request) -> Reply {
    let files = all(world, at);
    let commit = world.sha(at);
    let Some(file) = files.iter().find(|file| file.name == name) else {
        return errors::no_entry().with("X-Repo-Commit", commit);
    };
    if file.large && world.row(at).gate > 0 {
        return errors::gated(&world.repo(at)).with("X-Repo-Commit", commit);
    }
    let tag = format!("\"{}\"", etag::blob(&file.content));
    if let Some(base) = base.filter(|_| file.large) {
        let large = etag::large(&file.content);
        let to = format!("{base}/cdn/{}/{large}", world.id(at));
        let body = format!("Found. Redirecting to {to}");
        let reply = Reply::new(302, "text/plain; charset=utf-8", body).with("Location", to);
        return reply
            .with("X-Repo-Commit", commit)
            .with("X-Linked-Size", file.content.len().to_string())
            .with("X-Linked-ETag", format!("\"{large}\""))
            .with("Accept-Ranges", "bytes");
    }
    if request.header("if-none-match") == Some(tag.as_str()) {
        return Reply::new(304, "text/plain; charset=utf-8", "").with("ETag", tag);
    }
    ranged(&file.content, request)
        .with("ETag", tag)
        .with("X-Repo-Commit", commit)
        .with("Content-Disposition", format!("inline; filename=\"{name}\""))
}

/// Where large files lie.
pub(super) fn large(world: &World, at: usize, name: &str, request: &Request) -> Option<Reply> {
    let files = all(world, at);
    let file = files.iter().find(|file| etag::large(&file.content) == name)?;
    Some(ranged(&file.content, request).with("ETag", format!("\"{name}\"")))
}

/// A body or the part of it that `Range` asks for.
pub(super) fn ranged(content: &[u8], request: &Request) -> Reply {
    let kind = "text/plain; charset=utf-8";
    let whole = Reply::new(200, kind, content).with("Accept-Ranges", "bytes");
    let Some(range) = request.header("range").and_then(|range| range.strip_prefix("bytes=")) else {
        return whole;
    };
    let (from, to) = range.split_once('-').unwrap_or((range, ""));
    let from: usize = from.parse().unwrap_or(0);
    let to = to.parse().unwrap_or(usize::MAX).min(content.len().saturating_sub(1));
    let total = content.len();
    match content.get(from..=to) {
        Some(part) if from < total => Reply::new(206, kind, part)
            .with("Accept-Ranges", "bytes")
            .with("Content-Range", format!("bytes {from}-{to}/{total}")),
        _ => Reply::new(416, kind, "").with("Content-Range", format!("bytes */{total}")),
    }
}
