//! The counter for a browser on this machine: POST /ask, and the built pages under the window's own rules.
//!
//! It listens on 127.0.0.1 only. A page of another site cannot ask it: the Host must be ours (so a name that was made to
//! point here is refused), a foreign Origin is refused, and only `application/json` is taken, which no page can send
//! elsewhere without being asked first.

mod files;
mod guard;

use crate::door::{Door, Outcome, print};
use anyhow::{Context as _, anyhow};
use desk::{Desk, Fault};
use files::{Page, Pages};
use serde_json::Value;
use std::{
    io::{Read as _, Write as _},
    net::Ipv4Addr,
    path::Path,
    thread,
};
use tiny_http::{HTTPVersion, Header, Method, Request, Response, Server};
use tokio::runtime::Handle;

/// The window's policy, with this host in the place of Tauri's own scheme.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
connect-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'; object-src 'none'";

/// Questions answered at the same time; a browser keeps six connections.
const CLERKS: usize = 6;

/// The longest question: an import of a large library.
const MOST_BYTES: usize = 64 << 20;

/// Answers until the process is ended. The first line says where.
pub(crate) fn serve(door: &Door, ui: Option<&Path>, port: u16) -> Outcome<u8> {
    let pages = ui.map(Pages::open).transpose()?;
    let server = Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        anyhow!("127.0.0.1:{port} cannot be listened on: {error}. Choose another port, or 0 for a free one.")
    })?;
    let port = server.server_addr().to_ip().context("127.0.0.1 is an address")?.port();
    let address = format!("http://127.0.0.1:{port}/");
    print(&if door.json {
        format!("{}\n", serde_json::json!({ "address": address }))
    } else {
        format!("{address}\n")
    })?;
    door.desk.settle_what_was_cut_off();
    let (server, pages, handle) = (&server, pages.as_ref(), Handle::current());
    tokio::task::block_in_place(|| {
        thread::scope(|scope| {
            for _ in 0..CLERKS {
                let (desk, handle) = (door.desk.clone(), handle.clone());
                scope.spawn(move || {
                    while let Ok(mut request) = server.recv() {
                        let reply = answer(&mut request, &desk, pages, port, &handle);
                        hand_over(request, reply);
                    }
                });
            }
        });
    });
    Ok(0)
}

type Reply = Response<std::io::Cursor<Vec<u8>>>;

/// Answers in HTTP/1.0, after which the browser ends the connection. tiny_http gives each connection a thread for as long
/// as it lives; when a browser opens several at once it counts threads as free that are not, and a connection kept alive
/// would leave the others waiting for ever (tiny_http 0.12, seen with Chromium's first page).
fn hand_over(request: Request, reply: Reply) {
    let head_only = *request.method() == Method::Head;
    let mut line = request.into_writer();
    // A browser that has gone away needs no answer.
    let _ = reply
        .raw_print(&mut line, HTTPVersion(1, 0), &[], head_only, None)
        .and_then(|()| line.flush());
}

fn answer(request: &mut Request, desk: &Desk, pages: Option<&Pages>, port: u16, handle: &Handle) -> Reply {
    if let Err(why) = guard::admit(request, port) {
        return plain(403, why);
    }
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    match (request.method(), path.as_str()) {
        (Method::Post, "/ask") => ask(request, desk, handle),
        (_, "/ask") => plain(405, "Ask with POST and a JSON body."),
        (Method::Get | Method::Head, _) => match pages.and_then(|pages| pages.find(&path)) {
            Some(page) => show(page),
            None => plain(
                404,
                "There is no such page. Start with --ui DIR to serve the built pages.",
            ),
        },
        _ => plain(405, "Only GET, HEAD and POST /ask are answered."),
    }
}

fn ask(request: &mut Request, desk: &Desk, handle: &Handle) -> Reply {
    if !guard::is_json(request) {
        return plain(415, "A question is application/json.");
    }
    let mut body = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    if request.as_reader().take(most + 1).read_to_end(&mut body).is_err() || body.len() > MOST_BYTES {
        return plain(413, "The question is longer than 64 MiB or was cut off.");
    }
    let question = serde_json::from_slice::<Value>(&body).unwrap_or(Value::Null);
    match handle.block_on(desk.ask_json(question)) {
        Ok(answer) => json(200, &answer),
        Err(fault) => json(status(&fault), &serde_json::to_value(fault).unwrap_or(Value::Null)),
    }
}

fn status(fault: &Fault) -> u16 {
    use atlas::Code;
    match fault.code {
        Code::BadRequest | Code::BadPolicy => 400,
        Code::NotFound => 404,
        Code::Busy => 503,
        Code::DiskFull => 507,
        Code::TooNew | Code::Damaged | Code::ReadOnly | Code::NoFolder | Code::Internal => 500,
    }
}

fn json(status: u16, answer: &Value) -> Reply {
    dressed(
        Response::from_data(answer.to_string()).with_status_code(status),
        "application/json",
    )
}

fn plain(status: u16, why: &str) -> Reply {
    dressed(
        Response::from_data(format!("{why}\n")).with_status_code(status),
        "text/plain; charset=utf-8",
    )
}

fn show(page: Page) -> Reply {
    dressed(Response::from_data(page.bytes), page.kind)
}

/// Every answer under the same rules, whatever it is.
fn dressed(mut reply: Reply, kind: &str) -> Reply {
    let fields = [
        ("Content-Type", kind),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ];
    for (name, value) in fields {
        if let Ok(header) = Header::from_bytes(name, value) {
            reply.add_header(header);
        }
    }
    reply
}
