//! Laws of inheritance, over arbitrary lineages.

use atlas::{Carries, EdgeStatus, Relation, Verdict};
use licences::{Burden, Declared, Heritage, Lineage, Step, Table, burden, causes, inherit, strictest};
use proptest::prelude::*;

const MODELS: u32 = 9;

fn declared(slug: Option<&str>) -> Declared {
    let table = Table::embedded();
    let licence = slug.and_then(|s| table.by_slug(s));
    Declared {
        licence,
        verdict: licence.map_or(Verdict::Unknown, |id| table.licence(id).verdict),
    }
}

fn any_declared() -> impl Strategy<Value = Declared> {
    prop::sample::select(vec![
        None,
        Some("mit"),
        Some("apache-2-0"),
        Some("llama-3"),
        Some("tongyi-qianwen"),
        Some("gpl-3-0"),
        Some("cc-by-nc-4-0"),
    ])
    .prop_map(declared)
}

fn any_step() -> impl Strategy<Value = Step> {
    let relation = prop::sample::select(Relation::ALL.to_vec());
    let status = prop::sample::select(vec![
        EdgeStatus::Declared,
        EdgeStatus::Documented,
        EdgeStatus::Inferred,
        EdgeStatus::Disputed,
    ]);
    let carries = prop::sample::select(vec![Carries::Yes, Carries::Yes, Carries::No, Carries::Unknown]);
    (0..MODELS, 0..MODELS, relation, status, carries, 0_i64..1000).prop_map(
        |(child, parent, relation, status, carries, edge)| Step {
            edge,
            child,
            parent,
            relation,
            status,
            carries,
        },
    )
}

fn passes(step: &Step) -> bool {
    step.carries == Carries::Yes && step.status != EdgeStatus::Disputed && step.relation != Relation::Architecture
}

/// The slow way: everything reachable.
fn reachable(steps: &[Step], from: u32) -> Vec<u32> {
    let mut seen = vec![from];
    let mut at = 0;
    while at < seen.len() {
        let child = seen[at];
        for step in steps.iter().filter(|s| s.child == child && passes(s)) {
            if !seen.contains(&step.parent) {
                seen.push(step.parent);
            }
        }
        at += 1;
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_verdict_is_the_strictest_of_all_whose_weights_it_holds(
        own in prop::collection::vec(any_declared(), MODELS as usize), steps in prop::collection::vec(any_step(), 0..20),
    ) {
        let lineage = Lineage::new(MODELS, steps.clone());
        for model in 0..MODELS {
            let effective = inherit(Table::embedded(), &lineage, &own, model);
            let all = reachable(&steps, model);
            let slow = all.iter().map(|at| own[*at as usize].verdict).reduce(strictest);
            prop_assert_eq!(Some(effective.verdict), slow);
            if all.iter().any(|at| own[*at as usize].verdict == Verdict::Unknown) {
                prop_assert!(matches!(effective.verdict, Verdict::Unknown | Verdict::Deny));
            }
        }
    }

    #[test]
    fn the_order_of_edges_does_not_matter(
        own in prop::collection::vec(any_declared(), MODELS as usize), steps in prop::collection::vec(any_step(), 0..20), seed in any::<u64>(),
    ) {
        let mut shuffled = steps.clone();
        shuffled.sort_by_key(|s| (u64::from(s.child) * 7 + u64::from(s.parent) * 13 + s.edge.unsigned_abs()).wrapping_mul(seed | 1));
        let (one, other) = (Lineage::new(MODELS, steps), Lineage::new(MODELS, shuffled));
        for model in 0..MODELS {
            prop_assert_eq!(inherit(Table::embedded(), &one, &own, model), inherit(Table::embedded(), &other, &own, model));
        }
    }

    #[test]
    fn a_path_leads_over_passing_edges_to_the_ancestor_that_binds(
        own in prop::collection::vec(any_declared(), MODELS as usize), mut steps in prop::collection::vec(any_step(), 0..20),
    ) {
        for (number, step) in steps.iter_mut().enumerate() {
            step.edge = number as i64;
        }
        let lineage = Lineage::new(MODELS, steps.clone());
        for model in 0..MODELS {
            let Some(binding) = inherit(Table::embedded(), &lineage, &own, model).binding else { continue };
            let mut at = model;
            let mut weakest = EdgeStatus::Declared;
            for edge in &binding.path {
                let step = &steps[*edge as usize];
                prop_assert!(step.child == at && passes(step));
                weakest = weakest.max(step.status);
                at = step.parent;
            }
            prop_assert_eq!((at, weakest), (binding.ancestor, binding.status));
            prop_assert_eq!(own[at as usize].licence, Some(binding.licence));
            prop_assert!(own[model as usize].licence != Some(binding.licence));
        }
    }

    #[test]
    fn another_ancestor_never_relaxes(
        own in prop::collection::vec(any_declared(), MODELS as usize), steps in prop::collection::vec(any_step(), 0..20), more in any_step(),
    ) {
        let before = Lineage::new(MODELS, steps.clone());
        let after = Lineage::new(MODELS, steps.into_iter().chain([more]).collect());
        for model in 0..MODELS {
            let (one, other) = (inherit(Table::embedded(), &before, &own, model), inherit(Table::embedded(), &after, &own, model));
            prop_assert_eq!(strictest(one.verdict, other.verdict), other.verdict);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn the_whole_atlas_at_once_and_each_model_alone_agree(
        own in prop::collection::vec(any_declared(), MODELS as usize), steps in prop::collection::vec(any_step(), 0..28), at_once in 1_u32..12,
    ) {
        let lineage = Lineage::new(MODELS, steps);
        let mut heritage = Heritage::new(Table::embedded(), &lineage, &own);
        while heritage.advance(at_once) {}
        for model in 0..MODELS {
            prop_assert_eq!(heritage.effective(model), inherit(Table::embedded(), &lineage, &own, model));
            let number = heritage.burden_of(model).map(|number| number as usize);
            prop_assert_eq!(number.and_then(|at| heritage.burdens().get(at)), Some(&burden(&lineage, &own, model)));
        }
        let mut each = heritage.burdens().to_vec();
        each.sort();
        each.dedup();
        prop_assert_eq!(each.len(), heritage.burdens().len());
    }

    #[test]
    fn a_burden_holds_each_licence_on_the_way_and_no_other(
        own in prop::collection::vec(any_declared(), MODELS as usize), steps in prop::collection::vec(any_step(), 0..28),
    ) {
        let lineage = Lineage::new(MODELS, steps.clone());
        for model in 0..MODELS {
            let all = reachable(&steps, model);
            let slow = all.iter().map(|at| Burden::of(own[*at as usize].licence)).reduce(|one, other| one.and(&other));
            prop_assert_eq!(Some(burden(&lineage, &own, model)), slow);
            for step in lineage.above(model) {
                let (mine, above) = (burden(&lineage, &own, model), burden(&lineage, &own, step.parent));
                prop_assert_eq!(mine.and(&above), mine);
            }
        }
    }

    #[test]
    fn every_part_of_a_burden_has_a_cause_and_a_way_to_it(
        own in prop::collection::vec(any_declared(), MODELS as usize), mut steps in prop::collection::vec(any_step(), 0..28),
    ) {
        for (number, step) in steps.iter_mut().enumerate() {
            step.edge = number as i64;
        }
        let lineage = Lineage::new(MODELS, steps.clone());
        for model in 0..MODELS {
            let causes = causes(&lineage, &own, model);
            let named = causes.iter().map(|cause| Burden::of(cause.licence)).reduce(|one, other| one.and(&other));
            prop_assert_eq!(named, Some(burden(&lineage, &own, model)));
            for cause in causes {
                prop_assert_eq!(cause.path.len(), cause.depth as usize);
                let mut at = model;
                let mut weakest = EdgeStatus::Declared;
                for edge in &cause.path {
                    let step = &steps[*edge as usize];
                    prop_assert!(step.child == at && passes(step));
                    weakest = weakest.max(step.status);
                    at = step.parent;
                }
                prop_assert_eq!((at, weakest), (cause.ancestor, cause.status));
                prop_assert_eq!(own[at as usize].licence, cause.licence);
            }
        }
    }
}

#[test]
fn disputed_and_architecture_edges_pass_nothing_on() {
    let own = [declared(Some("apache-2-0")), declared(Some("llama-2"))];
    let step = |relation, status, carries| Step {
        edge: 1,
        child: 0,
        parent: 1,
        relation,
        status,
        carries,
    };
    for silent in [
        step(Relation::Architecture, EdgeStatus::Documented, Carries::No),
        step(Relation::Architecture, EdgeStatus::Documented, Carries::Yes),
        step(Relation::ContinuedPretraining, EdgeStatus::Disputed, Carries::Yes),
        step(Relation::Finetune, EdgeStatus::Declared, Carries::Unknown),
    ] {
        let effective = inherit(Table::embedded(), &Lineage::new(2, vec![silent]), &own, 0);
        assert_eq!(
            (effective.verdict, effective.binding, effective.root),
            (Verdict::Allow, None, None)
        );
    }
}

fn finetune(child: u32, parent: u32) -> Step {
    Step {
        edge: i64::from(child) * 1_000_000 + i64::from(parent),
        child,
        parent,
        relation: Relation::Finetune,
        status: EdgeStatus::Declared,
        carries: Carries::Yes,
    }
}

#[test]
fn a_circle_of_a_hundred_thousand_shares_one_burden_and_a_chain_of_as_many_ends() {
    const LONG: u32 = 100_000;
    let mut own = vec![declared(Some("apache-2-0")); 2 * LONG as usize + 1];
    own[7] = declared(Some("llama-3"));
    own[2 * LONG as usize] = declared(None);
    let circle = (0..LONG).map(|at| finetune(at, (at + 1) % LONG));
    let chain = (LONG..2 * LONG).map(|at| finetune(at, at + 1));
    let lineage = Lineage::new(2 * LONG + 1, circle.chain(chain).collect());
    let mut heritage = Heritage::new(Table::embedded(), &lineage, &own);
    while heritage.advance(65_536) {}
    let of = |model| heritage.burden_of(model);
    assert!((0..LONG).all(|model| of(model) == of(0)));
    assert!((LONG..2 * LONG).all(|model| of(model) == of(LONG) && of(model) != of(0)));
    assert_eq!(heritage.burdens().len(), 6, "{:?}", heritage.burdens());
    let near = heritage.effective(5);
    assert_eq!((near.verdict, near.root), (Verdict::Conditions, None));
    assert_eq!(near.binding.map(|b| (b.ancestor, b.path.len())), Some((7, 2)));
    let far = heritage.effective(8);
    assert_eq!(
        (far.verdict, far.binding),
        (Verdict::Conditions, None),
        "too far up to be named"
    );
    let bottom = heritage.effective(LONG);
    assert_eq!(bottom.verdict, Verdict::Unknown);
    assert_eq!(bottom.root.map(|root| (root.model, root.depth)), Some((2 * LONG, LONG)));
}

#[test]
fn a_circle_ends_and_has_no_root() {
    let own = [declared(Some("mit")), declared(Some("mit"))];
    let step = |child, parent| Step {
        edge: i64::from(child),
        child,
        parent,
        relation: Relation::Finetune,
        status: EdgeStatus::Declared,
        carries: Carries::Yes,
    };
    let lineage = Lineage::new(2, vec![step(0, 1), step(1, 0), step(0, 0)]);
    let effective = inherit(Table::embedded(), &lineage, &own, 0);
    assert_eq!((effective.verdict, effective.root), (Verdict::Allow, None));
}
