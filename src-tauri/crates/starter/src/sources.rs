//! Who says what: one row a source and day, numbered as they are first named.

use std::collections::BTreeMap;
use store::write::SourceRow;

/// The sources named so far.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    rows: Vec<SourceRow>,
    numbers: BTreeMap<(String, Option<String>), i64>,
}

/// What is said about a package as a source.
pub(crate) struct Package<'a> {
    pub(crate) name: &'a str,
    pub(crate) url: &'a str,
    pub(crate) licence: &'a str,
    pub(crate) as_of: &'a str,
    pub(crate) gave: &'a str,
    pub(crate) credit: bool,
}

/// Owners of data sets under CC BY 4.0 that ask to be named wherever their tables were compared with, by how our facts
/// call them.
const ASK_TO_BE_NAMED: &[(&[&str], Package<'static>)] = &[
    (
        &["Epoch AI"],
        Package {
            name: "Epoch AI, data on AI models and on machine learning hardware",
            url: "https://epoch.ai/data",
            licence: "CC BY 4.0",
            as_of: "2026-01",
            gave: "countries of makers; memory, speed and power of chips",
            credit: true,
        },
    ),
    (
        &["LLMStats", "JonathanChavezTamales"],
        Package {
            name: "LLMStats",
            url: "https://github.com/JonathanChavezTamales/llm-leaderboard",
            licence: "CC BY 4.0",
            as_of: "2025-10-16",
            gave: "countries of makers; names of licences",
            credit: true,
        },
    ),
];

impl Sources {
    /// A package, named for the page of attributions.
    pub(crate) fn package(&mut self, package: &Package<'_>) -> i64 {
        let number = self.number(package.name, Some(package.as_of));
        if let Some(row) = usize::try_from(number - 1).ok().and_then(|at| self.rows.get_mut(at)) {
            row.url = Some(package.url.to_owned());
            row.licence = Some(package.licence.to_owned());
            row.gave = Some(package.gave.to_owned());
            row.credit = package.credit;
        }
        number
    }

    /// A source as a fact names it, for the day on which the table of facts was closed.
    ///
    /// Where its owner asks to be named, the owner's data set is credited once, not once a fact.
    pub(crate) fn named(&mut self, name: &str, as_of: &str) -> i64 {
        let number = self.number(name.trim(), Some(as_of));
        let asking = ASK_TO_BE_NAMED
            .iter()
            .filter(|(signs, _)| signs.iter().any(|sign| name.contains(sign)));
        for (_, set) in asking {
            self.package(set);
        }
        number
    }

    fn number(&mut self, name: &str, as_of: Option<&str>) -> i64 {
        let key = (name.to_owned(), as_of.map(str::to_owned));
        if let Some(number) = self.numbers.get(&key) {
            return *number;
        }
        let id = i64::try_from(self.rows.len()).unwrap_or(i64::MAX) + 1;
        let asks = ASK_TO_BE_NAMED
            .iter()
            .flat_map(|(signs, _)| signs.iter())
            .any(|sign| name.contains(sign));
        self.rows.push(SourceRow {
            id,
            name: key.0.clone(),
            url: address(name),
            licence: asks.then(|| String::from("CC BY 4.0")),
            as_of: key.1.clone(),
            gave: None,
            credit: false,
        });
        self.numbers.insert(key, id);
        id
    }

    pub(crate) fn rows(&self) -> &[SourceRow] {
        &self.rows
    }
}

/// The address a source's name begins with, where it is one: `blog.eleuther.ai/nyt-yi-34b-response`.
fn address(name: &str) -> Option<String> {
    let first = name
        .split([' ', ',', ';', '('])
        .next()?
        .trim_start_matches("https://")
        .trim_end_matches(['.', ':']);
    let host = first.split('/').next()?;
    let ending = host.rsplit('.').next()?;
    let is_host = host.contains('.')
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
        && (2..=6).contains(&ending.len())
        && ending.bytes().all(|b| b.is_ascii_lowercase());
    is_host.then(|| format!("https://{first}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_where_the_name_is_one() {
        assert_eq!(
            address("github.com/01-ai/Yi README").as_deref(),
            Some("https://github.com/01-ai/Yi")
        );
        assert_eq!(
            address("dnhkng.github.io/posts/rys").as_deref(),
            Some("https://dnhkng.github.io/posts/rys")
        );
        assert_eq!(
            address("nytimes.com 2024-02-21 (x)").as_deref(),
            Some("https://nytimes.com")
        );
        assert_eq!(address("Epoch AI models data (2025-04)"), None);
        assert_eq!(address("88 FR 73458"), None);
        assert_eq!(address("SPDX License List 3.29"), None);
    }

    #[test]
    fn who_asks_to_be_named_is_credited_once() {
        let mut sources = Sources::default();
        for name in [
            "Epoch AI models data: Qwen = China",
            "Epoch AI models data: Meta = USA",
            "a README",
        ] {
            sources.named(name, "2026-11-23");
        }
        let credited: Vec<_> = sources.rows().iter().filter(|row| row.credit).collect();
        assert_eq!(credited.len(), 1);
        assert_eq!(credited[0].licence.as_deref(), Some("CC BY 4.0"));
        assert_eq!(sources.rows().len(), 4);
    }

    #[test]
    fn one_name_and_day_is_one_source() {
        let mut sources = Sources::default();
        let one = sources.named("a", "2024-08-19");
        assert_eq!(sources.named("a", "2024-08-19"), one);
        assert_ne!(sources.named("a", "2024-08-20"), one);
        assert_eq!(sources.rows().len(), 2);
    }
}
