//! Which addresses the system's browser may be asked to open. The page has shown the address and the person has pressed.

use url::Url;

const MAX_BYTES: usize = 4_096;

/// The address as it will be opened, if it is one for a browser or a mail program and carries no credentials.
pub(crate) fn outward(text: &str) -> Option<Url> {
    if text.len() > MAX_BYTES || text.trim() != text {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let sound = match url.scheme() {
        "https" | "http" => url.has_host() && url.username().is_empty() && url.password().is_none(),
        "mailto" => !url.path().is_empty() && url.query().is_none(),
        _ => false,
    };
    sound.then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_without_secrets_go_out() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(outward(text).as_ref().map(Url::as_str), expected, "{text}");
        };
        check(
            "https://huggingface.co/Qwen/Qwen2-72B",
            Some("https://huggingface.co/Qwen/Qwen2-72B"),
        );
        check(
            "http://example.org/?q=通义",
            Some("http://example.org/?q=%E9%80%9A%E4%B9%89"),
        );
        check("mailto:press@example.org", Some("mailto:press@example.org"));
        check("mailto:a@example.org?attach=/etc/passwd", None);
        check("https://name:secret@example.org/", None);
        check("https://example.org@evil.example/", None);
        check("file:///etc/passwd", None);
        check("smb://host/share", None);
        check("javascript:alert(1)", None);
        check("data:text/html,x", None);
        check("baimo://model/gpt2", None);
        check("ms-msdt:/id", None);
        check("-h", None);
        check("/etc/passwd", None);
        check(" https://example.org", None);
        check("https://", None);
        check("", None);
        check(&format!("https://example.org/{}", "x".repeat(5_000)), None);
    }
}
