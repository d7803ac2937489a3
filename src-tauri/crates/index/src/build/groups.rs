//! Collects which models go together where something is decided for all of a kind at once.

use crate::image::{Section, Writer};
use crate::row::Group;
use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Groups {
    places: HashMap<Group, u32>,
    /// In order of appearance.
    keys: Vec<i64>,
    of_rows: Vec<u32>,
}

impl Groups {
    pub(super) fn push(&mut self, group: Group) {
        let next = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let place = *self.places.entry(group).or_insert(next);
        if place == next {
            self.keys.extend(group);
        }
        self.of_rows.push(place);
    }

    pub(super) fn write(self, to: &mut Writer) {
        to.wide_numbers(Section::GroupKeys, &self.keys);
        to.numbers(Section::Groups, self.of_rows);
    }
}
