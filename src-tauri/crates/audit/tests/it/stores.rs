//! Stores and folders as they lie on disks.

use crate::plant::{self, Gguf};
use audit::{Format, Found, Gauge, Ground, Plan, Scanned, Store, Stores, scan};
use std::{fs, path::Path};

fn looked(plan: &Plan) -> Scanned {
    scan(plan, &Gauge::default())
}

fn only(folder: &Path) -> Plan {
    Plan {
        folders: vec![folder.to_owned()],
        ..Plan::default()
    }
}

fn named<'s>(scanned: &'s Scanned, name: &str) -> &'s Found {
    let found = scanned.models.iter().find(|model| model.name == name);
    found.unwrap_or_else(|| {
        panic!(
            "no {name} among {:?}",
            scanned.models.iter().map(|m| &m.name).collect::<Vec<_>>()
        )
    })
}

#[cfg(unix)]
#[test]
fn each_store_is_read_as_its_program_lays_it_down() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let (hub, ollama, lm) = (home.join("hub"), home.join("ollama"), home.join("lm"));
    let sha = "a".repeat(64);
    plant::cached(&hub, "models--dnhkng--RYS-XLarge", "abc", &sha).unwrap();
    let file = Gguf {
        texts: &[("general.architecture", "llama"), ("general.size_label", "8B")],
        ..Gguf::default()
    };
    let digest = "b".repeat(64);
    let tags = "registry.ollama.ai/library/llama3.1";
    plant::ollama(
        &ollama,
        &format!("{tags}/latest"),
        &digest,
        &file,
        "LLAMA 3.1 COMMUNITY LICENSE\nx",
    )
    .unwrap();
    plant::ollama(
        &ollama,
        &format!("{tags}/8b"),
        &digest,
        &file,
        "LLAMA 3.1 COMMUNITY LICENSE\nx",
    )
    .unwrap();
    plant::ollama(
        &ollama,
        "hf.co/a/B-GGUF/Q4_0",
        &"c".repeat(64),
        &Gguf::default(),
        "MIT License",
    )
    .unwrap();
    Gguf::default()
        .write(&lm.join("Owner/Name-GGUF/Name-Q4_K_M.gguf"))
        .unwrap();
    let plan = Plan {
        stores: Stores {
            hub: vec![hub, home.join("not there")],
            ollama: vec![ollama],
            lm_studio: vec![lm],
        },
        ..Plan::default()
    };
    let scanned = looked(&plan);
    assert_eq!(scanned.unread, []);
    assert_eq!(scanned.models.len(), 4);
    let cached = named(&scanned, "dnhkng/RYS-XLarge");
    assert_eq!((cached.store, cached.format), (Store::Hub, Format::Safetensors));
    assert_eq!(cached.revision.as_deref(), Some("abc"));
    assert_eq!(cached.files[0].sha256.as_deref(), Some(sha.as_str()));
    assert_eq!((cached.keys[0].ground, cached.keys[0].certain), (Ground::Path, true));
    let pulled = named(&scanned, "llama3.1:8b");
    assert_eq!(pulled.stated_licence.as_deref(), Some("LLAMA 3.1 COMMUNITY LICENSE"));
    assert!(
        pulled
            .keys
            .iter()
            .any(|key| key.name == "meta-llama/Llama-3.1-8B-Instruct" && !key.certain)
    );
    assert_eq!(named(&scanned, "a/B-GGUF").keys[0].ground, Ground::Path);
    assert_eq!(named(&scanned, "Owner/Name-GGUF").keys[0].name, "Owner/Name-GGUF");
    assert_eq!(
        scanned.places.iter().map(|place| place.there).collect::<Vec<_>>(),
        [true, false, true, true]
    );
}

#[test]
fn shards_are_one_model_and_a_missing_one_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join("whole").join(name);
    plant::safetensors(&at("model-00001-of-00002.safetensors"), 1000).unwrap();
    plant::safetensors(&at("model-00002-of-00002.safetensors"), 500).unwrap();
    fs::write(
        at("config.json"),
        r#"{"model_type":"qwen2","_name_or_path":"Qwen/Qwen2-7B"}"#,
    )
    .unwrap();
    Gguf::default()
        .write(&folder.path().join("part/x-Q8_0-00001-of-00003.gguf"))
        .unwrap();
    let scanned = looked(&only(folder.path()));
    let whole = named(&scanned, "whole");
    assert_eq!((whole.files.len(), whole.header.params), (2, Some(1500)));
    assert_eq!(whole.header.architecture.as_deref(), Some("qwen2"));
    assert!(whole.keys.iter().any(|key| key.derived && key.name == "Qwen/Qwen2-7B"));
    let part = named(&scanned, "x-Q8_0");
    assert_eq!(part.files[0].trouble.as_deref(), Some("1 of 3 parts are here"));
    assert_eq!(part.header.params, None, "a part is not the whole");
}

#[test]
fn an_adapter_names_its_base_and_never_is_it() {
    let folder = tempfile::tempdir().unwrap();
    plant::safetensors(&folder.path().join("a/adapter_model.safetensors"), 10).unwrap();
    fs::write(
        folder.path().join("a/adapter_config.json"),
        r#"{"base_model_name_or_path":"meta-llama/Llama-3.1-8B"}"#,
    )
    .unwrap();
    let scanned = looked(&only(folder.path()));
    let base = scanned.models[0]
        .keys
        .iter()
        .find(|key| key.name == "meta-llama/Llama-3.1-8B")
        .unwrap();
    assert!(base.derived && base.certain);
}

#[test]
fn pickles_are_recognised_and_never_opened_further() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| plant::holed(&folder.path().join(name), bytes, 64).unwrap();
    put("pytorch_model.bin", b"PK\x03\x04 whatever follows");
    put("pytorch_model-2.bin", b"\x80\x02}q\0.");
    put("optimizer.pt", b"PK\x03\x04");
    put("tokens.bin", b"PK\x03\x04");
    put("pytorch_model-3.bin", b"just text");
    let scanned = looked(&only(folder.path()));
    let names: Vec<&str> = scanned.models.iter().map(|model| model.name.as_str()).collect();
    assert_eq!(names, ["pytorch_model", "pytorch_model-2"]);
    assert!(
        scanned
            .models
            .iter()
            .all(|model| model.format == Format::Pickle && model.header.params.is_none())
    );
}

#[cfg(unix)]
#[test]
fn links_sockets_and_loops_do_no_harm() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    Gguf::default().write(&root.join("one.gguf")).unwrap();
    symlink(root.join("one.gguf"), root.join("two.gguf")).unwrap();
    fs::hard_link(root.join("one.gguf"), root.join("three.gguf")).unwrap();
    symlink(root, root.join("loop")).unwrap();
    symlink("/", root.join("everything")).unwrap();
    symlink(root.join("nowhere"), root.join("broken.gguf")).unwrap();
    let _listener = UnixListener::bind(root.join("door.gguf")).unwrap();
    let scanned = looked(&only(root));
    assert_eq!(scanned.models.len(), 1, "one file, however often it is linked");
    let reasons: Vec<String> = scanned
        .unread
        .iter()
        .map(|unread| format!("{}: {}", unread.path.file_name().unwrap().display(), unread.reason))
        .collect();
    for start in [
        "broken.gguf: ",
        "door.gguf: no regular file",
        "everything: a link to a folder",
        "loop: a link to a folder",
    ] {
        assert!(
            reasons.iter().any(|reason| reason.starts_with(start)),
            "{start}: {reasons:?}"
        );
    }
    assert_eq!(scanned.unread_total, 4);
    assert!(scanned.entries < 20, "{}", scanned.entries);
}

#[cfg(target_os = "linux")]
#[test]
fn the_doors_of_the_system_are_not_gone_through() {
    let scanned = looked(&only(Path::new("/proc")));
    assert_eq!(scanned.models.len(), 0);
    assert_eq!(scanned.unread[0].reason, "no folder of files");
}

#[test]
fn bytes_that_are_known_name_a_file_and_broken_promises_are_told() {
    let home = tempfile::tempdir().unwrap();
    let lm = home.path().join("lm");
    let file = Gguf {
        params: 20_000,
        ..Gguf::default()
    };
    file.write(&lm.join("Owner/Name/name.gguf")).unwrap();
    file.write(&home.path().join("loose/renamed.gguf")).unwrap();
    plant::ollama(
        &home.path().join("o"),
        "registry.ollama.ai/library/x/1b",
        &"d".repeat(64),
        &file,
        "MIT",
    )
    .unwrap();
    let plan = Plan {
        stores: Stores {
            lm_studio: vec![lm],
            ..Stores::default()
        },
        folders: vec![home.path().join("loose"), home.path().join("o")],
        hash: true,
    };
    let scanned = looked(&plan);
    let renamed = named(&scanned, "renamed");
    assert_eq!(
        (renamed.keys[0].ground, renamed.keys[0].name.as_str()),
        (Ground::Hash, "Owner/Name")
    );
    let pulled = named(&scanned, "x:1b");
    assert_eq!(pulled.store, Store::Ollama, "a store in a folder is read as one");
    let trouble = pulled.files[0].trouble.as_deref();
    assert_eq!(trouble, Some("its bytes are not those its store names it by"));
    assert_eq!(pulled.files[0].sha256, renamed.files[0].sha256);
}

#[test]
fn a_scan_ends_when_it_is_asked_to() {
    let folder = tempfile::tempdir().unwrap();
    Gguf::default().write(&folder.path().join("one.gguf")).unwrap();
    let gauge = Gauge::default();
    gauge.cancel();
    let scanned = scan(&only(folder.path()), &gauge);
    assert_eq!((scanned.models.len(), scanned.cut_short), (0, Some("cancelled")));
}

#[test]
fn a_single_file_may_be_named_and_what_is_none_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("one.gguf");
    Gguf::default().write(&file).unwrap();
    fs::write(folder.path().join("notes.txt"), "x").unwrap();
    fs::write(folder.path().join("bad.gguf"), "GGUF").unwrap();
    assert_eq!(looked(&only(&file)).models.len(), 1);
    assert_eq!(looked(&only(&folder.path().join("notes.txt"))).unread_total, 1);
    assert_eq!(looked(&only(&folder.path().join("nothing"))).unread_total, 1);
    let bad = looked(&only(&folder.path().join("bad.gguf")));
    assert_eq!(
        bad.models[0].files[0].trouble.as_deref(),
        Some("it ends before its version")
    );
}
