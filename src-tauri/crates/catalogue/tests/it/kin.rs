//! Families in groups, neighbourhoods, flows.

use crate::{Draft, SOURCE, model};
use atlas::{Carries, Confidence, EdgeStatus, Relation};
use catalogue::view::{DescendantsAsk, DescendantsPage, FlowRow, FlowsAsk, KinAsk, KinPage, ModelAsk};
use store::write::EdgeRow;

async fn descendants(draft: &Draft, ask: DescendantsAsk) -> DescendantsPage {
    draft.catalogue().await.descendants(&ask).await.unwrap()
}

fn of(repo: &str) -> DescendantsAsk {
    DescendantsAsk {
        repo: repo.to_owned(),
        limit: 200,
        ..DescendantsAsk::default()
    }
}

async fn kin(draft: &Draft, repo: &str, reach: u32, limit: u32) -> KinPage {
    let ask = KinAsk {
        repo: repo.to_owned(),
        reach,
        limit,
    };
    draft.catalogue().await.kin(&ask).await.unwrap()
}

#[tokio::test]
async fn groups_add_up_and_a_filter_gives_what_its_group_counts() {
    let mut draft = Draft::new().await;
    draft.maker(2, "qwen", Some("CN")).await;
    for id in 1..=40 {
        let mut row = model(id, &format!("hand/m{id}"));
        row.owner_id = if id % 2 == 0 { 2 } else { 1 };
        draft.writer.append(&[row]).await.unwrap();
    }
    for child in 2..=40 {
        draft.edge(child, child / 2).await;
    }
    let all = descendants(&draft, of("hand/m1")).await;
    assert_eq!((all.total, all.of, all.rest), (39, 39, 0));
    assert_eq!(all.groups.iter().map(|group| group.count).sum::<u32>(), 39);
    for group in &all.groups {
        let maker = group.maker.as_ref().map_or("unknown", |maker| &maker.slug).to_owned();
        let ask = DescendantsAsk {
            relation: Some(group.relation),
            maker: Some(maker),
            licence: Some(String::from("unknown")),
            ..of("hand/m1")
        };
        let part = descendants(&draft, ask).await;
        assert_eq!((part.total, part.of), (group.count, 39));
        assert_eq!(part.rows.len(), group.count as usize);
    }
    let direct = DescendantsAsk {
        direct: true,
        ..of("hand/m1")
    };
    assert_eq!(descendants(&draft, direct).await.total, 2);
    let nobody = DescendantsAsk {
        maker: Some(String::from("no-such-maker")),
        ..of("hand/m1")
    };
    assert_eq!(descendants(&draft, nobody).await.total, 0);
}

#[tokio::test]
async fn a_family_is_the_same_walked_in_the_file_and_in_memory() {
    let mut draft = Draft::with_models(60).await;
    for child in 2..=60 {
        draft.edge(child, child / 3 + 1).await;
        draft.edge(child, 1 + child / 7).await;
    }
    draft.edge(1, 60).await;
    let catalogue = draft.catalogue().await;
    let read = || async {
        let mut out = Vec::new();
        for id in 1..=60 {
            let repo = format!("hand/m{id}");
            let below = catalogue.model(&ModelAsk { repo }).await.unwrap().descendants;
            out.push(format!("{below:?}"));
        }
        out
    };
    let in_the_file = read().await;
    catalogue.warm().await.unwrap();
    assert_eq!(read().await, in_the_file);
}

#[tokio::test]
async fn a_family_of_thousands_is_counted_once_each() {
    let mut draft = Draft::with_models(2_600).await;
    let edges: Vec<EdgeRow> = (2..=2_600)
        .map(|child| EdgeRow {
            id: 10_000 + child,
            child_id: child,
            parent_id: Some(if child < 2_100 { 1 } else { child - 2_000 }),
            parent_words: String::from("words"),
            relation: Relation::Quantized,
            status: EdgeStatus::Declared,
            carries: Carries::Yes,
            since: None,
            note: None,
            confidence: Confidence::High,
            source_id: SOURCE,
        })
        .collect();
    draft.writer.append(&edges).await.unwrap();
    draft.edge(1, 2_600).await;
    let page = descendants(&draft, of("hand/m1")).await;
    assert_eq!((page.total, page.rows.len(), page.groups.len()), (2_599, 200, 1));
    let second = DescendantsAsk {
        offset: 200,
        ..of("hand/m1")
    };
    let second = descendants(&draft, second).await;
    assert!(
        second
            .rows
            .iter()
            .all(|row| page.rows.iter().all(|first| first.repo != row.repo))
    );
}

#[tokio::test]
async fn a_neighbourhood_is_bounded_and_says_what_it_leaves_out() {
    let mut draft = Draft::with_models(50).await;
    draft.edge(1, 1).await;
    draft.edge(1, 2).await;
    draft.edge(2, 3).await;
    for child in 4..=30 {
        draft.edge(child, 1).await;
    }
    for child in 31..=40 {
        draft.edge(child, 4).await;
    }
    let page = kin(&draft, "hand/m1", 2, 10).await;
    assert_eq!((page.nodes.len(), page.left_out), (10, 30));
    let head = page.nodes.first().unwrap();
    assert_eq!((head.repo.as_str(), head.level, head.more), ("hand/m1", 0, 20));
    let levels: Vec<i32> = page.nodes.iter().map(|node| node.level).take(3).collect();
    assert_eq!(levels, [0, -1, -2]);
    assert!(
        page.edges.iter().any(|edge| edge.child == 0 && edge.parent == 0),
        "the loop is drawn"
    );
    let places = u32::try_from(page.nodes.len()).unwrap();
    assert!(
        page.edges
            .iter()
            .all(|edge| edge.child < places && edge.parent < places)
    );
    let near = kin(&draft, "hand/m1", 1, 200).await;
    assert_eq!((near.nodes.len(), near.left_out), (29, 0));
    let alone = kin(&draft, "hand/m50", 0, 0).await;
    assert_eq!((alone.nodes.len(), alone.edges.len(), alone.left_out), (1, 0, 0));
}

#[tokio::test]
async fn a_parent_that_is_no_model_is_a_neighbour_without_a_page() {
    let draft = Draft::with_models(1).await;
    let edge = EdgeRow {
        id: 1,
        child_id: 1,
        parent_id: None,
        parent_words: String::from("gone/away"),
        relation: Relation::Merge,
        status: EdgeStatus::Declared,
        carries: Carries::Yes,
        since: None,
        note: None,
        confidence: Confidence::High,
        source_id: SOURCE,
    };
    draft.writer.append(&[edge]).await.unwrap();
    let page = kin(&draft, "hand/m1", 2, 20).await;
    let parent = page.nodes.get(1).unwrap();
    assert_eq!(
        (parent.repo.as_str(), parent.in_atlas, parent.level),
        ("gone/away", false, -1)
    );
    assert_eq!(page.edges.len(), 1);
}

#[tokio::test]
async fn flows_are_told_by_quarter_and_unknown_stays_apart() {
    let mut draft = Draft::new().await;
    draft.maker(2, "qwen", Some("CN")).await;
    draft.maker(3, "meta", Some("US")).await;
    let models = [
        (1, 2, "2024-05-01"),
        (2, 3, "2024-08-19"),
        (3, 3, "2024-09"),
        (4, 1, "2024-10-01"),
        (5, 3, "2024"),
    ];
    for (id, owner, day) in models {
        let mut row = model(id, &format!("hand/m{id}"));
        row.owner_id = owner;
        row.created_on = day.parse().ok();
        draft.writer.append(&[row]).await.unwrap();
    }
    for (child, parent) in [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (1, 4)] {
        draft.edge(child, parent).await;
    }
    let page = draft.catalogue().await.flows(&FlowsAsk::default()).await.unwrap();
    let row = |quarter: &str, child: Option<&str>, parent: Option<&str>, count| FlowRow {
        quarter: quarter.to_owned(),
        child: child.map(str::to_owned),
        parent: parent.map(str::to_owned),
        count,
    };
    let expected = [
        row("2024-Q2", Some("CN"), None, 1),
        row("2024-Q3", Some("US"), Some("CN"), 2),
        row("2024-Q4", None, Some("CN"), 1),
    ];
    assert_eq!(page.rows, expected);
    assert_eq!((page.total, page.undated), (4, 1));
}
