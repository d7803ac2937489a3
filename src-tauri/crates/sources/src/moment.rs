//! Moments as servers write them.

use atlas::Day;

/// Milliseconds since 1970 of `2022-03-02T23:29:04.000Z`: with or without fractions, `Z`, an offset or nothing (UTC).
pub(crate) fn moment_ms(text: &str) -> Option<i64> {
    let (day, rest) = text.trim().split_at_checked(10)?;
    let day: Day = day.parse().ok()?;
    let day_ms = i64::from(day.epoch_days()) * 86_400_000;
    let rest = match rest.strip_prefix(['T', 't', ' ']) {
        Some(rest) => rest,
        None if rest.is_empty() => return Some(day_ms),
        None => return None,
    };
    let (clock, zone) = rest.split_at(rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len()));
    Some(day_ms + clock_ms(clock)? - zone_ms(zone)?)
}

/// Seconds since 1970.
pub(crate) fn moment_s(text: &str) -> Option<i64> {
    moment_ms(text).map(|ms| ms.div_euclid(1_000))
}

fn clock_ms(clock: &str) -> Option<i64> {
    let (whole, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = whole.split(':');
    let hour = number(parts.next()?, 2, 24)?;
    let minute = number(parts.next()?, 2, 59)?;
    let second = parts.next().map_or(Some(0), |part| number(part, 2, 60))?;
    let millis = format!("{:0<3}", fraction.get(..fraction.len().min(3))?);
    let millis = number(&millis, 3, 999)?;
    let digits = fraction.len() <= 9 && fraction.bytes().all(|b| b.is_ascii_digit());
    (parts.next().is_none() && digits).then_some(((hour * 60 + minute) * 60 + second) * 1_000 + millis)
}

fn zone_ms(zone: &str) -> Option<i64> {
    let sign = match zone {
        "" | "Z" | "z" => return Some(0),
        _ if zone.starts_with('-') => -1,
        _ => 1,
    };
    let digits: String = zone[1..].chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    Some(sign * (number(hours, 2, 18)? * 60 + number(minutes, 2, 59)?) * 60_000)
}

fn number(text: &str, digits: usize, at_most: i64) -> Option<i64> {
    let sound = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    sound
        .then(|| text.parse().ok())
        .flatten()
        .filter(|number| *number <= at_most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_servers_write_them() {
        let check = |text: &str, expected: Option<i64>| assert_eq!(moment_ms(text), expected, "{text}");
        check("1970-01-01T00:00:00.000Z", Some(0));
        check("2022-03-02T23:29:04.000Z", Some(1_646_263_744_000));
        check("2022-03-02T23:29:04Z", Some(1_646_263_744_000));
        check("2022-03-02T23:29:04.5Z", Some(1_646_263_744_500));
        check("2022-03-02T23:29:04.123456Z", Some(1_646_263_744_123));
        check("2022-03-02 23:29:04", Some(1_646_263_744_000));
        check("2022-03-03T00:29:04+01:00", Some(1_646_263_744_000));
        check("2022-03-02T18:29:04-0500", Some(1_646_263_744_000));
        check("2022-03-02", Some(1_646_179_200_000));
        check("2022-02-30T00:00:00Z", None);
        check("2022-03-02T25:00:00Z", None);
        check("2022-03-02T23:29:04.Z", Some(1_646_263_744_000));
        check("2022-03-02T23:29:04.1234567890Z", None);
        check("2022-03-02T23:29:04X", None);
        check("2022-03-02T٢٣:29:04Z", None);
        check("2022-03-0٢T23:29:04Z", None);
        check("", None);
        check("yesterday", None);
    }
}
