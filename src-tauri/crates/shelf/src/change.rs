//! Changes and their taking back. A change reads, steps and is noted in one transaction.

use crate::{
    Error, Result, Shelf, bounds,
    shelf::changed,
    view::{Change, Changed, Subject, UndoAsk, Undone},
};
use store::library::{CollectionRow, FavouriteRow, ItemRow, Key, NoteRow, Row, SearchRow, Step, Thing, Turn};

/// What was done: about what, and the number of what was made.
struct Done {
    about: String,
    made: Option<i64>,
}

impl Done {
    fn about(about: impl Into<String>) -> Self {
        Self {
            about: about.into(),
            made: None,
        }
    }
}

impl Shelf {
    /// Makes a change. When this returns, it survives a power cut, and Undo can take it back.
    ///
    /// # Errors
    /// [`Error`] says what is wrong with the wish; nothing has changed then.
    pub async fn change(&self, change: &Change, now: i64) -> Result<Changed> {
        let mut turn = self.library.turn().await?;
        let done = make(&mut turn, change, now).await?;
        let what = what(change);
        let id = turn.note_change(what, &done.about, now).await?;
        turn.commit().await?;
        Ok(Changed {
            id,
            what: what.to_owned(),
            about: done.about,
            at: now,
            made: done.made,
        })
    }

    /// Takes back the last change, or nothing where there is none or it is another than was asked for.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub async fn undo(&self, ask: &UndoAsk) -> Result<Undone> {
        let mut turn = self.library.turn().await?;
        let Some(last) = turn
            .last_change()
            .await?
            .filter(|last| ask.id.is_none_or(|id| id == last.id))
        else {
            return Ok(Undone { change: None });
        };
        turn.take_back(&last).await?;
        turn.commit().await?;
        Ok(Undone {
            change: Some(changed(&last)),
        })
    }
}

/// The change's word, as it crosses the counter.
fn what(change: &Change) -> &'static str {
    match change {
        Change::SetNote { .. } => "set_note",
        Change::SetFavourite { .. } => "set_favourite",
        Change::NewCollection { .. } => "new_collection",
        Change::RenameCollection { .. } => "rename_collection",
        Change::DeleteCollection { .. } => "delete_collection",
        Change::Collect { .. } => "collect",
        Change::SaveSearch { .. } => "save_search",
        Change::DeleteSearch { .. } => "delete_search",
    }
}

async fn make(turn: &mut Turn, change: &Change, now: i64) -> Result<Done> {
    match change {
        Change::SetNote { subject, text } => set_note(turn, subject, text, now).await,
        Change::SetFavourite { subject, on } => set_favourite(turn, subject, *on, now).await,
        Change::NewCollection { name } => new_collection(turn, name, now).await,
        Change::RenameCollection { id, name } => rename_collection(turn, *id, name).await,
        Change::DeleteCollection { id } => delete_collection(turn, *id).await,
        Change::Collect { id, subjects, on: true } => put_in(turn, *id, subjects, now).await,
        Change::Collect {
            id,
            subjects,
            on: false,
        } => take_out(turn, *id, subjects).await,
        Change::SaveSearch { name, query } => save_search(turn, name, query, now).await,
        Change::DeleteSearch { id } => delete_search(turn, *id).await,
    }
}

async fn set_note(turn: &mut Turn, subject: &Subject, text: &str, now: i64) -> Result<Done> {
    let thing = bounds::subject(subject)?;
    let step = match bounds::note(text)? {
        Some(text) => Step::Put(Row::Note(NoteRow {
            thing,
            text: text.to_owned(),
            changed_at: now,
        })),
        None => Step::Drop(Key::Note(thing)),
    };
    turn.step(&step).await?;
    Ok(Done::about(&subject.key))
}

async fn set_favourite(turn: &mut Turn, subject: &Subject, on: bool, now: i64) -> Result<Done> {
    let thing = bounds::subject(subject)?;
    let key = Key::Favourite(thing.clone());
    if !on {
        turn.step(&Step::Drop(key)).await?;
    } else if turn.get(&key).await?.is_none() {
        // Marked twice, it keeps the day on which it was first marked.
        turn.step(&Step::Put(Row::Favourite(FavouriteRow { thing, added_at: now })))
            .await?;
    }
    Ok(Done::about(&subject.key))
}

async fn new_collection(turn: &mut Turn, name: &str, now: i64) -> Result<Done> {
    let name = bounds::name(name)?;
    free_name(turn, name, None).await?;
    let id = turn.next_collection().await?;
    turn.step(&Step::Put(Row::Collection(CollectionRow {
        id,
        name: name.to_owned(),
        created_at: now,
    })))
    .await?;
    Ok(Done {
        about: name.to_owned(),
        made: Some(id),
    })
}

async fn rename_collection(turn: &mut Turn, id: i64, name: &str) -> Result<Done> {
    let name = bounds::name(name)?;
    let row = collection(turn, id).await?;
    free_name(turn, name, Some(id)).await?;
    turn.step(&Step::Put(Row::Collection(CollectionRow {
        name: name.to_owned(),
        ..row
    })))
    .await?;
    Ok(Done::about(name))
}

async fn delete_collection(turn: &mut Turn, id: i64) -> Result<Done> {
    let row = collection(turn, id).await?;
    for item in turn.items(id, store::library::ALL).await? {
        turn.step(&Step::Drop(Key::Item(id, item.thing))).await?;
    }
    turn.step(&Step::Drop(Key::Collection(id))).await?;
    Ok(Done::about(row.name))
}

async fn put_in(turn: &mut Turn, id: i64, subjects: &[Subject], now: i64) -> Result<Done> {
    let row = collection(turn, id).await?;
    let (mut count, mut place) = turn.measure(id).await?;
    for thing in things(subjects)? {
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
        turn.step(&Step::Put(Row::Item(ItemRow {
            collection_id: id,
            thing,
            added_at: now,
            place,
        })))
        .await?;
    }
    Ok(Done::about(row.name))
}

async fn take_out(turn: &mut Turn, id: i64, subjects: &[Subject]) -> Result<Done> {
    let row = collection(turn, id).await?;
    for thing in things(subjects)? {
        turn.step(&Step::Drop(Key::Item(id, thing))).await?;
    }
    Ok(Done::about(row.name))
}

async fn save_search(turn: &mut Turn, name: &str, query: &str, now: i64) -> Result<Done> {
    let (name, query) = (bounds::name(name)?, bounds::query(query)?);
    let id = match turn.search_named(name).await? {
        Some(held) => held.id,
        None => turn.next_search().await?,
    };
    let row = SearchRow {
        id,
        name: name.to_owned(),
        query: query.to_owned(),
        saved_at: now,
    };
    turn.step(&Step::Put(Row::Search(row))).await?;
    Ok(Done {
        about: name.to_owned(),
        made: Some(id),
    })
}

async fn delete_search(turn: &mut Turn, id: i64) -> Result<Done> {
    let key = Key::Search(id);
    let Some(Row::Search(row)) = turn.get(&key).await? else {
        return Err(Error::NoSuchNumber {
            what: "saved search",
            id,
        });
    };
    turn.step(&Step::Drop(key)).await?;
    Ok(Done::about(row.name))
}

async fn collection(turn: &mut Turn, id: i64) -> Result<CollectionRow> {
    match turn.get(&Key::Collection(id)).await? {
        Some(Row::Collection(row)) => Ok(row),
        _ => Err(Error::NoSuchNumber { what: "collection", id }),
    }
}

/// Refuses a name another collection has.
async fn free_name(turn: &mut Turn, name: &str, own: Option<i64>) -> Result<()> {
    match turn.collection_named(name).await? {
        Some(other) if own != Some(other.id) => Err(Error::NameTaken { name: name.to_owned() }),
        _ => Ok(()),
    }
}

fn things(subjects: &[Subject]) -> Result<Vec<Thing>> {
    if subjects.len() > bounds::AT_ONCE {
        return Err(Error::TooMany {
            limit: bounds::AT_ONCE,
            wanted: subjects.len(),
        });
    }
    subjects.iter().map(bounds::subject).collect()
}
