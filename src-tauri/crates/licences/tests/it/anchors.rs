//! The places our terms point to, looked up in the texts themselves where they are at hand.

use licences::{Licence, Table, find_anchor};
use std::path::PathBuf;

/// Texts beside the repository: where they are kept, and whose they are.
const BESIDE: &[(&str, &str)] = &[
    (
        "licences/scancode/bigscience-open-rail-m.LICENSE",
        "bigscience-openrail-m",
    ),
    ("licences/scancode/gemma-tou-2024-04-01.LICENSE", "gemma-tou-2024-04-01"),
    ("licences/scancode/llama-2-license-2023.LICENSE", "llama-2"),
    ("licences/scancode/llama-3.1-license-2024.LICENSE", "llama-3-1"),
    (
        "licences/scancode/moonshot-ai-modified-mit-2025.LICENSE",
        "kimi-k2-modified-mit",
    ),
    ("licences/scancode/openmdw-1.0.LICENSE", "openmdw-1-0"),
    ("licences/scancode/qwen-2024.LICENSE", "qwen-2024"),
    ("wire/licenses/chatglm3.txt", "chatglm3"),
    ("wire/licenses/deepseek-model-v1.0.txt", "deepseek-model-1-0"),
    ("wire/licenses/hunyuan-large.txt", "tencent-hunyuan-large"),
    ("wire/licenses/llama3.txt", "llama-3"),
    ("wire/licenses/llama3.3.txt", "llama-3-3"),
    ("wire/licenses/llama4.txt", "llama-4"),
    ("wire/licenses/minimax-01.txt", "minimax-model"),
    (
        "wire/licenses/scancode_bigcode-open-rail-m-v1.txt",
        "bigcode-openrail-m",
    ),
    ("wire/licenses/scancode_falcon-2-11b-1.0.txt", "falcon-2-11b"),
    (
        "wire/licenses/scancode_gemma-tou-2025-03-24.txt",
        "gemma-tou-2025-03-24",
    ),
    ("wire/licenses/scancode_llama-license-2023.txt", "llama-1"),
    (
        "wire/licenses/scancode_nvidia-open-model-2025-04-28.txt",
        "nvidia-open-model-2025-04-28",
    ),
    (
        "wire/licenses/scancode_stability-ai-community-2024.txt",
        "stability-community-2024",
    ),
    (
        "wire/licenses/scancode_tencent-hunyuan-3d-2.0-cla.txt",
        "tencent-hunyuan-3d-2-0",
    ),
    ("wire/licenses/tongyi-qianwen.txt", "tongyi-qianwen"),
    ("wire/licenses/tongyi-qianwen-research.txt", "tongyi-qianwen-research"),
    ("wire/licenses/yi-series-v2.0_2023-11-04.txt", "yi-2-0"),
    ("wire/licenses/yi-series-v2.1_2023-11-23.txt", "yi-2-1"),
];

/// Anchors that do not occur. A policy or a README is another text than the licence.
fn astray(licence: &Licence, text: &str) -> Vec<String> {
    let own = licence.terms.iter().filter(|t| !t.anchor.is_empty());
    let own = own.filter(|t| {
        !["AUP", "Exh", "README", "PUP", "Polic", "CC"]
            .iter()
            .any(|other| t.clause.contains(other))
    });
    let astray = own.filter(|t| find_anchor(text, &t.anchor).is_none());
    astray
        .map(|t| format!("{}: {} “{}”", licence.slug, t.key, t.anchor))
        .collect()
}

#[test]
fn places_in_the_texts_of_the_spdx_list_are_found() {
    let mut looked = 0;
    let mut wrong = Vec::new();
    for (_, licence) in Table::embedded().licences().filter(|(_, l)| !l.terms.is_empty()) {
        let listed = licence.spdx.as_deref().and_then(spdx::license_id);
        if let Some(listed) = listed.filter(|l| !l.text().is_empty()) {
            looked += 1;
            wrong.extend(astray(licence, listed.text()));
        }
    }
    assert!(looked > 40, "{looked}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn places_in_the_texts_of_models_are_found() {
    let shared = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data"));
    let mut wrong = Vec::new();
    for (file, slug) in BESIDE {
        let Ok(text) = std::fs::read_to_string(shared.join(file)) else {
            eprintln!("skipped: {file} is not here");
            continue;
        };
        let id = Table::embedded().by_slug(slug).unwrap();
        wrong.extend(astray(Table::embedded().licence(id), &text));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
