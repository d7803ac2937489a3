//! The way to the next page: only the cursor is taken out of what a server writes, never its address.

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use percent_encoding::percent_decode_str;
use serde_json::Value;

/// A `Link` with a search token is 500 bytes long.
const LINK_BYTES: usize = 16 * 1024;
const CURSOR_BYTES: usize = 4 * 1024;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Where the next page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Next {
    /// As it is sent back.
    pub(super) cursor: String,
    /// It names the last record and what comes behind it, so that nobody is left out while the list changes.
    pub(super) keyset: bool,
}

/// Why there is no way on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoWay {
    /// There is a next page and nothing that says where.
    #[error("names a next page without a cursor")]
    NoCursor,
    /// Longer than any cursor.
    #[error("names a next page with a cursor that is too long")]
    TooLong,
}

/// Reads the value of `Link`; `None`: this was the last page.
pub(super) fn next(link: Option<&str>) -> Result<Option<Next>, NoWay> {
    let Some(link) = link else { return Ok(None) };
    if link.len() > LINK_BYTES {
        return Err(NoWay::TooLong);
    }
    let Some(target) = targets(link).find_map(|(target, says)| is_next(says).then_some(target)) else {
        return Ok(None);
    };
    let cursor = cursor(target)
        .filter(|cursor| !cursor.is_empty())
        .ok_or(NoWay::NoCursor)?;
    if cursor.len() > CURSOR_BYTES {
        return Err(NoWay::TooLong);
    }
    let keyset = is_keyset(&cursor);
    Ok(Some(Next { cursor, keyset }))
}

/// `<target>; says, <target>; says`: addresses may hold commas, what is said may not hold `<`.
fn targets(link: &str) -> impl Iterator<Item = (&str, &str)> {
    link.split('<').skip(1).filter_map(|piece| piece.split_once('>'))
}

fn is_next(says: &str) -> bool {
    says.split([';', ',']).any(|parameter| {
        let Some((name, value)) = parameter.split_once('=') else {
            return false;
        };
        name.trim().eq_ignore_ascii_case("rel")
            && value
                .trim()
                .trim_matches('"')
                .split_ascii_whitespace()
                .any(|relation| relation.eq_ignore_ascii_case("next"))
    })
}

fn cursor(target: &str) -> Option<String> {
    let (_, query) = target.split_once('?')?;
    let query = query.split('#').next()?;
    let value = query.split('&').find_map(|pair| pair.strip_prefix("cursor="))?;
    let cursor = percent_decode_str(value).decode_utf8().ok()?;
    (!cursor.chars().any(char::is_control)).then(|| cursor.into_owned())
}

/// Whether it is base64 of `{"$or":[…]}`.
fn is_keyset(cursor: &str) -> bool {
    let Ok(bytes) = BASE64.decode(cursor) else { return false };
    serde_json::from_slice::<Value>(&bytes).is_ok_and(|value| value["$or"].is_array())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `{"$or":[{"likes":294,"_id":{"$gt":"621ffdc136468d709f179a12"}},{"likes":{"$lt":294}}]}`
    const KEYSET: &str = "eyIkb3IiOlt7Imxpa2VzIjoyOTQsIl9pZCI6eyIkZ3QiOiI2MjFmZmRjMTM2NDY4ZDcwOWYxNzlhMTIifX0seyJsaWtlcyI6eyIkbHQiOjI5NH19XX0=";

    fn keyset() -> Result<Option<Next>, NoWay> {
        Ok(Some(Next {
            cursor: KEYSET.to_owned(),
            keyset: true,
        }))
    }

    #[test]
    fn only_the_cursor_is_taken() {
        let encoded = KEYSET.replace('=', "%3D");
        let check =
            |link: &str, expected: Result<Option<Next>, NoWay>| assert_eq!(next(Some(link)), expected, "{link:.200}");
        check(
            &format!("<https://huggingface.co/api/models?limit=2&cursor={encoded}>; rel=\"next\""),
            keyset(),
        );
        check(
            &format!("<http://169.254.169.254/x?cursor={encoded}>; rel=next"),
            keyset(),
        );
        check(
            &format!("</api/models?cursor={encoded}#top>;REL=\"prev next\""),
            keyset(),
        );
        check(
            &format!("<file:///etc/passwd?cursor={encoded}&a=b>; rel=\"next\""),
            keyset(),
        );
        check(
            &format!("<http://a/?b=1,2>; rel=\"prev\", <http://a/?cursor={encoded}>; rel=\"next\""),
            keyset(),
        );
        check(&format!("<http://a/?cursor={encoded}>; rel=\"prev\""), Ok(None));
        check("", Ok(None));
        check("rel=next", Ok(None));
        check("<http://a/?cursor=x", Ok(None));
    }

    #[test]
    fn a_way_that_leads_nowhere_is_refused() {
        let check = |link: &str, expected: NoWay| assert_eq!(next(Some(link)), Err(expected), "{link:.200}");
        check("<http://a/>; rel=\"next\"", NoWay::NoCursor);
        check("<http://a/?limit=1>; rel=\"next\"", NoWay::NoCursor);
        check("<http://a/?cursor=>; rel=\"next\"", NoWay::NoCursor);
        check("<http://a/?cursor=%00>; rel=\"next\"", NoWay::NoCursor);
        check("<http://a/?cursor=%ff>; rel=\"next\"", NoWay::NoCursor);
        check(
            &format!("<http://a/?cursor={}>; rel=\"next\"", "A".repeat(5_000)),
            NoWay::TooLong,
        );
        check(
            &format!("<http://a/?cursor={}>; rel=\"next\"", "A".repeat(1_000_000)),
            NoWay::TooLong,
        );
    }

    #[test]
    fn other_cursors_are_taken_and_known_as_such() {
        for cursor in ["200", "bm90IGpzb24=", "e30=", "eyIkb3IiOjF9"] {
            let found = next(Some(&format!("<http://a/?cursor={cursor}>; rel=\"next\"")))
                .unwrap()
                .unwrap();
            assert!(!found.keyset, "{cursor}");
        }
    }

    proptest! {
        #[test]
        fn any_header_is_read_or_refused(link in ".{0,300}") {
            let _ = next(Some(&link));
        }

        #[test]
        fn a_cursor_comes_out_as_the_hub_put_it_in(value in ".{1,40}", id in "[0-9a-f]{24}") {
            let json = serde_json::json!({ "$or": [{ "author": value, "_id": { "$gt": id } }] }).to_string();
            let cursor = BASE64.encode(json);
            let encoded = percent_encoding::utf8_percent_encode(&cursor, percent_encoding::NON_ALPHANUMERIC);
            let link = format!("<https://huggingface.co/api/models?limit=5&cursor={encoded}>; rel=\"next\"");
            prop_assert_eq!(next(Some(&link)), Ok(Some(Next { cursor, keyset: true })));
        }
    }
}
