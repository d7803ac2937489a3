//! The same pages in any order and cut anywhere come to the same content.

use super::{Atlas, listed, parents};
use sources::{Gate, ModelRecord, Told};

/// A small generator: the tests need the same numbers everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            let other = usize::try_from(self.roll(at as u64 + 1)).unwrap();
            all.swap(at, other);
        }
    }
}

/// Sixty models as they were first listed, and as they are listed later: a third has changed, some names went round.
fn before_and_after(dice: &mut Dice) -> (Vec<ModelRecord>, Vec<ModelRecord>) {
    let before: Vec<ModelRecord> = (1..=60)
        .map(|number| listed(number, &format!("o{}/m{number}", number % 7)))
        .collect();
    let mut after = before.clone();
    for at in 0..after.len() {
        let other = after[usize::try_from(dice.roll(60)).unwrap()].repo.clone();
        match dice.roll(12) {
            0 => after[at].licence = super::licence("apache-2.0"),
            1 => after[at].gate = Told::This(Gate::Auto),
            2 => after[at].parents = parents(&[&before[0].repo, "nobody/knows"]),
            3 => after[at].downloads = Some(dice.roll(1_000_000)),
            4 => after[at].repo = format!("new/name{at}"),
            5 => after[at].disabled = true,
            6 => after[at].parents = parents(&[&before[1].repo.to_uppercase()]),
            7 if at > 30 => {
                // Two models change names with each other.
                let with = after.iter().position(|m| m.repo == other).unwrap_or(at);
                let (one, two) = (after[at].repo.clone(), after[with].repo.clone());
                after[at].repo = two;
                after[with].repo = one;
            }
            _ => {}
        }
    }
    // Given up by one, taken by a new one.
    after[20].repo = String::from("new/elsewhere");
    after.push(listed(99, &before[20].repo));
    // The parents that others name keep their names: a child is compared by the names of its day.
    for at in 0..2 {
        let taken = after.iter().position(|m| m.repo == before[at].repo).unwrap_or(at);
        let name = after[at].repo.clone();
        after[taken].repo = name;
        after[at].repo.clone_from(&before[at].repo);
    }
    (before, after)
}

async fn content(before: &[ModelRecord], pages: &[&[ModelRecord]]) -> String {
    let atlas = Atlas::new().await;
    atlas.page(1, before).await;
    atlas.finish().await;
    for page in pages {
        atlas.page(2, page).await;
    }
    atlas.finish().await;
    atlas.hash().await
}

#[tokio::test]
async fn neither_the_order_of_records_nor_where_pages_are_cut_matters() {
    for seed in 1..=8 {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        let (before, mut after) = before_and_after(&mut dice);
        let expected = content(&before, &[&after]).await;
        let ones: Vec<&[ModelRecord]> = after.chunks(1).collect();
        assert_eq!(content(&before, &ones).await, expected, "one by one, seed {seed}");
        dice.shuffle(&mut after);
        let cut = usize::try_from(dice.roll(60)).unwrap();
        let (left, right) = after.split_at(cut);
        assert_eq!(
            content(&before, &[left, right]).await,
            expected,
            "shuffled and cut at {cut}, seed {seed}"
        );
        assert_eq!(
            content(&before, &[right, left, &after]).await,
            expected,
            "turned round, seed {seed}"
        );
    }
}

#[tokio::test]
async fn the_same_page_twice_writes_nothing() {
    let mut dice = Dice(5);
    let (before, after) = before_and_after(&mut dice);
    let atlas = Atlas::new().await;
    atlas.page(1, &before).await;
    atlas.page(2, &after).await;
    let once = atlas.hash().await;
    let tally = atlas.page(3, &after).await;
    assert_eq!((tally.new, tally.changed, tally.gone, tally.renamed), (0, 0, 0, 0));
    assert_eq!(tally.unchanged, after.len() as u64);
    assert_eq!(atlas.hash().await, once);
}

#[tokio::test]
async fn the_hash_tells_atlases_apart() {
    let page = [listed(1, "x/a"), listed(2, "x/b")];
    let expected = content(&page, &[]).await;
    assert_eq!(content(&page, &[]).await, expected);
    let mut seen = std::collections::BTreeSet::from([expected]);
    for change in 0..5 {
        let mut other = page.clone();
        match change {
            0 => other[0].downloads = Some(7),
            1 => other[0].parents = parents(&["x/b"]),
            2 => other[0].licence = super::licence("gpl-3.0"),
            3 => other[0].repo = String::from("x/c"),
            _ => other[0].languages = Told::This(vec![String::from("de")]),
        }
        assert!(seen.insert(content(&other, &[]).await), "change {change} shows");
    }
}

#[tokio::test]
async fn a_page_that_lists_a_model_twice_is_taken_in_twice() {
    let atlas = Atlas::new().await;
    let mut again = listed(1, "x/b");
    again.downloads = Some(9);
    let tally = atlas.page(1, &[listed(1, "x/a"), listed(2, "x/z"), again]).await;
    assert_eq!((tally.new, tally.renamed), (2, 1));
    assert_eq!(atlas.model("x/b").await.unwrap().downloads, Some(9));
}
