//! `baimo audit` over planted models: what is found, how it stands, with which exit code it ends, and whether its bills
//! are valid. No test looks anywhere but into a folder of its own.

use crate::{baimo, plant, starter};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A home with models in each store, and a folder of loose ones.
struct Machine {
    data: tempfile::TempDir,
    home: tempfile::TempDir,
}

impl Machine {
    fn new() -> Option<Self> {
        let machine = Self {
            data: starter()?,
            home: tempfile::tempdir().unwrap(),
        };
        let home = machine.home.path();
        let sha = "a".repeat(64);
        plant::cached(
            &home.join(".cache/huggingface/hub"),
            "models--dnhkng--RYS-XLarge",
            "0123abc",
            &sha,
        )
        .unwrap();
        let llama = plant::Gguf {
            texts: &[("general.architecture", "llama"), ("general.size_label", "1B")],
            params: 1_235_000_000,
            ..plant::Gguf::default()
        };
        let law = "LLAMA 3.2 COMMUNITY LICENSE AGREEMENT\n";
        let place = "registry.ollama.ai/library/llama3.2/1b";
        plant::ollama(&home.join(".ollama/models"), place, &"b".repeat(64), &llama, law).unwrap();
        let small = plant::Gguf {
            params: 134_515_000,
            file_type: 7,
            ..plant::Gguf::default()
        };
        small
            .write(&home.join(".lmstudio/models/HuggingFaceTB/SmolLM2-135M-Instruct/s-Q8_0.gguf"))
            .unwrap();
        let tuned = plant::Gguf {
            texts: &[
                ("general.architecture", "qwen2"),
                ("general.name", "My <b>Tune</b> & Co"),
                ("general.license", "apache-2.0"),
                (
                    "general.base_model.0.repo_url",
                    "https://huggingface.co/Qwen/Qwen2.5-3B-Instruct",
                ),
            ],
            ..plant::Gguf::default()
        };
        tuned.write(&machine.loose().join("tune.gguf")).unwrap();
        plant::Gguf::default()
            .write(&machine.loose().join("<i>who & what.gguf"))
            .unwrap();
        fs::write(
            machine.loose().join("bad.gguf"),
            b"GGUF\x03\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff",
        )
        .unwrap();
        Some(machine)
    }

    fn loose(&self) -> PathBuf {
        self.home.path().join("loose")
    }

    fn audit(&self, words: &[&str]) -> Output {
        let home = self.home.path();
        let mut command = baimo(self.data.path());
        command.env("HOME", home).env("USERPROFILE", home);
        command.env("OLLAMA_MODELS", home.join(".ollama/models"));
        command.arg("audit").arg(self.loose()).args(words).output().unwrap()
    }

    fn page(&self, words: &[&str]) -> Value {
        let output = self.audit(&[words, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
    }
}

fn row<'p>(page: &'p Value, name: &str) -> &'p Value {
    let mut rows = page["rows"].as_array().unwrap().iter();
    rows.find(|row| row["name"] == name)
        .unwrap_or_else(|| panic!("no {name} in {page:#}"))
}

fn policy(machine: &Machine, rules: &str) -> String {
    let file = machine.home.path().join("policy.toml");
    fs::write(&file, format!("name = \"Test\"\ndefault = \"allow\"\n{rules}")).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn planted_models_are_found_matched_and_licensed() {
    let Some(machine) = Machine::new() else { return };
    let page = machine.page(&[]);
    assert_eq!(page["totals"]["models"], 6, "{page:#}");
    let cached = row(&page, "dnhkng/RYS-XLarge");
    assert_eq!(
        (&cached["ground"], &cached["confidence"]),
        (&"path".into(), &"high".into())
    );
    assert_eq!(cached["licence"]["declared"]["slug"], "mit");
    assert_eq!(cached["licence"]["differs"], true);
    assert_eq!(cached["verdict"], "unknown");
    let brought_in = cached["terms"]
        .as_array()
        .unwrap()
        .iter()
        .any(|term| term["added"] == true);
    assert!(brought_in, "what lineage brings in is among the terms");
    let pulled = row(&page, "meta-llama/Llama-3.2-1B-Instruct");
    assert_eq!(
        (&pulled["ground"], &pulled["confidence"]),
        (&"name".into(), &"low".into())
    );
    let laid_down = row(&page, "HuggingFaceTB/SmolLM2-135M-Instruct");
    assert_eq!(
        (&laid_down["store"], &laid_down["verdict"]),
        (&"lm-studio".into(), &"allow".into())
    );
    let tuned = row(&page, "tune");
    assert_eq!(
        (&tuned["repo"], &tuned["derived"]),
        (&"Qwen/Qwen2.5-3B-Instruct".into(), &true.into())
    );
    assert_eq!(
        (&tuned["stated"]["slug"], &tuned["verdict"]),
        (&"apache-2-0".into(), &"deny".into())
    );
    for name in ["<i>who & what", "bad"] {
        let unknown = row(&page, name);
        assert_eq!(
            (&unknown["repo"], &unknown["verdict"]),
            (&Value::Null, &"unknown".into()),
            "{name}"
        );
    }
    let trouble = row(&page, "bad")["files"][0]["trouble"].as_str().unwrap();
    assert!(trouble.contains("ends before"), "{trouble}");
    let home = machine.home.path().canonicalize().unwrap();
    let places = page["places"].as_array().unwrap();
    assert!(places.iter().filter(|place| place["there"] == true).all(|place| {
        Path::new(place["path"].as_str().unwrap())
            .canonicalize()
            .unwrap()
            .starts_with(&home)
    }));
}

#[test]
fn a_build_learns_from_the_exit_code_whether_it_may_go_on() {
    let Some(machine) = Machine::new() else { return };
    let code = |words: &[&str]| machine.audit(words).status.code().unwrap();
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--fail-on", "unknown"]), 12);
    assert_eq!(code(&["--fail-on", "deny"]), 2, "there is no policy to fail on");
    let denies = "[[rule]]\nthen = \"deny\"\nwhen = { term = \"use-commercial\", value = \"no\" }\nwhy = \"We sell\"\n";
    let file = policy(&machine, denies);
    assert_eq!(code(&["--policy", &file]), 11);
    let page = machine.page(&["--policy", &file]);
    assert_eq!(row(&page, "tune")["policy"]["stance"], "deny");
    assert_eq!(row(&page, "tune")["policy"]["reasons"][0]["why"], "We sell");
    assert_eq!(
        row(&page, "HuggingFaceTB/SmolLM2-135M-Instruct")["policy"]["stance"],
        "allow"
    );
    for name in ["bad", "<i>who & what"] {
        assert_eq!(
            row(&page, name)["policy"]["stance"],
            "ask",
            "what is unknown is never allowed by the default"
        );
    }
    let file = policy(&machine, "");
    assert_eq!(code(&["--policy", &file]), 0);
    assert_eq!(code(&["--policy", &file, "--fail-on", "ask"]), 10);
    assert_eq!(code(&["--policy", &file, "--fail-on", "deny"]), 0);
    assert_eq!(code(&["--policy", "no such file"]), 3);
    assert_eq!(code(&["no such folder"]), 3, "what is misspelt is not clean");
    let broken = policy(&machine, "[[rule]]\nthen = \"perhaps\"\n");
    assert_eq!(code(&["--policy", &broken]), 2);
}

#[cfg(unix)]
#[test]
fn what_could_not_be_looked_at_is_not_clean() {
    let Some(machine) = Machine::new() else { return };
    std::os::unix::fs::symlink("/nowhere", machine.loose().join("gone.gguf")).unwrap();
    let file = policy(&machine, "");
    let output = machine.audit(&["--policy", &file, "--fail-on", "deny"]);
    assert_eq!(output.status.code(), Some(9));
    assert!(String::from_utf8_lossy(&output.stdout).contains("gone.gguf"));
    assert_eq!(machine.audit(&[]).status.code(), Some(0));
}

#[test]
fn documents_are_whole_and_hold_no_markup_of_files() {
    let Some(machine) = Machine::new() else { return };
    let text = |format: &str, lang: &str| {
        let out = machine.home.path().join("out");
        let output = machine.audit(&["--format", format, "--lang", lang, "--out", out.to_str().unwrap()]);
        assert!(
            output.status.success() && output.stdout.is_empty(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        fs::read_to_string(out).unwrap()
    };
    for (lang, advice) in [
        ("en", "not legal advice"),
        ("de", "keine Rechtsberatung"),
        ("zh", "不构成法律意见"),
    ] {
        let html = text("html", lang);
        assert!(html.contains(advice), "{lang}");
        assert!(
            html.contains("&lt;i&gt;who &amp; what") && !html.contains("<i>"),
            "{lang}"
        );
        assert!(
            !html.contains("<script") && !html.contains("src="),
            "it loads and runs nothing"
        );
    }
    let csv = text("csv", "en");
    assert_eq!(csv.lines().count(), 8, "{csv}");
    assert!(
        csv.contains("dnhkng/RYS-XLarge,dnhkng/RYS-XLarge,false,path,high"),
        "{csv}"
    );
    let home = machine.home.path().to_str().unwrap();
    for format in ["cyclonedx", "spdx"] {
        let bill = text(format, "en");
        assert!(
            !bill.contains(home),
            "a bill is given away; where the files lie is nobody's business"
        );
        assert!(bill.contains("not legal advice"));
    }
    for (lang, word) in [("en", "Matched by"), ("de", "Zugeordnet nach"), ("zh", "匹配依据")] {
        let output = machine.audit(&["--lang", lang]);
        assert!(String::from_utf8_lossy(&output.stdout).contains(word), "{lang}");
    }
}

/// The interpreter that `cargo xtask boms` installs with the official schemas.
fn validator() -> Option<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target"),
        PathBuf::from,
    );
    let python = target.join(if cfg!(windows) {
        "boms/Scripts/python.exe"
    } else {
        "boms/bin/python"
    });
    if !python.is_file() {
        println!("skipped: no validators; `cargo xtask boms` installs them");
        return None;
    }
    Some(python)
}

#[test]
fn bills_are_valid_by_the_official_schemas_and_broken_ones_are_not() {
    let Some(python) = validator() else { return };
    let Some(machine) = Machine::new() else { return };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/boms/validate.py");
    let validated = |kind: &str, text: &str| {
        let file = machine.home.path().join(format!("bill.{kind}.json"));
        fs::write(&file, text).unwrap();
        let output = Command::new(&python)
            .arg(&script)
            .arg(kind)
            .arg(&file)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output.status.success(), said)
    };
    let file = policy(
        &machine,
        "[[rule]]\nthen = \"deny\"\nwhen = { licence = \"unknown\" }\n",
    );
    for kind in ["cyclonedx", "spdx"] {
        let output = machine.audit(&["--format", kind, "--policy", &file]);
        let bill = String::from_utf8(output.stdout).unwrap();
        let (valid, said) = validated(kind, &bill);
        assert!(valid, "{kind}: {said}");
        let breaks: &[(&str, &str)] = if kind == "cyclonedx" {
            &[
                ("machine-learning-model", "model-of-some-kind"),
                ("\"specVersion\"", "\"specversion\""),
                ("\"id\": \"Apache-2.0\"", "\"id\": \"Apache-2\""),
            ]
        } else {
            &[
                ("ai_AIPackage", "ai_Package"),
                ("hasConcludedLicense", "hasSomeLicense"),
                ("hasConcludedLicense", "hasDeclaredLicense"),
                ("\"specVersion\"", "\"specversion\""),
                ("#agent", "#somebody"),
            ]
        };
        for (sound, broken) in breaks {
            assert!(bill.contains(sound), "{kind} holds no {sound}");
            let (valid, said) = validated(kind, &bill.replacen(sound, broken, 1));
            assert!(!valid && !said.is_empty(), "{kind} is valid with {broken}");
        }
    }
}
