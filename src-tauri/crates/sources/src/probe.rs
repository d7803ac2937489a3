//! Probing a place on a person's machine: a few representative questions, what was answered, and every difference from what we
//! expect. Nothing about the person is recorded: no token, no address, nothing private.

use crate::{
    Bucket, Net, Place, SourceError,
    hub::is_keyset_link,
    net::{Answer, Ask, Expect},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{collections::BTreeMap, sync::LazyLock};

/// So much of a body is recorded.
const RECORDED: usize = 64 * 1024;
/// Differences of one answer that are listed.
const LISTED: usize = 50;

/// What probing a place brought.
#[derive(Debug, Clone, Serialize)]
pub struct ProbeReport {
    /// Key of the place.
    pub place: String,
    /// The host asked, with the port if it is not the usual one.
    pub host: String,
    /// Questions and their answers.
    pub exchanges: Vec<Exchange>,
    /// What is other than expected, in English; empty where all is as expected.
    pub differences: Vec<Difference>,
}

/// A question and its answer, fit to be shown to others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exchange {
    /// Name of the question.
    pub name: String,
    /// Path and query asked.
    pub path: String,
    /// What the answer settles, where nothing was expected of it.
    pub open: Option<String>,
    /// HTTP status; `None`: there was no answer.
    pub status: Option<u16>,
    /// Headers by name; only those that say something about the interface.
    pub headers: BTreeMap<&'static str, String>,
    /// The beginning of the body, redacted.
    pub body: String,
    /// Bytes of the whole body.
    pub bytes: usize,
    /// Why there was no answer, in English.
    pub fault: Option<String>,
}

/// One thing that is other than expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Name of the question.
    pub name: String,
    /// What was expected and what came, in English.
    pub says: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    place: String,
    name: String,
    path: String,
    #[serde(default)]
    open: Option<String>,
    #[serde(default)]
    status: Vec<u16>,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    etag: Option<String>,
    #[serde(default)]
    link: Option<String>,
    #[serde(default)]
    to: Option<String>,
    #[serde(default)]
    says: Option<String>,
    #[serde(default)]
    text: bool,
    #[serde(default)]
    root: String,
    #[serde(default)]
    fields: BTreeMap<String, String>,
}

static QUESTIONS: LazyLock<Vec<Question>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../data/probe.toml"))
        .expect("the file is part of the program and a test reads it");
    file.question
});

/// Asks a place what there is to ask, and compares.
///
/// # Errors
/// [`SourceError::Cancelled`] alone; every other failure is part of the report.
pub async fn probe(place: &dyn Place, net: &Net) -> Result<ProbeReport, SourceError> {
    let mut report = ProbeReport {
        place: place.about().name.to_string(),
        host: net.host().to_owned(),
        exchanges: Vec::new(),
        differences: Vec::new(),
    };
    for question in QUESTIONS.iter().filter(|question| question.place == report.place) {
        let answer = net.ask(question.ask()).await;
        if matches!(answer, Err(SourceError::Cancelled)) {
            return Err(SourceError::Cancelled);
        }
        let mut says = question.differences(&answer);
        says.truncate(LISTED);
        let name = &question.name;
        report.differences.extend(says.into_iter().map(|says| Difference {
            name: name.clone(),
            says,
        }));
        report.exchanges.push(question.record(&answer));
    }
    Ok(report)
}

impl Question {
    fn ask(&self) -> Ask<'_> {
        let resolves = self.path.contains("/resolve/");
        Ask {
            path: &self.path,
            expect: if self.text { Expect::Table } else { Expect::Json },
            bucket: if resolves { Bucket::Resolvers } else { Bucket::Api },
            etag: None,
            follow: self.to.is_none(),
        }
    }

    fn differences(&self, answer: &Result<Answer, SourceError>) -> Vec<String> {
        match answer {
            _ if self.open.is_some() => Vec::new(),
            Err(SourceError::Refused { status, .. }) if self.status.contains(status) => Vec::new(),
            Err(error) => vec![redacted(&error.to_string())],
            Ok(answer) => {
                let mut found = self.head(answer);
                found.extend(self.body(answer));
                found
            }
        }
    }

    fn head(&self, answer: &Answer) -> Vec<String> {
        let mut found = Vec::new();
        let mut expect = |what: &str, wanted: &str, came: Option<&str>, right: bool| {
            if !right {
                let came = came.map_or_else(|| String::from("nothing"), |came| format!("“{}”", redacted(came)));
                found.push(format!("{what}: {wanted} was expected, {came} came"));
            }
        };
        if !self.status.contains(&answer.status) {
            let wanted = self.status.iter().map(u16::to_string).collect::<Vec<_>>().join(" or ");
            expect("status", &wanted, Some(&answer.status.to_string()), false);
        }
        let begins = |came: &Option<String>, with: &str| {
            came.as_deref()
                .is_some_and(|came| with.split('|').any(|with| came.starts_with(with)))
        };
        let heads = [
            ("content-type", &self.kind, &answer.content_type),
            ("etag", &self.etag, &answer.etag),
        ];
        for (what, wanted, came) in heads {
            if let Some(wanted) = wanted {
                expect(what, wanted, came.as_deref(), begins(came, wanted));
            }
        }
        if let Some(wanted) = &self.to {
            let path = answer
                .location
                .as_deref()
                .map(|to| to.split('?').next().unwrap_or_default());
            expect("location", wanted, answer.location.as_deref(), path == Some(wanted));
        }
        if let Some(wanted) = &self.link {
            expect(
                "link",
                wanted,
                answer.link.as_deref(),
                is_keyset_link(answer.link.as_deref()),
            );
        }
        found
    }

    fn body(&self, answer: &Answer) -> Vec<String> {
        let body = String::from_utf8_lossy(&answer.body);
        let mut found = Vec::new();
        if let Some(says) = self.says.as_ref().filter(|says| !body.contains(says.as_str())) {
            found.push(format!("the body does not say “{says}”"));
        }
        if self.fields.is_empty() {
            return found;
        }
        let Ok(value) = serde_json::from_str::<Value>(&body) else {
            found.push(String::from("the body is no JSON"));
            return found;
        };
        match value.pointer(&self.root) {
            None => found.push(format!("there is nothing at “{}”", self.root)),
            Some(Value::Array(records)) if records.is_empty() => found.push(String::from("the list is empty")),
            Some(Value::Array(records)) => found.extend(self.compare(records)),
            Some(record) => found.extend(self.compare(std::slice::from_ref(record))),
        }
        found
    }

    /// Each field of each record: how often it is missing or of another form, and what is new.
    fn compare(&self, records: &[Value]) -> Vec<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for record in records {
            for (field, wanted) in &self.fields {
                let came = record.get(field);
                if !allowed(wanted, came) {
                    let says = format!("{field}: {wanted} was expected, {} came", form(came));
                    *counts.entry(says).or_default() += 1;
                }
            }
            let names = record.as_object().into_iter().flatten().map(|(name, _)| name);
            for name in names.filter(|name| !self.known(name)) {
                *counts.entry(format!("{}: is new", redacted(name))).or_default() += 1;
            }
        }
        let of = records.len();
        counts
            .into_iter()
            .map(|(says, n)| format!("{says} ({n} of {of})"))
            .collect()
    }

    /// New fields are told where we know all the others: in the list of the Hub.
    fn known(&self, name: &str) -> bool {
        self.link.is_none() || self.fields.contains_key(name) || name == "modelId" || name == "trendingScore"
    }

    fn record(&self, answer: &Result<Answer, SourceError>) -> Exchange {
        let mut exchange = Exchange {
            name: self.name.clone(),
            path: self.path.clone(),
            open: self.open.clone(),
            status: None,
            headers: BTreeMap::new(),
            body: String::new(),
            bytes: 0,
            fault: None,
        };
        match answer {
            Ok(answer) => {
                let headers = [
                    ("content-type", &answer.content_type),
                    ("etag", &answer.etag),
                    ("link", &answer.link),
                    ("location", &answer.location),
                    ("x-error-code", &answer.error_code),
                ];
                let told = |(name, value): (&'static str, &Option<String>)| Some((name, redacted(value.as_deref()?)));
                exchange.status = Some(answer.status);
                exchange.headers = headers.into_iter().filter_map(told).collect();
                exchange.bytes = answer.body.len();
                exchange.body = recorded(&answer.body);
            }
            Err(error) => {
                if let SourceError::Refused { status, .. } = error {
                    exchange.status = Some(*status);
                }
                exchange.fault = Some(redacted(&error.to_string()));
            }
        }
        exchange
    }
}

fn allowed(wanted: &str, came: Option<&Value>) -> bool {
    let (forms, optional) = wanted.strip_suffix('?').map_or((wanted, false), |forms| (forms, true));
    match came {
        None => optional,
        Some(_) => forms.split('|').any(|wanted| wanted == form(came)),
    }
}

fn form(value: Option<&Value>) -> &'static str {
    match value {
        None => "nothing",
        Some(Value::Null) => "null",
        Some(Value::Bool(_)) => "bool",
        Some(Value::Number(_)) => "number",
        Some(Value::String(_)) => "string",
        Some(Value::Array(_)) => "list",
        Some(Value::Object(_)) => "object",
    }
}

/// The beginning of a body, without what a token alone lets one see.
fn recorded(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    if let Ok(mut value) = serde_json::from_str::<Value>(&text)
        && without_private(&mut value)
    {
        return redacted(&value.to_string().chars().take(RECORDED).collect::<String>());
    }
    redacted(&text.chars().take(RECORDED).collect::<String>())
}

/// Takes private repositories out of a list; whether there were any.
fn without_private(value: &mut Value) -> bool {
    let private = |value: &Value| value["private"] == Value::Bool(true);
    match value {
        Value::Array(all) => {
            let before = all.len();
            all.retain(|one| !private(one));
            all.len() < before
        }
        one if private(one) => {
            *one = Value::Null;
            true
        }
        _ => false,
    }
}

/// Without tokens and addresses: servers repeat both in what they say is wrong.
fn redacted(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut word = String::new();
    for sign in text.chars().chain([' ']) {
        if sign.is_ascii_alphanumeric() || matches!(sign, '_' | '.' | ':') {
            word.push(sign);
            continue;
        }
        told.push_str(&known_as(&word));
        word.clear();
        told.push(sign);
    }
    told.pop();
    told
}

fn known_as(word: &str) -> String {
    let token = word.find("hf_").filter(|at| word.len() - at >= 20);
    if let Some(at) = token {
        return format!("{}hf_…", &word[..at]);
    }
    let bare = word.trim_end_matches(['.', ':']);
    let address = bare.parse::<std::net::IpAddr>().is_ok() || bare.parse::<std::net::SocketAddr>().is_ok();
    if address {
        String::from("(address)")
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_asked_something() {
        for place in crate::places() {
            let name = place.about().name.to_string();
            assert!(QUESTIONS.iter().any(|question| question.place == name), "{name}");
        }
        let names: Vec<String> = crate::places()
            .iter()
            .map(|place| place.about().name.to_string())
            .collect();
        for question in QUESTIONS.iter() {
            assert!(
                names.contains(&question.place),
                "{}: there is no such place",
                question.place
            );
            assert!(
                question.open.is_some() == question.status.is_empty(),
                "{}",
                question.name
            );
            for wanted in question.fields.values() {
                let forms = ["string", "number", "bool", "list", "object", "null"];
                assert!(
                    wanted
                        .trim_end_matches('?')
                        .split('|')
                        .all(|form| forms.contains(&form)),
                    "{wanted}"
                );
            }
        }
    }

    #[test]
    fn what_is_recorded_names_nobody() {
        let check = |text: &str, expected: &str| assert_eq!(redacted(text), expected, "{text}");
        check("token hf_abcdefghijklmnopqrstuvwxyz is bad", "token hf_… is bad");
        check("Bearer:hf_abcdefghijklmnopqrstuvwxyz", "Bearer:hf_…");
        check("your IP (203.0.113.7).", "your IP ((address)).");
        check("from 2001:db8::1, later", "from (address), later");
        check("203.0.113.7:443", "(address)");
        check("version 1.2.3, hf_hub, 10:20", "version 1.2.3, hf_hub, 10:20");
        check("", "");
        let body = br#"[{"id":"a/b","private":false},{"id":"me/secret","private":true}]"#;
        assert!(recorded(body).contains("a/b") && !recorded(body).contains("secret"));
        assert!(!recorded(br#"{"id":"me/secret","private":true}"#).contains("secret"));
        assert!(recorded(&vec![b'x'; 1_000_000]).len() <= RECORDED);
    }

    #[test]
    fn forms_are_compared() {
        let check = |wanted: &str, came: Option<Value>, expected: bool| {
            assert_eq!(allowed(wanted, came.as_ref()), expected, "{wanted} {came:?}");
        };
        check("string", Some("x".into()), true);
        check("string", Some(3.into()), false);
        check("string", None, false);
        check("string?", None, true);
        check("bool|string", Some(false.into()), true);
        check("object|null?", Some(Value::Null), true);
        check("object?", Some(Value::Null), false);
    }
}
