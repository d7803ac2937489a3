//! How arguments of questions reach SQL: many numbers go in as one JSON array.

/// An argument in the form in which it is bound.
pub(crate) trait Bound {
    /// What SQLite receives.
    type As;
    /// The argument as it is bound.
    fn bound(self) -> Self::As;
}

macro_rules! as_they_are {
    ($($type:ty),+) => { $(impl<'a> Bound for $type { type As = $type; fn bound(self) -> $type { self } })+ };
}
as_they_are!(i64, u32, Option<i64>, &'a str, Option<&'a str>);

impl Bound for &[i64] {
    type As = String;
    fn bound(self) -> String {
        array(self.iter())
    }
}

impl Bound for &[u32] {
    type As = String;
    fn bound(self) -> String {
        array(self.iter())
    }
}

fn array(numbers: impl Iterator<Item = impl ToString>) -> String {
    let mut out = String::from("[");
    for number in numbers {
        if out.len() > 1 {
            out.push(',');
        }
        out.push_str(&number.to_string());
    }
    out.push(']');
    out
}
