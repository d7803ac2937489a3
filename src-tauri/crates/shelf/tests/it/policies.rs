//! A policy is kept as written, bounded, carried to other machines, and taken back.

use crate::{note, open};
use atlas::Code;
use shelf::view::{ImportAsk, UndoAsk};

const TOML: &str = "# 我们的规则\nname = \"Haus\"\ndefault = \"ask\"\n";

#[tokio::test]
async fn a_policy_is_kept_as_written_over_a_restart_and_undo_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = open(folder.path()).await;
    assert_eq!(shelf.policy().await.unwrap(), None);
    let kept = shelf.set_policy(Some(TOML), "Haus", 7).await.unwrap();
    assert_eq!((kept.what.as_str(), kept.about.as_str()), ("set_policy", "Haus"));
    drop(shelf);
    let shelf = open(folder.path()).await;
    assert_eq!(shelf.policy().await.unwrap().as_deref(), Some(TOML));
    shelf.set_policy(None, "", 8).await.unwrap();
    assert_eq!(shelf.policy().await.unwrap(), None);
    for expected in [Some(TOML), None] {
        shelf.undo(&UndoAsk { id: None }).await.unwrap();
        assert_eq!(shelf.policy().await.unwrap().as_deref(), expected);
    }
}

#[tokio::test]
async fn a_policy_is_at_most_64_kib_without_nul() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = open(folder.path()).await;
    let longest = "#".repeat(64 << 10);
    shelf.set_policy(Some(&longest), "", 1).await.unwrap();
    for bad in [format!("{longest}#"), String::from("name = \"a\0b\"")] {
        let error = shelf.set_policy(Some(&bad), "", 2).await.unwrap_err();
        assert_eq!(error.code(), Code::BadRequest, "{error}");
    }
    assert_eq!(shelf.policy().await.unwrap(), Some(longest), "nothing has changed");
}

#[tokio::test]
async fn an_import_brings_a_policy_only_where_none_is_kept_and_says_so() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (from, to) = (open(one.path()).await, open(other.path()).await);
    from.set_policy(Some(TOML), "Haus", 1).await.unwrap();
    from.change(&note("o/m", "x"), 2).await.unwrap();
    let text = from.export(3).await.unwrap().text;
    let imported = to.import(&ImportAsk { text: text.clone() }, 4).await.unwrap();
    assert!((imported.notes, imported.settings, imported.policy_left) == (1, 1, false));
    assert_eq!(to.policy().await.unwrap().as_deref(), Some(TOML));
    let again = to.import(&ImportAsk { text: text.clone() }, 5).await.unwrap();
    assert!(!again.policy_left, "the same policy is not left aside, it is here");
    let own = TOML.replace("ask", "deny");
    to.set_policy(Some(&own), "Haus", 6).await.unwrap();
    let beside = to.import(&ImportAsk { text }, 7).await.unwrap();
    assert!(beside.policy_left, "what was kept here stays, and it is said");
    assert_eq!(to.policy().await.unwrap(), Some(own));
}

#[tokio::test]
async fn an_imported_policy_is_bounded_too() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = open(folder.path()).await;
    let long = serde_json::to_string(&"#".repeat(1 << 20)).unwrap();
    for value in [long.as_str(), "17", "{\"a\": 1}", "not JSON"] {
        let text = serde_json::json!({
            "format": "baimo-library", "version": 1, "exported_at": 0,
            "settings": [{ "key": "policy", "value": value }],
        });
        let imported = shelf.import(&ImportAsk { text: text.to_string() }, 1).await.unwrap();
        assert_eq!(imported.settings, 0);
        assert!(imported.policy_left, "what cannot be kept is said to be left");
        assert_eq!(shelf.policy().await.unwrap(), None);
    }
}
