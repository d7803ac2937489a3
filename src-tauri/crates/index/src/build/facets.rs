//! Collects facet values and packs them into one short record a row.
//!
//! Fields of few values share a 16-bit code in mixed radix, sized by the values that really occur, so that counting
//! eleven facets of a row is three or four increments in one cache line. A field of many values (makers of the whole
//! Hub) gets 32 bits of its own in the same record. A row's set of languages is one value of such a field.

use crate::image::{Section, StringsWriter, Writer};
use crate::{Facets, fold};
use atlas::FacetField;
use std::collections::HashMap;

/// Joint codes stay below this, so that all counters of a keystroke stay in the second-level cache.
const MAX_JOINT: u32 = 8192;
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

/// Where a field's code lies in a record.
#[derive(Clone, Copy)]
struct Slot {
    wide: bool,
    offset: u32,
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
                self.write_language_sets(to, &sorted_places(&self.languages))
            } else {
                write_keys(to, at, &self.fields[at].ids);
                sorted_places(&self.fields[at].ids)
            };
            radixes[at] = u32::try_from(codes.len()).unwrap_or(u32::MAX);
            let mut totals = vec![0_u32; codes.len()];
            for code in &mut self.fields[at].of_rows {
                *code = codes[*code as usize];
                totals[*code as usize] += 1;
            }
            to.numbers(Section::Totals(at), totals);
        }
        let (slots, stride) = lay_out(&radixes);
        let layout = slots
            .iter()
            .flat_map(|s| [u32::from(s.wide), s.offset, s.divisor, s.radix]);
        to.numbers(Section::Layout, [stride].into_iter().chain(layout));
        to.bytes(Section::Records, &self.records(&slots, stride));
    }

    /// Writes which languages each set holds and answers which code each set id gets.
    fn write_language_sets(&self, to: &mut Writer, places: &[u32]) -> Vec<u32> {
        let mut sets: Vec<(Vec<u32>, u32)> = self
            .language_sets
            .iter()
            .map(|(set, id)| (set.iter().map(|language| places[*language as usize] - 1).collect(), *id))
            .collect();
        sets.iter_mut().for_each(|(set, _)| set.sort_unstable());
        sets.sort_unstable();
        let mut codes = vec![0; sets.len() + 1];
        let (mut starts, mut items) = (vec![0, 0], Vec::new());
        for (code, (set, id)) in (1_u32..).zip(sets) {
            codes[id as usize] = code;
            items.extend(set);
            starts.push(u32::try_from(items.len()).unwrap_or(u32::MAX));
        }
        to.numbers(Section::LanguageStarts, starts);
        to.numbers(Section::LanguageItems, items);
        codes
    }

    fn records(&self, slots: &[Slot; FIELDS], stride: u32) -> Vec<u8> {
        let rows = self.fields[0].of_rows.len();
        let stride = stride as usize;
        let mut out = vec![0; rows * stride];
        for (column, slot) in self.fields.iter().zip(slots) {
            let offset = slot.offset as usize;
            for (record, code) in out.chunks_exact_mut(stride).zip(&column.of_rows) {
                if slot.wide {
                    record[offset..offset + 4].copy_from_slice(&code.to_le_bytes());
                    continue;
                }
                let place = &mut record[offset..offset + 2];
                let before = u32::from(u16::from_le_bytes([place[0], place[1]]));
                let joint = u16::try_from(before + code * slot.divisor)
                    .expect("a joint code is below MAX_JOINT, which fits 16 bits");
                place.copy_from_slice(&joint.to_le_bytes());
            }
        }
        out
    }
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

/// Packs the fields, the largest first, each into the first joint code that has room.
fn lay_out(radixes: &[u32; FIELDS]) -> ([Slot; FIELDS], u32) {
    let mut order: Vec<usize> = (0..FIELDS).collect();
    order.sort_by_key(|field| std::cmp::Reverse(radixes[*field]));
    let mut slots = [Slot {
        wide: false,
        offset: 0,
        divisor: 1,
        radix: 1,
    }; FIELDS];
    let mut joints: Vec<u32> = Vec::new();
    for field in order.iter().copied().filter(|field| radixes[*field] <= MAX_JOINT) {
        let radix = radixes[field];
        let room = joints.iter().position(|used| used * radix <= MAX_JOINT);
        let group = room.unwrap_or_else(|| {
            joints.push(1);
            joints.len() - 1
        });
        slots[field] = Slot {
            wide: false,
            offset: group_offset(group),
            divisor: joints[group],
            radix,
        };
        joints[group] *= radix;
    }
    let mut stride = group_offset(joints.len());
    for field in order.into_iter().filter(|field| radixes[*field] > MAX_JOINT) {
        slots[field] = Slot {
            wide: true,
            offset: stride,
            divisor: 1,
            radix: radixes[field],
        };
        stride += 4;
    }
    (slots, stride)
}

fn group_offset(group: usize) -> u32 {
    u32::try_from(group * 2).expect("there are at most as many groups as fields")
}
