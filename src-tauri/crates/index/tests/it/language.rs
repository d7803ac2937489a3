//! What a person types finds what the person means.

use atlas::{FacetField, Sort};
use index::{Answer, Ask, Builder, Facets, Index, Row, parse};

const QWEN: &[&str] = &["Qwen", "通义千问", "Alibaba Cloud"];
const ZHIPU: &[&str] = &["Zhipu AI", "智谱"];

/// Id, aliases, country, millions of parameters, languages, relation.
type Named = (
    &'static str,
    &'static [&'static str],
    &'static str,
    u64,
    &'static [&'static str],
    &'static str,
);

/// Models as they are named in the world, in order of popularity.
#[rustfmt::skip]
const MODELS: [Named; 9] = [
    ("Qwen/Qwen2-72B", QWEN, "cn", 72_000, &["en", "zh"], "original"),
    ("Qwen/Qwen2.5-VL-7B-Instruct", QWEN, "cn", 8_000, &["en"], "finetune"),
    ("meta-llama/Llama-3.1-8B", &["Meta"], "us", 8_000, &["en", "de"], "original"),
    ("meta-llama/Meta-Llama-3-8B-Instruct", &["Meta"], "us", 8_000, &["en"], "finetune"),
    ("TinyLlama/TinyLlama-1.1B-Chat-v1.0", &[], "", 1_000, &["en"], ""),
    ("THUDM/chatglm3-6b", ZHIPU, "cn", 6_000, &["zh"], "original"),
    ("someone/Llama3-8B-GGUF", &[], "", 0, &[], "quantized"),
    ("VAGOsolutions/Größe-Müller", &["Vago Lösungen"], "de", 0, &["de"], ""),
    ("gpt2", &["OpenAI"], "us", 124, &["en"], "original"),
];

fn models() -> Index {
    let mut builder = Builder::new();
    for (repo, aliases, country, millions, languages, relation) in MODELS {
        let facets = Facets {
            country: Some(country),
            relation: Some(relation),
            languages,
            ..Facets::default()
        };
        builder.push(&Row {
            repo,
            aliases,
            facets,
            params: (millions > 0).then_some(millions * 1_000_000),
            ..Row::default()
        });
    }
    Index::open(builder.finish(7)).unwrap()
}

fn answer(text: &str) -> Answer {
    let ask = Ask {
        limit: 50,
        facets: true,
        ..Ask::default()
    };
    models().search(&parse(text), &ask)
}

fn check(text: &str, expected: &[u32]) {
    let found = answer(text);
    assert_eq!(found.rows, expected, "{text}");
    assert_eq!(found.total as usize, expected.len(), "{text}");
}

#[test]
fn ids_are_found_as_people_write_them() {
    check("", &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
    check("qwen2 72b", &[0]);
    check("qwen2-72b", &[0]);
    check("Qwen/Qwen2-72B", &[0]);
    check("72b", &[0]);
    check("qwen2", &[0, 1]);
    check("qwen2.5", &[1]);
    check("qwen 2.5", &[1]);
    check("7b-inst", &[1]);
    check("llama3", &[2, 3, 6]);
    check("llama 3", &[2, 3, 6]);
    check("llama-3", &[2, 3, 6]);
    check("llama3.1", &[2]);
    check("llama", &[2, 3, 4, 6]);
    check("glm", &[]);
    check("chatglm", &[5]);
    check("gpt2", &[8]);
    check("gpt-2", &[8]);
    check("owner:qwen", &[0, 1]);
    check("owner:meta-llama llama", &[2, 3]);
    check("-owner:meta-llama,qwen llama", &[4, 6]);
    check("nothing-like-it", &[]);
}

#[test]
fn phrases_are_whole_and_side_by_side() {
    check("\"llama 3\"", &[3]);
    check("\"meta llama\"", &[2, 3]);
    check("\"8b instruct\"", &[3]);
    check("\"llama 8b\"", &[]);
    check("\"8b ins", &[3]);
    check("\"8b ins\"", &[]);
    check("llama -\"8b instruct\"", &[2, 4, 6]);
    check("\"alibaba cloud\"", &[0, 1]);
    check("\"cloud alibaba\"", &[]);
    check("\"Qwen/Qwen2-72B\"", &[0]);
}

#[test]
fn chinese_and_german_are_found() {
    check("通义", &[0, 1]);
    check("千问", &[0, 1]);
    check("通义千问", &[0, 1]);
    check("通千", &[]);
    check("智谱", &[5]);
    check("智", &[5]);
    check("谱", &[5]);
    check("问 72b", &[0]);
    check("müller", &[7]);
    check("muller", &[7]);
    check("mueller", &[7]);
    check("GRÖSSE", &[7]);
    check("losungen", &[7]);
    check("loesungen", &[7]);
}

#[test]
fn filters_compare_include_and_exclude() {
    check("country:cn", &[0, 1, 5]);
    check("country:china,us", &[0, 1, 2, 3, 5, 8]);
    check("country:cn country:us", &[0, 1, 2, 3, 5, 8]);
    check("country:unknown", &[4, 6]);
    check("-country:unknown", &[0, 1, 2, 3, 5, 7, 8]);
    check("-country:cn", &[2, 3, 4, 6, 7, 8]);
    check("country:cn language:zh", &[0, 5]);
    check("-language:zh country:cn", &[1]);
    check("language:unknown", &[6]);
    check("sprache:deutsch", &[2, 7]);
    check("params>8b", &[0]);
    check("params>=8b", &[0, 1, 2, 3]);
    check("-params>=8b", &[4, 5, 6, 7, 8]);
    check("params:6b..8b", &[1, 2, 3, 5]);
    check("params<0.2b", &[8]);
    check("country:zz", &[]);
    check("relation:orig", &[0, 2, 5, 8]);
    check("-relation:quantized llama", &[2, 3, 4]);
    check("foo:qwen", &[]);
}

#[test]
fn lists_are_sorted_with_unknown_last_both_ways() {
    let rows = |sort, descending_reversed| {
        let ask = Ask {
            sort,
            descending_reversed,
            limit: 50,
            ..Ask::default()
        };
        models().search(&parse(""), &ask).rows
    };
    assert_eq!(rows(Sort::Params, false), [0, 1, 2, 3, 5, 4, 8, 6, 7]);
    assert_eq!(rows(Sort::Params, true), [8, 4, 5, 1, 2, 3, 0, 6, 7]);
    assert_eq!(rows(Sort::Name, false), [5, 8, 7, 2, 6, 3, 0, 1, 4]);
    assert_eq!(rows(Sort::Popularity, true), [8, 7, 6, 5, 4, 3, 2, 1, 0]);
}

#[test]
fn counts_name_unknown_and_what_was_picked() {
    let counts = |text: &str, sideways| {
        let ask = Ask {
            facets: true,
            sideways,
            ..Ask::default()
        };
        let answer = models().search(&parse(text), &ask);
        let of = |field| answer.facets.iter().find(|f| f.field == field).unwrap().values.clone();
        (of(FacetField::Country), of(FacetField::Language))
    };
    let list = |pairs: &[(&str, u32)]| pairs.iter().map(|(k, n)| ((*k).to_owned(), *n)).collect::<Vec<_>>();
    let (country, language) = counts("", false);
    assert_eq!(country, list(&[("cn", 3), ("us", 3), ("unknown", 2), ("de", 1)]));
    assert_eq!(language, list(&[("en", 6), ("de", 2), ("zh", 2), ("unknown", 1)]));
    let (country, language) = counts("country:cn", false);
    assert_eq!(country, list(&[("cn", 3), ("unknown", 0)]));
    assert_eq!(language, list(&[("en", 2), ("zh", 2), ("unknown", 0)]));
    let (country, language) = counts("country:cn", true);
    assert_eq!(country, list(&[("cn", 3), ("us", 3), ("unknown", 2), ("de", 1)]));
    assert_eq!(language, list(&[("en", 2), ("zh", 2), ("unknown", 0)]));
    let (country, _) = counts("llama -country:cn,zz", false);
    assert_eq!(country, list(&[("unknown", 2), ("us", 2), ("cn", 0), ("zz", 0)]));
}

#[test]
fn the_index_says_what_it_was_built_from() {
    assert_eq!((models().stamp(), models().rows()), (7, 9));
    let empty = Index::open(Builder::new().finish(0)).unwrap();
    let ask = Ask {
        limit: 5,
        facets: true,
        ..Ask::default()
    };
    assert_eq!(empty.search(&parse("qwen"), &ask).total, 0);
    assert_eq!(empty.search(&parse("country:cn"), &ask).rows, [0_u32; 0]);
}

#[test]
fn a_slip_or_a_part_of_a_word_is_understood_and_told() {
    let mut builder = index::Builder::new();
    for repo in ["Qwen/Qwen2-72B-Instruct", "TheBloke/Mixtral-8x7B-GGUF", "x/chat"] {
        builder.push(&index::Row {
            repo,
            ..index::Row::default()
        });
    }
    let index = index::Index::open(builder.finish(0)).unwrap();
    let ask = index::Ask {
        limit: 10,
        typos: true,
        within: true,
        ..index::Ask::default()
    };
    let check = |text: &str, rows: &[u32], also: &[&str], within: bool| {
        let answer = index.search(&index::parse(text), &ask);
        assert_eq!(answer.rows, rows, "{text}");
        let told: Vec<&str> = answer
            .readings
            .iter()
            .flat_map(|r| &r.also)
            .map(String::as_str)
            .collect();
        assert_eq!(told, also, "{text}");
        assert_eq!(answer.readings.iter().any(|r| r.within), within, "{text}");
    };
    check("qwne", &[0], &["qwen"], false);
    check("mixtarl chat", &[], &[], false);
    check("mixtarl", &[1], &["mixtral"], false);
    check("72b-inst", &[0], &[], false);
    check("xtra", &[1], &[], true);
    check("-qwne chat", &[2], &[], false);
    check("\"qwne\"", &[], &[], false);
    let strict = index::Ask {
        typos: false,
        within: false,
        ..ask.clone()
    };
    assert_eq!(index.search(&index::parse("qwne"), &strict).total, 0);
}
