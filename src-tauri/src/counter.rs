//! The window's side of the counter: one `Desk`, opened in the background while the page loads.

use desk::{Desk, Fault, Place};
use serde_json::Value;
use std::{path::Path, sync::Arc};
use tokio::sync::OnceCell;

/// Everything the page can ask goes through here. Cloning shares the one desk.
#[derive(Clone)]
pub(crate) struct Counter {
    place: Place,
    now: fn() -> i64,
    desk: Arc<OnceCell<Desk>>,
}

impl Counter {
    /// A counter over a data folder; nothing is opened yet.
    pub(crate) fn new(place: Place, now: fn() -> i64) -> Self {
        Self {
            place,
            now,
            desk: Arc::default(),
        }
    }

    /// The folder with the person's files.
    pub(crate) fn data_dir(&self) -> &Path {
        &self.place.data_dir
    }

    /// Answers one request; whoever asks first opens the files, and the others wait for that.
    pub(crate) async fn ask(&self, request: Value) -> Result<Value, Fault> {
        let opened = || async {
            let desk = Desk::open(self.place.clone(), self.now).await;
            // A window stays open long enough to end what an earlier one was killed in.
            desk.settle_what_was_cut_off();
            desk
        };
        self.desk.get_or_init(opened).await.ask_json(request).await
    }

    /// Ends a running sync, which takes at most two seconds and loses nothing, and the connections to the files.
    pub(crate) async fn close(&self) {
        if let Some(desk) = self.desk.get() {
            desk.close().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use atlas::Code;
    use serde_json::json;

    #[test]
    fn what_is_no_request_is_refused_and_the_next_one_is_answered() {
        let folder = tempfile::tempdir().unwrap();
        let counter = Counter::new(Place::new(folder.path().join("数据 ü")), || 1_766_000_000);
        let ask = |request: Value| tauri::async_runtime::block_on(counter.ask(request));
        for hostile in [
            json!(null),
            json!("search"),
            json!({}),
            json!({ "ask": "synchronise" }),
            json!({ "ask": 7 }),
            json!([1]),
        ] {
            assert_eq!(
                ask(hostile.clone()).map_err(|fault| fault.code),
                Err(Code::BadRequest),
                "{hostile}"
            );
        }
        let settings = ask(json!({ "ask": "settings", "with": {} })).unwrap();
        assert_eq!(settings["theme"], json!("system"));
        tauri::async_runtime::block_on(counter.close());
        assert!(
            ask(json!({ "ask": "settings" })).is_err(),
            "a closed desk answers nothing"
        );
    }
}
