//! The Hub's tags of content: weak ones of JSON by the formula of its web server, strong ones of files as git counts them.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha1::{Digest as _, Sha1};

/// `W/"<length in hex>-<27 characters of base64 of SHA-1>"`: what the recorded answers of the Hub carry.
#[must_use]
pub fn weak(body: &[u8]) -> String {
    let sum = STANDARD.encode(Sha1::digest(body));
    format!("W/\"{:x}-{}\"", body.len(), &sum[..27])
}

/// The name of a small file: SHA-1 as git computes it for a blob, without quotes.
#[must_use]
pub fn blob(body: &[u8]) -> String {
    let mut sum = Sha1::new();
    sum.update(format!("blob {}\0", body.len()));
    sum.update(body);
    hex(&sum.finalize())
}

/// SHA-256 in hex, as of large files.
#[must_use]
pub fn large(body: &[u8]) -> String {
    hex(&<sha2::Sha256 as sha2::Digest>::digest(body))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_git_names_them() {
        assert_eq!(blob(b""), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
        assert_eq!(blob(b"hello world\n"), "3b18e512dba79e4c8300dd08aeb37f8e728b8dad");
        assert!(large(b"").starts_with("e3b0c44298fc1c14"));
    }

    #[test]
    fn a_weak_tag_says_length_and_sum() {
        assert_eq!(weak(b"Hello World"), "W/\"b-Ck1VqNd45QIvq3AZd8XYQLvEhtA\"");
    }
}
