//! Names after real ones: the words and owners of a list of ids, put together anew. The list is the caller's.

use crate::{Dice, names};
use std::collections::BTreeSet;

/// Real ids, taken apart. Nearly half of the names made from them are such names as they are, most of the others have one
/// piece exchanged, added or taken from a second name, so that the words recur as often as they do on the Hub.
#[derive(Debug, Clone, Default)]
pub struct Resampled {
    names: Vec<Box<str>>,
    /// Pieces as often as they occur.
    pieces: Vec<Box<str>>,
    pub(crate) owners: Vec<Box<str>>,
}

/// Words of titles that Chinese models bear, ours.
const TITLE: [&str; 24] = [
    "中文",
    "大模型",
    "对话",
    "微调",
    "医疗",
    "法律",
    "金融",
    "教育",
    "语音",
    "识别",
    "翻译",
    "图像",
    "生成",
    "向量",
    "检索",
    "推理",
    "代码",
    "数学",
    "轻量",
    "开源",
    "多模态",
    "指令",
    "评测",
    "通用",
];

impl Resampled {
    /// Takes ids apart; those that no new repository could bear are left out.
    pub fn new<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let mut made = Self::default();
        let mut owners = BTreeSet::new();
        for id in ids {
            let (owner, name) = id.split_once('/').unwrap_or(("", id));
            if !bearable(name) {
                continue;
            }
            made.names.push(name.into());
            made.pieces
                .extend(name.split(['-', '_']).filter(|piece| !piece.is_empty()).map(Box::from));
            if bearable(owner) {
                owners.insert(owner);
            }
        }
        made.owners = owners.into_iter().map(Box::from).collect();
        made
    }

    pub(crate) fn name(&self, dice: &mut Dice) -> String {
        if self.names.is_empty() {
            return names::fresh(dice);
        }
        let made = match dice.below(100) {
            0..45 => self.any(dice).to_owned(),
            45..92 => self.changed(dice),
            _ => names::odd(dice),
        };
        if bearable(&made) { made } else { names::fresh(dice) }
    }

    /// A title in Chinese, as three models in a hundred have one.
    pub(crate) fn title(dice: &mut Dice) -> Option<String> {
        dice.happens(30)
            .then(|| (0..2 + dice.below(3)).map(|_| TITLE[dice.below(TITLE.len())]).collect())
    }

    fn any(&self, dice: &mut Dice) -> &str {
        &self.names[dice.below(self.names.len())]
    }

    fn changed(&self, dice: &mut Dice) -> String {
        let piece: &str = &self.pieces[dice.below(self.pieces.len())];
        let mut pieces: Vec<&str> = self.any(dice).split('-').collect();
        match dice.below(3) {
            0 => {
                let at = dice.below(pieces.len());
                pieces[at] = piece;
            }
            1 => pieces.push(piece),
            _ => {
                let other: Vec<&str> = self.any(dice).split('-').collect();
                pieces.truncate(pieces.len().div_ceil(2));
                pieces.extend(&other[other.len() / 2..]);
            }
        }
        pieces.join("-")
    }
}

/// Whether the Hub would take it as a name today.
fn bearable(name: &str) -> bool {
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
    let edged = name.starts_with(['-', '.']) || name.ends_with(['-', '.']);
    (1..=90).contains(&name.len()) && plain && !edged && !name.contains("--") && !name.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_the_pieces_of_real_ones() {
        let real = Resampled::new(["a/red-fox", "b/blue-whale-v2", "c/../x", "-bad"]);
        assert_eq!(real.owners.len(), 2);
        let mut dice = Dice::new(1);
        let made: Vec<String> = (0..400).map(|_| real.name(&mut dice)).collect();
        assert!(made.iter().all(|name| bearable(name)), "{made:?}");
        let share = |has: &dyn Fn(&str) -> bool| made.iter().filter(|name| has(name)).count();
        assert!(share(&|name| ["red-fox", "blue-whale-v2"].contains(&name)) > 150);
        assert!(share(&|name| name.contains("fox") && name.contains("whale")) > 5);
    }

    #[test]
    fn the_same_seed_makes_the_same_resampled_atlas() {
        let real = Resampled::new(["a/red-fox", "b/blue-whale-v2"]);
        let made = |seed| crate::model::made(seed, 300, Some(&real)).1.collect::<Vec<_>>();
        assert_eq!(made(1), made(1));
        assert!(made(1).iter().any(|model| model.title.is_some()));
    }
}
