//! Collects facet values and packs them into one short record a row.
//!
//! Fields of few values share a 16-bit code in mixed radix, sized by the values that really occur, so that counting
//! eleven facets of a row is four or five increments in one cache line. A field of many values (makers of the whole
//! Hub) has a column of its own. A row's set of languages is one value; the sets that are rare share one.

use crate::image::{Section, StringsWriter, Writer};
use crate::{Facets, fold};
use atlas::FacetField;
use std::collections::HashMap;

/// Joint codes stay below this, so that all counters of a keystroke stay in the second-level cache.
pub(crate) const MAX_JOINT: u32 = 8192;
/// Fields of at most so many codes have a column of bytes.
pub(crate) const MAX_BYTE_CODES: usize = 256;
const FIELDS: usize = FacetField::STORED.len();

#[derive(Default)]
pub(super) struct FacetColumns {
    fields: [Column; FIELDS],
    languages: HashMap<Box<str>, u32>,
    language_sets: HashMap<Box<[u32]>, u32>,
}

/// Values of one field: ids in order of appearance, 0 for unknown.
#[derive(Default)]
struct Column {
    ids: HashMap<Box<str>, u32>,
    of_rows: Vec<u32>,
}

/// Where a field's code lies.
#[derive(Clone, Copy)]
struct Slot {
    /// In a column of its own instead of the record.
    wide: bool,
    /// Which joint code.
    group: usize,
    divisor: u32,
    radix: u32,
}

impl FacetColumns {
    pub(super) fn push(&mut self, facets: &Facets<'_>) {
        for (field, column) in FacetField::STORED.into_iter().zip(&mut self.fields) {
            let id = if field == FacetField::Language {
                language_set(&mut self.languages, &mut self.language_sets, facets.languages)
            } else {
                facets.single(field).map_or(0, |key| id_of(&mut column.ids, key))
            };
            column.of_rows.push(id);
        }
    }

    pub(super) fn write(mut self, to: &mut Writer) {
        let mut radixes = [1; FIELDS];
        for (at, field) in FacetField::STORED.into_iter().enumerate() {
            let codes = if field == FacetField::Language {
                write_keys(to, at, &self.languages);
                self.write_languages(to, &sorted_places(&self.languages))
            } else {
                write_keys(to, at, &self.fields[at].ids);
                let places = sorted_places(&self.fields[at].ids);
                if len(places.len()) > MAX_JOINT {
                    self.write_sizes(to, at, &places)
                } else {
                    places
                }
            };
            let radix = codes.iter().copied().max().unwrap_or(0) + 1;
            radixes[at] = radix;
            let mut totals = vec![0_u32; radix as usize];
            for code in &mut self.fields[at].of_rows {
                *code = codes[*code as usize];
                totals[*code as usize] += 1;
            }
            to.numbers(Section::Totals(at), totals.iter().copied());
            self.write_columns(to, at, &totals);
        }
        let (slots, groups) = lay_out(&radixes);
        let layout = slots
            .iter()
            .flat_map(|s| [u32::from(s.wide), len(s.group), s.divisor, s.radix]);
        to.numbers(Section::Layout, [len(groups)].into_iter().chain(layout));
        to.bytes(Section::Records, &self.records(&slots, groups));
    }

    /// Codes of a field of many values: the most frequent first, so that the counters a keystroke meets lie together.
    fn write_sizes(&self, to: &mut Writer, at: usize, places: &[u32]) -> Vec<u32> {
        let mut many = vec![0_u32; places.len()];
        for id in &self.fields[at].of_rows {
            many[*id as usize] += 1;
        }
        let mut order: Vec<u32> = (1..len(places.len())).collect();
        order.sort_unstable_by_key(|id| (std::cmp::Reverse(many[*id as usize]), places[*id as usize]));
        let mut codes = vec![0; places.len()];
        let mut of_places = vec![0; order.len()];
        for (code, id) in (1_u32..).zip(&order) {
            codes[*id as usize] = code;
            of_places[places[*id as usize] as usize - 1] = code;
        }
        let places = order.iter().map(|id| places[*id as usize] - 1);
        to.numbers(Section::WidePlaces(at), places);
        to.numbers(Section::WideCodes(at), of_places);
        codes
    }

    /// What a filter reads: one byte a row, or the rows of every value.
    fn write_columns(&self, to: &mut Writer, at: usize, totals: &[u32]) {
        let codes = &self.fields[at].of_rows;
        if totals.len() <= MAX_BYTE_CODES {
            let bytes: Vec<u8> = codes
                .iter()
                .map(|code| u8::try_from(*code).unwrap_or(u8::MAX))
                .collect();
            to.bytes(Section::Bytes(at), &bytes);
        } else if len(totals.len()) > MAX_JOINT {
            to.numbers(Section::Wide(at), codes.iter().copied());
            let (starts, rows) = by_code(totals.len(), (0_u32..).zip(codes.iter().copied()));
            to.numbers(Section::WideStarts(at), starts);
            to.numbers(Section::WideRows(at), rows);
        }
    }

    /// Writes which languages each set holds and answers which code each set id gets. The sets that are met most have
    /// a code each; the others share the last one, and their rows are listed.
    fn write_languages(&self, to: &mut Writer, places: &[u32]) -> Vec<u32> {
        let mut many = vec![0_u32; self.language_sets.len() + 1];
        let of_rows = &self.fields[FacetField::Language as usize].of_rows;
        for id in of_rows {
            many[*id as usize] += 1;
        }
        let mut sets: Vec<(Vec<u32>, u32)> = self
            .language_sets
            .iter()
            .map(|(set, id)| (set.iter().map(|language| places[*language as usize] - 1).collect(), *id))
            .collect();
        sets.iter_mut().for_each(|(set, _)| set.sort_unstable());
        sets.sort_unstable_by(|a, b| (many[b.1 as usize], &a.0).cmp(&(many[a.1 as usize], &b.0)));
        let all_fit = sets.len() < MAX_BYTE_CODES;
        let rarest = if all_fit { u32::MAX } else { len(MAX_BYTE_CODES - 1) };
        let mut codes = vec![0; sets.len() + 1];
        let mut numbers = vec![0; sets.len() + 1];
        let (mut starts, mut items) = (vec![0, 0], Vec::new());
        for (number, (set, id)) in (1_u32..).zip(&sets) {
            codes[*id as usize] = number.min(rarest);
            numbers[*id as usize] = number;
            items.extend(set);
            starts.push(len(items.len()));
        }
        to.numbers(Section::LanguageStarts, starts);
        to.numbers(Section::LanguageItems, items);
        let rare = || (0_u32..).zip(of_rows).filter(|(_, id)| codes[**id as usize] == rarest);
        to.numbers(Section::RareLanguageRows, rare().map(|(row, _)| row));
        to.numbers(Section::RareLanguageSets, rare().map(|(_, id)| numbers[*id as usize]));
        let languages = rare().flat_map(|(row, id)| {
            let (set, _) = &sets[numbers[*id as usize] as usize - 1];
            set.iter().map(move |language| (row, *language))
        });
        let (starts, rows) = by_code(self.languages.len(), languages);
        to.numbers(Section::RareLanguageStarts, starts);
        to.numbers(Section::RareLanguageItems, rows);
        codes
    }

    fn records(&self, slots: &[Slot; FIELDS], groups: usize) -> Vec<u8> {
        let rows = self.fields[0].of_rows.len();
        let mut joint = vec![0_u16; rows * groups];
        for (column, slot) in self.fields.iter().zip(slots).filter(|(_, slot)| !slot.wide) {
            for (record, code) in joint.chunks_exact_mut(groups).zip(&column.of_rows) {
                let place = &mut record[slot.group];
                *place = u16::try_from(u32::from(*place) + code * slot.divisor)
                    .expect("a joint code is below MAX_JOINT, which fits 16 bits");
            }
        }
        joint.into_iter().flat_map(u16::to_le_bytes).collect()
    }
}

fn len(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// The rows of every code, one code after the other, and where each starts.
fn by_code(codes: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; codes + 1];
    let mut many = 0;
    for (_, code) in pairs.clone() {
        starts[code as usize + 1] += 1;
        many += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut rows = vec![0; many];
    for (row, code) in pairs {
        let place = &mut next[code as usize];
        rows[*place as usize] = row;
        *place += 1;
    }
    (starts, rows)
}

fn id_of(ids: &mut HashMap<Box<str>, u32>, key: &str) -> u32 {
    if let Some(id) = ids.get(key) {
        return *id;
    }
    let id = u32::try_from(ids.len() + 1).unwrap_or(u32::MAX);
    ids.insert(key.into(), id);
    id
}

fn language_set(languages: &mut HashMap<Box<str>, u32>, sets: &mut HashMap<Box<[u32]>, u32>, of_row: &[&str]) -> u32 {
    let said = of_row.iter().filter(|l| !l.is_empty() && **l != crate::row::UNKNOWN);
    let mut set: Vec<u32> = said.map(|language| id_of(languages, language)).collect();
    if set.is_empty() {
        return 0;
    }
    set.sort_unstable();
    set.dedup();
    let set = set.into_boxed_slice();
    if let Some(id) = sets.get(&set) {
        return *id;
    }
    let id = u32::try_from(sets.len() + 1).unwrap_or(u32::MAX);
    sets.insert(set, id);
    id
}

/// For every id the place of its key in sorted order, counted from 1; id 0 stays 0.
fn sorted_places(ids: &HashMap<Box<str>, u32>) -> Vec<u32> {
    let mut places = vec![0; ids.len() + 1];
    for (place, (_, id)) in (1_u32..).zip(sorted(ids)) {
        places[id as usize] = place;
    }
    places
}

fn sorted(ids: &HashMap<Box<str>, u32>) -> Vec<(&str, u32)> {
    let mut sorted: Vec<(&str, u32)> = ids.iter().map(|(key, id)| (&**key, *id)).collect();
    sorted.sort_unstable();
    sorted
}

/// Writes the keys in order, and in which order they stand when punctuation and case are folded.
fn write_keys(to: &mut Writer, field: usize, ids: &HashMap<Box<str>, u32>) {
    let mut keys = StringsWriter::default();
    let mut folded = Vec::with_capacity(ids.len());
    for (place, (key, _)) in (0_u32..).zip(sorted(ids)) {
        keys.push(key);
        folded.push((fold::value(key), place));
    }
    keys.write(to, Section::Keys(field), Section::KeyOffsets(field));
    folded.sort_unstable();
    to.numbers(Section::KeyOrder(field), folded.into_iter().map(|(_, place)| place));
}

/// Packs the fields, the largest first, each into the first joint code that has room; answers how many there are.
fn lay_out(radixes: &[u32; FIELDS]) -> ([Slot; FIELDS], usize) {
    let mut order: Vec<usize> = (0..FIELDS).collect();
    order.sort_by_key(|field| std::cmp::Reverse(radixes[*field]));
    let mut slots = [Slot {
        wide: true,
        group: 0,
        divisor: 1,
        radix: 1,
    }; FIELDS];
    let mut joints: Vec<u32> = Vec::new();
    for field in order {
        let radix = radixes[field];
        slots[field].radix = radix;
        if radix > MAX_JOINT {
            continue;
        }
        let room = joints.iter().position(|used| used * radix <= MAX_JOINT);
        let group = room.unwrap_or_else(|| {
            joints.push(1);
            joints.len() - 1
        });
        slots[field] = Slot {
            wide: false,
            group,
            divisor: joints[group],
            radix,
        };
        joints[group] *= radix;
    }
    (slots, joints.len())
}
