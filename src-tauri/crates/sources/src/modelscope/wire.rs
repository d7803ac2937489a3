//! Answers of ModelScope: the envelope, and a record in it.

use super::FACTS;
use crate::{
    Drift, MirrorRecord, Odd, SourceError,
    lenient::{self, Field, Fields},
    moment::moment_s,
};
use atlas::RepoId;

/// What an answer holds.
pub(super) enum Envelope {
    /// A page of models.
    Page(Found),
    /// There is no such owner.
    Nobody,
    /// This page may not be listed any more.
    Beyond,
}

/// A page.
#[derive(Default)]
pub(super) struct Found {
    /// Models that could be read.
    pub(super) models: Vec<MirrorRecord>,
    /// Records that could not.
    pub(super) odd: Vec<Odd>,
    /// Fields that were missing.
    pub(super) drift: Drift,
    /// Records on the page, of any kind.
    pub(super) listed: usize,
    /// Records in all.
    pub(super) total: u64,
}

/// Reads an answer: what counts is the envelope, whatever the status.
pub(super) fn envelope(body: &str, status: u16, page: u64, host: &str) -> Result<Envelope, SourceError> {
    let Some(fields) = Fields::of(body) else {
        return Err(strange(host, String::from("its answer is no JSON object")));
    };
    let success = fields.get("success", lenient::truth).this();
    let code = word(&fields, &["code", "Code"]);
    let fine = status == 200 && success != Some(false) && code.as_deref().is_none_or(|code| code == "200");
    if !fine {
        return failure(&fields, code.as_deref().unwrap_or_default(), status, page, host);
    }
    let inner = fields.get("data", Fields::of).this();
    let list = inner.as_ref().and_then(|inner| inner.get("models", Some).this());
    let (Some(inner), Some(list)) = (&inner, list) else {
        return Err(strange(host, String::from("its answer has no list of models")));
    };
    let texts = lenient::elements(list, 1_000).map_err(|why| strange(host, why.to_string()))?;
    let mut found = Found {
        listed: texts.len(),
        ..Found::default()
    };
    for (at, text) in texts.into_iter().enumerate() {
        match mirror(text, &mut found.drift) {
            Ok(model) => found.models.extend(model),
            Err(reason) => found.odd.push(Odd {
                key: format!("#{}", at + 1),
                reason,
                words: text.chars().take(4_000).collect(),
            }),
        }
    }
    found.total = match inner.get("total_count", lenient::count).this() {
        Some(total) => total,
        None => {
            found.drift.lost("total_count");
            // Without a total it goes on until a page is empty, as far as the window reaches.
            FACTS.window
        }
    };
    Ok(Envelope::Page(found))
}

fn failure(fields: &Fields<'_>, code: &str, status: u16, page: u64, host: &str) -> Result<Envelope, SourceError> {
    match (code, status) {
        ("ResourceNotFound", _) | (_, 404) => Ok(Envelope::Nobody),
        ("QuotaLimitExceed", _) if page > 1 => Ok(Envelope::Beyond),
        ("RateLimitExceed" | "QuotaLimitExceed", _) => Err(SourceError::Limited {
            host: host.to_owned(),
            seconds: FACTS.rest_s,
        }),
        _ => {
            let says = word(fields, &["message", "Message", "msg"]).unwrap_or_default();
            Err(SourceError::Refused {
                host: host.to_owned(),
                status,
                reason: format!("{code} {says}").trim().chars().take(200).collect(),
            })
        }
    }
}

/// The first of these fields that is a word or a number.
fn word(fields: &Fields<'_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let number = |raw: &str| lenient::count(raw).map(|number| number.to_string());
        fields
            .get(name, |raw| lenient::text(raw).or_else(|| number(raw)))
            .this()
    })
}

/// Reads a record; a private one is nobody's business.
fn mirror(text: &str, drift: &mut Drift) -> Result<Option<MirrorRecord>, String> {
    drift.records += 1;
    let fields = Fields::of(text).ok_or("not a JSON object")?;
    for name in fields
        .names()
        .filter(|name| !FACTS.known.iter().any(|known| known == name))
    {
        drift.new_to_us(name);
    }
    if fields.get("private", lenient::truth).this() == Some(true) {
        return Ok(None);
    }
    let id = fields.get("id", |raw| serde_json::from_str::<String>(raw).ok());
    let Field::This(id) = id else {
        drift.lost("id");
        return Err(String::from("has no id"));
    };
    let id = RepoId::new(id).map_err(|why| why.to_string())?;
    let mut must = |name: &str, lost: bool| {
        if lost {
            drift.lost(name);
        }
    };
    let downloads = fields.get("downloads", lenient::count);
    must("downloads", !matches!(downloads, Field::This(_)));
    let modified_at = fields.get("last_modified", moment);
    must("last_modified", !matches!(modified_at, Field::This(_)));
    let title = fields.get("display_name", lenient::text);
    must("display_name", matches!(title, Field::Absent));
    let licence = fields.get("license", lenient::text);
    must("license", matches!(licence, Field::Absent));
    Ok(Some(MirrorRecord {
        id: id.into(),
        title: title.this(),
        licence: licence.this(),
        downloads: downloads.this(),
        modified_at: modified_at.this(),
    }))
}

/// A moment in words, or in seconds or milliseconds since 1970.
fn moment(raw: &str) -> Option<i64> {
    const MILLISECONDS_FROM: i64 = 100_000_000_000;
    match lenient::count(raw).and_then(|number| i64::try_from(number).ok()) {
        Some(number) if number >= MILLISECONDS_FROM => Some(number / 1_000),
        Some(number) => Some(number),
        None => moment_s(&lenient::text(raw)?),
    }
}

/// The server does not speak as expected.
pub(super) fn strange(host: &str, reason: String) -> SourceError {
    SourceError::Strange {
        host: host.to_owned(),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_of(models: &str, total: u64) -> String {
        format!(
            r#"{{"success":true,"request_id":"r","data":{{"models":[{models}],"total_count":{total},"page_number":1,"page_size":50}}}}"#
        )
    }

    fn found(body: &str) -> Found {
        match envelope(body, 200, 1, "modelscope.cn").unwrap() {
            Envelope::Page(found) => found,
            Envelope::Nobody | Envelope::Beyond => panic!("{body} is a page"),
        }
    }

    #[test]
    fn a_page_is_read_as_the_open_interface_gives_it() {
        let body = page_of(
            r#"{"id":"Qwen/Qwen2-7B","display_name":"通义千问2-7B","license":"Apache License 2.0","downloads":12,
                "last_modified":"2024-06-07T00:00:00Z","tags":[],"private":false},
               {"id":"Qwen/Qwen3-8B","display_name":null,"license":null,"downloads":"many","last_modified":1717718400000,"new":1},
               {"id":"Qwen/secret","private":true}, {"id":7}, NaN, {"id":"Qwen/a b"}"#,
            6,
        );
        let found = found(&body);
        let first = MirrorRecord {
            id: String::from("Qwen/Qwen2-7B"),
            title: Some(String::from("通义千问2-7B")),
            licence: Some(String::from("Apache License 2.0")),
            downloads: Some(12),
            modified_at: Some(1_717_718_400),
        };
        let second = MirrorRecord {
            id: String::from("Qwen/Qwen3-8B"),
            title: None,
            licence: None,
            downloads: None,
            modified_at: Some(1_717_718_400),
        };
        assert_eq!(found.models, [first, second]);
        assert_eq!((found.total, found.listed), (6, 6));
        let reasons: Vec<_> = found
            .odd
            .iter()
            .map(|odd| (odd.key.as_str(), odd.reason.as_str()))
            .collect();
        assert_eq!(reasons[..2], [("#4", "has no id"), ("#5", "not a JSON object")]);
        assert_eq!((found.odd.len(), found.drift.records), (3, 6));
        assert_eq!(found.drift.missing.get("downloads"), Some(&1));
        assert_eq!(found.drift.unknown.get("new"), Some(&1));
    }

    #[test]
    fn errors_are_read_from_the_envelope_whatever_the_status() {
        let fault = |body: &str, status, page| match envelope(body, status, page, "modelscope.cn") {
            Ok(Envelope::Page(_)) => String::from("page"),
            Ok(Envelope::Nobody) => String::from("nobody"),
            Ok(Envelope::Beyond) => String::from("beyond"),
            Err(SourceError::Limited { seconds, .. }) => format!("wait {seconds}"),
            Err(SourceError::Refused { status, reason, .. }) => format!("{status}: {reason}"),
            Err(SourceError::Strange { .. }) => String::from("strange"),
            Err(error) => panic!("{error}"),
        };
        let check =
            |body: &str, status, page, expected: &str| assert_eq!(fault(body, status, page), expected, "{body}");
        check(&page_of("", 0), 200, 1, "page");
        check(r#"{"success":false,"code":"ResourceNotFound"}"#, 404, 1, "nobody");
        check(r#"{"success":false,"code":"ResourceNotFound"}"#, 200, 1, "nobody");
        check(r#"{"success":false,"code":"QuotaLimitExceed"}"#, 403, 61, "beyond");
        check(r#"{"success":false,"code":"QuotaLimitExceed"}"#, 403, 1, "wait 600");
        check(r#"{"success":false,"code":"RateLimitExceed"}"#, 200, 3, "wait 600");
        check(
            r#"{"code":"InputParameterError","message":"bad"}"#,
            400,
            1,
            "400: InputParameterError bad",
        );
        check(
            r#"{"Code":10010205001,"Message":"no","Data":null}"#,
            200,
            1,
            "200: 10010205001 no",
        );
        check(r#"{"Code":200,"data":{"models":[],"total_count":0}}"#, 200, 1, "page");
        check(r#"{"success":true}"#, 200, 1, "strange");
        check(r#"{"success":true,"data":{"models":{}}}"#, 200, 1, "strange");
        check("<html>login</html>", 200, 1, "strange");
        check("", 200, 1, "strange");
    }
}
