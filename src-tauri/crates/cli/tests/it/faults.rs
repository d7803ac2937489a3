//! What goes wrong is said in a sentence of cause and one of remedy, with its exit code.

use crate::{baimo, run, starter};
use serde_json::Value;
use std::{fs, path::Path, process::Stdio};

fn said(data: &Path, words: &[&str]) -> (Option<i32>, String) {
    let output = run(data, words);
    assert!(output.stdout.is_empty(), "{words:?}: nothing on standard output");
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn usage_is_two_and_not_found_is_three() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let cases: [(&[&str], i32); 9] = [
        (&["nonsense"], 2),
        (&["ranking"], 2),
        (&["ranking", "--board", "open-llm-v2", "--at", "2024-13-01"], 2),
        (&["search", "--sort", "beauty"], 2),
        (&["--lang", "fr", "boards"], 2),
        (&["model", "nobody/nothing"], 3),
        (&["maker", "nobody-at-all"], 3),
        (&["licence", "no-such-licence"], 3),
        (&["collection", "show", "4711"], 3),
    ];
    for (words, status) in cases {
        let (code, told) = said(data, words);
        assert_eq!(code, Some(status), "{words:?}: {told}");
        assert!(!told.contains("panicked") && told.len() > 20, "{words:?}: {told}");
    }
    let (_, told) = said(data, &["model", "nobody/nothing"]);
    assert!(told.starts_with("baimo: ") && told.lines().count() == 1, "{told}");
    assert!(
        told.trim_end().ends_with('.') && told.matches(". ").count() >= 1,
        "cause and remedy: {told}"
    );
    let (_, german) = said(data, &["--lang", "de", "model", "nobody/nothing"]);
    assert!(
        german.contains("nobody/nothing") && german.contains("Schreibweise"),
        "{german}"
    );
}

#[test]
fn with_json_a_fault_is_json_too() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let (code, told) = said(data, &["--json", "model", "nobody/nothing"]);
    let fault: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((code, fault["code"].as_str()), (Some(3), Some("not_found")));
    assert_eq!(fault["subject"], "nobody/nothing");
}

#[test]
fn folders_that_cannot_be_one_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    for data in [file.clone(), file.join("below"), folder.path().join("n".repeat(300))] {
        let (code, told) = said(&data, &["search", "qwen"]);
        assert_eq!(code, Some(6), "{told}");
        assert!(told.contains("--data"), "{told}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "x");
}

#[test]
fn a_newer_library_is_left_alone_while_the_atlas_is_read() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    assert!(run(data, &["favourite", "add", "01-ai/Yi-34B"]).status.success());
    let library = data.join("library.db");
    let mut bytes = fs::read(&library).unwrap();
    bytes[63] = 200;
    fs::write(&library, &bytes).unwrap();
    let (code, told) = said(data, &["favourite", "list"]);
    assert_eq!(code, Some(4), "{told}");
    assert!(told.contains("newer Baimo"), "{told}");
    assert!(
        run(data, &["model", "01-ai/Yi-34B"]).status.success(),
        "the atlas is read all the same"
    );
    assert_eq!(fs::read(&library).unwrap(), bytes);
    assert_ne!(run(data, &["doctor"]).status.code(), Some(0));
}

#[test]
fn damaged_files_are_kept_and_replaced() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    assert!(run(data, &["note", "set", "01-ai/Yi-34B", "mine"]).status.success());
    for name in ["atlas.db", "library.db"] {
        let path = data.join(name);
        let mut bytes = fs::read(&path).unwrap();
        bytes[..16].fill(b'?');
        fs::write(&path, bytes).unwrap();
    }
    fs::write(data.join("atlas.idx"), b"nonsense").unwrap();
    assert!(run(data, &["model", "01-ai/Yi-34B"]).status.success());
    let note = run(data, &["note", "get", "01-ai/Yi-34B"]);
    assert_eq!(String::from_utf8(note.stdout).unwrap(), "mine\n", "salvaged");
    assert!(data.join("atlas.damaged-1.db").exists() && data.join("library.damaged-1.db").exists());
}

#[test]
fn whoever_stops_reading_has_had_enough() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    for words in [
        &["licence", "Apache-2.0", "--text"][..],
        &["--json", "boards"],
        &["search", "qwen", "--limit", "80"],
    ] {
        let mut child = baimo(data)
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{words:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(output.stderr.is_empty(), "{words:?}");
    }
}

#[test]
fn anything_is_a_query() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpora/blns/blns.json");
    let Ok(text) = fs::read_to_string(corpus) else {
        println!("skipped: ../shared is not here");
        return;
    };
    let strings: Vec<String> = serde_json::from_str(&text).unwrap();
    // A process each is slow; every tenth is enough here, the desk's own tests ask them all.
    for string in strings.iter().filter(|string| !string.contains('\0')).step_by(10) {
        for command in ["search", "model", "licence"] {
            let output = run(data, &["--json", command, "--", string]);
            let code = output.status.code();
            assert!(matches!(code, Some(0 | 2 | 3)), "{command} {string:?}: {code:?}");
        }
    }
}

#[test]
fn eight_at_once_on_a_new_folder_all_work() {
    if starter().is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new");
    let start = |n: usize| {
        let subject = if n.is_multiple_of(2) {
            "01-ai/Yi-34B"
        } else {
            "Qwen/Qwen2-72B"
        };
        let words = ["note", "set", subject, &format!("note {n}")];
        baimo(&data)
            .args(words)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let children: Vec<_> = (0..8).map(start).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(crate::json(&data, &["doctor", "--thorough"])["sound"], true);
    let mut undone = 0;
    while !crate::json(&data, &["undo"])["change"].is_null() {
        undone += 1;
    }
    assert_eq!(undone, 8, "every one of them is in the journal");
}
