//! GGUF, versions 1 to 3, of either byte order.

use super::{Header, MOST_TEXT, Prefix, Trouble, tidy};
use crate::known;
use std::{collections::BTreeMap, io::Read};

/// Pairs and tensors a file may have; the largest models have some thousands.
const MOST_PAIRS: u64 = 65_536;
const MOST_TENSORS: u64 = 1 << 20;
/// Lists may hold lists, but none in use goes deeper than one.
const MOST_NESTING: u32 = 4;
const MOST_DIMENSIONS: u32 = 8;
/// The longest name of a key or tensor the format allows.
const MOST_NAME: u64 = 65_535;

/// A value as far as it is of use.
enum Value {
    Number(u64),
    Text(String),
    Other,
}

struct File<R> {
    prefix: Prefix<R>,
    /// Version 1 counted in 32 bits.
    narrow: bool,
}

pub(super) fn read<R: Read>(mut prefix: Prefix<R>) -> Result<Header, Trouble> {
    if prefix.left() < 4 || prefix.bytes::<4>("its first bytes")? != *b"GGUF" {
        return Err(Trouble::OtherFormat("GGUF"));
    }
    let mut version = prefix.u32("its version")?;
    if (1..=3).contains(&version.swap_bytes()) {
        prefix.big = true;
        version = version.swap_bytes();
    }
    if !(1..=3).contains(&version) {
        return Err(Trouble::Version(version));
    }
    let mut file = File {
        prefix,
        narrow: version == 1,
    };
    let (tensors, pairs) = (file.count("the number of tensors")?, file.count("the number of pairs")?);
    if tensors > MOST_TENSORS {
        return Err(Trouble::Odd("the number of tensors"));
    }
    if pairs > MOST_PAIRS {
        return Err(Trouble::Odd("the number of pairs"));
    }
    let mut header = file.pairs(pairs)?;
    header.tensors = tensors;
    file.tensors(tensors, &mut header)?;
    Ok(header)
}

impl<R: Read> File<R> {
    fn count(&mut self, what: &'static str) -> Result<u64, Trouble> {
        if self.narrow {
            self.prefix.u32(what).map(u64::from)
        } else {
            self.prefix.u64(what)
        }
    }

    fn pairs(&mut self, pairs: u64) -> Result<Header, Trouble> {
        let mut header = Header::default();
        let (mut numbers, mut file_type) = (BTreeMap::new(), None);
        for _ in 0..pairs {
            let key = self.name("the name of a pair")?;
            let kind = self.prefix.u32("the kind of a value")?;
            let wanted = is_wanted(&key);
            match self.value(kind, wanted, 0)? {
                Value::Text(text) if key == "general.architecture" => header.architecture = Some(text),
                Value::Text(text) if wanted => {
                    header.texts.entry(key).or_insert(text);
                }
                Value::Number(number) if key == "general.file_type" => file_type = Some(number),
                Value::Number(number) if key.ends_with(".context_length") || key.ends_with(".block_count") => {
                    numbers.insert(key, number);
                }
                _ => {}
            }
        }
        let of_architecture = |what: &str| {
            let key = format!("{}.{what}", header.architecture.as_deref()?);
            numbers.get(&key).copied().filter(|number| *number > 0)
        };
        let (context, layers) = (of_architecture("context_length"), of_architecture("block_count"));
        header.context = context;
        header.layers = layers;
        header.quantisation = file_type.and_then(known::file_type).map(str::to_owned);
        Ok(header)
    }

    /// Sums the shapes, and finds the kind that holds most elements where the file does not name its own.
    fn tensors(&mut self, tensors: u64, header: &mut Header) -> Result<(), Trouble> {
        let least = if self.narrow { 20 } else { 24 };
        self.prefix.check(tensors * least, "its last tensor")?;
        let (mut total, mut by_kind) = (0_u64, BTreeMap::<u32, u64>::new());
        for _ in 0..tensors {
            let length = self.count("the name of a tensor")?;
            if length > MOST_NAME {
                return Err(Trouble::Odd("the name of a tensor"));
            }
            self.prefix.skip(length, "the name of a tensor")?;
            let dimensions = self.prefix.u32("the shape of a tensor")?;
            if dimensions > MOST_DIMENSIONS {
                return Err(Trouble::Odd("the shape of a tensor"));
            }
            let mut elements = 1_u64;
            for _ in 0..dimensions {
                let side = self.count("the shape of a tensor")?;
                elements = elements
                    .checked_mul(side)
                    .ok_or(Trouble::Odd("the shape of a tensor"))?;
            }
            let kind = self.prefix.u32("the kind of a tensor")?;
            self.prefix.u64("the place of a tensor")?;
            total = total
                .checked_add(elements)
                .ok_or(Trouble::Odd("the size of its tensors"))?;
            // Kinds are few; a file that makes up many is not worth remembering them for.
            if by_kind.len() < 64 || by_kind.contains_key(&kind) {
                *by_kind.entry(kind).or_default() += elements;
            }
        }
        // More elements than an eighth of a bit each could hold are made up.
        if total / 64 > self.prefix.left() {
            return Err(Trouble::CutOff("its tensors"));
        }
        header.params = Some(total).filter(|total| *total > 0);
        if header.quantisation.is_none() {
            let most = by_kind
                .into_iter()
                .max_by_key(|(kind, elements)| (*elements, u32::MAX - kind));
            header.quantisation = most.and_then(|(kind, _)| known::tensor_type(kind)).map(str::to_owned);
        }
        Ok(())
    }

    fn name(&mut self, what: &'static str) -> Result<String, Trouble> {
        let length = self.count(what)?;
        if length > MOST_NAME {
            return Err(Trouble::Odd(what));
        }
        Ok(tidy(&self.prefix.short(length, what)?))
    }

    fn value(&mut self, kind: u32, wanted: bool, depth: u32) -> Result<Value, Trouble> {
        const WHAT: &str = "a value";
        Ok(match kind {
            8 => self.text(wanted)?,
            9 => {
                self.list(depth)?;
                Value::Other
            }
            4 => Value::Number(u64::from(self.prefix.u32(WHAT)?)),
            5 => u64::try_from(self.prefix.u32(WHAT)?.cast_signed()).map_or(Value::Other, Value::Number),
            10 => Value::Number(self.prefix.u64(WHAT)?),
            11 => u64::try_from(self.prefix.u64(WHAT)?.cast_signed()).map_or(Value::Other, Value::Number),
            other => {
                let bytes = width(other).ok_or(Trouble::Odd("the kind of a value"))?;
                self.prefix.skip(bytes, WHAT)?;
                Value::Other
            }
        })
    }

    fn text(&mut self, wanted: bool) -> Result<Value, Trouble> {
        const WHAT: &str = "a text";
        let length = self.count(WHAT)?;
        self.prefix.check(length, WHAT)?;
        if !wanted {
            self.prefix.skip(length, WHAT)?;
            return Ok(Value::Other);
        }
        let kept = length.min(MOST_TEXT as u64);
        let text = tidy(&self.prefix.short(kept, WHAT)?);
        self.prefix.skip(length - kept, WHAT)?;
        Ok(Value::Text(text))
    }

    /// Passes over a list; none of those in use says whose the model is.
    fn list(&mut self, depth: u32) -> Result<(), Trouble> {
        const WHAT: &str = "a list";
        let kind = self.prefix.u32(WHAT)?;
        let length = self.count(WHAT)?;
        if let Some(bytes) = width(kind) {
            let bytes = bytes.checked_mul(length).ok_or(Trouble::Odd("the length of a list"))?;
            return self.prefix.skip(bytes, WHAT);
        }
        if depth >= MOST_NESTING {
            return Err(Trouble::Odd("a list in a list in a list"));
        }
        // A text takes the bytes of its length at least, a list those and its kind.
        let least = if self.narrow { 4 } else { 8 };
        self.prefix.check(length.saturating_mul(least), WHAT)?;
        for _ in 0..length {
            self.value(kind, false, depth + 1)?;
        }
        Ok(())
    }
}

/// Bytes of a number; nothing for texts, lists and what is not known.
fn width(kind: u32) -> Option<u64> {
    Some(match kind {
        0 | 1 | 7 => 1,
        2 | 3 => 2,
        4..=6 => 4,
        10..=12 => 8,
        _ => return None,
    })
}

/// Texts that say what the model is, where it comes from and under which licence.
fn is_wanted(key: &str) -> bool {
    const PLAIN: [&str; 12] = [
        "general.architecture",
        "general.type",
        "general.name",
        "general.basename",
        "general.organization",
        "general.author",
        "general.finetune",
        "general.size_label",
        "general.quantized_by",
        "general.repo_url",
        "general.url",
        "general.version",
    ];
    let begins = |start: &str| key.strip_prefix(start).is_some_and(|rest| rest.len() < 64);
    PLAIN.contains(&key)
        || key == "general.license"
        || begins("general.license.")
        || begins("general.source.")
        || key
            .strip_prefix("general.base_model.")
            .and_then(|rest| rest.split_once('.'))
            .is_some_and(|(place, what)| {
                place.parse::<u8>().is_ok_and(|place| place < 32)
                    && ["name", "repo_url", "organization"].contains(&what)
            })
}
