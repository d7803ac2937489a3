//! Who the models belong to: a few with thousands, most with one.

use crate::{Dice, words::words};
use std::collections::HashSet;

/// The owners of a generated atlas, the makers we know first.
#[derive(Debug, Clone)]
pub struct Owners {
    /// Handles; the first are those of the makers, in the order of the word list.
    pub handles: Vec<String>,
    /// For every model the place of its owner.
    pub of_models: Vec<u32>,
}

impl Owners {
    /// How many of the handles belong to makers.
    #[must_use]
    pub fn makers(&self) -> usize {
        words().makers.len().min(self.handles.len())
    }

    /// `real` handles come before invented ones.
    pub(crate) fn new(dice: &mut Dice, models: usize, real: &[Box<str>]) -> Self {
        let mut real = real.iter();
        let mut handles: Vec<String> = words().makers.iter().map(|maker| maker.4.clone()).collect();
        let mut taken: HashSet<String> = handles.iter().map(|handle| handle.to_lowercase()).collect();
        let mut of_models = Vec::with_capacity(models);
        let mut place = 0;
        while of_models.len() < models {
            let many = if place < handles.len() || !dice.happens(630) {
                dice.tail(2.0, 1.27, 30_000)
            } else {
                1
            };
            if place >= handles.len() {
                let known = real.find(|handle| taken.insert(handle.to_lowercase()));
                handles.push(known.map_or_else(|| fresh_handle(dice, &mut taken), |handle| handle.to_string()));
            }
            let owner = u32::try_from(place).unwrap_or(u32::MAX);
            let room = models - of_models.len();
            of_models.extend(std::iter::repeat_n(
                owner,
                usize::try_from(many).unwrap_or(room).min(room),
            ));
            place += 1;
        }
        // An owner's models are spread over the order in which models are made.
        for at in (1..of_models.len()).rev() {
            of_models.swap(at, dice.below(at + 1));
        }
        Self { handles, of_models }
    }
}

fn fresh_handle(dice: &mut Dice, taken: &mut HashSet<String>) -> String {
    let syllables = &words().syllables;
    let mut handle: String = (0..2 + dice.below(3))
        .map(|_| syllables[dice.below(syllables.len())].as_str())
        .collect();
    if dice.happens(350)
        && let Some(first) = handle.get(..1).map(str::to_uppercase)
    {
        handle.replace_range(..1, &first);
    }
    if dice.happens(120) {
        handle.push_str(["-ai", "AI", "-lab", "Labs", "_ml"][dice.below(5)]);
    }
    while !taken.insert(handle.to_lowercase()) {
        handle.push_str(&dice.below(1000).to_string());
    }
    handle
}
