//! Boards: who counts where, and days that are not held.

use crate::{Draft, SOURCE, model};
use atlas::{Code, Day};
use catalogue::view::{RankingAsk, RankingPage};
use store::write::{BoardRow, SnapshotRow, StandingRow};

fn standing(place: u32, words: &str) -> StandingRow {
    StandingRow {
        snapshot_id: 1,
        place,
        rank: place,
        words: words.to_owned(),
        model_id: None,
        maker_id: None,
        organisation_words: None,
        country_words: None,
        score: None,
        low: None,
        high: None,
        votes: None,
        params_b: None,
        architecture_words: None,
        licence_words: None,
        base_words: None,
    }
}

async fn drafted() -> Draft {
    let draft = Draft::new().await;
    draft.maker(2, "east", Some("CN")).await;
    draft.maker(3, "nowhere", None).await;
    let board = BoardRow {
        id: 1,
        slug: String::from("board"),
        name: String::from("Board"),
        metric: String::from("average"),
        about_en: String::new(),
        about_de: String::new(),
        about_zh: String::new(),
        retired: None,
        place: 1,
    };
    draft.writer.append(&[board]).await.unwrap();
    draft
}

async fn ranking(draft: &Draft, at: &str) -> catalogue::Result<RankingPage> {
    let ask = RankingAsk {
        board: String::from("board"),
        at: at.parse().ok(),
        limit: 0,
    };
    draft.catalogue().await.ranking(&ask).await
}

#[tokio::test]
async fn an_owner_without_a_known_seat_counts_as_unknown_never_as_foreign() {
    let draft = drafted().await;
    let mut of_east = model(1, "east/one");
    of_east.owner_id = 2;
    draft.writer.append(&[of_east]).await.unwrap();
    let day = SnapshotRow {
        id: 1,
        board_id: 1,
        seen_on: "2024-08-19".parse::<Day>().unwrap(),
        rows_on_board: Some(731),
        source_id: SOURCE,
    };
    draft.writer.append(&[day]).await.unwrap();
    let mut rows: Vec<StandingRow> = (1..=12).map(|place| standing(place, "somebody")).collect();
    rows[0].model_id = Some(1);
    rows[1].maker_id = Some(2);
    rows[2].maker_id = Some(3);
    rows[11].maker_id = Some(2);
    draft.writer.append(&rows).await.unwrap();
    let page = ranking(&draft, "2024-09").await.unwrap();
    let shares: Vec<(Option<&str>, u32)> = page
        .shares
        .iter()
        .map(|share| (share.country.as_deref(), share.count))
        .collect();
    assert_eq!(
        shares,
        [(None, 8), (Some("CN"), 2)],
        "the twelfth row is not among the first ten"
    );
    assert_eq!((page.shares_of, page.held, page.of), (10, 12, Some(731)));
    assert_eq!(
        page.rows[0].publisher_country.as_deref(),
        Some("CN"),
        "by the owner of the model"
    );
    assert!(page.rows[2].publisher_country.is_none() && page.rows[2].maker.is_some());
}

#[tokio::test]
async fn a_day_before_the_first_and_a_board_without_days_are_not_found() {
    let draft = drafted().await;
    assert_eq!(ranking(&draft, "2024-08-19").await.unwrap_err().code(), Code::NotFound);
    assert_eq!(ranking(&draft, "").await.unwrap_err().code(), Code::NotFound);
}
