//! The person's policy in the terminal: kept from run to run, told in three languages, answered by exit codes.

use crate::{json, run, starter, text};
use std::fs;

const OWN: &str = "name = \"Haus\"\ndefault = \"ask\"\n\n[[rule]]\nthen = \"allow\"\nwhen = { licence = \"apache-2-0\" }\n\n\
[[rule]]\nthen = \"deny\"\nwhen = { licence = \"tongyi-qianwen\" }\nwhy = \"Not here.\"\n";

#[test]
fn a_policy_is_kept_from_run_to_run_and_answered_by_exit_codes() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let file = data.join("policy.toml");
    let file = file.to_str().unwrap();
    fs::write(file, OWN).unwrap();
    for words in [&["policy", "check", "01-ai/Yi-34B"][..], &["policy", "export"]] {
        assert_eq!(run(data, words).status.code(), Some(3), "none is set: {words:?}");
    }
    let tried = json(data, &["policy", "test", file]);
    assert!(json(data, &["policy"])["policy"].is_null(), "what is tried is not kept");
    assert_eq!(json(data, &["policy", "set", file]), tried);
    let exported = run(data, &["policy", "export"]);
    assert_eq!(text(&exported), OWN, "as it was written");
    let check = |models: &[&str], code: i32| {
        let output = run(data, &[&["policy", "check"], models].concat());
        assert_eq!(output.status.code(), Some(code), "{models:?}: {}", text(&output));
        text(&output)
    };
    assert!(check(&["01-ai/Yi-34B"], 0).contains("✓ allowed  01-ai/Yi-34B"));
    let denied = check(&["01-ai/Yi-34B", "Qwen/Qwen2-72B"], 11);
    assert!(denied.contains("Rule 2") && denied.contains("Not here."), "{denied}");
    assert!(denied.contains("no legal advice"), "{denied}");
    check(&["01-ai/Yi-34B", "meta-llama/Llama-3.1-8B-Instruct"], 10);
    check(&["no/such-model"], 3);
    let list = run(data, &["--json", "policy", "check", "Qwen/Qwen2-72B"]);
    let list: serde_json::Value = serde_json::from_slice(&list.stdout).unwrap();
    assert_eq!(list[0]["policy"]["reasons"][0]["rule"], 2);

    let denied = json(data, &["search", "policy:deny", "--limit", "80"]);
    assert!(denied["total"].as_u64().unwrap() > 0);
    assert!(
        denied["rows"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["policy"] == "deny")
    );
    let rest = json(data, &["search", "-policy:deny", "--limit", "0"]);
    let sum = denied["total"].as_u64().unwrap() + rest["total"].as_u64().unwrap();
    assert_eq!(sum, rest["of"].as_u64().unwrap());
    json(data, &["policy", "off"]);
    assert_eq!(json(data, &["undo"])["change"]["what"], "set_policy");
    assert_eq!(json(data, &["policy"])["policy"]["name"], "Haus");
}

#[test]
fn people_read_the_policy_in_their_language() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let file = data.join("policy.toml");
    for (language, nothing, column, denied) in [
        ("de", "keine Richtlinie", "Ihre Richtlinie", "nicht erlaubt"),
        ("en", "No policy", "Your policy", "not allowed"),
        ("zh", "尚未设置策略", "您的策略", "不允许"),
    ] {
        let say = |words: &[&str]| text(&run(data, &[&["--lang", language], words].concat()));
        assert!(say(&["policy"]).contains(nothing), "{language}");
        assert!(say(&["search", "policy:deny"]).contains(nothing), "{language}");
        assert!(
            !say(&["search", "qwen2", "--limit", "2"]).contains(column),
            "{language}: none is set"
        );
        for key in ["company", "research", "hobby"] {
            assert!(say(&["policy", "samples"]).contains(key), "{language}");
            fs::write(&file, say(&["policy", "samples", key])).unwrap();
            let page = say(&["policy", "set", file.to_str().unwrap()]);
            assert!(
                page.contains(denied) && page.lines().count() > 8,
                "{language} {key}: {page}"
            );
            assert!(!page.contains("null"), "{page}");
        }
        assert!(say(&["search", "qwen2", "--limit", "2"]).contains(column), "{language}");
        assert!(say(&["maker", "qwen"]).contains(column), "{language}");
        say(&["policy", "off"]);
    }
}

#[test]
fn a_file_that_is_no_policy_is_refused_with_the_line_and_nothing_is_kept() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let file = data.join("policy.toml");
    let name = file.to_str().unwrap();
    for (bytes, says) in [
        (b"name = \"x\"\ndefault = \"perhaps\"\n".to_vec(), "line 2"),
        (vec![b'#'; 1 << 20], "65536"),
        (vec![0xFF, 0xFE, 0], "cannot be read"),
    ] {
        fs::write(&file, &bytes).unwrap();
        for what in ["set", "test"] {
            let output = run(data, &["policy", what, name]);
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(said.contains(says), "{said}");
        }
    }
    assert_eq!(
        run(data, &["policy", "set", "no-such-file.toml"]).status.code(),
        Some(3)
    );
    assert_eq!(run(data, &["policy", "samples", "emperor"]).status.code(), Some(3));
    assert!(json(data, &["policy"])["policy"].is_null());
}
