//! Questions to the starter atlas, answered for scripts and for people.

use crate::{json, run, starter, text};

#[test]
fn the_head_of_the_board_on_the_articles_day_has_one_chinese_publisher() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let page = json(
        data,
        &[
            "ranking",
            "--board",
            "open-llm-v2",
            "--at",
            "2024-08-19",
            "--limit",
            "10",
        ],
    );
    assert_eq!(page["date"], "2024-08-19");
    assert_eq!(page["of"], 731);
    let rows = page["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 10);
    assert_eq!(rows[0]["words"], "dnhkng/RYS-XLarge");
    assert_eq!(rows[4]["words"], "Qwen/Qwen2-72B-Instruct");
    assert_eq!(rows[4]["publisher_country"], "CN");
    let chinese = rows.iter().filter(|row| row["publisher_country"] == "CN").count();
    assert_eq!(chinese, 1, "{rows:?}");
    let all_have_the_field = rows.iter().all(|row| row.get("publisher_country").is_some());
    assert!(all_have_the_field, "an unknown country is said to be unknown");
}

#[test]
fn the_page_of_yi_shows_both_sides_and_inherits_nothing() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let page = json(data, &["model", "01-ai/yi-34b"]);
    assert_eq!(page["repo"], "01-ai/Yi-34B", "another case is accepted");
    let edges = page["ancestors"].as_array().unwrap();
    let architecture = edges.iter().find(|edge| edge["relation"] == "architecture").unwrap();
    assert_eq!(architecture["carries"], "no");
    let disputed = edges.iter().find(|edge| edge["status"] == "disputed").unwrap();
    assert!(
        !disputed["sources"].as_array().unwrap().is_empty()
            && !disputed["counter_sources"].as_array().unwrap().is_empty()
    );
    let sources = page["sources"].as_array().unwrap();
    for number in disputed["sources"]
        .as_array()
        .unwrap()
        .iter()
        .chain(disputed["counter_sources"].as_array().unwrap())
    {
        assert!(usize::try_from(number.as_u64().unwrap()).unwrap() < sources.len());
    }
    assert!(
        page["licence"]["effective"].is_null(),
        "architecture is not ancestry: {}",
        page["licence"]
    );
    assert_eq!(page["licence"]["differs"], false);
}

#[test]
fn two_chinese_characters_find_makers_and_models() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let page = json(data, &["search", "通义", "--limit", "5"]);
    assert!(page["total"].as_u64().unwrap() > 50, "{}", page["total"]);
    assert!(
        page["rows"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["owner"] == "Qwen")
    );
    assert_eq!(json(data, &["maker", "智谱"])["maker"]["country"], "CN");
}

#[test]
fn a_search_pages_sorts_counts_and_excludes() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let first = json(data, &["search", "qwen2", "--limit", "4"]);
    let second = json(data, &["search", "qwen2", "--limit", "2", "--offset", "2"]);
    assert_eq!(first["rows"][2], second["rows"][0]);
    let all = json(data, &["search", "qwen2", "--facets", "--limit", "0"]);
    let relation = all["facets"]
        .as_array()
        .unwrap()
        .iter()
        .find(|facet| facet["field"] == "relation")
        .unwrap();
    let quantized = relation["values"]
        .as_array()
        .unwrap()
        .iter()
        .find(|value| value["key"] == "quantized");
    let count = quantized.map_or(0, |value| value["count"].as_u64().unwrap());
    let rest = json(data, &["search", "qwen2", "-relation:quantized", "--limit", "0"]);
    assert_eq!(all["total"].as_u64().unwrap() - count, rest["total"].as_u64().unwrap());
    let sorted = json(data, &["search", "params>0", "--sort", "params", "--limit", "80"]);
    let sizes: Vec<_> = sorted["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["params"].as_u64().unwrap())
        .collect();
    assert!(sizes.len() == 80 && sizes.is_sorted_by(|a, b| a >= b));
}

#[test]
fn people_read_it_in_their_language_without_colour_in_a_pipe() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let cases = [
        ("de", "Hersteller", "72,7 Mrd."),
        ("en", "Maker", "72.7 B"),
        ("zh", "厂商", "727 亿"),
    ];
    for (language, head, size) in cases {
        let said = text(&run(
            data,
            &["--lang", language, "search", "Qwen2-72B-Instruct", "--limit", "3"],
        ));
        assert!(said.contains(head) && said.contains(size), "{language}: {said}");
        assert!(!said.contains('\u{1b}'), "{language}: colour in a pipe");
        let page = text(&run(data, &["--lang", language, "model", "dnhkng/RYS-XLarge"]));
        assert!(page.contains("Qwen/Qwen2-72B"), "{language}: {page}");
        assert!(page.contains("[1] "), "{language}: sources are listed");
    }
    let german = crate::baimo(data)
        .env("LANG", "de_DE.UTF-8")
        .args(["makers", "--limit", "1"])
        .output()
        .unwrap();
    assert!(text(&german).contains("Hersteller"));
}

#[test]
fn every_list_and_page_is_set_for_people() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let questions: [&[&str]; 15] = [
        &["maker", "qwen"],
        &["makers", "--country", "CN"],
        &["licence", "Apache-2.0"],
        &["licence", "tongyi-qianwen"],
        &["licences", "--with-terms"],
        &["ranking", "--board", "open-llm-v2"],
        &["boards"],
        &["prices", "qwen"],
        &["chips", "H20"],
        &["chips", "--here"],
        &["memory", "deepseek-ai/DeepSeek-V3", "--adapter", "8"],
        &["events", "--from", "2024", "--limit", "5"],
        &["about"],
        &["doctor"],
        &["search", "qwen", "country:fr"],
    ];
    for words in questions {
        for language in ["de", "en", "zh"] {
            let output = run(data, &[&["--lang", language], words].concat());
            let said = text(&output);
            assert_eq!(
                output.status.code(),
                Some(0),
                "{words:?}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            assert!(said.lines().count() >= 2, "{words:?}: {said}");
            assert!(
                !said.contains("null") && !said.contains("{\""),
                "{words:?}: JSON in a page for people: {said}"
            );
        }
    }
}

#[test]
fn a_licence_text_is_printed_as_it_stands() {
    let Some(folder) = starter() else { return };
    let data = folder.path();
    let said = text(&run(data, &["licence", "Apache-2.0", "--text"]));
    assert!(
        said.contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION"),
        "{}",
        said.len()
    );
    assert!(said.len() > 8_000 && !said.contains('\u{1b}'));
    assert_eq!(
        json(data, &["licence", "Apache-2.0", "--text"]).as_str(),
        Some(said.as_str())
    );
}

#[test]
fn completions_and_the_manual_need_no_data() {
    let nowhere = std::path::Path::new("/dev/null/nowhere");
    for (shell, sign) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef baimo"),
        ("fish", "complete -c baimo"),
    ] {
        let said = text(&run(nowhere, &["completions", shell]));
        assert!(said.contains(sign) && said.contains("ranking"), "{shell}");
    }
    let manual = text(&run(nowhere, &["man"]));
    assert!(manual.starts_with(".ie") || manual.contains(".TH "), "roff");
    for part in [
        "baimo search",
        "baimo collection add",
        "facets",
        "BAIMO_DATA",
        "Exit codes",
    ] {
        assert!(manual.contains(part), "{part}");
    }
}
