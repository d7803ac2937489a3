//! Headers, sound and hostile.

use crate::plant::{Gguf, safetensors_header};
use audit::header::{MOST_READ, gguf, safetensors};
use proptest::prelude::*;
use std::{
    cell::Cell,
    io::{self, Read},
};

/// Counts what is read of it.
struct Counted<'a, R> {
    inner: R,
    read: &'a Cell<u64>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}

#[test]
fn every_version_and_byte_order_of_gguf_is_read() {
    for (version, big) in [(1, false), (2, false), (3, false), (3, true)] {
        let texts = [
            ("general.architecture", "llama"),
            ("general.license", "llama3.1"),
            ("general.name", "A\u{0}B"),
            ("general.base_model.0.repo_url", "https://huggingface.co/a/b"),
            ("general.description", "of no use"),
        ];
        let file = Gguf {
            version,
            big,
            texts: &texts,
            params: 7_000_000,
            ..Gguf::default()
        };
        let bytes = file.header();
        let header = gguf(bytes.as_slice(), bytes.len() as u64 + 3_500_000).unwrap();
        assert_eq!(header.architecture.as_deref(), Some("llama"), "{version} {big}");
        assert_eq!(header.params, Some(7_000_000));
        assert_eq!(header.context, Some(4096));
        assert_eq!(header.quantisation.as_deref(), Some("Q4_K_M"));
        assert_eq!(header.text("general.license"), Some("llama3.1"));
        assert_eq!(header.text("general.name"), Some("A\u{fffd}B"));
        assert_eq!(header.text("general.description"), None);
        assert_eq!(header.tensors, 1);
    }
}

#[test]
fn a_gguf_that_lies_is_refused_with_a_reason() {
    let check = |change: &dyn Fn(&mut Vec<u8>), reason: &str| {
        let mut bytes = Gguf::default().header();
        change(&mut bytes);
        let error = gguf(bytes.as_slice(), bytes.len() as u64 + 500_000).unwrap_err();
        assert!(error.to_string().contains(reason), "{error}: {reason}");
    };
    let at = |place: usize, number: u64| {
        move |bytes: &mut Vec<u8>| bytes[place..place + 8].copy_from_slice(&number.to_le_bytes())
    };
    check(&|bytes| bytes[0] = b'X', "does not begin as a GGUF");
    check(&|bytes| bytes[4] = 9, "version 9");
    check(&at(8, 1 << 63), "number of tensors");
    check(&at(16, 1 << 63), "number of pairs");
    check(&at(16, 60_000), "");
    check(&at(24, 1 << 62), "name of a pair");
    check(&|bytes| bytes.truncate(40), "ends before");
    check(&|bytes| bytes.clear(), "ends before its first bytes");
    // A list of lists of lists …
    let mut deep = b"GGUF".to_vec();
    deep.extend(3_u32.to_le_bytes());
    deep.extend(0_u64.to_le_bytes());
    deep.extend(1_u64.to_le_bytes());
    deep.extend(1_u64.to_le_bytes());
    deep.push(b'x');
    deep.extend(9_u32.to_le_bytes());
    for _ in 0..100_000 {
        deep.extend(9_u32.to_le_bytes());
        deep.extend(1_u64.to_le_bytes());
    }
    let error = gguf(deep.as_slice(), deep.len() as u64).unwrap_err();
    assert!(error.to_string().contains("list in a list"), "{error}");
}

#[test]
fn a_gguf_cut_short_anywhere_is_told_so() {
    let bytes = Gguf::default().header();
    for end in 0..bytes.len() {
        let error = gguf(&bytes[..end], end as u64).unwrap_err().to_string();
        assert!(!error.is_empty(), "{end}");
        // The size is right, and the file ends all the same.
        assert!(gguf(&bytes[..end], 1 << 40).is_err(), "{end}");
    }
    let error = gguf(bytes.as_slice(), bytes.len() as u64).unwrap_err();
    assert!(error.to_string().contains("ends before its tensors"), "{error}");
}

#[test]
fn a_list_without_end_is_read_to_the_bound_and_no_further() {
    let mut begin = b"GGUF".to_vec();
    begin.extend(3_u32.to_le_bytes());
    begin.extend(0_u64.to_le_bytes());
    begin.extend(1_u64.to_le_bytes());
    begin.extend(1_u64.to_le_bytes());
    begin.push(b'x');
    begin.extend(9_u32.to_le_bytes());
    begin.extend(8_u32.to_le_bytes());
    begin.extend((MOST_READ / 8 - 16).to_le_bytes());
    let read = Cell::new(0);
    let endless = Counted {
        inner: begin.as_slice().chain(io::repeat(0)),
        read: &read,
    };
    let outcome = gguf(endless, u64::MAX);
    assert!(outcome.is_ok() || read.get() > 0);
    assert!(read.get() <= MOST_READ + (64 << 10), "{}", read.get());
    let more = begin.len() - 8;
    begin.truncate(more);
    begin.extend((1_u64 << 60).to_le_bytes());
    let error = gguf(begin.as_slice().chain(io::repeat(0)), u64::MAX).unwrap_err();
    assert!(error.to_string().contains("larger than may be read"), "{error}");
}

#[test]
fn safetensors_are_read_and_their_lies_refused() {
    let sound = safetensors_header(1000);
    let header = safetensors(sound.as_slice(), sound.len() as u64 + 2000).unwrap();
    assert_eq!((header.params, header.tensors), (Some(1000), 1));
    assert_eq!(header.quantisation.as_deref(), Some("BF16"));
    assert_eq!(header.text("format"), Some("pt"));
    let of = |json: &str, body: u64| {
        let mut bytes = (json.len() as u64).to_le_bytes().to_vec();
        bytes.extend(json.as_bytes());
        let size = bytes.len() as u64 + body;
        safetensors(bytes.as_slice(), size).map_err(|error| error.to_string())
    };
    let check = |json: &str, body: u64, reason: &str| {
        let error = of(json, body).unwrap_err();
        assert!(error.contains(reason), "{json}: {error}");
    };
    let tensor = |from: u64, until: u64| {
        format!(
            r#"{{"dtype":"U8","shape":[{}],"data_offsets":[{from},{until}]}}"#,
            until - from
        )
    };
    check(
        &format!(r#"{{"a":{},"b":{}}}"#, tensor(0, 8), tensor(4, 12)),
        12,
        "overlap",
    );
    check(
        &format!(r#"{{"a":{},"b":{}}}"#, tensor(0, 8), tensor(9, 12)),
        12,
        "hole",
    );
    check(&format!(r#"{{"a":{}}}"#, tensor(0, 8)), 4, "ends before");
    check(&format!(r#"{{"a":{}}}"#, tensor(0, 8)), 9, "behind its tensors");
    check(
        r#"{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,8]}}"#,
        8,
        "larger or smaller",
    );
    check(
        r#"{"a":{"dtype":"U8","shape":[8],"data_offsets":[8,0]}}"#,
        8,
        "before it begins",
    );
    check(
        r#"{"a":{"dtype":"X9","shape":[8],"data_offsets":[0,8]}}"#,
        8,
        "not known",
    );
    check(
        r#"{"a":{"dtype":"U8","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,8]}}"#,
        8,
        "more elements",
    );
    check(
        r#"{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,8]}}"#,
        8,
        "not the JSON",
    );
    check("[1,2]", 0, "not the JSON");
    check(&"[".repeat(100_000), 0, "not the JSON");
    check(
        &format!(r#"{{"__metadata__":{}}}"#, "{\"a\":".repeat(5000)),
        0,
        "not the JSON",
    );
    let huge = (1_u64 << 62).to_le_bytes();
    let error = safetensors(huge.as_slice(), u64::MAX).unwrap_err();
    assert!(error.to_string().contains("larger than may be read"), "{error}");
    let error = safetensors(huge.as_slice().chain(io::repeat(b' ')), 4096).unwrap_err();
    assert!(error.to_string().contains("ends before"), "{error}");
}

/// Changes bytes of a header the way a fuzzer does.
fn mangled(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut out = bytes.to_vec();
    for _ in 0..=next() % 4 {
        let at = usize::try_from(next()).unwrap_or(0) % out.len().max(1);
        match next() % 6 {
            0 if !out.is_empty() => out[at] = next().to_le_bytes()[0],
            1 => out.truncate(at),
            2 => out.insert(at.min(out.len()), 0xff),
            3 if at + 8 <= out.len() => out[at..at + 8].copy_from_slice(&u64::MAX.to_le_bytes()),
            4 if at + 8 <= out.len() => out[at..at + 8].copy_from_slice(&(next() >> (next() % 64)).to_le_bytes()),
            5 if at + 4 <= out.len() => out[at..at + 4].copy_from_slice(&9_u32.to_le_bytes()),
            _ => {}
        }
    }
    out
}

#[test]
fn forty_thousand_mangled_headers_end_in_a_header_or_a_reason() {
    let texts = [
        ("general.architecture", "qwen2"),
        ("general.name", "x"),
        ("general.license", "mit"),
    ];
    let file = Gguf {
        texts: &texts,
        ..Gguf::default()
    };
    let (gguf_bytes, tensors_bytes) = (file.header(), safetensors_header(64));
    let mut refused = 0;
    for seed in 0..20_000 {
        for size in [None, Some(u64::MAX)] {
            let bytes = mangled(&gguf_bytes, seed);
            let read = Cell::new(0);
            let counted = Counted {
                inner: bytes.as_slice(),
                read: &read,
            };
            let outcome = gguf(counted, size.unwrap_or(bytes.len() as u64 + 500_000));
            refused += usize::from(outcome.is_err_and(|error| !error.to_string().is_empty()));
            assert!(read.get() <= bytes.len() as u64);
        }
        let bytes = mangled(&tensors_bytes, seed);
        refused += usize::from(safetensors(bytes.as_slice(), bytes.len() as u64 + 128).is_err());
    }
    assert!(refused > 20_000, "{refused}: the mangling hardly changes anything");
}

proptest! {
    #[test]
    fn any_bytes_end_in_a_header_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..600), size in any::<u64>()) {
        let mut begun = b"GGUF\x03\0\0\0".to_vec();
        begun.extend(&bytes);
        let outcomes = [gguf(begun.as_slice(), size), gguf(bytes.as_slice(), size), safetensors(bytes.as_slice(), size)];
        for header in outcomes.into_iter().flatten() {
            prop_assert!(header.texts.values().all(|text| !text.contains('\0')));
        }
    }
}
