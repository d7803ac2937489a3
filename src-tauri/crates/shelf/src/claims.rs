//! Kept claims: the person's sentence and its definition, and the answers that were found for it. What the definition
//! means is known elsewhere; whoever hands one in has read it.

use crate::{Error, Result, Shelf, bounds, view::Changed};
use atlas::Day;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::library::{ClaimRow, Key, Row, Step, Turn};

/// Claims that are kept at most: all of them are weighed after a sync.
const MOST: i64 = 500;
/// Answers that are kept of each.
const MOST_ANSWERS: usize = 100;

/// A kept claim, as it is carried to another machine too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Its number here; another elsewhere.
    pub id: i64,
    /// The claim in the language of claims, at most 16 KiB.
    pub text: String,
    /// The sentence, word for word, at most 16 KiB; may be empty.
    pub sentence: String,
    /// Where it was said, at most 8 KiB.
    pub said_in: Option<String>,
    /// When it was said.
    pub said_on: Option<Day>,
    /// Kept or last changed, UTC seconds.
    pub kept_at: i64,
    /// What came of it, the newest first; whoever weighs claims knows the shape.
    pub answers: Vec<Value>,
}

/// A claim to be kept.
#[derive(Debug, Clone, Default)]
pub struct ClaimWish {
    /// Which one is changed; nothing makes a new one.
    pub id: Option<i64>,
    /// As [`Kept::text`].
    pub text: String,
    /// As [`Kept::sentence`].
    pub sentence: String,
    /// As [`Kept::said_in`].
    pub said_in: Option<String>,
    /// As [`Kept::said_on`].
    pub said_on: Option<Day>,
}

/// What became of claims that were handed in together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// That were not here yet.
    pub taken: u32,
    /// That were here already, word for word.
    pub held: u32,
    /// The change's number, where something changed.
    pub undo: Option<i64>,
}

impl Shelf {
    /// All kept claims, the newest first.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub async fn claims(&self) -> Result<Vec<Kept>> {
        Ok(self.library.claims(MOST).await?.into_iter().map(kept).collect())
    }

    /// A kept claim.
    ///
    /// # Errors
    /// [`Error::NoSuchNumber`] where there is none.
    pub async fn claim(&self, id: i64) -> Result<Kept> {
        let row = self.library.claim(id).await?;
        row.map(kept).ok_or(Error::NoSuchNumber { what: "claim", id })
    }

    /// Keeps a claim, or changes one; with its definition its answers go, for they were given to another question. Undo
    /// takes it back. The change says the claim's number as what was made.
    ///
    /// # Errors
    /// [`Error::TooLong`], [`Error::ManyClaims`] or [`Error::NoSuchNumber`]; nothing has changed then.
    pub async fn keep_claim(&self, wish: &ClaimWish, now: i64) -> Result<Changed> {
        let mut turn = self.library.turn().await?;
        let held = match wish.id {
            Some(id) => match turn.get(&Key::Claim(id)).await? {
                Some(Row::Claim(row)) => Some(row),
                _ => return Err(Error::NoSuchNumber { what: "claim", id }),
            },
            None => None,
        };
        let answers = held
            .as_ref()
            .filter(|held| held.text == wish.text)
            .map(|held| held.answers.clone());
        let id = match &held {
            Some(held) => held.id,
            None => room(&mut turn).await?,
        };
        let row = checked(id, wish, answers, now)?;
        let about = about(&row);
        turn.step(&Step::Put(Row::Claim(row))).await?;
        noted(turn, "keep_claim", about, now, Some(id)).await
    }

    /// Removes a claim with its answers. Undo brings both back.
    ///
    /// # Errors
    /// [`Error::NoSuchNumber`] where there is none.
    pub async fn remove_claim(&self, id: i64, now: i64) -> Result<Changed> {
        let mut turn = self.library.turn().await?;
        let Some(Row::Claim(row)) = turn.get(&Key::Claim(id)).await? else {
            return Err(Error::NoSuchNumber { what: "claim", id });
        };
        turn.step(&Step::Drop(Key::Claim(id))).await?;
        noted(turn, "remove_claim", about(&row), now, None).await
    }

    /// Keeps an answer before the earlier ones. No wish of the person's: Undo knows nothing of it. A claim that was removed
    /// or changed to another definition meanwhile keeps none.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub async fn keep_answer(&self, id: i64, text: &str, answer: Value) -> Result<()> {
        let mut turn = self.library.turn().await?;
        let Some(Row::Claim(row)) = turn.get(&Key::Claim(id)).await? else {
            return Ok(());
        };
        if row.text != text {
            return Ok(());
        }
        let mut answers = read_answers(&row.answers);
        answers.insert(0, answer);
        answers.truncate(MOST_ANSWERS);
        let answers = Value::Array(answers).to_string();
        turn.step(&Step::Put(Row::Claim(ClaimRow { answers, ..row }))).await?;
        turn.commit().await?;
        Ok(())
    }

    /// Takes in claims beside those that are here, as one change that Undo takes back.
    ///
    /// # Errors
    /// [`Error::TooLong`] or [`Error::ManyClaims`]; nothing has changed then.
    pub async fn take_claims(&self, claims: &[Kept], now: i64) -> Result<Taken> {
        let mut turn = self.library.turn().await?;
        let mut taken = take_all(&mut turn, claims, now).await?;
        if taken.taken > 0 {
            let undo = turn.note_change("take_claims", "", now).await?;
            turn.commit().await?;
            taken.undo = Some(undo);
        }
        Ok(taken)
    }
}

/// Takes in claims inside a change. The oldest first, so that they keep their order.
pub(crate) async fn take_all(turn: &mut Turn, claims: &[Kept], now: i64) -> Result<Taken> {
    let mut taken = Taken::default();
    let mut here = turn.claims(MOST).await?;
    for claim in claims.iter().rev() {
        let same =
            |row: &ClaimRow| row.text == claim.text && row.sentence == claim.sentence && row.said_in == claim.said_in;
        if here.iter().any(same) {
            taken.held += 1;
            continue;
        }
        let wish = ClaimWish {
            id: None,
            text: claim.text.clone(),
            sentence: claim.sentence.clone(),
            said_in: claim.said_in.clone(),
            said_on: claim.said_on,
        };
        let answers: Vec<Value> = claim.answers.iter().take(MOST_ANSWERS).cloned().collect();
        let id = room(turn).await?;
        let row = checked(
            id,
            &wish,
            Some(Value::Array(answers).to_string()),
            claim.kept_at.min(now),
        )?;
        turn.step(&Step::Put(Row::Claim(row.clone()))).await?;
        here.push(row);
        taken.taken += 1;
    }
    Ok(taken)
}

/// A number for one more claim, if one more is kept.
async fn room(turn: &mut Turn) -> Result<i64> {
    let held = turn.claims(MOST).await?.len();
    if i64::try_from(held).unwrap_or(i64::MAX) >= MOST {
        return Err(Error::ManyClaims { limit: MOST });
    }
    Ok(turn.next_claim().await?)
}

fn checked(id: i64, wish: &ClaimWish, answers: Option<String>, now: i64) -> Result<ClaimRow> {
    Ok(ClaimRow {
        id,
        text: bounds::claim(&wish.text)?.to_owned(),
        sentence: bounds::sentence(&wish.sentence)?.to_owned(),
        said_in: wish
            .said_in
            .as_deref()
            .map(bounds::said_in)
            .transpose()?
            .map(str::to_owned),
        said_on: wish.said_on.map(|day| day.to_string()),
        kept_at: now,
        answers: answers.unwrap_or_else(|| String::from("[]")),
    })
}

async fn noted(mut turn: Turn, what: &str, about: String, now: i64, made: Option<i64>) -> Result<Changed> {
    let id = turn.note_change(what, &about, now).await?;
    turn.commit().await?;
    Ok(Changed {
        id,
        what: what.to_owned(),
        about,
        at: now,
        made,
    })
}

/// What a change of a claim is said to be about: its sentence, else its text, at most 200 characters.
fn about(row: &ClaimRow) -> String {
    let words = if row.sentence.trim().is_empty() {
        &row.text
    } else {
        &row.sentence
    };
    words.chars().take(200).collect()
}

/// Answers that another program wrote in a form that is none count as no answers.
fn read_answers(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap_or_default()
}

fn kept(row: ClaimRow) -> Kept {
    Kept {
        id: row.id,
        text: row.text,
        sentence: row.sentence,
        said_in: row.said_in,
        said_on: row.said_on.and_then(|day| day.parse().ok()),
        kept_at: row.kept_at,
        answers: read_answers(&row.answers),
    }
}
