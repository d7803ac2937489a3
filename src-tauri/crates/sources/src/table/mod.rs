//! Tables in parquet files: columns by name however they are spelt, values in whatever type they came, one group of rows
//! at a time. Nothing a file holds can panic, recurse or take memory beyond a limit.

mod value;
mod walk;

pub use value::Value;

use bytes::Bytes;
use parquet::{
    basic::{LogicalType, TimeUnit},
    file::reader::{ChunkReader, FileReader, Length, SerializedFileReader},
    record::reader::RowIter,
    schema::types::Type,
};
use std::{
    fs::File,
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::Arc,
};

/// Rows of a table; the largest that is known (a snapshot of the whole Hub) has three million.
const ROWS: i64 = 20_000_000;
/// Of the columns that are read, in one group of rows, after decompression.
const GROUP_BYTES: u64 = 512 << 20;

/// A table cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// Something else: a login page, an empty file, another format.
    #[error("this is no parquet file")]
    NotATable,
    /// Damaged, or made to do harm.
    #[error("the table is damaged: {0}")]
    Broken(String),
    /// More than is taken into memory at once.
    #[error("the table holds a part of more than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
    /// A column without which nothing can be said.
    #[error("the table has no column {0}")]
    NoColumn(&'static str),
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
}

impl From<parquet::errors::ParquetError> for TableError {
    fn from(error: parquet::errors::ParquetError) -> Self {
        Self::Broken(error.to_string())
    }
}

enum Bytewise {
    Memory(Bytes),
    File(File),
}

impl Bytewise {
    fn length(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::File(file) => file.len(),
        }
    }

    fn get(&self, from: u64, length: u64) -> Result<Bytes, TableError> {
        let end = from.checked_add(length).filter(|end| *end <= self.length());
        if end.is_none() {
            return Err(TableError::Broken(String::from(
                "a part lies behind the end of the file",
            )));
        }
        if length > GROUP_BYTES {
            return Err(TableError::TooLarge { limit: GROUP_BYTES });
        }
        let size = usize::try_from(length).map_err(|_| TableError::TooLarge { limit: GROUP_BYTES })?;
        let got = match self {
            Self::Memory(bytes) => bytes.get_bytes(from, size),
            Self::File(file) => file.get_bytes(from, size),
        };
        got.map_err(|error| TableError::Broken(error.to_string()))
    }
}

/// A parquet file whose footer has been read and checked.
pub struct Table {
    raw: Bytewise,
    reader: Box<dyn FileReader>,
    columns: Vec<Column>,
}

struct Column {
    name: String,
    folded: String,
    kind: Arc<Type>,
    nanos: bool,
}

/// The columns somebody wants, in their order; one that is not there reads as [`Value::Nothing`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish(Vec<Option<usize>>);

impl Wish {
    /// Whether the column at this place of the wish is in the table.
    #[must_use]
    pub fn has(&self, at: usize) -> bool {
        self.0.get(at).copied().flatten().is_some()
    }
}

/// Letters and digits in lower case: what stays of a column's name when its decoration changes. A line below in front stays
/// too: `_id` and `id` are different things.
fn fold(name: &str) -> String {
    let hidden = name.starts_with('_').then_some('_');
    let plain = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase);
    hidden.into_iter().chain(plain).collect()
}

impl Table {
    /// A table that lies in memory.
    ///
    /// # Errors
    /// [`TableError`] when it is none, is damaged or too large.
    pub fn new(bytes: Vec<u8>) -> Result<Self, TableError> {
        let bytes = Bytes::from(bytes);
        check_footer(&Bytewise::Memory(bytes.clone()))?;
        let reader = guarded(|| SerializedFileReader::new(bytes.clone()))?;
        Self::with(Bytewise::Memory(bytes), Box::new(reader))
    }

    /// A table in a file of this machine; it is read piece by piece.
    ///
    /// # Errors
    /// As [`Table::new`], and [`TableError::Io`].
    pub fn open(path: &Path) -> Result<Self, TableError> {
        let file = File::open(path)?;
        if !file.metadata()?.is_file() {
            return Err(TableError::NotATable);
        }
        let raw = Bytewise::File(file.try_clone()?);
        check_footer(&raw)?;
        let reader = guarded(|| SerializedFileReader::new(file))?;
        Self::with(raw, Box::new(reader))
    }

    fn with(raw: Bytewise, reader: Box<dyn FileReader>) -> Result<Self, TableError> {
        let rows = reader.metadata().file_metadata().num_rows();
        if !(0..=ROWS).contains(&rows) {
            return Err(TableError::Broken(format!("it claims {rows} rows")));
        }
        let schema = reader
            .metadata()
            .file_metadata()
            .schema_descr()
            .root_schema()
            .get_fields()
            .to_vec();
        let columns = schema.into_iter().map(|kind| Column {
            name: kind.name().to_owned(),
            folded: fold(kind.name()),
            nanos: in_nanos(&kind),
            kind,
        });
        let columns = columns.collect();
        Ok(Self { raw, reader, columns })
    }

    /// Names of the columns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.as_str())
    }

    /// How many rows the footer states.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.reader.metadata().file_metadata().num_rows().unsigned_abs()
    }

    /// How many groups of rows there are.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.reader.metadata().num_row_groups()
    }

    /// Looks columns up, each by any of its spellings; case, signs and spaces do not matter.
    #[must_use]
    pub fn wish(&self, columns: &[&[&str]]) -> Wish {
        let mut wish: Vec<Option<usize>> = Vec::with_capacity(columns.len());
        for spellings in columns {
            let mut found = spellings
                .iter()
                .filter_map(|spelling| self.columns.iter().position(|column| column.folded == fold(spelling)))
                .filter(|at| !wish.contains(&Some(*at)));
            let found = found.next();
            wish.push(found);
        }
        Wish(wish)
    }

    /// Names of the columns that a wish does not touch and that are not among the known ones.
    #[must_use]
    pub fn others(&self, wish: &Wish, known: &[&str]) -> Vec<String> {
        let known: Vec<String> = known.iter().map(|name| fold(name)).collect();
        let wanted = |at: usize| wish.0.contains(&Some(at));
        let others = self
            .columns
            .iter()
            .enumerate()
            .filter(|(at, column)| !wanted(*at) && !known.contains(&column.folded));
        others.map(|(_, column)| column.name.clone()).collect()
    }

    /// Hands on every row of one group, with the wanted columns in the order of the wish.
    ///
    /// # Errors
    /// [`TableError`] when the group is damaged or too large; rows before the damage may have been handed on.
    pub fn read(&self, group: usize, wish: &Wish, mut each: impl FnMut(&[Value])) -> Result<(), TableError> {
        self.read_while(group, wish, |values| {
            each(values);
            ControlFlow::Continue(())
        })
    }

    /// As [`Table::read`], until `each` breaks.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub fn read_while(
        &self,
        group: usize,
        wish: &Wish,
        mut each: impl FnMut(&[Value]) -> ControlFlow<()>,
    ) -> Result<(), TableError> {
        let mut places: Vec<usize> = wish.0.iter().flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        if group >= self.groups() || places.is_empty() {
            return Ok(());
        }
        guarded(|| self.check_pages(group, &places))?;
        guarded(|| -> Result<(), parquet::errors::ParquetError> {
            let fields = places.iter().map(|at| Arc::clone(&self.columns[*at].kind)).collect();
            let root = self
                .reader
                .metadata()
                .file_metadata()
                .schema_descr()
                .root_schema()
                .name()
                .to_owned();
            let projection = Type::group_type_builder(&root).with_fields(fields).build()?;
            let reader = self.reader.get_row_group(group)?;
            let mut values = vec![Value::Nothing; wish.0.len()];
            for row in RowIter::from_row_group(Some(projection), reader.as_ref())? {
                values.fill(Value::Nothing);
                for ((_, field), place) in row?.into_columns().into_iter().zip(&places) {
                    let value = Value::from_field(field, self.columns[*place].nanos);
                    let mut slots = wish
                        .0
                        .iter()
                        .zip(&mut values)
                        .filter(|(wanted, _)| **wanted == Some(*place));
                    if let Some((_, slot)) = slots.next() {
                        *slot = value;
                    }
                }
                if each(&values).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }

    fn check_pages(&self, group: usize, places: &[usize]) -> Result<(), TableError> {
        let meta = self.reader.metadata();
        if !(0..=ROWS).contains(&meta.row_group(group).num_rows()) {
            return Err(TableError::Broken(String::from("a group claims too many rows")));
        }
        let schema = meta.file_metadata().schema_descr();
        let mut unpacked = 0;
        for leaf in 0..schema.num_columns() {
            if !places.contains(&schema.get_column_root_idx(leaf)) {
                continue;
            }
            let (from, length) = meta.row_group(group).column(leaf).byte_range();
            unpacked += walk::pages(&self.raw.get(from, length)?)?;
            if unpacked > GROUP_BYTES {
                return Err(TableError::TooLarge { limit: GROUP_BYTES });
            }
        }
        Ok(())
    }
}

fn in_nanos(kind: &Type) -> bool {
    let logical = kind.get_basic_info().logical_type_ref();
    matches!(logical, Some(LogicalType::Timestamp(stamp)) if stamp.unit == TimeUnit::NANOS)
}

fn check_footer(raw: &Bytewise) -> Result<(), TableError> {
    let length = raw.length();
    if length < 12 || raw.get(0, 4)?.as_ref() != b"PAR1" {
        return Err(TableError::NotATable);
    }
    let tail = raw.get(length - 8, 8)?;
    let tail = <[u8; 8]>::try_from(tail.as_ref()).map_err(|_| TableError::NotATable)?;
    let footer = walk::footer_length(tail, length)?;
    walk::footer(&raw.get(length - 8 - footer, footer)?)
}

/// The decoder asserts where it should report (a list without elements, a length behind the end), so that a damaged
/// file would end the thread. Nothing it was working on is used afterwards.
fn guarded<T, E: Into<TableError>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, TableError> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(error.into()),
        Err(_) => Err(TableError::Broken(String::from("the decoder gave up"))),
    }
}
