//! Writes parquet files for the tests, with the crate that reads them.

use parquet::{
    basic::Compression,
    data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type},
    file::{
        properties::WriterProperties,
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    schema::parser::parse_message_type,
};
use std::sync::Arc;

/// A column, every value of which may be missing.
#[derive(Debug, Clone)]
pub(super) enum Column {
    Text(Vec<Option<String>>),
    Number(Vec<Option<f64>>),
    Whole(Vec<Option<i64>>),
    Day(Vec<Option<i32>>),
    Moment(Vec<Option<i64>>),
    Nanos(Vec<Option<i64>>),
    Truth(Vec<Option<bool>>),
    Lists(Vec<Option<Vec<String>>>),
}

/// Text without gaps.
pub(super) fn text<'a>(values: impl IntoIterator<Item = &'a str>) -> Column {
    Column::Text(values.into_iter().map(|value| Some(value.to_owned())).collect())
}

/// Numbers without gaps.
pub(super) fn numbers(values: impl IntoIterator<Item = f64>) -> Column {
    Column::Number(values.into_iter().map(Some).collect())
}

impl Column {
    fn schema(&self, name: &str) -> String {
        let kind = match self {
            Self::Text(_) => "optional binary N (UTF8);",
            Self::Number(_) => "optional double N;",
            Self::Whole(_) => "optional int64 N;",
            Self::Day(_) => "optional int32 N (DATE);",
            Self::Moment(_) => "optional int64 N (TIMESTAMP(MILLIS,true));",
            Self::Nanos(_) => "optional int64 N (TIMESTAMP(NANOS,true));",
            Self::Truth(_) => "optional boolean N;",
            Self::Lists(_) => "optional group N (LIST) { repeated group list { optional binary element (UTF8); } }",
        };
        kind.replacen('N', name, 1)
    }

    fn rows(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Number(values) => values.len(),
            Self::Whole(values) | Self::Moment(values) | Self::Nanos(values) => values.len(),
            Self::Day(values) => values.len(),
            Self::Truth(values) => values.len(),
            Self::Lists(values) => values.len(),
        }
    }
}

/// A file with these columns, in groups of so many rows.
pub(super) fn parquet(columns: &[(&str, Column)], group_rows: usize, compression: Compression) -> Vec<u8> {
    // The parser of schemas takes plain names only: signs and spaces are put in afterwards.
    let plain = |at: usize| format!("column_{at}");
    let fields: String = columns
        .iter()
        .enumerate()
        .map(|(at, (_, column))| column.schema(&plain(at)))
        .collect();
    let parsed = parse_message_type(&format!("message rows {{ {fields} }}")).unwrap();
    let schema = renamed(&parsed, columns);
    let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    let rows = columns.first().map_or(0, |(_, column)| column.rows());
    for from in (0..rows).step_by(group_rows) {
        let mut group = writer.next_row_group().unwrap();
        for (_, column) in columns {
            write_column(&mut group, column, from..rows.min(from + group_rows));
        }
        group.close().unwrap();
    }
    writer.into_inner().unwrap()
}

fn renamed(parsed: &parquet::schema::types::Type, columns: &[(&str, Column)]) -> Arc<parquet::schema::types::Type> {
    use parquet::schema::types::Type;
    let fields = parsed.get_fields().iter().zip(columns).map(|(field, (name, _))| {
        let info = field.get_basic_info();
        let built = if field.is_primitive() {
            Type::primitive_type_builder(name, field.get_physical_type())
                .with_repetition(info.repetition())
                .with_converted_type(info.converted_type())
                .with_logical_type(info.logical_type_ref().cloned())
                .build()
        } else {
            Type::group_type_builder(name)
                .with_repetition(info.repetition())
                .with_converted_type(info.converted_type())
                .with_logical_type(info.logical_type_ref().cloned())
                .with_fields(field.get_fields().to_vec())
                .build()
        };
        Arc::new(built.unwrap())
    });
    Arc::new(
        Type::group_type_builder("rows")
            .with_fields(fields.collect())
            .build()
            .unwrap(),
    )
}

fn write_column(group: &mut SerializedRowGroupWriter<'_, Vec<u8>>, column: &Column, rows: std::ops::Range<usize>) {
    fn gaps<T: Clone, U>(values: &[Option<T>], as_written: impl Fn(T) -> U) -> (Vec<U>, Vec<i16>) {
        let levels = values.iter().map(|value| i16::from(value.is_some())).collect();
        (values.iter().flatten().cloned().map(as_written).collect(), levels)
    }
    let mut writer = group.next_column().unwrap().unwrap();
    match column {
        Column::Text(values) => {
            let (values, levels) = gaps(&values[rows], |text| ByteArray::from(text.into_bytes()));
            writer
                .typed::<ByteArrayType>()
                .write_batch(&values, Some(&levels), None)
                .unwrap();
        }
        Column::Number(values) => {
            let (values, levels) = gaps(&values[rows], |number| number);
            writer
                .typed::<DoubleType>()
                .write_batch(&values, Some(&levels), None)
                .unwrap();
        }
        Column::Whole(values) | Column::Moment(values) | Column::Nanos(values) => {
            let (values, levels) = gaps(&values[rows], |number| number);
            writer
                .typed::<Int64Type>()
                .write_batch(&values, Some(&levels), None)
                .unwrap();
        }
        Column::Day(values) => {
            let (values, levels) = gaps(&values[rows], |day| day);
            writer
                .typed::<Int32Type>()
                .write_batch(&values, Some(&levels), None)
                .unwrap();
        }
        Column::Truth(values) => {
            let (values, levels) = gaps(&values[rows], |truth| truth);
            writer
                .typed::<BoolType>()
                .write_batch(&values, Some(&levels), None)
                .unwrap();
        }
        Column::Lists(values) => {
            let (words, levels, starts) = lists(&values[rows]);
            writer
                .typed::<ByteArrayType>()
                .write_batch(&words, Some(&levels), Some(&starts))
                .unwrap();
        }
    }
    writer.close().unwrap();
}

/// Elements of lists, each with how much of its path is there, and whether it begins a row.
fn lists(values: &[Option<Vec<String>>]) -> (Vec<ByteArray>, Vec<i16>, Vec<i16>) {
    let (mut words, mut levels, mut starts) = (Vec::new(), Vec::new(), Vec::new());
    for list in values {
        match list.as_deref() {
            None | Some([]) => {
                levels.push(i16::from(list.is_some()));
                starts.push(0);
            }
            Some(list) => list.iter().enumerate().for_each(|(at, word)| {
                words.push(ByteArray::from(word.clone().into_bytes()));
                levels.push(3);
                starts.push(i16::from(at > 0));
            }),
        }
    }
    (words, levels, starts)
}
