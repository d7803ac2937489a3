//! Writes the text form: what it writes is read back as the same claim.

use super::lex::bare;
use crate::{
    claim::{
        Claim, Compare, Extreme, Filter, How, InRanking, Inheritance, Measured, Number, PriceClaim, Reason, Under, When,
    },
    facts::Direction,
};

/// The claim as text.
#[must_use]
pub fn print(claim: &Claim) -> String {
    match claim {
        Claim::Count(asked) => in_ranking("count", asked, ""),
        Claim::Share(asked) => in_ranking("share", asked, "%"),
        Claim::Rank {
            model,
            board,
            when,
            compare,
        } => {
            format!(
                "rank of {} on {} {} {}",
                quoted(model),
                name(board),
                span(*when),
                compared(*compare)
            )
        }
        Claim::Models {
            filters,
            over,
            by,
            under,
            compare,
        } => {
            let over = over.map_or_else(String::new, |over| format!(" over {}", size(over)));
            format!(
                "models{}{over} by {by}{} {}",
                all(filters),
                definitions(under),
                compared(*compare)
            )
        }
        Claim::Price(asked) => price(asked),
        Claim::Licence { model, licence, at } => {
            format!("licence of {} at {at} is {}", quoted(model), name(licence))
        }
        Claim::Descent { model, from, by } => {
            let by = match by {
                Inheritance::Weights => "weights",
                Inheritance::Architecture => "architecture",
            };
            format!("descent of {} from {} by {by}", quoted(model), quoted(from))
        }
        Claim::Extreme { of, model, filters, at } => {
            format!("{} of{} at {at} is {}", extreme(of), all(filters), quoted(model))
        }
        Claim::Event { event, on } => format!("event {} on {on}", quoted(event)),
        Claim::Unit { words, measures } => {
            format!("unit of {} for {}", quoted(words), measured(*measures))
        }
        Claim::Uncheckable { why } => format!("uncheckable {}", reason(*why)),
    }
}

fn price(price: &PriceClaim) -> String {
    let provider = price
        .provider
        .as_ref()
        .map_or_else(String::new, |by| format!(" provider {}", quoted(by)));
    let mut text = format!(
        "price of {}{provider} {}",
        quoted(&price.model),
        direction(price.direction)
    );
    text.push_str(&format!(" in {} at {}", price.currency, price.at));
    text.extend(price.from.map(|from| format!(" from {from}")));
    text.extend(price.to.map(|to| format!(" to {to}")));
    let verb = if price.fell { "fell" } else { "rose" };
    text.extend(price.percent.map(|percent| format!(" {verb} {percent}%")));
    text
}

fn extreme(of: &Extreme) -> String {
    match of {
        Extreme::First => "first".to_owned(),
        Extreme::Largest => "largest".to_owned(),
        Extreme::Cheapest {
            direction: way,
            currency,
        } => format!("cheapest {} in {currency}", direction(*way)),
    }
}

fn measured(measures: Measured) -> &'static str {
    match measures {
        Measured::Size => "size",
        Measured::Training => "training",
        Measured::Context => "context",
    }
}

fn in_ranking(kind: &str, asked: &InRanking, sign: &str) -> String {
    let scope = asked.top.map_or_else(|| "all".to_owned(), |top| format!("top {top}"));
    format!(
        "{kind}{} in {scope} of {} {}{} {}{sign}",
        all(&asked.filters),
        name(&asked.board),
        span(asked.when),
        definitions(&asked.under),
        compared(asked.compare)
    )
}

fn all(filters: &[Filter]) -> String {
    filters
        .iter()
        .map(|filter| match filter {
            Filter::Country(code) => format!(" country {code}"),
            Filter::Maker(slug) => format!(" maker {}", name(slug)),
            Filter::Licence(key) => format!(" licence {}", name(key)),
            Filter::Openness(key) => format!(" openness {}", name(key)),
            Filter::Over(params) => format!(" larger than {}", size(*params)),
            Filter::Under(params) => format!(" smaller than {}", size(*params)),
        })
        .collect()
}

fn span(when: When) -> String {
    match when {
        When::At { day } => format!("at {day}"),
        When::During { from, until } => format!("during {from} to {until}"),
        When::Once { from, until } => format!("once {from} to {until}"),
    }
}

fn definitions(under: &Under) -> String {
    match under {
        Under::Rules => String::new(),
        Under::All => " under all".to_owned(),
        Under::Named(ids) => format!(
            " under {}",
            ids.iter().map(|id| name(id)).collect::<Vec<_>>().join(", ")
        ),
    }
}

fn compared(compare: Compare) -> String {
    let how = match compare.how {
        How::Exactly => "",
        How::AtLeast => "at least ",
        How::AtMost => "at most ",
        How::MoreThan => "more than ",
        How::FewerThan => "fewer than ",
    };
    format!("is {how}{}", compare.number)
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Input => "input",
        Direction::Output => "output",
        Direction::Cached => "cached",
    }
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Forecast => "forecast",
        Reason::Opinion => "opinion",
        Reason::Vague => "vague",
        Reason::Cause => "cause",
        Reason::OutOfScope => "out-of-scope",
    }
}

/// Bare where that reads back as the same, else in quotes.
fn name(name: &str) -> String {
    let plain = !name.is_empty() && name.chars().all(bare) && !matches!(name, "all" | "rules");
    if plain { name.to_owned() } else { quoted(name) }
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

fn size(params: u64) -> String {
    for (by, sign) in [(1_000_000_000, 'B'), (1_000_000, 'M'), (1_000, 'K')] {
        if params > 0 && params.is_multiple_of(by) {
            return format!("{}{sign}", params / by);
        }
    }
    params.to_string()
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let places = format!("{:06}", self.0 % Self::ONE);
        let places = places.trim_end_matches('0');
        let point = if places.is_empty() { "" } else { "." };
        write!(f, "{}{point}{places}", self.0 / Self::ONE)
    }
}
