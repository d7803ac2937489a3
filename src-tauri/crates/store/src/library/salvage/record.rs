//! One record: a header of types, then the values.

/// A value of the kinds the library holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Absent; also the place of a row's own number.
    Null,
    /// A whole number.
    Number(i64),
    /// Text.
    Text(String),
}

/// A record with the number of its row, where its table has one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) rowid: Option<i64>,
    pub(super) values: Vec<Value>,
}

/// Reads a number of one to nine bytes and moves on.
pub(super) fn varint(bytes: &[u8], at: &mut usize) -> Option<i64> {
    let mut value: i64 = 0;
    for place in 0..9 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        if place == 8 {
            return Some(value << 8 | i64::from(byte));
        }
        value = value << 7 | i64::from(byte & 0x7f);
        if byte < 0x80 {
            break;
        }
    }
    Some(value)
}

/// The record, if every value is of a kind the library holds.
pub(super) fn decode(payload: &[u8], rowid: Option<i64>) -> Option<Cell> {
    let mut at = 0;
    let header = usize::try_from(varint(payload, &mut at)?).ok()?;
    let mut body = header;
    let mut values = Vec::new();
    while at < header {
        let kind = varint(payload, &mut at)?;
        let size = match kind {
            0 | 8 | 9 => 0,
            1..=4 => usize::try_from(kind).ok()?,
            5 => 6,
            6 => 8,
            13.. if kind % 2 == 1 => usize::try_from((kind - 13) / 2).ok()?,
            _ => return None,
        };
        let bytes = payload.get(body..body.checked_add(size)?)?;
        body += size;
        values.push(match kind {
            0 => Value::Null,
            8 => Value::Number(0),
            9 => Value::Number(1),
            1..=6 => Value::Number(signed(bytes)),
            _ => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
        });
    }
    (body == payload.len()).then_some(Cell { rowid, values })
}

fn signed(bytes: &[u8]) -> i64 {
    let start = if bytes.first().is_some_and(|first| *first >= 0x80) {
        -1
    } else {
        0
    };
    bytes.iter().fold(start, |value, byte| value << 8 | i64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_sqlite_writes_them() {
        let check = |bytes: &[u8], expected: Option<i64>| assert_eq!(varint(bytes, &mut 0), expected, "{bytes:?}");
        check(&[0x05], Some(5));
        check(&[0x81, 0x00], Some(128));
        check(&[0xff; 9], Some(-1));
        check(&[0x81], None);
        check(&[], None);
        assert_eq!(signed(&[0xff]), -1);
        assert_eq!(signed(&[0x01, 0x00]), 256);
    }

    #[test]
    fn a_record_that_does_not_fill_its_payload_is_left_alone() {
        let sound = [3, 1, 15, 7, b'x'];
        let cell = Cell {
            rowid: None,
            values: vec![Value::Number(7), Value::Text(String::from("x"))],
        };
        assert_eq!(decode(&sound, None), Some(cell));
        assert_eq!(decode(&[3, 1, 15, 7, b'x', b'y'], None), None);
        assert_eq!(decode(&[3, 1, 15, 7], None), None);
        assert_eq!(decode(&[200, 200], None), None);
    }
}
