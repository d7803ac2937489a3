//! Tables: columns by name, every type of value, and damage of every kind.

use super::write::{Column, numbers, parquet, text};
use parquet::basic::{Compression, ZstdLevel};
use sources::table::{Table, TableError, Value};

fn sample() -> Vec<(&'static str, Column)> {
    vec![
        ("Average ⬆️", numbers([52.1, f64::NAN, -1.0])),
        ("#Params (B)", Column::Whole(vec![Some(72), None, Some(-1)])),
        ("Model", text(["a/b", "", "None"])),
        ("day", Column::Day(vec![Some(19_905), None, Some(0)])),
        ("at", Column::Moment(vec![Some(1_719_792_000_123), None, None])),
        (
            "at_ns",
            Column::Nanos(vec![Some(1_719_792_000_123_456_789), None, None]),
        ),
        ("sure", Column::Truth(vec![Some(true), None, Some(false)])),
        (
            "tags",
            Column::Lists(vec![
                Some(vec![String::from("x"), String::from("y")]),
                None,
                Some(vec![]),
            ]),
        ),
    ]
}

fn rows(table: &Table, columns: &[&[&str]]) -> Result<Vec<Vec<Value>>, TableError> {
    let wish = table.wish(columns);
    let mut rows = Vec::new();
    for group in 0..table.groups() {
        table.read(group, &wish, |cells| rows.push(cells.to_vec()))?;
    }
    Ok(rows)
}

#[test]
fn columns_are_found_whatever_their_decoration() {
    let table = Table::new(parquet(&sample(), 2, Compression::SNAPPY)).unwrap();
    assert_eq!((table.rows(), table.groups()), (3, 2));
    let wished: [&[&str]; 4] = [&["params b"], &["nowhere", "AVERAGE"], &["no such"], &["model"]];
    let wish = table.wish(&wished);
    assert_eq!(
        (0..4).map(|at| wish.has(at)).collect::<Vec<_>>(),
        [true, true, false, true]
    );
    assert_eq!(table.others(&wish, &["AT NS"]), ["day", "at", "sure", "tags"]);
    let rows = rows(&table, &wished).unwrap();
    assert_eq!(
        rows[0],
        [
            Value::Whole(72),
            Value::Number(52.1),
            Value::Nothing,
            Value::Text(String::from("a/b"))
        ]
    );
    assert_eq!(rows[1][1].number(), None, "no number is no value");
    assert!(rows[1][3].is_nothing() && rows[2][3].is_nothing());
}

#[test]
fn every_type_of_value_is_read() {
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::ZSTD(ZstdLevel::default()),
    ] {
        let table = Table::new(parquet(&sample(), 10, compression)).unwrap();
        let rows = rows(&table, &[&["day"], &["at"], &["at ns"], &["sure"], &["tags"]]).unwrap();
        let day = "2024-07-01".parse().ok();
        assert_eq!((rows[0][0].day(), rows[0][1].day(), rows[0][2].day()), (day, day, day));
        assert_eq!(rows[0][2].moment(), Some(1_719_792_000_123));
        assert_eq!((rows[0][3].truth(), rows[2][3].truth()), (Some(true), Some(false)));
        let words: Vec<&str> = rows[0][4].list().iter().filter_map(Value::text).collect();
        assert_eq!(words, ["x", "y"]);
        assert!(rows[1].iter().all(Value::is_nothing), "{:?}", rows[1]);
        assert_eq!(rows[2][4], Value::List(Vec::new()));
    }
}

#[test]
fn a_codec_that_unpacks_without_a_bound_is_not_read() {
    // Written by hand into the footer of a plain file would be another test; here the writer itself refuses.
    let broken = std::panic::catch_unwind(|| parquet(&sample(), 10, Compression::GZIP(Default::default())));
    assert!(broken.is_err(), "gzip is not compiled in");
}

#[test]
fn what_is_no_table_is_told_from_a_damaged_one() {
    for bytes in [
        &b""[..],
        b"<html>sign in</html>",
        b"PAR1",
        b"PAR1PAR1",
        b"PK\x03\x04 zip file of some length",
    ] {
        assert!(
            matches!(Table::new(bytes.to_vec()), Err(TableError::NotATable)),
            "{bytes:?}"
        );
    }
    let mut lying = parquet(&sample(), 10, Compression::SNAPPY);
    let end = lying.len();
    lying[end - 8..end - 4].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(matches!(Table::new(lying.clone()), Err(TableError::TooLarge { .. })));
    lying[end - 8..end - 4].copy_from_slice(&(1_u32 << 20).to_le_bytes());
    assert!(matches!(Table::new(lying), Err(TableError::Broken(_))));
}

/// Reads everything there is; what comes is of no matter, only that it ends.
fn read_all(bytes: Vec<u8>) -> Result<usize, TableError> {
    let table = Table::new(bytes)?;
    let names: Vec<String> = table.names().map(str::to_owned).collect();
    let spelt: Vec<[&str; 1]> = names.iter().map(|name| [name.as_str()]).collect();
    let wished: Vec<&[&str]> = spelt.iter().map(|name| &name[..]).collect();
    rows(&table, &wished).map(|rows| rows.len())
}

fn larger() -> Vec<u8> {
    let name = |at: usize| format!("owner-{}/model-{at}", at % 17);
    let columns = [
        (
            "Model",
            Column::Text((0..400).map(|at| Some(name(at)).filter(|_| at % 5 != 0)).collect()),
        ),
        (
            "Average",
            Column::Number((0..400).map(|at| Some(at as f64 / 7.0)).collect()),
        ),
        (
            "tags",
            Column::Lists((0..400).map(|at| Some(vec![name(at); at % 4])).collect()),
        ),
        ("day", Column::Day((0..400).map(Some).collect())),
    ];
    parquet(&columns, 150, Compression::SNAPPY)
}

#[test]
fn a_file_cut_off_anywhere_is_an_error() {
    let whole = larger();
    assert_eq!(read_all(whole.clone()).unwrap(), 400);
    for fiftieth in 0..50 {
        let cut = whole[..whole.len() * fiftieth / 50].to_vec();
        assert!(read_all(cut).is_err(), "cut at {fiftieth}/50");
    }
}

#[test]
fn a_flipped_bit_is_an_error_or_a_value_and_never_the_end() {
    let whole = larger();
    let (mut read, mut refused) = (0, 0);
    // A fixed walk over the file: every fifth byte is hit in some bit, every third of the footer in two.
    let footer = whole.len() - 700;
    let pages = (0..footer).step_by(5).map(|at| (at, at % 8));
    let rest = (footer..whole.len())
        .step_by(3)
        .flat_map(|at| [(at, at % 8), (at, (at + 5) % 8)]);
    let places = pages.chain(rest);
    for (at, bit) in places {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << bit;
        match read_all(flipped) {
            Ok(rows) => {
                assert!(rows <= 400, "{rows} rows from a file of 400");
                read += 1;
            }
            Err(_) => refused += 1,
        }
    }
    assert!(read > 100 && refused > 100, "{read} read, {refused} refused");
}
