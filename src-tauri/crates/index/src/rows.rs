//! Sets of rows: all of them, a few in a list, or many in a bitmap.

/// One bit a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
    rows: u32,
}

impl Bits {
    pub(crate) fn none(rows: u32) -> Self {
        Self {
            words: vec![0; (rows as usize).div_ceil(64)],
            rows,
        }
    }

    pub(crate) fn all(rows: u32) -> Self {
        let mut bits = Self {
            words: vec![u64::MAX; (rows as usize).div_ceil(64)],
            rows,
        };
        bits.trim();
        bits
    }

    /// Takes bits beyond the last row away; they come from damaged postings.
    fn trim(&mut self) {
        let used = self.rows % 64;
        if used > 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << used) - 1;
        }
    }

    /// Adds rows; those that do not exist are passed over.
    pub(crate) fn insert_all(&mut self, rows: impl Iterator<Item = u32>) {
        for row in rows {
            if let Some(word) = self.words.get_mut((row >> 6) as usize) {
                *word |= 1 << (row & 63);
            }
        }
        self.trim();
    }

    /// Takes rows away.
    pub(crate) fn remove_all(&mut self, rows: impl Iterator<Item = u32>) {
        for row in rows {
            if let Some(word) = self.words.get_mut((row >> 6) as usize) {
                *word &= !(1 << (row & 63));
            }
        }
    }

    #[inline]
    pub(crate) fn has(&self, row: u32) -> bool {
        self.words
            .get((row >> 6) as usize)
            .is_some_and(|word| word & (1 << (row & 63)) != 0)
    }

    pub(crate) fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// How many rows both have.
    pub(crate) fn common(&self, other: &Self) -> u32 {
        let both = self.words.iter().zip(&other.words);
        both.map(|(mine, theirs)| (mine & theirs).count_ones()).sum()
    }

    /// The 64 rows from `first` on, a multiple of 64.
    #[inline]
    pub(crate) fn word(&self, first: u32) -> u64 {
        self.words.get((first >> 6) as usize).copied().unwrap_or(0)
    }

    pub(crate) fn keep_common(&mut self, other: &Self) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine &= theirs;
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine |= theirs;
        }
    }

    pub(crate) fn take_away(&mut self, other: &Self) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine &= !theirs;
        }
    }

    pub(crate) fn invert(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    /// The words of 64 rows each, to be changed in place; `first` is the row of the lowest bit.
    pub(crate) fn for_each_word(&mut self, mut change: impl FnMut(u32, &mut u64)) {
        for (first, word) in (0_u32..).step_by(64).zip(&mut self.words) {
            if *word != 0 {
                change(first, word);
            }
        }
    }

    /// Sets the 64 rows from `first` on, a multiple of 64.
    pub(crate) fn set_word(&mut self, first: u32, word: u64) {
        if let Some(place) = self.words.get_mut((first >> 6) as usize) {
            *place = word;
        }
    }

    /// The rows, rising.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..)
            .step_by(64)
            .zip(&self.words)
            .flat_map(|(first, word)| ones(first, *word))
    }

    /// Calls `each` for every row, rising. Quicker than [`Self::iter`] because there is no state between rows.
    #[inline]
    pub(crate) fn visit(&self, mut each: impl FnMut(u32)) {
        for (first, word) in (0_u32..).step_by(64).zip(&self.words) {
            let mut left = *word;
            while left != 0 {
                each(first + left.trailing_zeros());
                left &= left - 1;
            }
        }
    }

    /// Up to `limit` rows behind the first `offset` ones.
    fn page(&self, offset: u32, limit: u32, reversed: bool) -> Vec<u32> {
        let mut skip = offset;
        let mut out = Vec::new();
        let mut take = |first: u32, word: u64| {
            let count = word.count_ones();
            if skip >= count {
                skip -= count;
                return out.len() < limit as usize;
            }
            let mut rows: Vec<u32> = ones(first, word).collect();
            if reversed {
                rows.reverse();
            }
            let room = limit as usize - out.len();
            out.extend(rows.into_iter().skip(skip as usize).take(room));
            skip = 0;
            out.len() < limit as usize
        };
        let words = (0_u32..).step_by(64).zip(self.words.iter().copied());
        if reversed {
            let words: Vec<(u32, u64)> = words.collect();
            let _ = words.into_iter().rev().all(|(first, word)| take(first, word));
        } else {
            let _ = words.into_iter().all(|(first, word)| take(first, word));
        }
        out
    }
}

fn ones(first: u32, word: u64) -> impl Iterator<Item = u32> {
    let mut left = word;
    std::iter::from_fn(move || {
        if left == 0 {
            return None;
        }
        let bit = left.trailing_zeros();
        left &= left - 1;
        Some(first + bit)
    })
}

/// Rows found so far.
#[derive(Debug, Clone)]
pub(crate) enum Found {
    /// Every row; nothing has been asked yet.
    All(u32),
    /// Few rows, rising.
    List(Vec<u32>),
    /// Many rows.
    Bits(Bits),
}

impl Found {
    pub(crate) fn none() -> Self {
        Self::List(Vec::new())
    }

    pub(crate) fn count(&self) -> u32 {
        match self {
            Self::All(rows) => *rows,
            Self::List(rows) => u32::try_from(rows.len()).unwrap_or(u32::MAX),
            Self::Bits(bits) => bits.count(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::All(rows) => *rows == 0,
            Self::List(rows) => rows.is_empty(),
            Self::Bits(bits) => bits.words.iter().all(|word| *word == 0),
        }
    }

    pub(crate) fn into_bits(self, rows: u32) -> Bits {
        match self {
            Self::All(_) => Bits::all(rows),
            Self::List(list) => {
                let mut bits = Bits::none(rows);
                bits.insert_all(list.into_iter());
                bits
            }
            Self::Bits(bits) => bits,
        }
    }

    /// The rows, rising, whatever their number.
    pub(crate) fn into_list(self) -> Vec<u32> {
        match self {
            Self::List(list) => list,
            Self::All(_) | Self::Bits(_) => {
                let mut list = Vec::with_capacity(self.count() as usize);
                self.visit(|row| list.push(row));
                list
            }
        }
    }

    /// Keeps the rows for which `keep` holds.
    pub(crate) fn retain(&mut self, rows: u32, mut keep: impl FnMut(u32) -> bool) {
        match self {
            Self::List(list) => list.retain(|row| keep(*row)),
            Self::Bits(bits) => bits.for_each_word(|first, word| {
                for row in ones(first, *word) {
                    if !keep(row) {
                        *word &= !(1 << (row & 63));
                    }
                }
            }),
            Self::All(_) => {
                *self = Self::Bits(Bits::all(rows));
                self.retain(rows, keep);
            }
        }
    }

    /// Keeps the rows that are also in `other`.
    pub(crate) fn keep_common(&mut self, other: &Self) {
        match (&mut *self, other) {
            (_, Self::All(_)) => {}
            (Self::All(_), _) => *self = other.clone(),
            (Self::List(list), Self::Bits(bits)) => list.retain(|row| bits.has(*row)),
            (Self::List(list), Self::List(theirs)) => list.retain(|row| theirs.binary_search(row).is_ok()),
            (Self::Bits(bits), Self::List(theirs)) => {
                *self = Self::List(theirs.iter().copied().filter(|row| bits.has(*row)).collect());
            }
            (Self::Bits(mine), Self::Bits(theirs)) => mine.keep_common(theirs),
        }
    }

    /// Takes the rows of `other` away.
    pub(crate) fn take_away(&mut self, rows: u32, other: &Self) {
        match (&mut *self, other) {
            (_, Self::All(_)) => *self = Self::none(),
            (Self::List(list), Self::Bits(bits)) => list.retain(|row| !bits.has(*row)),
            (Self::List(list), Self::List(theirs)) => list.retain(|row| theirs.binary_search(row).is_err()),
            (Self::Bits(bits), Self::List(theirs)) => bits.remove_all(theirs.iter().copied()),
            (Self::Bits(mine), Self::Bits(theirs)) => mine.take_away(theirs),
            (Self::All(_), _) => {
                *self = Self::Bits(Bits::all(rows));
                self.take_away(rows, other);
            }
        }
    }

    /// Takes these rows out of `bits`.
    pub(crate) fn take_from(&self, bits: &mut Bits) {
        match self {
            Self::All(_) => bits.words.fill(0),
            Self::List(list) => bits.remove_all(list.iter().copied()),
            Self::Bits(mine) => bits.take_away(mine),
        }
    }

    /// Up to `limit` rows behind the first `offset` ones, in row order or against it.
    pub(crate) fn page(&self, offset: u32, limit: u32, reversed: bool) -> Vec<u32> {
        let (skip, take) = (offset as usize, limit as usize);
        match self {
            Self::All(rows) if reversed => (0..*rows).rev().skip(skip).take(take).collect(),
            Self::All(rows) => (0..*rows).skip(skip).take(take).collect(),
            Self::List(list) if reversed => list.iter().rev().copied().skip(skip).take(take).collect(),
            Self::List(list) => list.iter().copied().skip(skip).take(take).collect(),
            Self::Bits(bits) => bits.page(offset, limit, reversed),
        }
    }

    /// Whether `row` is in the set. For a list this searches; a caller with many questions wants bits.
    pub(crate) fn has(&self, row: u32) -> bool {
        match self {
            Self::All(rows) => row < *rows,
            Self::List(list) => list.binary_search(&row).is_ok(),
            Self::Bits(bits) => bits.has(row),
        }
    }

    /// Calls `each` for every row, rising.
    #[inline]
    pub(crate) fn visit(&self, mut each: impl FnMut(u32)) {
        match self {
            Self::All(rows) => (0..*rows).for_each(each),
            Self::List(list) => list.iter().for_each(|row| each(*row)),
            Self::Bits(bits) => bits.visit(each),
        }
    }
}
