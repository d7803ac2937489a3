//! What the atlas would like to have, asked by places during a visit.

use super::IngestError;
use atlas::Day;
use sources::{Want, Wanted};
use store::{
    Reader,
    read::sync_wanted::{self, LicenceFile},
};

/// The file that holds the licence where the card does not say.
const LICENSE: &str = "LICENSE";

/// What the atlas would like to have of this kind, at most so many; nothing that was had today.
///
/// # Errors
/// When the file fails.
pub async fn wanted(reader: &Reader, what: Want, at_most: u32, today: Day) -> Result<Vec<Wanted>, IngestError> {
    let day = today.to_string();
    let named = |name: String| Wanted {
        name,
        file: None,
        etag: None,
    };
    Ok(match what {
        Want::Unlisted => {
            let rows = sync_wanted::unlisted(reader, at_most, &day).await?;
            rows.into_iter().map(|row| named(row.repo)).collect()
        }
        Want::LicenceFiles => {
            let rows = sync_wanted::licence_files(reader, &day, at_most).await?;
            rows.into_iter().map(licence_file).collect()
        }
        Want::Cards => {
            let rows = sync_wanted::cards(reader, &day, at_most).await?;
            let card = |row: sync_wanted::Card| Wanted {
                name: row.repo,
                file: Some(String::from("README.md")),
                etag: row.etag,
            };
            rows.into_iter().map(card).collect()
        }
        Want::MirrorOwners => {
            let rows = sync_wanted::mirror_owners(reader, at_most).await?;
            rows.into_iter().map(|row| named(row.name)).collect()
        }
        Want::SpdxTexts => {
            let rows = sync_wanted::spdx_texts(reader, at_most).await?;
            rows.into_iter().map(|row| named(row.spdx)).collect()
        }
    })
}

fn licence_file(row: LicenceFile) -> Wanted {
    let linked = row.link.as_deref().and_then(|link| file_of(link, &row.repo));
    let file = linked.unwrap_or_else(|| row.file.clone().unwrap_or_else(|| String::from(LICENSE)));
    let etag = row.etag.filter(|_| row.file.as_ref() == Some(&file));
    Wanted {
        name: row.repo,
        file: Some(file),
        etag,
    }
}

/// The file of the repository that a card's link leads to: a bare path, or an address within the repository.
fn file_of(link: &str, repo: &str) -> Option<String> {
    let link = link.split(['?', '#']).next().unwrap_or_default();
    let path = match link.split_once("://") {
        None => link.trim_start_matches("./"),
        Some((_, address)) => {
            let (_, behind) = address.split_once(&format!("/{repo}/"))?;
            let mut parts = behind.splitn(3, '/');
            parts
                .next()
                .filter(|part| matches!(*part, "blob" | "resolve" | "raw"))?;
            parts.nth(1)?
        }
    };
    let sound = !path.is_empty()
        && path.len() <= 200
        && !path.starts_with('/')
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && path
            .chars()
            .all(|c| !c.is_control() && !c.is_whitespace() && !matches!(c, '\\' | '%'));
    sound.then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_file_is_one_of_the_repository_itself() {
        let check = |link: &str, expected: Option<&str>| {
            assert_eq!(file_of(link, "Qwen/Qwen2").as_deref(), expected, "{link}");
        };
        check("LICENSE", Some("LICENSE"));
        check("./LICENSE.md", Some("LICENSE.md"));
        check("docs/LICENSE", Some("docs/LICENSE"));
        check("https://huggingface.co/Qwen/Qwen2/blob/main/LICENSE", Some("LICENSE"));
        check(
            "https://huggingface.co/Qwen/Qwen2/resolve/main/a/LICENSE?x=1",
            Some("a/LICENSE"),
        );
        check("https://huggingface.co/Qwen/Other/blob/main/LICENSE", None);
        check("https://example.org/licence", None);
        check("https://huggingface.co/Qwen/Qwen2", None);
        check("https://huggingface.co/Qwen/Qwen2/tree/main/x", None);
        check("../other/LICENSE", None);
        check("/etc/passwd", None);
        check("a%2f..%2fb", None);
        check("our own terms", None);
        check("", None);
    }
}
