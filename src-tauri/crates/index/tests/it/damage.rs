//! Damaged images give an error or a wrong answer. They never panic and never hang.

use crate::atlases;
use atlas::Sort;
use index::{Ask, Index, IndexError, parse};
use proptest::prelude::*;
use std::sync::OnceLock;

fn sound() -> &'static [u8] {
    static IMAGE: OnceLock<Vec<u8>> = OnceLock::new();
    IMAGE.get_or_init(|| atlases::image(&atlases::models(3, 3_000, false)))
}

/// The header's checksum made right again, as somebody would who wants to be believed.
fn resealed(mut image: Vec<u8>) -> Vec<u8> {
    let end = 40 + 128 * 24;
    if image.len() < end {
        return image;
    }
    image[32..40].fill(0);
    let sum = image[..end].iter().fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3)
    });
    image[32..40].copy_from_slice(&sum.to_le_bytes());
    image
}

fn ask_everything(image: Vec<u8>) {
    let Ok(index) = Index::open(image) else { return };
    let queries = [
        "",
        "qwen",
        "qewn lama",
        "lam ninny",
        "l 3",
        "\"llama 3\" -gguf",
        "通义千问 country:a",
        "language:de -maker:ab params>3b",
        "owner:qwen",
        "policy:a -openness:zz",
    ];
    for text in queries {
        for (sort, descending_reversed) in [(Sort::Name, true), (Sort::Params, false), (Sort::Popularity, false)] {
            let ask = Ask {
                sort,
                descending_reversed,
                offset: 1,
                limit: 70,
                facets: true,
                created_by: Some(19_720),
                sideways: true,
                typos: true,
                within: true,
            };
            let layers = atlases::layers(&index);
            let answer = index.search_under(&parse(text), &ask, &layers.each_ref());
            let sizes = index.groups().iter().map(|(_, n)| u64::from(*n)).sum::<u64>();
            assert!(sizes <= u64::from(index.rows()));
            assert!(index.ids(&answer.rows).len() <= answer.rows.len());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_never_panic(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..200)) {
        let mut image = sound().to_vec();
        let length = image.len();
        for (place, byte) in places {
            image[place.index(length)] = byte;
        }
        ask_everything(image);
    }

    #[test]
    fn changed_tables_never_panic(places in prop::collection::vec((8_usize..3112, any::<u8>()), 1..4)) {
        let mut image = sound().to_vec();
        for (place, byte) in places {
            image[place] = byte;
        }
        ask_everything(resealed(image));
    }

    #[test]
    fn one_wild_region_never_panics(start in any::<prop::sample::Index>(), length in 1_usize..20_000, byte in any::<u8>()) {
        let mut image = sound().to_vec();
        let start = start.index(image.len());
        let end = (start + length).min(image.len());
        image[start..end].fill(byte);
        ask_everything(resealed(image));
    }

    #[test]
    fn cut_off_images_are_refused(at in any::<prop::sample::Index>()) {
        let image = sound();
        let cut = image[..at.index(image.len())].to_vec();
        prop_assert!(Index::open(cut).is_err());
    }
}

#[test]
fn refusals_say_why() {
    let refused = |image: Vec<u8>| Index::open(image).err();
    assert_eq!(refused(Vec::new()), Some(IndexError::NotAnIndex));
    assert_eq!(refused(b"SQLite format 3\0".to_vec()), Some(IndexError::NotAnIndex));
    let mut newer = sound().to_vec();
    newer[8] = 99;
    assert_eq!(refused(newer), Some(IndexError::OtherFormat { found: 99, expected: 5 }));
    let mut flipped = sound().to_vec();
    flipped[50] ^= 1;
    assert!(matches!(refused(flipped), Some(IndexError::Damaged(_))));
}
