//! Patterns of repository names and identifiers: `*` for any run of characters, everything else as it stands.

/// Whether `text` is of the shape `pattern`.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|head| text.strip_prefix(head)) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_run() {
        let check = |pattern: &str, text: &str, expected: bool| {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}")
        };
        check("a", "a", true);
        check("a", "ab", false);
        check("a*", "a", true);
        check("a*", "abc", true);
        check("*c", "abc", true);
        check("a*c", "abc", true);
        check("a*c", "ab", false);
        check("*-3b*", "qwen/qwen2.5-3b-instruct", true);
        check("*-3b*", "qwen/qwen2.5-32b", false);
        check("a*b*c", "axbxc", true);
        check("ab*ba", "aba", false);
        check("", "", true);
        check("", "a", false);
        check("*", "", true);
    }
}
