//! The SPDX list: what it says, what it leaves out, and what is wrong with it.

use serde_json::json;
use sources::{LicenceRecord, Records, spdx};

fn licences(list: &serde_json::Value) -> (Vec<LicenceRecord>, Vec<String>) {
    let batch = spdx::read(list.to_string().as_bytes()).unwrap();
    let Records::Licences(licences) = batch.records else {
        panic!("licences were expected")
    };
    (
        licences,
        batch
            .odd
            .into_iter()
            .map(|odd| format!("{}: {}", odd.key, odd.reason))
            .collect(),
    )
}

#[test]
fn licences_are_taken_as_the_list_has_them() {
    let list = json!({"licenseListVersion": "3.27", "releaseDate": "2025-07-01", "licenses": [
        {"reference": "https://spdx.org/licenses/MIT.html", "isDeprecatedLicenseId": false, "name": "MIT License",
         "licenseId": "MIT", "seeAlso": ["https://opensource.org/license/mit/"], "isOsiApproved": true, "isFsfLibre": true},
        {"reference": "https://spdx.org/licenses/GPL-3.0.html", "isDeprecatedLicenseId": true, "name": "GNU GPL v3.0 only",
         "licenseId": "GPL-3.0", "isOsiApproved": true},
        {"licenseId": "GPL-2.0+", "isDeprecatedLicenseId": "yes"},
        {"licenseId": "../etc"}, {"name": "nothing"}, null,
    ]});
    let (found, odd) = licences(&list);
    let mit = LicenceRecord {
        spdx: String::from("MIT"),
        name: String::from("MIT License"),
        deprecated: false,
        osi_approved: true,
        url: Some(String::from("https://spdx.org/licenses/MIT.html")),
    };
    assert_eq!(found[0], mit);
    assert!(found[1].deprecated && found[1].osi_approved);
    assert_eq!(
        (found[2].name.as_str(), found[2].deprecated, found[2].url.as_deref()),
        ("GPL-2.0+", false, None)
    );
    assert_eq!(found.len(), 3);
    assert_eq!(
        odd,
        [
            "../etc: an identifier with signs that no identifier has",
            "#4: no identifier",
            "#5: not an object"
        ]
    );
}

#[test]
fn a_text_is_taken_whole_or_not_at_all() {
    let text = "Permission is hereby granted …\n\n";
    assert_eq!(
        spdx::read_text(json!({"licenseText": text}).to_string().as_bytes()).as_deref(),
        Ok(text)
    );
    for bad in [
        json!({}),
        json!({"licenseText": " "}),
        json!({"licenseText": 7}),
        json!([]),
        json!({"licenseText": "x".repeat(3 << 20)}),
    ] {
        assert!(spdx::read_text(bad.to_string().as_bytes()).is_err());
    }
    assert!(spdx::read(b"<html>").is_err() && spdx::read(b"{}").is_err() && spdx::read(b"[]").is_err());
}
