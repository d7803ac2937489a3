//! Whatever is asked of whatever atlas, the index answers as the scan does.

use crate::atlases::{self, Dice, KEYS, LANGUAGES, Model};
use crate::scan::{Asks, Part, Scan};
use atlas::{FacetField, Sort};
use index::{Ask, Index, Layer, parse};
use proptest::prelude::*;

const WORDS: &[&str] = &[
    "qwen",
    "qwen2",
    "q",
    "2.5",
    "72b",
    "7b",
    "llama",
    "llama3",
    "l",
    "tiny",
    "3",
    "gguf",
    "chat",
    "vl",
    "通义",
    "千",
    "通义千问",
    "智谱",
    "müller",
    "mueller",
    "muller",
    "größe",
    "groesse",
    "cafe",
    "gpt",
    "neo",
    "k",
    "llama-3",
    "q4-k-m",
    "x",
    "cloud",
    "nothing",
    "lama",
    "qewn2",
    "tinny",
    "uguf",
    "lma",
    "wen2",
    "ulle",
    "chta-3",
    "tong",
    "yi",
    "qian",
    "wen",
    "zhi",
    "pu",
    "tongyi",
    "ty",
    "tyq",
    "qw",
    "zp",
    "al",
    "aly",
    "zhipu",
    "通義",
    "智譜",
    "deutsch",
    "deutsche",
    "französisch",
    "franzos",
    "中文",
    "中文模型",
];
const PHRASES: &[&str] = &[
    "qwen",
    "llama 3",
    "qwen2 72b",
    "7b chat",
    "q4 k m",
    "通义",
    "llama",
    "chat",
    "qwen qwen2",
    "müller gmbh",
    "阿里云 cloud",
    "neo",
    "ai 通义",
    "智譜",
    "通義千問",
];

fn part(dice: &mut Dice) -> Part {
    let negated = dice.chance(25);
    let asks = match dice.below(10) {
        0..=3 => Asks::Word(dice.pick(WORDS)),
        4 => Asks::Phrase(dice.pick(PHRASES)),
        5..=6 => {
            let field = FacetField::ALL[dice.below(FacetField::ALL.len())];
            let keys = if field == FacetField::Language { LANGUAGES } else { KEYS };
            let values = (0..=dice.below(2)).map(|_| if dice.chance(20) { "unknown" } else { dice.pick(keys) });
            Asks::Facet(field, values.collect())
        }
        7 => Asks::Owner(dice.pick(&["qwen", "QWEN", "meta-llama", "01-ai", "智谱", "nobody"])),
        _ => {
            let op = dice.pick(&["<", "<=", ">", ">="]);
            let n = dice.below(12) as u64;
            match dice.below(5) {
                0 => Asks::Range("params", op, n),
                1 => Asks::Range("downloads", op, n * 90_000),
                2 => Asks::Range("likes", op, n * 2),
                3 => Asks::Range("context", op, n / 2),
                _ => Asks::Range("created", op, 19_700 + n * 4),
            }
        }
    };
    Part { negated, asks }
}

fn ask(dice: &mut Dice, rows: usize) -> Ask {
    Ask {
        sort: Sort::ALL[dice.below(5)],
        descending_reversed: dice.chance(40),
        offset: if dice.chance(40) {
            u32::try_from(dice.below(rows + 2)).unwrap()
        } else {
            0
        },
        limit: [0, 1, 7, 60, 100_000][dice.below(5)],
        facets: true,
        created_by: dice.chance(20).then(|| 19_700 + i32::try_from(dice.below(50)).unwrap()),
        sideways: dice.chance(60),
        typos: dice.chance(50),
        within: dice.chance(50),
    }
}

fn compare(models: &[Model], index: &Index, layers: &[Layer; 2], dice: &mut Dice) {
    let mut parts: Vec<Part> = (0..dice.below(5)).map(|_| part(dice)).collect();
    if dice.chance(15) {
        // Syllables of a name do not stand together by chance.
        let name: &[&'static str] = [&["tong", "yi"][..], &["zhi", "pu"], &["tong", "yi", "qian", "w"]][dice.below(3)];
        let spoken = name.iter().map(|syllable| Part {
            negated: false,
            asks: Asks::Word(syllable),
        });
        let at = dice.below(parts.len() + 1);
        parts.splice(at..at, spoken);
    }
    let text = parts.iter().map(Part::text).collect::<Vec<_>>().join(" ");
    let ask = ask(dice, models.len());
    let query = parse(&text);
    assert_eq!(query.notes(), [], "{text}");
    let answer = index.search_under(&query, &ask, &layers.each_ref());
    let scan = Scan::new(models, &parts, &ask);
    let rows = scan.rows();
    let page: Vec<u32> = rows
        .iter()
        .copied()
        .skip(ask.offset as usize)
        .take(ask.limit as usize)
        .collect();
    assert_eq!(answer.total as usize, rows.len(), "total of {text} {ask:?}");
    assert_eq!(answer.rows, page, "rows of {text} {ask:?}");
    assert_eq!(
        answer.readings.is_empty(),
        scan.is_exact(),
        "readings of {text} {ask:?}"
    );
    assert_eq!(answer.facets.len(), FacetField::ALL.len());
    let ids: Vec<i64> = answer
        .rows
        .iter()
        .map(|row| atlases::FIRST_ID + i64::from(*row))
        .collect();
    assert_eq!(index.ids(&answer.rows), ids, "{text}");
    for counted in &answer.facets {
        let mut expected = scan.counts(counted.field);
        // Of many makers the most frequent are listed; every count shown is exact and `more` says how many are not.
        if counted.field == FacetField::Maker && expected.len() > 200 {
            let shown = |entry: &(String, u32)| counted.values.contains(entry);
            let hidden = expected.iter().filter(|e| !shown(e)).count();
            assert_eq!(counted.more as usize, hidden, "{text}");
            let least = counted
                .values
                .iter()
                .filter(|(k, _)| k != "unknown")
                .map(|(_, n)| *n)
                .filter(|n| *n > 0)
                .min();
            let most_hidden = expected.iter().filter(|e| !shown(e)).map(|(_, n)| *n).max();
            assert!(most_hidden <= least, "{text}");
            expected.retain(shown);
        }
        assert_eq!(counted.values, expected, "{:?} of {text} {ask:?}", counted.field);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn small_atlases_answer_as_a_scan_does(seed in any::<u64>(), count in 0_usize..120) {
        let models = atlases::models(seed, count, false);
        let index = atlases::index(&models);
        let layers = atlases::layers(&index);
        let mut dice = Dice(!seed);
        for _ in 0..24 {
            compare(&models, &index, &layers, &mut dice);
        }
    }
}

#[test]
fn large_atlases_answer_as_a_scan_does() {
    let models = atlases::models(42, 9_000, false);
    let index = atlases::index(&models);
    let layers = atlases::layers(&index);
    let mut dice = Dice(43);
    for _ in 0..60 {
        compare(&models, &index, &layers, &mut dice);
    }
}

#[test]
fn atlases_of_many_makers_answer_as_a_scan_does() {
    let models = atlases::models(7, 24_000, true);
    let index = atlases::index(&models);
    let layers = atlases::layers(&index);
    let mut dice = Dice(8);
    for _ in 0..16 {
        compare(&models, &index, &layers, &mut dice);
    }
}

#[test]
fn the_same_rows_give_the_same_bytes() {
    let models = atlases::models(5, 500, true);
    assert_eq!(atlases::image(&models), atlases::image(&models));
}

#[test]
fn what_is_laid_over_is_unknown_where_nothing_is() {
    let models = atlases::models(11, 700, false);
    let index = atlases::index(&models);
    let ask = Ask {
        facets: true,
        sideways: true,
        ..Ask::default()
    };
    let check = |text: &str, total: u32| {
        let answer = index.search(&parse(text), &ask);
        assert_eq!(answer.total, total, "{text}");
        let fields: Vec<FacetField> = answer.facets.iter().map(|counted| counted.field).collect();
        assert_eq!(fields, FacetField::STORED, "no counts of what is not known: {text}");
    };
    check("policy:allow", 0);
    check("policy:allow,deny", 0);
    check("-policy:deny", 700);
    check("policy:unknown", 700);
    check("-policy:unknown", 0);
}

#[test]
fn groups_are_told_with_their_sizes_and_a_layer_can_be_made_anew() {
    let models = atlases::models(12, 2_000, false);
    let index = atlases::index(&models);
    let mut told: Vec<([i64; 3], u32)> = index.groups();
    let mut counted = std::collections::BTreeMap::new();
    models
        .iter()
        .for_each(|model| *counted.entry(model.group).or_insert(0_u32) += 1);
    told.sort_unstable();
    assert_eq!(told, counted.into_iter().collect::<Vec<_>>());
    let total = |deny: i64| {
        let keys = vec![String::from("allow"), String::from("deny")];
        let layer = index.layer(FacetField::Policy, keys, |group| if group[0] == deny { 2 } else { 1 });
        index
            .search_under(&parse("policy:deny"), &Ask::default(), &[&layer])
            .total
    };
    for wanted in [-3, 0, 5] {
        let expected = models.iter().filter(|model| model.group[0] == wanted).count();
        assert_eq!(total(wanted) as usize, expected);
    }
}
