//! What the person keeps, from one run of the program to the next.

use crate::{json, run, starter, text};
use std::{io::Write as _, process::Stdio};

#[test]
fn notes_favourites_and_collections_outlive_the_run_and_are_taken_back() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let made = json(data, &["note", "set", "01-ai/yi-34b", "Lizenz prüfen 许可证"]);
    assert_eq!(
        (made["what"].as_str(), made["about"].as_str()),
        (Some("set_note"), Some("01-ai/Yi-34B"))
    );
    assert_eq!(
        text(&run(data, &["note", "get", "01-ai/Yi-34B"])),
        "Lizenz prüfen 许可证\n"
    );
    json(data, &["favourite", "add", "maker:智谱"]);
    assert_eq!(json(data, &["favourite", "list"])[0]["subject"]["kind"], "maker");
    let id = json(data, &["collection", "new", "Für später"])["made"]
        .as_i64()
        .unwrap();
    json(
        data,
        &["collection", "add", "Für später", "01-ai/Yi-34B", "licence:Apache-2.0"],
    );
    assert_eq!(
        json(data, &["collection", "show", &id.to_string()])["items"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    json(data, &["collection", "remove", "Für später", "01-ai/Yi-34B"]);
    json(data, &["collection", "rename", "Für später", "Bald"]);
    json(data, &["search", "qwen", "--save", "chinesisch"]);
    json(data, &["collection", "delete", "Bald"]);

    let mut undone = Vec::new();
    while let Some(what) = json(data, &["undo"])["change"]["what"].as_str() {
        undone.push(what.to_owned());
    }
    let expected = [
        "delete_collection",
        "save_search",
        "rename_collection",
        "collect",
        "collect",
        "new_collection",
        "set_favourite",
        "set_note",
    ];
    assert_eq!(undone, expected);
    assert!(json(data, &["note", "get", "01-ai/Yi-34B"]).is_null());
    assert_eq!(json(data, &["collection", "list"]), serde_json::json!([]));
}

#[test]
fn a_spelling_mistake_is_not_kept() {
    let Some(folder) = starter() else { return };
    for words in [
        ["favourite", "add", "Qwen/Qwen2-27B-Instruckt"],
        ["favourite", "add", "maker:nobody-at-all"],
    ] {
        let output = run(folder.path(), &words);
        assert_eq!(output.status.code(), Some(3), "{words:?}");
    }
    assert_eq!(
        run(folder.path(), &["collection", "show", "nothing"]).status.code(),
        Some(3)
    );
    assert_eq!(json(folder.path(), &["favourite", "list"]), serde_json::json!([]));
}

#[test]
fn a_library_is_carried_from_one_folder_to_another() {
    let (Some(here), Some(there)) = (starter(), starter()) else {
        return;
    };
    json(here.path(), &["note", "set", "01-ai/Yi-34B", "old, but “good”\n\n百模"]);
    json(here.path(), &["collection", "new", "c"]);
    json(here.path(), &["collection", "add", "c", "01-ai/Yi-34B"]);
    let file = here.path().join("out put.json");
    let name = file.to_str().unwrap();
    json(here.path(), &["library", "export", name]);
    let written = std::fs::read_to_string(&file).unwrap();
    let timeless = |export: &str| {
        let lines = export.lines().filter(|line| !line.contains("exported_at"));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    for words in [&["library", "export"][..], &["library", "export", "-"]] {
        assert_eq!(
            timeless(&text(&run(here.path(), words))),
            timeless(&written),
            "{words:?}"
        );
    }
    assert!(written.contains("百模"));
    let imported = json(there.path(), &["library", "import", name]);
    assert_eq!(
        (imported["notes"].as_u64(), imported["items"].as_u64()),
        (Some(1), Some(1))
    );
    assert_eq!(
        text(&run(there.path(), &["note", "get", "01-ai/Yi-34B"])),
        "old, but “good”\n\n百模\n"
    );
    assert_eq!(
        run(there.path(), &["library", "import", "/no/such/file"]).status.code(),
        Some(3)
    );
    std::fs::write(&file, "<opml/>").unwrap();
    assert_eq!(run(there.path(), &["library", "import", name]).status.code(), Some(2));
}

#[test]
fn a_note_is_read_from_standard_input_and_bounded() {
    let Some(folder) = starter() else { return };
    let write = |text: &[u8]| {
        let mut command = crate::baimo(folder.path());
        command
            .args(["note", "set", "01-ai/Yi-34B", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        // The program may leave before it has read everything.
        let _ = input.write_all(text);
        drop(input);
        child.wait().unwrap().code()
    };
    assert_eq!(write("viele Wörter\n".as_bytes()), Some(0));
    assert_eq!(write(&vec![b'x'; (64 << 10) + 1]), Some(2));
    assert_eq!(
        text(&run(folder.path(), &["note", "get", "01-ai/Yi-34B"])),
        "viele Wörter\n"
    );
}
