//! Lists: prices, boards, licences and texts, taken in again and again.

use super::*;
use sources::{CardRecord, Found, LicenceRecord, LicenceTextRecord, TextOf};
use store::read::{boards, history, licences, offers};
use sync::view::{HeldDrop, SyncDecide};

#[tokio::test]
async fn a_price_is_noted_on_the_day_it_changes_and_an_offer_ends_when_it_is_not_listed() {
    let list = |second: f64| {
        let mut all: Vec<_> = (0..10).map(|at| offer(&format!("seller/m{at}"), 1.0, 4.0)).collect();
        all[1].output = Some(second);
        all
    };
    let stage = Stage::new(vec![Played::new(
        "openrouter",
        vec![
            vec![offers(list(4.0))],
            vec![offers(list(4.0 + 1e-12))],
            vec![offers(list(2.0).split_off(1))],
            vec![offers(list(2.0))],
        ],
    )])
    .await;
    let digest = stage.sync().await.unwrap();
    assert_eq!((digest.prices_total, digest.new_models), (0, 0));
    days_later(7);
    assert_eq!(stage.sync().await.unwrap().prices_total, 0);
    days_later(7);
    let digest = stage.sync().await.unwrap();
    assert_eq!((digest.prices_total, digest.prices.len()), (1, 1));
    assert_eq!(
        (digest.prices[0].was.1, digest.prices[0].became.1),
        (Some(4.0 + 0.0), Some(2.0))
    );
    assert_eq!(digest.prices[0].percent.map(f64::round), Some(-50.0));
    let find = |reader: &Reader, key: &str| {
        let (reader, key) = (reader.clone(), key.to_owned());
        async move { offers::search(&reader, &key, 0, 5).await.unwrap().remove(0) }
    };
    let reader = stage.reader().await;
    let (ended, moved) = (find(&reader, "seller/m0").await, find(&reader, "seller/m1").await);
    assert_eq!(ended.until.map(|day| day.to_string()).as_deref(), Some("2026-12-07"));
    let points = offers::prices(&reader, &[moved.id]).await.unwrap();
    let points: Vec<_> = points.iter().map(|p| (p.date.as_str(), p.output)).collect();
    assert_eq!(points, [("2026-11-23", Some(4.0)), ("2026-12-07", Some(2.0))]);
    assert_eq!((moved.since, ended.since), (None, None));
    days_later(7);
    stage.sync().await.unwrap();
    assert_eq!(find(&reader, "seller/m0").await.until, None);
}

#[tokio::test]
async fn a_price_of_cached_tokens_is_taken_over_and_only_its_changes_are_steps() {
    let cached = |price: Option<f64>| {
        let mut all: Vec<_> = (0..6).map(|at| offer(&format!("s/m{at}"), 1.0, 2.0)).collect();
        all[0].cached = price;
        vec![offers(all)]
    };
    let stage = Stage::new(vec![Played::new(
        "openrouter",
        vec![cached(None), cached(Some(0.5)), cached(Some(0.25))],
    )])
    .await;
    for _ in 0..3 {
        assert_eq!(
            stage.sync().await.unwrap().prices_total,
            0,
            "what is read and written costs the same"
        );
        days_later(7);
    }
    let reader = stage.reader().await;
    let found = offers::search(&reader, "s/m0", 0, 5).await.unwrap().remove(0);
    assert_eq!(found.cached, Some(0.25));
    let points = offers::prices(&reader, &[found.id]).await.unwrap();
    let held: Vec<_> = points.iter().map(|point| point.cached).collect();
    assert_eq!(
        held,
        [None, Some(0.25)],
        "hearing of it for the first time is no change"
    );
    let course = offers::course(&reader, &[found.id]).await.unwrap();
    assert_eq!(course.len(), 1, "claims about reading and writing see no step");
}

#[tokio::test]
async fn a_price_list_that_shrinks_by_more_than_a_fifth_waits_for_a_person() {
    let all = |count: usize| (0..count).map(|at| offer(&format!("s/m{at}"), 1.0, 1.0)).collect();
    let stage = Stage::new(vec![Played::new(
        "openrouter",
        vec![vec![offers(all(10))], vec![offers(all(7))]],
    )])
    .await;
    stage.sync().await.unwrap();
    stage.sync().await.unwrap();
    assert_eq!(stage.row("openrouter").await.held, Some(HeldDrop { gone: 3, of: 10 }));
    let ends = || async {
        let reader = stage.reader().await;
        let all = offers::search(&reader, "s/m", 0, 50).await.unwrap();
        all.iter().filter(|offer| offer.until.is_some()).count()
    };
    assert_eq!(ends().await, 0);
    let ask = SyncDecide {
        place: String::from("openrouter"),
        believe: true,
    };
    assert!(
        sync::decide(stage.folder.path(), &stage.places, &ask, now())
            .await
            .unwrap()
    );
    assert_eq!(ends().await, 3);
    assert_eq!(stage.row("openrouter").await.held, None);
}

#[tokio::test]
async fn a_day_of_a_board_is_never_doubled_and_a_new_leader_is_told() {
    let monday = || board_day("2026-11-16", &[("a", 3.0), ("b", 2.0)]);
    let mended = || board_day("2026-11-16", &[("a", 3.5), ("b", 2.0)]);
    let today = || board_day("2026-11-23", &[("b", 4.0), ("a", 3.0)]);
    let stage = Stage::new(vec![Played::new(
        "arena",
        vec![
            vec![board(vec![monday()])],
            vec![board(vec![monday()]), board(vec![today()])],
            vec![board(vec![mended(), today()])],
        ],
    )])
    .await;
    let first = stage.sync().await.unwrap();
    assert_eq!((first.boards[0].days, first.boards[0].led_before.clone()), (1, None));
    let second = stage.sync().await.unwrap();
    assert_eq!(second.boards.len(), 1);
    let news = &second.boards[0];
    assert_eq!(
        (news.leader.as_deref(), news.led_before.as_deref()),
        (Some("b"), Some("a"))
    );
    assert_eq!((news.days, news.day.to_string().as_str()), (1, "2026-11-23"));
    let third = stage.sync().await.unwrap();
    assert!(third.boards.is_empty());
    assert_eq!(stage.row("arena").await.changed, 1);
    let reader = stage.reader().await;
    let days = boards::days(&reader).await.unwrap();
    assert_eq!(
        days.iter().map(|day| (day.date.as_str(), day.rows)).collect::<Vec<_>>(),
        [("2026-11-16", 2), ("2026-11-23", 2)]
    );
    let lines = boards::rows(&reader, days[0].id, 10).await.unwrap();
    assert_eq!(lines[0].score, Some(3.5));
    assert_eq!(lines[0].maker_id, Some(1));
}

#[tokio::test]
async fn another_source_does_not_take_the_place_of_a_day_that_is_whole() {
    let stage = Stage::new(vec![
        Played::new("arena", vec![vec![board(vec![board_day("2026-11-16", &[("a", 3.0)])])]]),
        Played::behind(
            "other",
            &[PlaceName("arena")],
            vec![vec![board(vec![board_day("2026-11-16", &[("z", 9.0)])])]],
        ),
    ])
    .await;
    stage.sync().await.unwrap();
    let reader = stage.reader().await;
    let days = boards::days(&reader).await.unwrap();
    assert_eq!(days.len(), 1);
    assert_eq!(boards::rows(&reader, days[0].id, 10).await.unwrap()[0].words, "a");
}

fn file(text: Found) -> Does {
    Does::Keeps(batch(
        Records::LicenceTexts(vec![LicenceTextRecord {
            of: TextOf::Repo {
                repo: String::from("someone/model-1"),
                file: String::from("LICENSE"),
            },
            url: String::from("https://source.invalid/x"),
            text,
            etag: Some(String::from("\"e\"")),
        }]),
        "files",
    ))
}

#[tokio::test]
async fn a_licence_file_has_a_version_a_content_with_its_own_days() {
    let this = |words: &str| Found::This(words.to_owned());
    let stage = Stage::new(vec![
        Played::new("hub", vec![vec![models(1..2, "c")]]),
        Played::behind(
            "licence_files",
            &[PlaceName("hub")],
            vec![
                vec![file(this("old terms"))],
                vec![file(Found::Same)],
                vec![file(this("new terms"))],
                vec![file(Found::Nothing)],
            ],
        ),
    ])
    .await;
    let mut texts = Vec::new();
    for _ in 0..4 {
        texts.push(stage.sync().await.unwrap().new_licence_texts);
        days_later(7);
    }
    assert_eq!(texts, [1, 0, 1, 0]);
    let reader = stage.reader().await;
    let model = read::models::exact(&reader, "someone/model-1").await.unwrap().unwrap();
    let files = history::files(&reader, model.id).await.unwrap();
    let days = files
        .iter()
        .map(|file| [file.first_seen, file.last_seen].map(|day| day.unwrap().to_string()));
    let mut days: Vec<_> = days.collect();
    days.sort();
    assert_eq!(days, [["2026-11-23", "2026-11-30"], ["2026-12-07", "2026-12-07"]]);
}

#[tokio::test]
async fn only_the_newest_card_of_a_model_is_kept() {
    let card = |words: &str| {
        vec![Does::Keeps(batch(
            Records::Cards(vec![CardRecord {
                repo: String::from("someone/model-1"),
                markdown: Found::This(words.to_owned()),
                etag: None,
            }]),
            "cards",
        ))]
    };
    let stage = Stage::new(vec![
        Played::new("hub", vec![vec![models(1..2, "c")]]),
        Played::behind("cards", &[PlaceName("hub")], vec![card("# One"), card("# Two")]),
    ])
    .await;
    stage.sync().await.unwrap();
    days_later(7);
    stage.sync().await.unwrap();
    let reader = stage.reader().await;
    let model = read::models::exact(&reader, "someone/model-1").await.unwrap().unwrap();
    let files = history::files(&reader, model.id).await.unwrap();
    assert_eq!(files.len(), 1);
    let packed = history::text(&reader, &files[0].sha256).await.unwrap().unwrap();
    assert_eq!(zstd::decode_all(packed.zstd.as_slice()).unwrap(), b"# Two");
}

#[tokio::test]
async fn a_licence_of_the_list_that_nobody_has_read_allows_nothing() {
    let records = |ids: &[&str]| {
        let all = ids.iter().map(|spdx| LicenceRecord {
            spdx: (*spdx).to_owned(),
            name: format!("{spdx} in full"),
            deprecated: false,
            osi_approved: true,
            url: Some(String::from("https://spdx.org/licenses/x")),
        });
        Does::Keeps(batch(Records::Licences(all.collect()), "list"))
    };
    let text = |words: &str| {
        Does::Keeps(batch(
            Records::LicenceTexts(vec![LicenceTextRecord {
                of: TextOf::Spdx(String::from("New-1.0")),
                url: String::from("https://source.invalid/x"),
                text: Found::This(words.to_owned()),
                etag: None,
            }]),
            "texts",
        ))
    };
    let visit = || vec![records(&["MIT", "New-1.0", "new-1.0"]), text("words")];
    let stage = Stage::new(vec![Played::new("spdx", vec![visit(), visit()])]).await;
    let first = stage.sync().await.unwrap();
    let again = stage.sync().await.unwrap();
    assert_eq!((first.new_licence_texts, again.new_licence_texts), (1, 0));
    assert_eq!(stage.row("spdx").await.new, 0);
    let reader = stage.reader().await;
    let all = licences::list(&reader).await.unwrap();
    let new: Vec<_> = all
        .iter()
        .filter(|licence| licence.spdx.as_deref() == Some("New-1.0"))
        .collect();
    assert_eq!(new.len(), 1);
    assert_eq!(
        (new[0].slug.as_str(), new[0].verdict),
        ("new-1-0", ::atlas::Verdict::Unknown)
    );
}
