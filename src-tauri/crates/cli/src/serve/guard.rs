//! Who may ask: a page of this very host, or a program that is no page at all.

use tiny_http::Request;

/// Lets a request in, or says why not.
pub(super) fn admit(request: &Request, port: u16) -> Result<(), &'static str> {
    check(
        field(request, "Host"),
        field(request, "Origin"),
        field(request, "Sec-Fetch-Site"),
        port,
    )
}

/// Whether the body is declared as JSON.
pub(super) fn is_json(request: &Request) -> bool {
    let kind = field(request, "Content-Type").unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

fn field<'r>(request: &'r Request, name: &'static str) -> Option<&'r str> {
    let held = request.headers().iter().find(|header| header.field.equiv(name));
    held.map(|header| header.value.as_str())
}

fn check(host: Option<&str>, origin: Option<&str>, site: Option<&str>, port: u16) -> Result<(), &'static str> {
    let ours = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    if !host.is_some_and(|host| ours.iter().any(|own| own.eq_ignore_ascii_case(host))) {
        return Err("This host answers only under its own address on this machine.");
    }
    if origin.is_some_and(|origin| {
        !ours
            .iter()
            .any(|own| origin.eq_ignore_ascii_case(&format!("http://{own}")))
    }) {
        return Err("Another site may not ask here.");
    }
    match site {
        Some("cross-site" | "same-site") => Err("Another site may not ask here."),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn only_this_host_and_no_other_site_is_let_in() {
        let admitted = |host, origin, site| check(host, origin, site, 4711).is_ok();
        assert!(admitted(Some("127.0.0.1:4711"), None, None), "a program");
        assert!(admitted(
            Some("localhost:4711"),
            Some("http://localhost:4711"),
            Some("same-origin")
        ));
        assert!(
            admitted(Some("LOCALHOST:4711"), None, Some("none")),
            "typed into the address bar"
        );
        assert!(!admitted(None, None, None));
        assert!(!admitted(Some("127.0.0.1"), None, None), "another port");
        assert!(!admitted(Some("127.0.0.1:80"), None, None));
        assert!(
            !admitted(Some("baimo.example:4711"), None, None),
            "a name that was made to point here"
        );
        assert!(!admitted(Some("127.0.0.1.example:4711"), None, None));
        assert!(!admitted(Some("127.0.0.1:4711"), Some("https://example.org"), None));
        assert!(
            !admitted(Some("127.0.0.1:4711"), Some("null"), None),
            "a sandboxed frame"
        );
        assert!(
            !admitted(Some("127.0.0.1:4711"), Some("http://127.0.0.1:4712"), None),
            "another program's page"
        );
        assert!(!admitted(Some("127.0.0.1:4711"), None, Some("cross-site")));
    }
}
