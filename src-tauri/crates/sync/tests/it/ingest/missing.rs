//! A full pass notes whom it did not list; a fifth is believed, more is put to a person.

use super::{Atlas, HUB, Listed, Odd, Stretch, listed};
use sources::ModelRecord;
use sync::ingest::{self, PassEnd, Stamp};

fn models(count: u32) -> Vec<ModelRecord> {
    (1..=count)
        .map(|number| listed(number, &format!("x/m{number}")))
        .collect()
}

fn key(record: &ModelRecord) -> Option<(i64, String)> {
    Some((record.created_at_ms?, record.hub_id.clone()?))
}

/// A full pass in pages of `size`.
async fn pass(atlas: &Atlas, day: u8, records: &[ModelRecord], size: usize, odd: &[Odd]) -> Option<PassEnd> {
    let mut after = None;
    let mut end = None;
    for (at, page) in records.chunks(size).enumerate() {
        let last = (at + 1) * size >= records.len();
        let upto = page.last().and_then(key).filter(|_| !last);
        let stretch = Stretch {
            after: after.clone(),
            upto: upto.clone(),
        };
        let stretch = Listed {
            stretch: Some(&stretch),
            odd,
        };
        end = atlas.listed(day, page, &stretch).await.pass;
        after = upto;
    }
    end
}

#[tokio::test]
async fn whom_a_pass_does_not_list_is_gone_at_its_end_and_not_before() {
    let atlas = Atlas::new().await;
    let all = models(10);
    assert_eq!(pass(&atlas, 1, &all, 3, &[]).await, Some(PassEnd::Believed(0)));
    let left: Vec<ModelRecord> = all
        .iter()
        .filter(|m| m.repo != "x/m2" && m.repo != "x/m10")
        .cloned()
        .collect();
    let first = Stretch {
        after: None,
        upto: key(&left[2]),
    };
    let listed = Listed {
        stretch: Some(&first),
        odd: &[],
    };
    assert_eq!(atlas.listed(2, &left[..3], &listed).await.pass, None);
    let none: [&str; 0] = [];
    assert_eq!(atlas.history("x/m2").await, none);
    assert_eq!(pass(&atlas, 3, &left, 3, &[]).await, Some(PassEnd::Believed(2)));
    assert_eq!(atlas.history("x/m2").await, ["2026-11-03 state: there > gone"]);
    assert_eq!(atlas.history("x/m10").await, ["2026-11-03 state: there > gone"]);
    // A second pass says nothing new, and a model that is listed again is there again.
    assert_eq!(pass(&atlas, 4, &left, 4, &[]).await, Some(PassEnd::Believed(0)));
    assert_eq!(pass(&atlas, 5, &all, 4, &[]).await, Some(PassEnd::Believed(0)));
    assert_eq!(
        atlas.history("x/m10").await,
        ["2026-11-03 state: there > gone", "2026-11-05 state: gone > there"]
    );
}

#[tokio::test]
async fn what_is_listed_and_cannot_be_read_is_not_gone() {
    let atlas = Atlas::new().await;
    let all = models(10);
    pass(&atlas, 1, &all, 10, &[]).await;
    let odd = Odd {
        key: String::from("x/m5"),
        reason: String::from("a number is no number"),
        words: String::from("{}"),
    };
    let left: Vec<ModelRecord> = all.iter().filter(|m| m.repo != "x/m5").cloned().collect();
    assert_eq!(pass(&atlas, 2, &left, 4, &[odd]).await, Some(PassEnd::Believed(0)));
    let mut unusable = all.clone();
    unusable[4].repo = String::from("x/m5@odd");
    assert_eq!(pass(&atlas, 3, &unusable, 4, &[]).await, Some(PassEnd::Believed(0)));
}

#[tokio::test]
async fn a_drop_of_more_than_a_fifth_waits_for_a_person() {
    let atlas = Atlas::new().await;
    let all = models(10);
    pass(&atlas, 1, &all, 10, &[]).await;
    let held = Some(PassEnd::Held { gone: 3, of: 10 });
    assert_eq!(pass(&atlas, 2, &all[..7], 3, &[]).await, held);
    let none: [&str; 0] = [];
    assert_eq!(atlas.history("x/m9").await, none);
    let mut batch = atlas.writer.batch().await.unwrap();
    ingest::disbelieve(&mut batch).await.unwrap();
    let stamp = Stamp::of(&mut batch, HUB, "2026-11-02".parse().unwrap()).await.unwrap();
    assert_eq!(
        ingest::believe(&mut batch, &stamp).await.unwrap(),
        0,
        "what was put aside is forgotten"
    );
    batch.commit().await.unwrap();
    assert_eq!(pass(&atlas, 3, &all[..7], 3, &[]).await, held);
    let mut batch = atlas.writer.batch().await.unwrap();
    let stamp = Stamp::of(&mut batch, HUB, "2026-11-04".parse().unwrap()).await.unwrap();
    assert_eq!(ingest::believe(&mut batch, &stamp).await.unwrap(), 3);
    batch.commit().await.unwrap();
    assert_eq!(atlas.history("x/m9").await, ["2026-11-04 state: there > gone"]);
}

#[tokio::test]
async fn models_no_list_names_are_asked_for_in_turn() {
    let atlas = Atlas::new().await;
    let rows = [1, 2, 3].map(|id| super::super::model(id, &format!("someone/m{id}"), 3, None, Some(5)));
    atlas.writer.append(&rows).await.unwrap();
    let ask = async |day: &str, at_most| {
        let reader = atlas.reader().await;
        let found = ingest::wanted(&reader, sources::Want::Unlisted, at_most, day.parse().unwrap()).await;
        found.unwrap().into_iter().map(|wanted| wanted.name).collect::<Vec<_>>()
    };
    assert_eq!(ask("2026-11-01", 2).await, ["someone/m1", "someone/m2"]);
    let there = ["someone/m1", "someone/m2"].map(|repo| sources::Fate {
        repo: repo.to_owned(),
        is: sources::Is::There,
    });
    atlas.fates(1, &there).await;
    assert_eq!(ask("2026-11-01", 5).await, ["someone/m3"]);
    assert_eq!(ask("2026-11-02", 5).await, ["someone/m3", "someone/m1", "someone/m2"]);
}
