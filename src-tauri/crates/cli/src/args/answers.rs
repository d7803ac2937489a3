//! What may be typed after `baimo may`, `baimo lineage` and `baimo flows`.

use atlas::Relation;
use clap::Args as Group;

/// A question about a use.
#[derive(Debug, Group)]
pub(crate) struct May {
    /// A model's id, a licence's key, SPDX id, spelling, or an SPDX expression such as "MIT OR Apache-2.0"
    pub(crate) subject: String,
    /// One question, such as sell or train-others; else all of them
    pub(crate) question: Option<String>,
    /// Monthly active users of the product or service
    #[arg(long, value_name = "NUMBER", value_parser = amount)]
    pub(crate) users: Option<f64>,
    /// Revenue in a year, US dollars
    #[arg(long, value_name = "NUMBER", value_parser = amount)]
    pub(crate) revenue: Option<f64>,
    /// Where it is used: two letters, or EU
    #[arg(long, value_name = "CODE")]
    pub(crate) territory: Option<String>,
    /// The weights are changed before they are used or passed on
    #[arg(long)]
    pub(crate) modified: bool,
}

/// A number that can be counted to.
fn amount(words: &str) -> Result<f64, String> {
    let number: f64 = words
        .replace('_', "")
        .parse()
        .map_err(|_| String::from("this is no number"))?;
    if number.is_finite() && number >= 0.0 {
        Ok(number)
    } else {
        Err(String::from("this is no number of users or dollars"))
    }
}

/// What lies above a model, or below it.
#[derive(Debug, Group)]
pub(crate) struct Lineage {
    /// Its id, such as 01-ai/Yi-34B
    pub(crate) id: String,
    /// What came of it instead: counted by relation, maker and licence, the most used listed
    #[arg(long)]
    pub(crate) down: bool,
    /// With --down: only this relation of the last edge
    #[arg(long, requires = "down", value_parser = relation)]
    pub(crate) relation: Option<Relation>,
    /// With --down: only this maker's key, or unknown
    #[arg(long, requires = "down")]
    pub(crate) maker: Option<String>,
    /// With --down: only this declared licence's key, or unknown
    #[arg(long, requires = "down")]
    pub(crate) licence: Option<String>,
    /// With --down: only direct children
    #[arg(long, requires = "down")]
    pub(crate) direct: bool,
    /// With --down: first row, from 0
    #[arg(long, requires = "down", default_value_t = 0)]
    pub(crate) offset: u32,
    /// With --down: rows, at most 200
    #[arg(long, requires = "down", default_value_t = 20)]
    pub(crate) limit: u32,
}

/// Who builds on whom.
#[derive(Debug, Group)]
pub(crate) struct Flows {
    /// Only this relation
    #[arg(long, value_parser = relation)]
    pub(crate) relation: Option<Relation>,
    /// Only what makers say themselves or a text documents, not what was inferred
    #[arg(long)]
    pub(crate) stated: bool,
}

fn relation(words: &str) -> Result<Relation, String> {
    let known = || Relation::ALL.map(Relation::as_str).join(", ");
    Relation::from_name(words).ok_or_else(|| format!("relations are: {}", known()))
}
