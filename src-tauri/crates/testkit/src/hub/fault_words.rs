//! Faults as they are written on a command line: `status=504@/api/models+2x3`, that is: what, where, after how many
//! requests, how often.

use super::{Fault, Kind};
use std::str::FromStr;

impl FromStr for Fault {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let (what, place) = words.split_once('@').unwrap_or((words, ""));
        let (place, after, times) = counted(if place.is_empty() { what } else { place })?;
        let (what, place) = if words.contains('@') {
            (what, place)
        } else {
            (place, "")
        };
        Ok(Self::new(kind(what)?).on(place).after(after).times(times))
    }
}

/// Takes `+after` and `xtimes` off the end.
fn counted(words: &str) -> Result<(&str, u32, u32), String> {
    let number = |text: &str| text.parse::<u32>().ok();
    let (rest, times) = match words
        .rsplit_once('x')
        .and_then(|(rest, times)| Some((rest, number(times)?)))
    {
        Some((rest, times)) => (rest, times),
        None => (words, u32::MAX),
    };
    match rest.rsplit_once('+') {
        Some((rest, after)) => {
            let after = number(after).ok_or_else(|| format!("{words}: + wants a number of requests"))?;
            Ok((rest, after, times))
        }
        None => Ok((rest, 0, times)),
    }
}

fn kind(words: &str) -> Result<Kind, String> {
    let (name, value) = words.split_once('=').unwrap_or((words, ""));
    let number = |usual: u32| match value {
        "" => Ok(usual),
        value => value.parse().map_err(|_| format!("{words}: {value} is no number")),
    };
    let share = |value: &str| {
        value
            .parse::<u8>()
            .map_err(|_| format!("{words}: wants a share of 100"))
    };
    Ok(match name {
        "limited" | "limited-html" => Kind::Limited {
            html: name == "limited-html",
            reset_s: Some(number(1)?),
            retry_after: None,
        },
        "status" => Kind::Status(u16::try_from(number(504)?).map_err(|_| format!("{words}: no status"))?),
        "missing" => Kind::Missing,
        "portal" => Kind::Portal,
        "redirect" => Kind::Redirect(value.to_owned()),
        "bomb" => Kind::Bomb(number(1024)?),
        "unknown-expand" => Kind::UnknownExpand(value.to_owned()),
        "link" => Kind::LinkTo(value.to_owned()),
        "repeat" => Kind::RepeatCursor,
        "circle" => Kind::Circle,
        "empty" => Kind::Empty,
        "bad-record" => Kind::BadRecord(usize::try_from(number(0)?).unwrap_or(0)),
        "lost" => {
            let (field, percent) = value.split_once(':').unwrap_or((value, "100"));
            Kind::Lost(field.to_owned(), share(percent)?)
        }
        "lists" => Kind::ListedLicences,
        "cut-gzip" => Kind::CutGzip,
        "reset" => Kind::Reset,
        "short" => Kind::Short,
        "slow" => Kind::Slow(number(1)?),
        "stall" => Kind::Stall,
        "stall-body" => Kind::StallBody,
        _ => {
            return Err(format!(
                "{name} is no fault; there are limited limited-html status missing portal redirect bomb unknown-expand \
                 link repeat circle empty bad-record lost lists cut-gzip reset short slow stall stall-body"
            ));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_written_as_what_where_when_and_how_often() {
        let read = |words: &str| words.parse::<Fault>();
        assert_eq!(read("stall"), Ok(Fault::new(Kind::Stall)));
        assert_eq!(
            read("status=504@/api/models+2x3"),
            Ok(Fault::new(Kind::Status(504)).on("/api/models").after(2).times(3))
        );
        assert_eq!(read("resetx1"), Ok(Fault::new(Kind::Reset).times(1)));
        assert_eq!(
            read("lost=downloads:37"),
            Ok(Fault::new(Kind::Lost(String::from("downloads"), 37)))
        );
        assert!(read("nonsense").is_err() && read("status=many").is_err());
    }
}
