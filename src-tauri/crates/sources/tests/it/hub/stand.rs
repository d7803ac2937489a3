//! A loopback server that answers as a test says, and a list of models that answers as the Hub's list does.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Path and query, word for word.
    pub(crate) target: String,
}

impl Asked {
    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The decoded values of a parameter.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        let decoded = |text: &str| {
            percent_encoding::percent_decode_str(text)
                .decode_utf8_lossy()
                .into_owned()
        };
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .filter(|(key, _)| *key == name)
            .map(|(_, value)| decoded(value))
            .collect()
    }

    pub(crate) fn one(&self, name: &str) -> String {
        self.all(name).into_iter().next().unwrap_or_default()
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn json(status: u16, body: impl Into<String>) -> Self {
        let kind = String::from("application/json; charset=utf-8");
        Self {
            status,
            headers: vec![("Content-Type", kind)],
            body: body.into(),
        }
    }

    pub(crate) fn html(status: u16, body: &str) -> Self {
        let kind = String::from("text/html; charset=utf-8");
        Self {
            status,
            headers: vec![("Content-Type", kind)],
            body: body.to_owned(),
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// A server on 127.0.0.1 for the length of a test.
pub(crate) struct Stand {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    task: JoinHandle<()>,
}

impl Drop for Stand {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Stand {
    pub(crate) async fn start(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answer) = (Arc::clone(&asked), Arc::new(answer));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&log), Arc::clone(&answer)));
            }
        });
        Self { url, asked, task }
    }

    /// What was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

async fn serve(mut stream: TcpStream, log: Arc<Mutex<Vec<Asked>>>, answer: Arc<impl Fn(&Asked) -> Reply>) {
    let mut head = Vec::new();
    let mut piece = [0_u8; 4096];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return,
            Ok(read) => head.extend_from_slice(&piece[..read]),
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let target = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let asked = Asked { target };
    log.lock().unwrap().push(asked.clone());
    let reply = answer(&asked);
    let mut text = format!(
        "HTTP/1.1 {} X\r\nContent-Length: {}\r\nConnection: close\r\n",
        reply.status,
        reply.body.len()
    );
    for (name, value) in reply.headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text.push_str("\r\n");
    text.push_str(&reply.body);
    // A client that went away is part of some tests.
    let _ = stream.write_all(text.as_bytes()).await;
    let _ = stream.shutdown().await;
}

/// Models as the Hub would list them.
#[derive(Debug, Clone)]
pub(crate) struct List(pub(crate) Vec<Value>);

impl List {
    /// So many models, each created a minute after the one before; every tenth has a licence of its own.
    pub(crate) fn of(models: u32) -> Self {
        Self((0..models).map(model).collect())
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        self.0.iter().map(|model| text(&model["id"])).collect()
    }

    /// A page, by the keyset the Hub uses.
    pub(crate) fn answer(&self, asked: &Asked, host: &str) -> Reply {
        let sort = match asked.one("sort").as_str() {
            "" => String::from("trendingScore"),
            sort => sort.to_owned(),
        };
        let up = asked.one("direction") == "1";
        let limit: usize = asked.one("limit").parse().unwrap_or(1_000);
        let filters = asked.all("filter");
        let has = |model: &Value| {
            filters.iter().all(|filter| {
                model["tags"]
                    .as_array()
                    .is_some_and(|tags| tags.iter().any(|tag| tag == filter))
            })
        };
        let mut models: Vec<&Value> = self.0.iter().filter(|model| has(model)).collect();
        let key = |model: &Value| (rank(&model[&sort], up), text(&model["_id"]));
        models.sort_by_key(|model| key(model));
        if let Some((value, id)) = from_cursor(&asked.one("cursor"), &sort) {
            models.retain(|model| key(model) > (rank(&value, up), id.clone()));
        }
        let more = models.len() > limit;
        models.truncate(limit);
        let expand = asked.all("expand");
        let shown = models.iter().map(|model| expanded(model, &expand)).collect::<Vec<_>>();
        let reply = Reply::json(200, Value::from(shown).to_string());
        match models.last().filter(|_| more) {
            Some(last) => {
                let cursor = cursor(&sort, last, up).replace('=', "%3D").replace('+', "%2B");
                reply.with("Link", format!("<{host}/api/models?cursor={cursor}>; rel=\"next\""))
            }
            None => reply,
        }
    }
}

/// The fields asked for, and those that always come.
fn expanded(model: &Value, expand: &[String]) -> Value {
    let mut shown = model.clone();
    if let Some(fields) = shown.as_object_mut() {
        fields.retain(|name, _| name == "_id" || name == "id" || expand.contains(name));
    }
    shown
}

fn model(number: u32) -> Value {
    let (hour, minute) = (number / 60, number % 60);
    let (day, hour) = (hour / 24 + 1, hour % 24);
    let other = number.is_multiple_of(10);
    json!({
        "_id": format!("66bfbb1a43a701a8{number:08x}"),
        "id": format!("owner-{}/model-{number}", number % 7),
        "createdAt": format!("2024-05-{day:02}T{hour:02}:{minute:02}:00.000Z"),
        "lastModified": format!("2024-06-{day:02}T{hour:02}:{minute:02}:00.000Z"),
        "downloads": (number * 7919) % 10_007,
        "likes": (number * 104_729) % 997,
        "trendingScore": number % 13,
        "gated": false,
        "disabled": false,
        "private": false,
        "tags": if other { json!(["en", "license:other"]) } else { json!(["en", "license:mit"]) },
        "cardData": if other { json!({ "license": "other", "license_name": format!("own-{number}") }) } else { json!({ "license": "mit" }) },
    })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Larger is later, whatever the direction.
fn rank(value: &Value, up: bool) -> (i64, String) {
    match value.as_i64() {
        Some(number) => (if up { number } else { -number }, String::new()),
        None if up => (0, text(value)),
        None => (
            0,
            text(value)
                .chars()
                .map(|c| char::from(0x7f - u8::try_from(c).unwrap_or(0)))
                .collect(),
        ),
    }
}

fn cursor(sort: &str, last: &Value, up: bool) -> String {
    let beyond = if up { "$gt" } else { "$lt" };
    let mut same = json!({ "_id": { "$gt": last["_id"] } });
    same[sort] = last[sort].clone();
    let mut behind = json!({});
    behind[sort] = json!({ beyond: last[sort] });
    STANDARD.encode(json!({ "$or": [same, behind] }).to_string())
}

fn from_cursor(cursor: &str, sort: &str) -> Option<(Value, String)> {
    let whole: Value = serde_json::from_slice(&STANDARD.decode(cursor).ok()?).ok()?;
    let same = &whole["$or"][0];
    Some((same[sort].clone(), text(&same["_id"]["$gt"])))
}
