//! What the window was started with: a data folder and perhaps a link. Odd arguments never keep it from starting.

use std::{ffi::OsString, path::PathBuf};

/// The command line of the window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// The data folder asked for by `--data` or `BAIMO_DATA`; nothing means the platform's own.
    pub(crate) data_dir: Option<PathBuf>,
    /// The first argument that looks like a link of ours, unread.
    pub(crate) link: Option<String>,
}

impl Arguments {
    /// Reads the arguments after the program's name. An empty folder name counts as none.
    pub(crate) fn parse(args: impl IntoIterator<Item = OsString>, environment: Option<OsString>) -> Self {
        let mut data_dir = environment;
        let mut link = None;
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            let text = arg.to_string_lossy();
            if text == "--data" {
                data_dir = args.next();
            } else if let Some(folder) = text.strip_prefix("--data=") {
                data_dir = Some(folder.into());
            } else if link.is_none() && text.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("baimo:")) {
                link = Some(text.into_owned());
            }
        }
        Self {
            data_dir: data_dir.filter(|folder| !folder.is_empty()).map(PathBuf::from),
            link,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_and_link_are_found_in_any_order() {
        let check = |args: &[&str], environment: Option<&str>, data_dir: Option<&str>, link: Option<&str>| {
            let found = Arguments::parse(args.iter().map(OsString::from), environment.map(OsString::from));
            let expected = Arguments {
                data_dir: data_dir.map(PathBuf::from),
                link: link.map(str::to_owned),
            };
            assert_eq!(found, expected, "{args:?}");
        };
        check(&[], None, None, None);
        check(&[], Some("there"), Some("there"), None);
        check(&[], Some(""), None, None);
        check(&["--data", "here"], Some("there"), Some("here"), None);
        check(
            &["--data=here", "baimo://model/gpt2"],
            None,
            Some("here"),
            Some("baimo://model/gpt2"),
        );
        check(
            &["Baimo://model/gpt2", "--data", "here"],
            None,
            Some("here"),
            Some("Baimo://model/gpt2"),
        );
        check(&["--data"], Some("there"), None, None);
        check(
            &["baimo:one", "baimo:two", "--unknown", "百模百模"],
            None,
            None,
            Some("baimo:one"),
        );
    }
}
