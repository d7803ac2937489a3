//! Policies to start from: `data/policies/*.toml`.

/// Ready-made policies as `(key, TOML)`: a company, a research group, a person at home.
#[must_use]
pub fn samples() -> &'static [(&'static str, &'static str)] {
    &[
        ("company", include_str!("../../data/policies/company.toml")),
        ("research", include_str!("../../data/policies/research.toml")),
        ("hobby", include_str!("../../data/policies/hobby.toml")),
    ]
}
