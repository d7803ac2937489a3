//! Names of models, out of words that recur as they do on the Hub.

use crate::{Dice, words::words};
use atlas::Relation;

/// A name for a model without a parent.
pub(crate) fn fresh(dice: &mut Dice) -> String {
    match dice.below(100) {
        0..=3 => number(dice),
        4..=6 => hexadecimal(dice),
        7..=22 => invented(dice),
        _ => family(dice),
    }
}

/// A number or what a machine made up.
pub(crate) fn odd(dice: &mut Dice) -> String {
    if dice.happens(500) {
        number(dice)
    } else {
        hexadecimal(dice)
    }
}

/// A name for a child of `parent`, whose name it mostly carries on.
pub(crate) fn child(dice: &mut Dice, parent: &str, relation: Relation) -> String {
    let words = words();
    let parent: String = parent.chars().take(90).collect();
    match relation {
        Relation::Quantized => join(&[&parent, words.quants.pick(dice)]),
        Relation::Adapter if dice.happens(450) => join(&[&parent, "lora", purpose(dice)]),
        Relation::Finetune if dice.happens(550) => join(&[&parent, purpose(dice), words.variants.pick(dice)]),
        Relation::Merge => join(&[&invented(dice), words.sizes.pick(dice), "merge"]),
        _ => fresh(dice),
    }
}

fn family(dice: &mut Dice) -> String {
    let words = words();
    let last = if dice.happens(300) { purpose(dice) } else { "" };
    join(&[
        words.families.pick(dice),
        words.sizes.pick(dice),
        words.variants.pick(dice),
        last,
    ])
}

fn invented(dice: &mut Dice) -> String {
    let syllables = &words().syllables;
    let word = |dice: &mut Dice| -> String {
        (0..2 + dice.below(2))
            .map(|_| syllables[dice.below(syllables.len())].as_str())
            .collect()
    };
    let first = word(dice);
    let second = if dice.happens(500) { word(dice) } else { String::new() };
    join(&[
        &first,
        &second,
        words().sizes.pick(dice),
        if dice.happens(400) { purpose(dice) } else { "" },
    ])
}

fn number(dice: &mut Dice) -> String {
    format!("model-{:05}", dice.below(100_000))
}

fn hexadecimal(dice: &mut Dice) -> String {
    format!("{:016x}", dice.roll())
}

fn purpose(dice: &mut Dice) -> &'static str {
    let purposes = &words().purposes;
    &purposes[dice.below(purposes.len())]
}

fn join(parts: &[&str]) -> String {
    parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
