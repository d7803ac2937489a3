//! Carrying everything the person made to another machine and back, as one readable text.

use crate::{
    Error, Result, Shelf, bounds,
    claims::{self, Kept},
    policy, rounds,
    view::{Export, ImportAsk, Imported, Subject},
};
use atlas::Day;
use serde::{Deserialize, Serialize};
use store::library::{ALL, CollectionRow, FavouriteRow, ItemRow, Key, NoteRow, Row, SearchRow, SettingRow, Step, Turn};

const FORMAT: &str = "baimo-library";
const VERSION: u32 = 1;

/// The whole library as it is written. Fields are only ever added.
#[derive(Debug, Serialize, Deserialize)]
struct Carried {
    format: String,
    version: u32,
    exported_at: i64,
    #[serde(default)]
    notes: Vec<CarriedNote>,
    #[serde(default)]
    favourites: Vec<CarriedMark>,
    #[serde(default)]
    collections: Vec<CarriedCollection>,
    #[serde(default)]
    searches: Vec<CarriedSearch>,
    #[serde(default)]
    claims: Vec<Kept>,
    #[serde(default)]
    settings: Vec<SettingRow>,
}

#[derive(Debug, Serialize, Deserialize)]
struct CarriedNote {
    #[serde(flatten)]
    subject: Subject,
    text: String,
    changed_at: i64,
}

#[derive(Debug, Serialize, Deserialize)]
struct CarriedMark {
    #[serde(flatten)]
    subject: Subject,
    added_at: i64,
}

#[derive(Debug, Serialize, Deserialize)]
struct CarriedCollection {
    name: String,
    created_at: i64,
    items: Vec<CarriedMark>,
}

#[derive(Debug, Serialize, Deserialize)]
struct CarriedSearch {
    name: String,
    query: String,
    saved_at: i64,
}

impl Shelf {
    /// Everything the person made, as text that [`Shelf::import`] reads back without loss.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn export(&self, now: i64) -> Result<Export> {
        let mark = |thing, added_at| CarriedMark {
            subject: bounds::of(thing),
            added_at,
        };
        let mut collections = Vec::new();
        for held in self.library.collections(ALL).await? {
            let items = self.library.items(held.row.id, ALL).await?;
            let items = items.into_iter().map(|item| mark(item.thing, item.added_at)).collect();
            collections.push(CarriedCollection {
                name: held.row.name,
                created_at: held.row.created_at,
                items,
            });
        }
        let note = |row: NoteRow| CarriedNote {
            subject: bounds::of(row.thing),
            text: row.text,
            changed_at: row.changed_at,
        };
        let search = |row: SearchRow| CarriedSearch {
            name: row.name,
            query: row.query,
            saved_at: row.saved_at,
        };
        let carried = Carried {
            format: FORMAT.to_owned(),
            version: VERSION,
            exported_at: now,
            notes: self.library.notes(ALL).await?.into_iter().map(note).collect(),
            favourites: self
                .library
                .favourites(ALL)
                .await?
                .into_iter()
                .map(|row| mark(row.thing, row.added_at))
                .collect(),
            collections,
            searches: self.library.searches(ALL).await?.into_iter().map(search).collect(),
            claims: self.claims().await?,
            settings: elsewhere(self.library.settings().await?).collect(),
        };
        let day = Day::from_unix_seconds(now).map_or_else(String::new, |day| format!("-{day}"));
        let mut text = serde_json::to_string_pretty(&carried).expect("texts and numbers are always JSON");
        text.push('\n');
        Ok(Export {
            file_name: format!("baimo-library{day}.json"),
            text,
        })
    }

    /// Takes in an exported library beside what is here, as one change that Undo takes back. Where both hold words about
    /// the same thing, the later ones stay; nothing here is removed.
    ///
    /// # Errors
    /// [`Error::NotAnExport`] or [`Error::NewerExport`]; nothing has changed then.
    pub async fn import(&self, ask: &ImportAsk, now: i64) -> Result<Imported> {
        let carried = read(bounds::import(&ask.text)?)?;
        let mut turn = self.library.turn().await?;
        let mut imported = Imported::default();
        for note in &carried.notes {
            imported.notes += u32::from(take_note(&mut turn, note).await?);
        }
        for mark in &carried.favourites {
            imported.favourites += u32::from(take_favourite(&mut turn, mark).await?);
        }
        for collection in &carried.collections {
            take_collection(&mut turn, collection, &mut imported).await?;
        }
        for search in &carried.searches {
            imported.searches += u32::from(take_search(&mut turn, search).await?);
        }
        imported.claims = claims::take_all(&mut turn, &carried.claims, now).await?.taken;
        for setting in elsewhere(carried.settings).take(200) {
            let held = turn.get(&Key::Setting(setting.key.clone())).await?;
            let policy = setting.key == policy::KEY;
            if held.is_none() && (!policy || is_policy(&setting.value)) {
                turn.step(&Step::Put(Row::Setting(setting))).await?;
                imported.settings += 1;
            } else if policy {
                imported.policy_left = !matches!(held, Some(Row::Setting(here)) if here.value == setting.value);
            }
        }
        turn.note_change("import", "", now).await?;
        turn.commit().await?;
        Ok(imported)
    }
}

/// The settings that mean the same on another machine. Mirrors, proxies and where a token lies do not, and whoever hands over a library must
/// not say whom a sync asks.
fn elsewhere(settings: Vec<SettingRow>) -> impl Iterator<Item = SettingRow> {
    settings
        .into_iter()
        .filter(|setting| setting.key != rounds::KEY && setting.key != rounds::TOKEN_KEY)
}

/// Whether a setting holds what could be a policy: a text that is not too long. Whether it can be read, it says where it is
/// applied.
fn is_policy(value: &str) -> bool {
    serde_json::from_str::<String>(value).is_ok_and(|text| bounds::policy(&text).is_ok())
}

fn read(text: &str) -> Result<Carried> {
    #[derive(Deserialize)]
    struct Head {
        format: String,
        version: u32,
    }
    let not = |error: serde_json::Error| Error::NotAnExport { why: error.to_string() };
    let text = text.trim_start_matches('\u{feff}');
    let head: Head = serde_json::from_str(text).map_err(not)?;
    if head.format != FORMAT {
        return Err(Error::NotAnExport {
            why: format!("its format is “{}”", head.format.chars().take(40).collect::<String>()),
        });
    }
    if head.version > VERSION {
        return Err(Error::NewerExport { version: head.version });
    }
    serde_json::from_str(text).map_err(not)
}

async fn take_note(turn: &mut Turn, note: &CarriedNote) -> Result<bool> {
    let thing = bounds::subject(&note.subject)?;
    let Some(text) = bounds::note(&note.text)? else {
        return Ok(false);
    };
    if let Some(Row::Note(held)) = turn.get(&Key::Note(thing.clone())).await?
        && (held.changed_at >= note.changed_at || held.text == text)
    {
        return Ok(false);
    }
    turn.step(&Step::Put(Row::Note(NoteRow {
        thing,
        text: text.to_owned(),
        changed_at: note.changed_at,
    })))
    .await?;
    Ok(true)
}

async fn take_favourite(turn: &mut Turn, mark: &CarriedMark) -> Result<bool> {
    let thing = bounds::subject(&mark.subject)?;
    if turn.get(&Key::Favourite(thing.clone())).await?.is_some() {
        return Ok(false);
    }
    turn.step(&Step::Put(Row::Favourite(FavouriteRow {
        thing,
        added_at: mark.added_at,
    })))
    .await?;
    Ok(true)
}

async fn take_collection(turn: &mut Turn, carried: &CarriedCollection, imported: &mut Imported) -> Result<()> {
    let name = bounds::name(&carried.name)?;
    let id = match turn.collection_named(name).await? {
        Some(held) => held.id,
        None => {
            let id = turn.next_collection().await?;
            let row = CollectionRow {
                id,
                name: name.to_owned(),
                created_at: carried.created_at,
            };
            turn.step(&Step::Put(Row::Collection(row))).await?;
            imported.collections += 1;
            id
        }
    };
    let (mut count, mut place) = turn.measure(id).await?;
    for mark in &carried.items {
        let thing = bounds::subject(&mark.subject)?;
        if turn.get(&Key::Item(id, thing.clone())).await?.is_some() {
            continue;
        }
        (count, place) = (count + 1, place + 1);
        if count > bounds::ITEMS {
            return Err(Error::Full {
                limit: bounds::ITEMS,
                wanted: count,
            });
        }
        let row = ItemRow {
            collection_id: id,
            thing,
            added_at: mark.added_at,
            place,
        };
        turn.step(&Step::Put(Row::Item(row))).await?;
        imported.items += 1;
    }
    Ok(())
}

async fn take_search(turn: &mut Turn, carried: &CarriedSearch) -> Result<bool> {
    let (name, query) = (bounds::name(&carried.name)?, bounds::query(&carried.query)?);
    let id = match turn.search_named(name).await? {
        Some(held) if held.saved_at >= carried.saved_at || held.query == query => return Ok(false),
        Some(held) => held.id,
        None => turn.next_search().await?,
    };
    let row = SearchRow {
        id,
        name: name.to_owned(),
        query: query.to_owned(),
        saved_at: carried.saved_at,
    };
    turn.step(&Step::Put(Row::Search(row))).await?;
    Ok(true)
}
