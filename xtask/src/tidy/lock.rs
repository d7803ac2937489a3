//! Versions that must never be lower than what mended a fault we would inherit.

use super::Finding;

/// Package, lowest version, and what an older one would bring back.
const FLOORS: &[(&str, [u64; 3], &str)] = &[
    (
        "libsqlite3-sys",
        [0, 37, 0],
        "bundles SQLite 3.51.3, the first without the lost commit after a WAL reset",
    ),
    (
        "tauri",
        [2, 11, 1],
        "CVE-2026-42184: a remote address could count as local",
    ),
    (
        "ammonia",
        [4, 1, 4],
        "RUSTSEC-2026-0193 and -0213: markup that slipped through",
    ),
];

/// Packages that must not be in the lock file at all.
const BANNED: &[(&str, &str)] = &[
    ("xml-rs", "expands entities without limit"),
    ("openssl-sys", "nothing here speaks TLS to anybody"),
];

/// Checks the lock file. A package that is not there is no finding: what is not used cannot be too old.
pub(super) fn check(lock: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, version) in packages(lock) {
        for (floored, lowest, reason) in FLOORS {
            if name == *floored && number(version) < *lowest {
                let [major, minor, patch] = lowest;
                let says = format!("{name} {version}; at least {major}.{minor}.{patch}: {reason}");
                findings.push(Finding::of("Cargo.lock", says));
            }
        }
        if let Some((_, reason)) = BANNED.iter().find(|(banned, _)| *banned == name) {
            findings.push(Finding::of("Cargo.lock", format!("{name} is not let in: {reason}")));
        }
    }
    findings
}

fn packages(lock: &str) -> impl Iterator<Item = (&str, &str)> {
    lock.split("[[package]]").filter_map(|block| {
        let value = |key: &str| {
            block
                .lines()
                .find_map(|line| line.strip_prefix(key)?.trim().strip_prefix("= \"")?.strip_suffix('"'))
        };
        Some((value("name")?, value("version")?))
    })
}

fn number(version: &str) -> [u64; 3] {
    let mut parts = version.split(['.', '-', '+']).map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(name: &str, version: &str) -> String {
        format!("version = 4\n\n[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n")
    }

    #[test]
    fn an_old_version_is_found_and_a_new_one_is_not() {
        let check_one = |name: &str, version: &str, expected: usize| {
            assert_eq!(check(&lock(name, version)).len(), expected, "{name} {version}");
        };
        check_one("libsqlite3-sys", "0.30.1", 1);
        check_one("libsqlite3-sys", "0.36.9", 1);
        check_one("libsqlite3-sys", "0.37.0", 0);
        check_one("libsqlite3-sys", "1.0.0", 0);
        check_one("tauri", "2.11.0", 1);
        check_one("tauri", "2.12.5", 0);
        check_one("tauri", "2.11.1+x", 0);
        check_one("xml-rs", "0.8.0", 1);
        check_one("serde", "0.1.0", 0);
    }
}
