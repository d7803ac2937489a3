//! How the wild spells licences, and what each spelling comes to: written out by hand, not read from the table.

use atlas::{Day, Resolution};
use licences::{Context, Table};

const AMBIGUOUS: &str = "(ambiguous)";
const UNKNOWN: &str = "(unknown)";
const MISSING: &str = "(missing)";

/// What the words of somebody's repository come to.
fn heard(words: &str, repo: &str, day: &str) -> String {
    let released = day.parse::<Day>().ok();
    let read = Table::embedded().resolve(words, &Context { repo, released });
    match (read.licence(), read.resolution()) {
        (Some(id), _) => Table::embedded().licence(id).slug.clone(),
        (None, Resolution::Ambiguous) => AMBIGUOUS.to_owned(),
        (None, Resolution::Missing) => MISSING.to_owned(),
        (None, _) => UNKNOWN.to_owned(),
    }
}

fn wrong(table: &[(&str, &str)]) -> Vec<String> {
    let wrong = table.iter().filter_map(|(words, expected)| {
        let heard = heard(words, "somebody/some-model", "2024-06-01");
        (heard != *expected).then(|| format!("{words:?}: {heard}, not {expected}"))
    });
    wrong.collect()
}

/// The Hub's own `license` field.
const HUB: &[(&str, &str)] = &[
    ("apache-2.0", "apache-2-0"),
    ("mit", "mit"),
    ("openrail", "openrail"),
    ("bigscience-openrail-m", "bigscience-openrail-m"),
    ("creativeml-openrail-m", "creativeml-openrail-m"),
    ("bigscience-bloom-rail-1.0", "bigscience-bloom-rail-1-0"),
    ("bigcode-openrail-m", "bigcode-openrail-m"),
    ("openrail++", "creativeml-openrail-pp-m"),
    ("afl-3.0", "afl-3-0"),
    ("artistic-2.0", "artistic-2-0"),
    ("bsl-1.0", "bsl-1-0"),
    ("bsd-2-clause", "bsd-2-clause"),
    ("bsd-3-clause", "bsd-3-clause"),
    ("bsd-3-clause-clear", "bsd-3-clause-clear"),
    ("cc0-1.0", "cc0-1-0"),
    ("cc-by-2.0", "cc-by-2-0"),
    ("cc-by-3.0", "cc-by-3-0"),
    ("cc-by-4.0", "cc-by-4-0"),
    ("cc-by-sa-3.0", "cc-by-sa-3-0"),
    ("cc-by-sa-4.0", "cc-by-sa-4-0"),
    ("cc-by-nc-2.0", "cc-by-nc-2-0"),
    ("cc-by-nc-3.0", "cc-by-nc-3-0"),
    ("cc-by-nc-4.0", "cc-by-nc-4-0"),
    ("cc-by-nd-4.0", "cc-by-nd-4-0"),
    ("cc-by-nc-nd-3.0", "cc-by-nc-nd-3-0"),
    ("cc-by-nc-nd-4.0", "cc-by-nc-nd-4-0"),
    ("cc-by-nc-sa-2.0", "cc-by-nc-sa-2-0"),
    ("cc-by-nc-sa-3.0", "cc-by-nc-sa-3-0"),
    ("cc-by-nc-sa-4.0", "cc-by-nc-sa-4-0"),
    ("cdla-sharing-1.0", "cdla-sharing-1-0"),
    ("cdla-permissive-1.0", "cdla-permissive-1-0"),
    ("cdla-permissive-2.0", "cdla-permissive-2-0"),
    ("wtfpl", "wtfpl"),
    ("ecl-2.0", "ecl-2-0"),
    ("epl-1.0", "epl-1-0"),
    ("epl-2.0", "epl-2-0"),
    ("eupl-1.1", "eupl-1-1"),
    ("eupl-1.2", "eupl-1-2"),
    ("agpl-3.0", "agpl-3-0"),
    ("gpl-2.0", "gpl-2-0"),
    ("gpl-3.0", "gpl-3-0"),
    ("lgpl-2.1", "lgpl-2-1"),
    ("lgpl-3.0", "lgpl-3-0"),
    ("isc", "isc"),
    ("ms-pl", "ms-pl"),
    ("mpl-2.0", "mpl-2-0"),
    ("odc-by", "odc-by"),
    ("odbl", "odbl"),
    ("openmdw-1.0", "openmdw-1-0"),
    ("openmdw-1.1", "openmdw-1-1"),
    ("osl-3.0", "osl-3-0"),
    ("unlicense", "unlicense"),
    ("zlib", "zlib"),
    ("pddl", "pddl"),
    ("llama2", "llama-2"),
    ("llama3", "llama-3"),
    ("llama3.1", "llama-3-1"),
    ("llama3.2", "llama-3-2"),
    ("llama3.3", "llama-3-3"),
    ("llama4", "llama-4"),
    // The current text: the Hub's field does not say which of the three, and its terms point to the page as it stands.
    ("gemma", "gemma-tou-2025-03-24"),
    ("grok2-community", AMBIGUOUS),
    ("bsd", AMBIGUOUS),
    ("cc", AMBIGUOUS),
    ("gpl", AMBIGUOUS),
    ("lgpl", AMBIGUOUS),
    ("gfdl", AMBIGUOUS),
    ("other", AMBIGUOUS),
    ("unknown", UNKNOWN),
    ("c-uda", UNKNOWN),
    ("h-research", UNKNOWN),
    ("intel-research", UNKNOWN),
    ("apple-ascl", UNKNOWN),
    ("apple-amlr", UNKNOWN),
    ("deepfloyd-if-license", UNKNOWN),
    ("fair-noncommercial-research-license", UNKNOWN),
];

/// `license: other` with the name, the link, or both beside it, as the fields are kept: a line each.
const FIELDS: &[(&str, &str)] = &[
    ("other\ntongyi-qianwen", "tongyi-qianwen"),
    (
        "other\ntongyi-qianwen\nhttps://huggingface.co/Qwen/Qwen2-72B-Instruct/blob/main/LICENSE",
        "tongyi-qianwen",
    ),
    ("other\ntongyi-qianwen-license-agreement", "tongyi-qianwen"),
    ("other\ntongyi-qianwen-research", "tongyi-qianwen-research"),
    (
        "other\nqwen-research\nhttps://huggingface.co/Qwen/Qwen2.5-3B-Instruct/blob/main/LICENSE",
        "qwen-research",
    ),
    (
        "other\nqwen\nhttps://huggingface.co/Qwen/Qwen2.5-72B-Instruct/blob/main/LICENSE",
        "qwen-2024",
    ),
    ("other\nqwen", AMBIGUOUS),
    ("other\nQwen\nLICENSE", AMBIGUOUS),
    ("other\nllama3.1\nLICENSE", "llama-3-1"),
    ("other\nllama3", "llama-3"),
    ("other\nllama4", "llama-4"),
    ("other\nllama-3", AMBIGUOUS),
    ("other\nllama3\nhttps://llama.meta.com/llama3/license/", "llama-3"),
    ("other\nllama-license", "llama-1"),
    (
        "other\nhttps://huggingface.co/huggyllama/llama-7b/blob/main/LICENSE",
        "llama-1",
    ),
    ("other\nllama-2-community-license", "llama-2"),
    ("other\nhttps://ai.meta.com/llama/license/", "llama-2"),
    ("other\ndeepseek", AMBIGUOUS),
    ("other\ndeepseek-license", "deepseek-model-1-0"),
    (
        "other\ndeepseek\nhttps://github.com/deepseek-ai/DeepSeek-V2/blob/main/LICENSE-MODEL",
        "deepseek-model-1-0",
    ),
    ("other\ndeepseek-license\nLICENSE", "deepseek-model-1-0"),
    ("other\nnvidia-open-model-license", "nvidia-open-model-2025-04-28"),
    (
        "other\nnvidia-open-model-license\nhttps://www.nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license/",
        "nvidia-open-model-2025-04-28",
    ),
    ("other\nnvidia", AMBIGUOUS),
    ("other\nnvidia-non-commercial", UNKNOWN),
    ("other\nmrl\nhttps://mistral.ai/licenses/MRL-0.1.md", "mrl-0-1"),
    ("other\nmnpl\nhttps://mistral.ai/licenses/MNPL-0.1.md", "mnpl-0-1"),
    ("other\nexaone\nLICENSE", "exaone-1-1-nc"),
    ("other\nlfm1.0", "lfm-1-0"),
    ("other\nlfm-open-license-v1.0", "lfm-1-0"),
    ("other\nlfm2.5-license", UNKNOWN),
    (
        "other\nglm-4\nhttps://huggingface.co/THUDM/glm-4-9b-chat/blob/main/LICENSE",
        "glm-4",
    ),
    ("other\nglm-5.3", "glm-5-3"),
    ("other\nglm-5", UNKNOWN),
    ("other\nkimi-k3", "kimi-k3"),
    ("other\nmodified-mit", AMBIGUOUS),
    (
        "other\nmodified-mit\nhttps://github.com/MoonshotAI/Kimi-K2/blob/main/LICENSE",
        "kimi-k2-modified-mit",
    ),
    ("other\nminimax-community", "minimax-community"),
    ("other\nminimax-m2.7-non-commercial", "minimax-m2-7-nc"),
    ("other\nminimax", UNKNOWN),
    (
        "other\nhealth-ai-developer-foundations\nhttps://developers.google.com/health-ai-developer-foundations/terms",
        "hai-def-2024-11-15",
    ),
    ("other\nyi-license\nLICENSE", "yi-2-1"),
    ("other\nyi-34b", AMBIGUOUS),
    (
        "other\njamba-open-model-license\nhttps://www.ai21.com/licenses/jamba-open-model-license",
        "jamba-open-model",
    ),
    ("other\nflux-1-dev-non-commercial-license\nLICENSE.md", "flux-1-dev-nc"),
    ("other\nflux-non-commercial-license", "flux-nc-2"),
    ("other\ngemma-terms-of-use", "gemma-tou-2025-03-24"),
    ("other\nopenmdw1.1-license", "openmdw-1-1"),
    ("other\nfair-ai-public-license-1.0-sd", "fair-ai-public-1-0-sd"),
    (
        "other\nfaipl-1.0-sd\nhttps://freedevproject.org/faipl-1.0-sd/",
        "fair-ai-public-1-0-sd",
    ),
    ("other\nstabilityai-ai-community", "stability-community-2024"),
    ("other\nstabilityai-nc-research-community", "stability-nc-2023"),
    ("other\nstable-video-diffusion-community", AMBIGUOUS),
    ("other\nsdxl-license", "creativeml-openrail-pp-m"),
    ("other\napache-2.0", "apache-2-0"),
    ("other\napache-license-2.0", "apache-2-0"),
    ("other\ntencent-hunyuan-community", AMBIGUOUS),
    ("other\ntencent-hunyuan-a13b", UNKNOWN),
    ("other\nhyperclovax-seed", UNKNOWN),
    ("other\nkanana", UNKNOWN),
    ("other\nupstage-solar-license", UNKNOWN),
    ("other\nseallms", UNKNOWN),
    ("other\ndinov3-license", UNKNOWN),
    ("other\nsam3-license", UNKNOWN),
    ("other\nbria-rmbg-1.4", UNKNOWN),
    ("other\ncoqui-public-model-license", UNKNOWN),
    ("other\nnon-commercial", UNKNOWN),
    ("other\nresearch-only", UNKNOWN),
    ("other\nproprietary", UNKNOWN),
    ("other\nsee-base-model", AMBIGUOUS),
    ("other\npublic-domain", AMBIGUOUS),
    ("other\na-licence-nobody-has-seen-1.0", UNKNOWN),
    ("other\nhttps://example.org/my-licence", UNKNOWN),
    ("other\nqwen\nhttps://example.org/my-licence", AMBIGUOUS),
    // A name and a link that say different things are not settled by taking the kinder one.
    ("other\napache-2.0\nhttps://mistral.ai/licenses/MRL-0.1.md", AMBIGUOUS),
    ("apache-2.0\nllama3", AMBIGUOUS),
    // Several values in one field: what is meant is not written anywhere.
    ("mit\napache-2.0", AMBIGUOUS),
    ("[\"mit\", \"apache-2.0\"]", AMBIGUOUS),
    ("['apache-2.0', 'cc-by-nc-4.0']", AMBIGUOUS),
    ("[\"mit\"]", "mit"),
    ("[apache-2.0]", "apache-2-0"),
    ("[]", MISSING),
];

/// Addresses, in the forms one page is linked in.
const LINKS: &[(&str, &str)] = &[
    ("https://www.apache.org/licenses/LICENSE-2.0", "apache-2-0"),
    ("http://apache.org/licenses/LICENSE-2.0", "apache-2-0"),
    ("https://www.apache.org/licenses/LICENSE-2.0.txt", "apache-2-0"),
    ("https://opensource.org/licenses/MIT", "mit"),
    ("https://opensource.org/license/mit/", "mit"),
    ("https://creativecommons.org/licenses/by/4.0/", "cc-by-4-0"),
    (
        "https://creativecommons.org/licenses/by-nc/4.0/legalcode",
        "cc-by-nc-4-0",
    ),
    (
        "https://creativecommons.org/licenses/by-nc-sa/4.0/deed.en",
        "cc-by-nc-sa-4-0",
    ),
    ("https://creativecommons.org/publicdomain/zero/1.0/", "cc0-1-0"),
    (
        "https://huggingface.co/meta-llama/Llama-3.2-1B/blob/main/LICENSE.txt",
        "llama-3-2",
    ),
    (
        "https://huggingface.co/meta-llama/Llama-3.2-1B/resolve/main/LICENSE.txt",
        "llama-3-2",
    ),
    (
        "https://huggingface.co/meta-llama/Llama-3.3-70B-Instruct/raw/main/LICENSE",
        "llama-3-3",
    ),
    ("https://www.llama.com/llama3_2/license/", "llama-3-2"),
    ("https://llama.com/llama4/license", "llama-4"),
    ("https://llama.meta.com/llama3_1/license", "llama-3-1"),
    (
        "HTTPS://HUGGINGFACE.CO/Qwen/Qwen2.5-3B/blob/main/LICENSE",
        "qwen-research",
    ),
    (
        "https://huggingface.co/Qwen/Qwen1.5-72B-Chat/blob/main/LICENSE",
        "tongyi-qianwen",
    ),
    ("https://ai.google.dev/gemma/terms", AMBIGUOUS),
    (
        "https://huggingface.co/black-forest-labs/FLUX.1-dev/blob/main/LICENSE.md",
        "flux-1-dev-nc",
    ),
    (
        "https://huggingface.co/spaces/CompVis/stable-diffusion-license",
        "creativeml-openrail-m",
    ),
    (
        "https://huggingface.co/tiiuae/falcon-180B/blob/main/LICENSE.txt",
        "falcon-180b-tii",
    ),
    ("https://falconllm.tii.ae/terms-and-conditions.html", AMBIGUOUS),
    (
        "https://huggingface.co/xai-org/grok-2/blob/main/LICENSE",
        "xai-community-2025-11",
    ),
    (
        "https://docs.cohere.com/docs/c4ai-acceptable-use-policy",
        "cc-by-nc-4-0-cohere-aup",
    ),
    ("https://huggingface.co/01-ai/Yi-34B/blob/main/LICENSE", AMBIGUOUS),
    ("LICENSE", AMBIGUOUS),
    ("LICENSE.md", AMBIGUOUS),
    ("./LICENSE", AMBIGUOUS),
];

/// Labels of rankings, keys of other catalogues, running text.
const LABELS: &[(&str, &str)] = &[
    ("Apache 2.0", "apache-2-0"),
    ("apache 2.0", "apache-2-0"),
    ("Apache-2.0", "apache-2-0"),
    ("Apache license 2.0", "apache-2-0"),
    ("apache_2_0", "apache-2-0"),
    ("MIT", "mit"),
    ("MIT License", "mit"),
    ("mit_license", "mit"),
    ("Llama 2 Community", "llama-2"),
    ("LLaMA 2", "llama-2"),
    ("Llama 3 Community", "llama-3"),
    ("Llama 3.1 Community", "llama-3-1"),
    ("Llama 3.1 Community License Agreement", "llama-3-1"),
    ("Llama-3.3", "llama-3-3"),
    ("Llama 4", "llama-4"),
    ("llama_4_community_license_agreement", "llama-4"),
    ("Llama", AMBIGUOUS),
    ("Llama 3", AMBIGUOUS),
    ("Qianwen LICENSE", AMBIGUOUS),
    ("Qwen", AMBIGUOUS),
    ("tongyi_qianwen", "tongyi-qianwen"),
    ("Qwen License Agreement", "qwen-2024"),
    ("Gemma license", AMBIGUOUS),
    ("Gemma Terms of Use", AMBIGUOUS),
    ("Yi License", "yi-2-1"),
    ("DeepSeek License", "deepseek-model-1-0"),
    ("DeepSeek", AMBIGUOUS),
    ("Falcon-180B TII License", "falcon-180b-tii"),
    ("Jamba Open", "jamba-open-model"),
    ("AI2 ImpACT Low-risk", "ai2-impact-lr"),
    ("DBRX LICENSE", "dbrx"),
    ("Databricks Open Model License", "dbrx"),
    ("NVIDIA Open Model", "nvidia-open-model-2025-04-28"),
    ("Nvidia", AMBIGUOUS),
    ("NexusFlow", UNKNOWN),
    ("Mistral Research", "mrl-0-1"),
    ("Mistral Research License (MRL), Mistral Commercial License", "mrl-0-1"),
    ("Mistral AI Non-Production License", "mnpl-0-1"),
    // The Hub's repositories use the word for texts of their own, and give the weights.
    ("Proprietary", UNKNOWN),
    ("Propretary", "proprietary"),
    ("Non-commercial", UNKNOWN),
    ("Other License", UNKNOWN),
    ("Undisclosed", UNKNOWN),
    ("CC BY-NC 4.0", "cc-by-nc-4-0"),
    ("CC BY NC 4.0", "cc-by-nc-4-0"),
    ("CC-BY-NC", AMBIGUOUS),
    ("cc_by_nc", AMBIGUOUS),
    ("CC BY-SA 4.0", "cc-by-sa-4-0"),
    ("Creative Commons Attribution Non Commercial 4.0", "cc-by-nc-4-0"),
    ("BigCode OpenRAIL-M v1 license agreement", "bigcode-openrail-m"),
    ("BigScience RAIL v1.0", "bigscience-bloom-rail-1-0"),
    ("OpenRAIL", "openrail"),
    ("Stability AI Community", "stability-community-2024"),
    ("ChatGLM3-6B License", "chatglm3"),
    ("ChatGLM-6B License", UNKNOWN),
    ("Baichuan-7B License", UNKNOWN),
    ("TeleChat模型社区许可协议", UNKNOWN),
    ("Modified MIT License", AMBIGUOUS),
    ("BSD", AMBIGUOUS),
    ("custom", AMBIGUOUS),
    ("unlicensed", UNKNOWN),
    ("no license", UNKNOWN),
    ("n/a", UNKNOWN),
    ("None", MISSING),
    ("null", MISSING),
    ("", MISSING),
    ("  \n ", MISSING),
];

/// SPDX identifiers and expressions.
const SPDX: &[(&str, &str)] = &[
    ("GPL-3.0-only", "gpl-3-0"),
    ("GPL-3.0-or-later", "gpl-3-0"),
    ("GPL-2.0-or-later", "gpl-2-0"),
    ("AGPL-3.0-or-later", "agpl-3-0"),
    ("LGPL-3.0-only", "lgpl-3-0"),
    ("MulanPSL-2.0", "mulanpsl-2-0"),
    ("ODC-By-1.0", "odc-by"),
    ("BSD-4-Clause", "bsd-4-clause"),
    ("PolyForm-Noncommercial-1.0.0", UNKNOWN), // a spelling of `license_name` before it is an identifier
    ("MIT-0", "mit-0"),
    ("NOASSERTION", "noassertion"),
    ("Apache-2.0 OR MIT", "mit"),
    ("MIT OR Apache-2.0", "mit"),
    ("apache-2.0 or mit", "mit"),
    ("MIT OR CC-BY-NC-4.0", "mit"),
    ("CC-BY-NC-4.0 OR MIT", "mit"),
    ("MIT OR LicenseRef-house", "mit"),
    ("LicenseRef-house", UNKNOWN),
    // None of the two alone is what the words say.
    ("MIT AND CC-BY-NC-4.0", AMBIGUOUS),
    ("Apache-2.0 AND MIT", AMBIGUOUS),
    ("MIT AND mit", "mit"),
    ("MIT AND LicenseRef-house", UNKNOWN),
    ("(MIT OR Apache-2.0) AND CC-BY-4.0", AMBIGUOUS),
    ("MIT OR (GPL-3.0-only AND CC-BY-4.0)", "mit"),
    ("GPL-2.0-only WITH Classpath-exception-2.0", "gpl-2-0"),
    ("GPL-3.0-or-later WITH GCC-exception-3.1", "gpl-3-0"),
    ("Apache-2.0 WITH LLVM-exception", "apache-2-0"),
    ("MIT AND", UNKNOWN),
    ("MIT OR no-such-licence", UNKNOWN),
    ("something / else", UNKNOWN),
];

#[test]
fn more_than_two_hundred_spellings_come_to_what_they_mean() {
    let tables = [HUB, FIELDS, LINKS, LABELS, SPDX];
    assert!(tables.iter().map(|t| t.len()).sum::<usize>() >= 200);
    let wrong: Vec<String> = tables.into_iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn case_and_white_space_do_not_matter() {
    for (words, expected) in HUB {
        for spelled in [words.to_uppercase(), format!("  {words}\t"), format!("\n{words}\n")] {
            assert_eq!(heard(&spelled, "somebody/some-model", ""), *expected, "{spelled:?}");
        }
    }
}

#[test]
fn every_id_of_the_hubs_own_list_is_in_the_table() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../../shared/data/licences/hf_repositories-licenses.md"
    );
    let Ok(list) = std::fs::read_to_string(path) else {
        eprintln!("skipped: {path} is not here");
        return;
    };
    let ids: Vec<&str> = list
        .lines()
        .filter(|line| line.starts_with('|'))
        .filter_map(|line| line.split('`').nth(1))
        .collect();
    assert!(ids.len() > 60, "{}", ids.len());
    for id in ids {
        let held = Table::embedded().aliases().iter().any(|a| a.words == id);
        assert!(held, "{id}");
    }
}

/// One maker, one name, four texts: the day decides, and a later text never reaches back.
#[test]
fn the_licence_of_yi_follows_the_calendar() {
    for (day, expected) in [
        ("2023-11-01", "yi-1-0"),
        ("2023-11-03", "yi-1-0"),
        ("2023-11-04", "yi-2-0"),
        ("2023-11-22", "yi-2-0"),
        ("2023-11-23", "yi-2-1"),
        ("2024-05-29", "yi-2-1"),
        ("2024-05-30", "apache-2-0"),
        ("2025-01-01", "apache-2-0"),
    ] {
        for words in [
            "other",
            "other\nyi-34b",
            "LICENSE",
            "https://huggingface.co/01-ai/Yi-34B/blob/main/LICENSE",
        ] {
            assert_eq!(heard(words, "01-ai/Yi-34B", day), expected, "{words:?} {day}");
        }
    }
    assert_eq!(heard("other", "01-ai/Yi-34B", ""), AMBIGUOUS);
    assert_eq!(heard("other", "somebody/Yi-34B", "2024-06-01"), AMBIGUOUS);
    // Words that name a text are not overruled by the calendar.
    assert_eq!(heard("apache-2.0", "01-ai/Yi-34B", "2023-11-01"), "apache-2-0");
    assert_eq!(heard("other\nyi-license", "01-ai/Yi-34B", "2023-11-02"), "yi-2-1");
}
