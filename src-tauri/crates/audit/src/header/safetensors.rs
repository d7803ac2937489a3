//! Safetensors: eight bytes of length, JSON, and the numbers, without holes.

use super::{Header, MOST_JSON, MOST_TEXT, Prefix, Trouble, tidy};
use serde::de::{Deserializer as _, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::{
    collections::BTreeMap,
    fmt,
    io::{BufReader, Read},
};

/// Pairs of free text that are kept at most.
const MOST_PAIRS: usize = 64;

pub(super) fn read<R: Read>(mut prefix: Prefix<R>) -> Result<Header, Trouble> {
    if prefix.left() < 10 {
        return Err(Trouble::OtherFormat("safetensors"));
    }
    let length = prefix.u64("the length of its header")?;
    if length < 2 {
        return Err(Trouble::OtherFormat("safetensors"));
    }
    if length > MOST_JSON && length <= prefix.left() {
        return Err(Trouble::TooLarge("its header"));
    }
    let body = prefix
        .left()
        .checked_sub(length)
        .ok_or(Trouble::CutOff("the end of its header"))?;
    let json = prefix.stream(length, "the end of its header")?;
    let mut reader = serde_json::Deserializer::from_reader(BufReader::new(json));
    let tensors = reader.deserialize_map(Tensors::default())?;
    reader.end()?;
    tensors.header(body)
}

/// Sums over the tensors while they pass.
#[derive(Default)]
struct Tensors {
    count: u64,
    params: u64,
    by_kind: BTreeMap<String, u64>,
    spans: Vec<(u64, u64)>,
    texts: BTreeMap<String, String>,
}

impl Tensors {
    fn header(mut self, body: u64) -> Result<Header, Trouble> {
        self.spans.sort_unstable();
        let mut end = 0;
        for (from, until) in &self.spans {
            if *from != end {
                return Err(Trouble::Odd("the places of its tensors (they overlap or leave a hole)"));
            }
            end = *until;
        }
        if end > body {
            return Err(Trouble::CutOff("the end of its tensors"));
        }
        if end < body {
            return Err(Trouble::Odd(
                "the size of the file (something stands behind its tensors)",
            ));
        }
        let most = self.by_kind.into_iter().max_by_key(|(_, elements)| *elements);
        Ok(Header {
            params: Some(self.params).filter(|params| *params > 0),
            tensors: self.count,
            quantisation: most.map(|(kind, _)| kind),
            texts: self.texts,
            ..Header::default()
        })
    }

    fn take<E: serde::de::Error>(&mut self, tensor: &Tensor) -> Result<(), E> {
        let (Some(kind), Some(elements), Some((from, until))) = (&tensor.kind, tensor.elements, tensor.span) else {
            return Err(E::custom("a tensor without kind, shape or place"));
        };
        let bytes = until
            .checked_sub(from)
            .ok_or_else(|| E::custom("a tensor ends before it begins"))?;
        let bits = bits(kind).ok_or_else(|| E::custom("a kind of number that is not known"))?;
        if elements.checked_mul(bits) != bytes.checked_mul(8) {
            return Err(E::custom("a tensor is larger or smaller than its shape"));
        }
        self.count += 1;
        self.params = self
            .params
            .checked_add(elements)
            .ok_or_else(|| E::custom("more elements than can be"))?;
        *self.by_kind.entry(kind.clone()).or_default() += elements;
        self.spans.push((from, until));
        Ok(())
    }
}

/// Bits of one number of a kind.
fn bits(kind: &str) -> Option<u64> {
    Some(match kind {
        "F4" => 4,
        "F6_E2M3" | "F6_E3M2" => 6,
        "BOOL" | "U8" | "I8" | "F8_E4M3" | "F8_E5M2" | "F8_E8M0" | "F8_E4M3FNUZ" | "F8_E5M2FNUZ" => 8,
        "U16" | "I16" | "F16" | "BF16" => 16,
        "U32" | "I32" | "F32" => 32,
        "U64" | "I64" | "F64" | "C64" => 64,
        _ => return None,
    })
}

impl<'de> Visitor<'de> for Tensors {
    type Value = Self;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("tensors by name")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if name == "__metadata__" {
                self.texts = map.next_value::<Texts>()?.0;
            } else {
                let tensor = map.next_value::<Tensor>()?;
                self.take(&tensor)?;
            }
        }
        Ok(self)
    }
}

/// One tensor.
#[derive(Default)]
struct Tensor {
    kind: Option<String>,
    elements: Option<u64>,
    span: Option<(u64, u64)>,
}

impl<'de> serde::Deserialize<'de> for Tensor {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_map(TensorVisitor)
    }
}

struct TensorVisitor;

impl<'de> Visitor<'de> for TensorVisitor {
    type Value = Tensor;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("kind, shape and place of a tensor")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tensor, A::Error> {
        let mut tensor = Tensor::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "dtype" => tensor.kind = Some(map.next_value::<String>()?),
                "shape" => tensor.elements = Some(map.next_value::<Product>()?.0),
                "data_offsets" => tensor.span = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(tensor)
    }
}

/// The product of a list of numbers, which is not kept.
struct Product(u64);

impl<'de> serde::Deserialize<'de> for Product {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Sides;
        impl<'de> Visitor<'de> for Sides {
            type Value = Product;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("the sides of a tensor")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Product, A::Error> {
                let mut product = 1_u64;
                while let Some(side) = list.next_element::<u64>()? {
                    let grown = product.checked_mul(side);
                    product = grown.ok_or_else(|| A::Error::custom("more elements than can be"))?;
                }
                Ok(Product(product))
            }
        }
        reader.deserialize_seq(Sides)
    }
}

/// Free texts, of which a few short ones are kept.
struct Texts(BTreeMap<String, String>);

impl<'de> serde::Deserialize<'de> for Texts {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Texts;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("texts by name")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
                let mut texts = BTreeMap::new();
                while let Some((key, text)) = map.next_entry::<String, String>()? {
                    if texts.len() < MOST_PAIRS && key.len() <= 128 && text.len() <= MOST_TEXT {
                        texts.insert(tidy(key.as_bytes()), tidy(text.as_bytes()));
                    }
                }
                Ok(Texts(texts))
            }
        }
        reader.deserialize_map(Pairs)
    }
}
