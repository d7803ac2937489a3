//! Names of files that are parts of one: `name-00001-of-00005.gguf`.

/// The name without suffix and without the number of its part.
pub(crate) fn stem(file: &str) -> &str {
    let bare = file.rsplit_once('.').map_or(file, |(bare, _)| bare);
    part(bare).map_or(bare, |(stem, _)| stem)
}

/// How many parts the name says there are; 1 where it says nothing.
pub(crate) fn parts(file: &str) -> u32 {
    let bare = file.rsplit_once('.').map_or(file, |(bare, _)| bare);
    part(bare).map_or(1, |(_, of)| of)
}

fn part(bare: &str) -> Option<(&str, u32)> {
    let (before, of) = bare.rsplit_once("-of-")?;
    let (stem, number) = before.rsplit_once('-')?;
    let digits = |text: &str| text.len() >= 2 && text.len() <= 6 && text.bytes().all(|b| b.is_ascii_digit());
    (digits(of) && digits(number)).then_some((stem, of.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_by_name() {
        let check = |file: &str, expected: (&str, u32)| assert_eq!((stem(file), parts(file)), expected, "{file}");
        check("model-00002-of-00005.safetensors", ("model", 5));
        check("a-of-b.gguf", ("a-of-b", 1));
        check("x.Q4_K_M.gguf", ("x.Q4_K_M", 1));
        check("pytorch_model.bin", ("pytorch_model", 1));
        check("plain", ("plain", 1));
    }
}
