//! `baimo claim …` and `baimo share`: sentences weighed, kept, cited and carried; wholes in parts.

use crate::{
    args::claims::{By, Claim, Form, Share},
    door::{Door, Outcome, print},
    page, writing,
};
use atlas::{Code, Day};
use catalogue::view::{
    ClaimAsk, ClaimCiteAsk, ClaimDelete, ClaimExportAsk, ClaimImportAsk, ClaimPut, ClaimRecogniseAsk, ClaimTourAsk,
    ClaimVerifyAsk, ClaimWeighAsk, ClaimsAsk, DefinitionsAsk, ShareAsk, Whole,
};
use claims::share;
use desk::{Fault, Request};
use serde_json::{Value, json};
use std::path::Path;

/// Does what was asked for and gives the exit code.
pub(crate) async fn claim(door: &Door, what: &Claim) -> Outcome<u8> {
    match what {
        Claim::List => show(door, Request::Claims(ClaimsAsk {}), page::claims).await,
        Claim::Show { id } => {
            let ask = ClaimAsk {
                id: id.clone(),
                at: None,
            };
            show(door, Request::Claim(ask), page::claim).await
        }
        Claim::Verify { claim, at } => verify(door, claim.as_deref(), *at).await,
        Claim::New {
            text,
            sentence,
            said_in,
            said_on,
        } => {
            readable(door, text, None).await?;
            let ask = ClaimPut {
                id: None,
                text: text.clone(),
                sentence: sentence.clone(),
                said_in: said_in.clone(),
                said_on: *said_on,
            };
            show(door, Request::ClaimPut(ask), page::claim_kept).await
        }
        Claim::Remove { id } => {
            let ask = ClaimDelete { id: id.clone() };
            show(door, Request::ClaimDelete(ask), page::claim_kept).await
        }
        Claim::Recognise { file, published } => {
            let ask = ClaimRecogniseAsk {
                text: text_of(file)?,
                published: *published,
            };
            show(door, Request::ClaimRecognise(ask), page::offers).await
        }
        Claim::Cite { id, form } => cite(door, id, *form).await,
        Claim::Export { file } => export(door, file.as_deref()).await,
        Claim::Import { file } => {
            let ask = ClaimImportAsk { text: text_of(file)? };
            show(door, Request::ClaimImport(ask), page::claims_taken).await
        }
        Claim::Tour => show(door, Request::ClaimTour(ClaimTourAsk {}), page::tour).await,
        Claim::Definitions => show(door, Request::Definitions(DefinitionsAsk {}), page::definitions).await,
    }
}

type Setting = fn(&mut page::Paper<'_>, &Value);

async fn show(door: &Door, request: Request, set: Setting) -> Outcome<u8> {
    let answer = door.ask(request).await?;
    door.say(&answer, set)
}

/// `baimo share`
pub(crate) async fn share(door: &Door, what: &Share) -> Outcome<u8> {
    let whole = match (what.whole.as_str(), what.since) {
        ("models", None) => Whole::Models,
        ("models", Some(since)) => Whole::New { since },
        ("downloads", None) => Whole::Downloads,
        ("derivatives", None) => Whole::Derivatives,
        (board, None) => Whole::Board {
            board: board.to_owned(),
            top: what.top,
        },
        (_, Some(_)) => return Err(bad("--since goes with models alone.".to_owned(), None)),
    };
    let by = match what.by {
        By::Country => share::By::Country,
        By::Maker => share::By::Maker,
        By::Licence => share::By::Licence,
        By::Openness => share::By::Openness,
        By::Size => share::By::Size,
    };
    let ask = ShareAsk {
        whole,
        by,
        definition: what.under.clone(),
        at: what.at,
        course: false,
    };
    show(door, Request::Share(ask), page::share).await
}

async fn verify(door: &Door, claim: Option<&str>, at: Option<Day>) -> Outcome<u8> {
    let number = claim.filter(|claim| !claim.is_empty() && claim.chars().all(|sign| sign.is_ascii_digit()));
    if let (Some(text), None) = (claim, number) {
        let weighed = readable(door, text, at).await?;
        door.say(&weighed, page::weighed)?;
        return Ok(status_of(&weighed["outcome"]["verdict"]));
    }
    let ask = ClaimVerifyAsk {
        id: number.map(str::to_owned),
        at,
    };
    let answer = door.ask(Request::ClaimVerify(ask)).await?;
    door.say(&answer, page::verified)?;
    let rows = answer["claims"].as_array().map_or(&[][..], Vec::as_slice);
    let worst = rows
        .iter()
        .map(|row| status_of(&row["row"]["outcome"]["verdict"]))
        .max();
    Ok(worst.unwrap_or(0))
}

/// A text weighed; one that is no claim says where, and what was expected there.
async fn readable(door: &Door, text: &str, at: Option<Day>) -> Outcome<Value> {
    let ask = ClaimWeighAsk {
        text: text.to_owned(),
        at,
    };
    let mut answer = door.ask(Request::ClaimWeigh(ask)).await?;
    let wrong = &answer["wrong"];
    if let Some(at) = wrong["at"].as_u64() {
        let (expected, found) = (&wrong["expected"], &wrong["found"]);
        let detail = format!(
            "The claim cannot be read: at character {}, expected {}, found {}. `baimo claim tour` shows claims that can.",
            at + 1,
            expected.as_str().unwrap_or_default(),
            found.as_str().unwrap_or_default()
        );
        return Err(bad(detail, Some(text.to_owned())));
    }
    Ok(answer["weighed"].take())
}

fn bad(detail: String, subject: Option<String>) -> anyhow::Error {
    let fault = Fault {
        code: Code::BadRequest,
        subject,
        detail,
    };
    fault.into()
}

/// The exit code of a verdict. One that this program does not know decides nothing.
fn status_of(verdict: &Value) -> u8 {
    match verdict.as_str() {
        Some("holds") => 0,
        Some("depends") => 10,
        Some("does_not_hold") => 11,
        _ => 12,
    }
}

async fn cite(door: &Door, id: &str, form: Form) -> Outcome<u8> {
    let ask = ClaimCiteAsk {
        id: id.to_owned(),
        language: door.style.language.key().to_owned(),
    };
    let answer = door.ask(Request::ClaimCite(ask)).await?;
    if door.json {
        return door.say(&answer, |_, _| {});
    }
    let key = match form {
        Form::Text => "text",
        Form::Bibtex => "bibtex",
        Form::Csl => "csl",
    };
    let text = answer[key].as_str().unwrap_or_default();
    print(&format!("{}\n", text.trim_end()))
}

async fn export(door: &Door, file: Option<&Path>) -> Outcome<u8> {
    let answer = door.ask(Request::ClaimExport(ClaimExportAsk::default())).await?;
    let text = answer["text"].as_str().unwrap_or_default();
    match file.filter(|file| *file != Path::new("-")) {
        None if door.json => door.say(&answer, |_, _| {}),
        None => print(text),
        Some(file) => {
            writing::keep(file, text)?;
            door.say(&json!({ "file": file }), page::exported)
        }
    }
}

fn text_of(file: &Path) -> Outcome<String> {
    if file == Path::new("-") {
        writing::standard_input()
    } else {
        writing::read(file)
    }
}
