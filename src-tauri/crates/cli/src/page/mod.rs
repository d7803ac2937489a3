//! Answers set for people: headings, tables as wide as the terminal, sources at the foot.

mod chips;
mod claims;
mod history;
mod kin;
mod law;
mod licences;
mod lists;
mod machine;
mod makers;
mod manual;
mod memory;
mod models;
mod paper;
mod pick;
mod policy;
mod rankings;
mod rounds;
mod shelf;
mod table;

pub(crate) use chips::{chips, here};
pub(crate) use claims::{claim, claim_kept, claims, claims_taken, definitions, offers, share, tour, verified, weighed};
pub(crate) use kin::{descendants, flows, lineage};
pub(crate) use law::{diff, may};
pub(crate) use licences::{licence, licences};
pub(crate) use lists::{about, doctor, events, prices};
pub(crate) use machine::audit;
pub(crate) use makers::{maker, makers};
pub(crate) use manual::manual;
pub(crate) use memory::memory;
pub(crate) use models::{model, search};
pub(crate) use paper::{Paper, Style};
pub(crate) use policy::{checked, policy, sample, samples};
pub(crate) use rankings::{boards, ranking};
pub(crate) use rounds::{calls, digest, ended, odd, place_line, places, plan, probed, progress, sync_settings, token};
pub(crate) use shelf::{changed, collection, collections, exported, imported, kept, note, undone};
