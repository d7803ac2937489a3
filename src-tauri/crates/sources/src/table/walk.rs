//! Walks over the headers of a parquet file before the decoder sees it, and refuses what would make it grow or recurse
//! without bound: the decoder reserves memory by numbers that the file itself states.

use super::TableError;

/// Nested groups; real tables have three or four.
const DEPTH: usize = 24;
/// Elements of a schema, columns and groups.
const ELEMENTS: usize = 4_000;
/// Groups of rows.
const GROUPS: u64 = 65_536;
/// Of one page, after decompression.
const PAGE_BYTES: i64 = 64 << 20;
/// Of a footer.
const FOOTER_BYTES: u64 = 24 << 20;

const STRUCT: u8 = 12;
const LIST: u8 = 9;
const I32: u8 = 5;

fn broken(what: &str) -> TableError {
    TableError::Broken(what.to_owned())
}

/// A reader of Thrift's compact protocol that only counts and skips.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Walk<'a> {
    fn byte(&mut self) -> Result<u8, TableError> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        byte.ok_or_else(|| broken("a header is cut off"))
    }

    fn varint(&mut self) -> Result<u64, TableError> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(broken("a number in a header has no end"))
    }

    fn signed(&mut self) -> Result<i64, TableError> {
        let raw = self.varint()?;
        Ok((raw >> 1).cast_signed() ^ -((raw & 1).cast_signed()))
    }

    fn over(&mut self, length: u64) -> Result<(), TableError> {
        let left = self.bytes.len().saturating_sub(self.at);
        let length = usize::try_from(length).ok().filter(|length| *length <= left);
        self.at += length.ok_or_else(|| broken("a header names more bytes than there are"))?;
        Ok(())
    }

    /// Kind and number of the elements of a list.
    fn list(&mut self) -> Result<(u8, u64), TableError> {
        let head = self.byte()?;
        let size = match head >> 4 {
            15 => self.varint()?,
            size => u64::from(size),
        };
        let left = self.bytes.len().saturating_sub(self.at) as u64;
        if size > left {
            return Err(broken("a list in a header is longer than the file"));
        }
        Ok((head & 0x0f, size))
    }

    fn skip(&mut self, kind: u8, depth: usize) -> Result<(), TableError> {
        if depth > DEPTH {
            return Err(broken("headers are nested too deeply"));
        }
        match kind {
            1 | 2 => Ok(()),
            3 => self.over(1),
            4..=6 => self.varint().map(drop),
            7 => self.over(8),
            8 => {
                let length = self.varint()?;
                self.over(length)
            }
            LIST | 10 => {
                let (kind, size) = self.list()?;
                // In a list a truth value takes a byte; in a struct it lies in the head of its field.
                (0..size).try_for_each(|_| {
                    if kind <= 2 {
                        self.over(1)
                    } else {
                        self.skip(kind, depth + 1)
                    }
                })
            }
            STRUCT => self.fields(depth, |walk, _, kind| walk.skip(kind, depth + 1)),
            _ => Err(broken("a header holds an unknown kind")),
        }
    }

    /// Every field of a struct; `each` must read past it.
    fn fields(
        &mut self,
        depth: usize,
        mut each: impl FnMut(&mut Self, i64, u8) -> Result<(), TableError>,
    ) -> Result<(), TableError> {
        if depth > DEPTH {
            return Err(broken("headers are nested too deeply"));
        }
        let mut id = 0_i64;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Ok(());
            }
            id = match head >> 4 {
                0 => self.signed()?,
                step => id.saturating_add(i64::from(step)),
            };
            each(self, id, head & 0x0f)?;
        }
    }
}

/// The length of the footer, from the last eight bytes of a file of this length.
pub(super) fn footer_length(tail: [u8; 8], file: u64) -> Result<u64, TableError> {
    let [a, b, c, d, magic @ ..] = tail;
    if &magic != b"PAR1" {
        return Err(TableError::NotATable);
    }
    let length = u64::from(u32::from_le_bytes([a, b, c, d]));
    if length > FOOTER_BYTES {
        return Err(TableError::TooLarge { limit: FOOTER_BYTES });
    }
    if length + 12 > file {
        return Err(broken("the footer is longer than the file"));
    }
    Ok(length)
}

/// Checks a footer: how deep its schema is, and that no list is longer than it can be.
pub(super) fn footer(bytes: &[u8]) -> Result<(), TableError> {
    let mut children = Vec::new();
    let mut walk = Walk { bytes, at: 0 };
    walk.fields(0, |walk, id, kind| match (id, kind) {
        (2, LIST) => {
            let (kind, size) = walk.list()?;
            if kind != STRUCT || size as usize > ELEMENTS {
                return Err(broken("the schema has too many elements"));
            }
            (0..size).try_for_each(|_| {
                children.push(element(walk)?);
                Ok(())
            })
        }
        (4, LIST) => {
            let (kind, size) = walk.list()?;
            if size > GROUPS {
                return Err(broken("there are too many groups of rows"));
            }
            (0..size).try_for_each(|_| walk.skip(kind, 1))
        }
        _ => walk.skip(kind, 1),
    })?;
    tree(&children)
}

/// How many children an element of the schema has.
fn element(walk: &mut Walk<'_>) -> Result<i64, TableError> {
    let mut children = 0;
    walk.fields(1, |walk, id, kind| {
        if (id, kind) == (5, I32) {
            children = walk.signed()?;
            return Ok(());
        }
        walk.skip(kind, 2)
    })?;
    Ok(children)
}

/// The elements are a tree written down depth first.
fn tree(children: &[i64]) -> Result<(), TableError> {
    let mut open: Vec<i64> = Vec::new();
    for &count in children {
        while open.last() == Some(&0) {
            open.pop();
        }
        if let Some(left) = open.last_mut() {
            *left -= 1;
        }
        if count < 0 || count as usize > children.len() {
            return Err(broken("an element of the schema names too many children"));
        }
        if count > 0 {
            open.push(count);
        }
        if open.len() > DEPTH {
            return Err(broken("the schema is nested too deeply"));
        }
    }
    match open.iter().all(|left| *left == 0) {
        true => Ok(()),
        false => Err(broken("the schema names children that are not there")),
    }
}

/// What a header says of its page.
#[derive(Default)]
struct Page {
    unpacked: i64,
    packed: i64,
    dictionary: bool,
    values: i64,
    encoding: i64,
}

/// Checks the pages of one column in one group of rows; gives their bytes after decompression.
pub(super) fn pages(bytes: &[u8]) -> Result<u64, TableError> {
    let mut walk = Walk { bytes, at: 0 };
    let mut sum = 0_u64;
    while walk.at < bytes.len() {
        let page = page(&mut walk)?;
        if !(0..=PAGE_BYTES).contains(&page.unpacked) {
            return Err(TableError::TooLarge {
                limit: PAGE_BYTES as u64,
            });
        }
        // A dictionary is laid out in memory by the number of values it claims; each takes at least a byte of it.
        if page.dictionary && !(0..=page.unpacked).contains(&page.values) {
            return Err(broken("a dictionary claims more values than it can hold"));
        }
        // 6 and 7 (delta strings) state lengths within the packed bytes, where they cannot be checked first; none of
        // the tables read here uses them.
        if !matches!(page.encoding, 0 | 2..=5 | 8 | 9) {
            return Err(broken("a page has an encoding that is not read"));
        }
        walk.over(u64::try_from(page.packed).map_err(|_| broken("a page has a negative length"))?)?;
        sum += page.unpacked.unsigned_abs();
    }
    Ok(sum)
}

fn page(walk: &mut Walk<'_>) -> Result<Page, TableError> {
    let mut page = Page::default();
    walk.fields(0, |walk, id, kind| {
        match (id, kind) {
            (2, I32) => page.unpacked = walk.signed()?,
            (3, I32) => page.packed = walk.signed()?,
            (5 | 7 | 8, STRUCT) => {
                page.dictionary = id == 7;
                let encoding = if id == 8 { 4 } else { 2 };
                walk.fields(1, |walk, inner, kind| {
                    match (inner, kind) {
                        (1, I32) => page.values = walk.signed()?,
                        (inner, I32) if inner == encoding => page.encoding = walk.signed()?,
                        _ => walk.skip(kind, 2)?,
                    }
                    Ok(())
                })?;
            }
            _ => walk.skip(kind, 1)?,
        }
        Ok(())
    })?;
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A schema of groups within each other, as many as asked, in Thrift's compact protocol.
    fn nested(groups: usize) -> Vec<u8> {
        let mut bytes = vec![0x15, 0x02, 0x19];
        let size = groups + 1;
        bytes.push(0xfc);
        let mut left = size;
        while left >= 0x80 {
            bytes.push(u8::try_from(left & 0x7f).unwrap() | 0x80);
            left >>= 7;
        }
        bytes.push(u8::try_from(left).unwrap());
        for at in 0..size {
            // num_children is field 5, an i32: zigzag of 1 or 0.
            bytes.extend([0x55, if at < groups { 2 } else { 0 }, 0]);
        }
        bytes.push(0);
        bytes
    }

    #[test]
    fn a_schema_as_deep_as_a_well_is_refused() {
        assert!(footer(&nested(10)).is_ok());
        for groups in [DEPTH + 1, 1_000, ELEMENTS, 200_000] {
            assert!(
                matches!(footer(&nested(groups)), Err(TableError::Broken(_))),
                "{groups}"
            );
        }
    }

    #[test]
    fn a_schema_that_names_children_it_has_not_is_refused() {
        assert!(tree(&[2, 0, 0]).is_ok());
        assert!(tree(&[2, 1, 0, 0]).is_ok());
        for bad in [&[2, 0][..], &[-1], &[i64::MAX, 0], &[3, 0, 0]] {
            assert!(tree(bad).is_err(), "{bad:?}");
        }
    }

    /// The header of a page: kind, bytes unpacked and packed, and a struct with number of values and encoding.
    fn header(unpacked: i64, packed: i64, within: u8, values: i64, encoding: i64) -> Vec<u8> {
        let signed = |number: i64| {
            let mut raw = ((number << 1) ^ (number >> 63)).cast_unsigned();
            let mut bytes = Vec::new();
            while raw >= 0x80 {
                bytes.push((raw & 0x7f) as u8 | 0x80);
                raw >>= 7;
            }
            bytes.push(raw as u8);
            bytes
        };
        let parts = [
            vec![0x15],
            signed(0),
            vec![0x15],
            signed(unpacked),
            vec![0x15],
            signed(packed),
            vec![(within - 3) << 4 | STRUCT, 0x15],
            signed(values),
            vec![0x15],
            signed(encoding),
            vec![0, 0],
        ];
        let mut bytes = parts.concat();
        bytes.extend(std::iter::repeat_n(7, usize::try_from(packed.clamp(0, 64)).unwrap()));
        bytes
    }

    #[test]
    fn pages_are_weighed_before_they_are_unpacked() {
        assert_eq!(pages(&header(100, 10, 5, 20, 0)).unwrap(), 100);
        let two = [header(100, 10, 7, 20, 0), header(50, 5, 5, 99, 8)].concat();
        assert_eq!(pages(&two).unwrap(), 150);
        for (why, bytes) in [
            ("larger than a page may be", header(PAGE_BYTES + 1, 10, 5, 20, 0)),
            ("of negative size", header(-1, 10, 5, 20, 0)),
            ("packed into less than nothing", header(100, -10, 5, 20, 0)),
            ("packed into more than there is", header(100, 65, 5, 20, 0)),
            ("a dictionary of more values than bytes", header(100, 10, 7, 1 << 30, 0)),
            ("a dictionary of fewer values than none", header(100, 10, 7, -1, 0)),
            ("delta strings", header(100, 10, 5, 20, 7)),
            ("delta lengths", header(100, 10, 5, 20, 6)),
            ("cut off", header(100, 10, 5, 20, 0)[..8].to_vec()),
        ] {
            assert!(pages(&bytes).is_err(), "{why}");
        }
    }

    #[test]
    fn any_bytes_come_to_an_end() {
        // A fixed walk over all pairs of first bytes, with a tail that goes on opening lists, maps and structs.
        for first in 0..=255_u8 {
            for second in 0..=255_u8 {
                let bytes = [
                    &[first, second][..],
                    &[0x1c; 40],
                    &[0xfc, 0xff, 0xff, 0xff, 0xff, 0x7f],
                    &[0x19; 40],
                ]
                .concat();
                let (_, _) = (footer(&bytes), pages(&bytes));
            }
        }
    }
}
