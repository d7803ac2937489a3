//! The commands that change what the person keeps.

use crate::{
    args::{Collection, Favourite, Library, Note},
    door::{Door, Outcome, print},
    page,
};
use anyhow::Context as _;
use atlas::Code;
use desk::{Fault, Request};
use serde_json::Value;
use shelf::view::{Change, CollectionAsk, ExportAsk, ImportAsk, MineAsk, ShelfAsk, UndoAsk};
use std::{fs, io::Read as _, path::Path};

/// `baimo collection …`
pub(crate) async fn collection(door: &Door, what: &Collection) -> Outcome<u8> {
    let change = match what {
        Collection::List => {
            let shelf = door.ask(Request::Shelf(ShelfAsk {})).await?;
            return door.say(&shelf["collections"], page::collections);
        }
        Collection::Show { collection } => {
            let ask = CollectionAsk {
                id: number(door, collection).await?,
            };
            let answer = door.ask(Request::Collection(ask)).await?;
            return door.say(&answer, page::collection);
        }
        Collection::New { name } => Change::NewCollection { name: name.clone() },
        Collection::Rename { collection, name } => Change::RenameCollection {
            id: number(door, collection).await?,
            name: name.clone(),
        },
        Collection::Add { collection, things } => {
            let id = number(door, collection).await?;
            let mut subjects = Vec::new();
            for thing in things {
                subjects.push(thing.known(door).await?);
            }
            Change::Collect { id, subjects, on: true }
        }
        Collection::Remove { collection, things } => {
            let id = number(door, collection).await?;
            let mut subjects = Vec::new();
            for thing in things {
                subjects.push(thing.kept(door).await?);
            }
            Change::Collect {
                id,
                subjects,
                on: false,
            }
        }
        Collection::Delete { collection } => Change::DeleteCollection {
            id: number(door, collection).await?,
        },
    };
    make(door, change).await
}

/// `baimo note …`
pub(crate) async fn note(door: &Door, what: &Note) -> Outcome<u8> {
    match what {
        Note::Get { thing } => {
            let ask = MineAsk {
                subject: thing.kept(door).await?,
            };
            let mine = door.ask(Request::Mine(ask)).await?;
            door.say(&mine["note"], page::note)
        }
        Note::Set { thing, text } => {
            let text = if text == "-" { standard_input()? } else { text.clone() };
            let removes = text.trim().is_empty();
            let subject = if removes {
                thing.kept(door).await?
            } else {
                thing.known(door).await?
            };
            make(door, Change::SetNote { subject, text }).await
        }
    }
}

/// `baimo favourite …`
pub(crate) async fn favourite(door: &Door, what: &Favourite) -> Outcome<u8> {
    let change = match what {
        Favourite::List => {
            let shelf = door.ask(Request::Shelf(ShelfAsk {})).await?;
            return door.say(&shelf["favourites"], page::kept);
        }
        Favourite::Add { thing } => Change::SetFavourite {
            subject: thing.known(door).await?,
            on: true,
        },
        Favourite::Remove { thing } => Change::SetFavourite {
            subject: thing.kept(door).await?,
            on: false,
        },
    };
    make(door, change).await
}

/// `baimo undo`
pub(crate) async fn undo(door: &Door) -> Outcome<u8> {
    let answer = door.ask(Request::Undo(UndoAsk::default())).await?;
    door.say(&answer, page::undone)
}

/// `baimo library …`
pub(crate) async fn library(door: &Door, what: &Library) -> Outcome<u8> {
    match what {
        Library::Export { file } => {
            let answer = door.ask(Request::Export(ExportAsk {})).await?;
            let text = answer.get("text").and_then(Value::as_str).unwrap_or_default();
            match file.as_deref().filter(|file| *file != Path::new("-")) {
                None => print(text),
                Some(file) => {
                    keep(file, text)?;
                    door.say(&serde_json::json!({ "file": file }), page::exported)
                }
            }
        }
        Library::Import { file } => {
            let text = if file == Path::new("-") {
                standard_input()?
            } else {
                read(file)?
            };
            let answer = door.ask(Request::Import(ImportAsk { text })).await?;
            door.say(&answer, page::imported)
        }
    }
}

async fn make(door: &Door, change: Change) -> Outcome<u8> {
    let answer = door.ask(Request::Change(change)).await?;
    door.say(&answer, page::changed)
}

/// The collection of this name; else, where it is a number, of this number.
async fn number(door: &Door, collection: &str) -> Outcome<i64> {
    let shelf = door.ask(Request::Shelf(ShelfAsk {})).await?;
    let held = shelf.get("collections").and_then(Value::as_array).into_iter().flatten();
    let named = held
        .into_iter()
        .find(|held| held.get("name").and_then(Value::as_str) == Some(collection.trim()));
    let id = named
        .and_then(|held| held.get("id")?.as_i64())
        .or_else(|| collection.parse().ok());
    id.ok_or_else(|| {
        let detail = format!("There is no collection “{collection}”. `baimo collection list` shows what there is.");
        Fault {
            code: Code::NotFound,
            subject: Some(collection.to_owned()),
            detail,
        }
        .into()
    })
}

pub(crate) fn standard_input() -> Outcome<String> {
    let mut text = String::new();
    std::io::stdin()
        .lock()
        .read_to_string(&mut text)
        .context("Reading standard input")?;
    Ok(text)
}

pub(crate) fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|error| {
        let code = if error.kind() == std::io::ErrorKind::NotFound {
            Code::NotFound
        } else {
            Code::BadRequest
        };
        let detail = format!(
            "“{}” cannot be read: {error}. Name the file that Export wrote.",
            file.display()
        );
        Fault {
            code,
            subject: Some(file.display().to_string()),
            detail,
        }
        .into()
    })
}

/// Writes a file whole or not at all: beside it first, then under its name.
pub(crate) fn keep(file: &Path, text: &str) -> Outcome<()> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".part");
    let written = fs::File::create(&beside).and_then(|mut part| {
        std::io::Write::write_all(&mut part, text.as_bytes())?;
        part.sync_all()?;
        fs::rename(&beside, file)
    });
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        let code = match error.kind() {
            std::io::ErrorKind::StorageFull => Code::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => Code::ReadOnly,
            _ => Code::NoFolder,
        };
        let detail = format!("“{}” cannot be written: {error}. Choose another place.", file.display());
        Fault {
            code,
            subject: Some(file.display().to_string()),
            detail,
        }
        .into()
    })
}
