//! Writes what the person saves: whole or not at all, under a name the file system takes.

use std::{io::Write as _, path::Path};

/// The most that is written by one press of Save. A CSV of the longest list stays far below.
pub(crate) const MAX_BYTES: usize = 64 << 20;

/// Replaces `path` with `content`. Whatever fails, a file that was there before is still there, unchanged.
pub(crate) fn replace(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".baimo-").tempfile_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    readable_like_any_other(file.as_file())?;
    file.persist(path)?;
    Ok(())
}

/// A temporary file is private to the person; a saved one has the rights a new file usually has.
#[cfg(unix)]
fn readable_like_any_other(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_like_any_other(_file: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

/// A file name that every system takes, made from what the page suggests: no folders, no device names, not hidden.
pub(crate) fn suggested(name: &str) -> String {
    let forbidden = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let plain: String = name
        .chars()
        .map(|c| if forbidden(c) { '-' } else { c })
        .take(120)
        .collect();
    let plain = plain.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let stem = plain.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
    if plain.is_empty() || device {
        String::from("baimo.txt")
    } else {
        plain.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggested_name_never_leaves_its_folder() {
        let check = |name: &str, expected: &str| assert_eq!(suggested(name), expected, "{name}");
        check("open-llm-v2 2024-08-19.csv", "open-llm-v2 2024-08-19.csv");
        check("../../etc/passwd", "-..-etc-passwd");
        check("a/b\\c:d.csv", "a-b-c-d.csv");
        check(".hidden", "hidden");
        check("  ", "baimo.txt");
        check("", "baimo.txt");
        check("NUL.csv", "baimo.txt");
        check("com1.txt", "baimo.txt");
        check("智谱 模型.csv", "智谱 模型.csv");
        check("line\nbreak", "line-break");
        assert_eq!(suggested(&"长".repeat(500)).chars().count(), 120);
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("表 1.csv");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_and_makes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(replace(&folder.path().join("no/such.csv"), b"x").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
