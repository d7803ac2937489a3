//! Small invented atlases whose words, values and numbers collide often.

use atlas::FacetField;
use index::{Builder, Facets, Group, Index, Layer, Row};

/// SplitMix64: the same numbers on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.roll() % n.max(1) as u64).unwrap()
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// One model, owned.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model {
    pub(crate) repo: String,
    pub(crate) aliases: Vec<&'static str>,
    /// In the order of `FacetField::ALL`; the place of the language stays empty.
    pub(crate) values: Vec<Option<String>>,
    pub(crate) languages: Vec<&'static str>,
    pub(crate) params: Option<u64>,
    pub(crate) created_day: Option<i32>,
    pub(crate) downloads: Option<u64>,
    pub(crate) likes: Option<u64>,
    pub(crate) context: Option<u64>,
    pub(crate) group: Group,
}

const OWNERS: &[&str] = &["Qwen", "meta-llama", "TheBloke", "01-ai", "Müller", "x", "智谱"];
const PIECES: &[&str] = &[
    "Qwen",
    "qwen2",
    "Qwen2.5",
    "Llama",
    "TinyLlama",
    "CodeLlama",
    "3",
    "3.1",
    "7B",
    "72B",
    "8x7b",
    "VL",
    "GGUF",
    "Chat",
    "mini",
    "Größe",
    "Müller",
    "Mueller",
    "q4",
    "K",
    "M",
    "GPTNeo",
    "v1.5",
    "通义",
    "千问",
    "café",
    "ty",
];
const ALIASES: &[&str] = &[
    "通义千问",
    "阿里云 Cloud",
    "智谱",
    "Llama 3",
    "Zhipu AI",
    "Müller GmbH",
    "Qwen",
];
pub(crate) const KEYS: &[&str] = &["a", "ab", "abc", "b-1", "b-2", "c", "zz"];
pub(crate) const LANGUAGES: &[&str] = &["en", "de", "zh", "fr"];
/// Enough for more sets of three than there are codes.
const MANY_LANGUAGES: &[&str] = &["en", "de", "zh", "fr", "es", "it", "pt", "nl", "sv", "fi", "pl", "cs"];

/// `count` models. With `many_makers` every second one has a maker of its own.
pub(crate) fn models(seed: u64, count: usize, many_makers: bool) -> Vec<Model> {
    let mut dice = Dice(seed);
    (0..count).map(|at| model(&mut dice, at, many_makers)).collect()
}

fn model(dice: &mut Dice, at: usize, many_makers: bool) -> Model {
    let mut repo = String::new();
    if dice.chance(90) {
        repo.push_str(dice.pick(OWNERS));
        repo.push('/');
    }
    repo.push_str(dice.pick(PIECES));
    for _ in 0..dice.below(4) {
        repo.push_str(dice.pick(&["-", "_", "-", ".", "--"]));
        repo.push_str(dice.pick(PIECES));
    }
    let mut values: Vec<Option<String>> = Vec::new();
    for field in 0..12 {
        let key = dice.pick(KEYS);
        let known = field != 6 && dice.chance(70);
        values.push(known.then(|| {
            if many_makers && field == 11 && at.is_multiple_of(2) {
                format!("m{at}")
            } else {
                key.to_owned()
            }
        }));
    }
    let some = |dice: &mut Dice, from: &[&'static str], most: usize| -> Vec<&'static str> {
        (0..dice.below(most + 1))
            .map(|_| from[dice.below(from.len())])
            .collect()
    };
    let number = |dice: &mut Dice, most: usize| dice.chance(60).then(|| dice.below(most) as u64);
    Model {
        repo,
        aliases: some(dice, ALIASES, 2),
        values,
        languages: some(dice, if many_makers { MANY_LANGUAGES } else { LANGUAGES }, 3),
        params: number(dice, 12).map(|n| n * 1_000_000_000),
        created_day: dice.chance(60).then(|| 19_700 + i32::try_from(dice.below(50)).unwrap()),
        downloads: number(dice, 1_000_000),
        likes: number(dice, 20),
        context: number(dice, 5),
        group: [dice.below(9), dice.below(3), dice.below(2)].map(|n| i64::try_from(n).unwrap() - 3),
    }
}

/// Number of the first model; far from its row.
pub(crate) const FIRST_ID: i64 = 7_000_000_000;

pub(crate) fn image(models: &[Model]) -> Vec<u8> {
    let mut builder = Builder::new();
    for (model, id) in models.iter().zip(FIRST_ID..) {
        let value = |at: usize| model.values[at].as_deref();
        let facets = Facets {
            country: value(0),
            verdict: value(1),
            size: value(2),
            relation: value(3),
            task: value(4),
            licence: value(5),
            languages: &model.languages,
            year: value(7),
            library: value(8),
            gated: value(9),
            architecture: value(10),
            maker: value(11),
        };
        builder.push(&Row {
            id,
            repo: &model.repo,
            aliases: &model.aliases,
            facets,
            params: model.params,
            created_day: model.created_day,
            downloads: model.downloads,
            likes: model.likes,
            context: model.context,
            group: model.group,
        });
    }
    builder.finish(1)
}

pub(crate) fn index(models: &[Model]) -> Index {
    Index::open(image(models)).unwrap()
}

/// The fields laid over, with their values.
pub(crate) const LAID: [(FacetField, &[&str]); 2] = [
    (FacetField::Policy, &["a", "b-1", "b-2"]),
    (FacetField::Openness, &["a", "b-1", "c", "zz"]),
];

/// Which of its values a field laid over has for a group: at most one of a policy, any of openness.
pub(crate) fn laid(field: FacetField, group: Group) -> u64 {
    let dice = Dice(group.iter().fold(7_u64, |sum, n| sum.rotate_left(7) ^ n.unsigned_abs())).roll();
    if field == FacetField::Policy {
        (1 << (dice % 4)) >> 1
    } else {
        dice % 16
    }
}

pub(crate) fn layers(index: &Index) -> [Layer; 2] {
    LAID.map(|(field, keys)| {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        index.layer(field, keys, |group| laid(field, *group))
    })
}
