//! How a weighed claim is cited: a sentence in three languages, BibTeX and CSL-JSON, each with the hash by which another
//! machine can see that it came to the same answer.

use super::Answer;
use crate::{Fault, desk::Room};
use ::claims::Verdict;
use atlas::Day;
use catalogue::view::{Citation, ClaimCiteAsk};
use serde_json::json;

/// What is cited.
struct Cited {
    said: String,
    text: String,
    verdict: Verdict,
    hash: String,
    atlas: String,
    on: Option<Day>,
}

pub(crate) async fn claim_cite(room: &Room, ask: ClaimCiteAsk) -> Answer<Citation> {
    let (kept, claim) = room.kept_claim(&ask.id).await?;
    let in_force = room.definitions().await;
    let weighed = room.weigh(&claim, &in_force, None).await?;
    let as_of = room.hall.catalogue().await?.as_of();
    let cited = Cited {
        said: if kept.sentence.trim().is_empty() {
            kept.text.clone()
        } else {
            kept.sentence
        },
        text: kept.text,
        verdict: weighed.outcome.verdict,
        hash: weighed.outcome.hash,
        atlas: as_of.map_or_else(|| String::from("?"), |day| day.to_string()),
        on: Day::from_unix_seconds((room.now)()),
    };
    let text = sentence(&cited, &ask.language)
        .ok_or_else(|| Fault::bad_request(format!("“{}” is not one of de, en, zh.", ask.language)))?;
    Ok(Citation {
        text,
        bibtex: bibtex(&cited),
        csl: csl(&cited),
    })
}

fn words(verdict: Verdict, language: &str) -> Option<&'static str> {
    Some(match (language, verdict) {
        ("en", Verdict::Holds) => "holds",
        ("en", Verdict::DoesNotHold) => "does not hold",
        ("en", Verdict::Depends) => "depends on the definition",
        ("en", Verdict::NotCheckable) => "not checkable",
        ("en", Verdict::Unknown) => "unknown",
        ("de", Verdict::Holds) => "trifft zu",
        ("de", Verdict::DoesNotHold) => "trifft nicht zu",
        ("de", Verdict::Depends) => "hängt von der Definition ab",
        ("de", Verdict::NotCheckable) => "nicht prüfbar",
        ("de", Verdict::Unknown) => "unbekannt",
        ("zh", Verdict::Holds) => "成立",
        ("zh", Verdict::DoesNotHold) => "不成立",
        ("zh", Verdict::Depends) => "取决于定义",
        ("zh", Verdict::NotCheckable) => "无法核实",
        ("zh", Verdict::Unknown) => "未知",
        _ => return None,
    })
}

fn sentence(cited: &Cited, language: &str) -> Option<String> {
    let Cited { said, text, hash, .. } = cited;
    let (verdict, atlas, version) = (words(cited.verdict, language)?, &cited.atlas, env!("CARGO_PKG_VERSION"));
    let on = cited.on.map(|day| day.to_string()).unwrap_or_default();
    Some(match language {
        "de" => {
            format!("„{said}“ – {verdict}. Baimo {version}, Atlas mit Stand {atlas}, geprüft am {on}: {text}. {hash}")
        }
        "zh" => format!("“{said}”：{verdict}。Baimo {version}，图谱截至 {atlas}，核查于 {on}：{text}。{hash}"),
        _ => format!("“{said}”: {verdict}. Baimo {version}, atlas as of {atlas}, weighed on {on}: {text}. {hash}"),
    })
}

/// The first digits of the hash, for keys.
fn key(cited: &Cited) -> String {
    let digits = cited.hash.rsplit(':').next().unwrap_or_default();
    digits.chars().take(12).collect()
}

/// Text as BibTeX takes it: its own signs are escaped, line ends are spaces.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '{' | '}' | '%' | '&' | '#' | '_' | '$' => {
                out.push('\\');
                out.push(sign);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            sign if sign.is_control() => out.push(' '),
            sign => out.push(sign),
        }
    }
    out
}

fn bibtex(cited: &Cited) -> String {
    let year = cited
        .on
        .map(|day| format!("  year = {{{}}},\n", day.year()))
        .unwrap_or_default();
    let urldate = cited
        .on
        .map(|day| format!("  urldate = {{{day}}},\n"))
        .unwrap_or_default();
    format!(
        "@misc{{baimo-{key},\n  title = {{{said}}},\n{year}{urldate}  howpublished = {{Baimo {version}, atlas as of {atlas}}},\n  note = {{{verdict}: {text}. {hash}}}\n}}\n",
        key = key(cited),
        said = escaped(&cited.said),
        version = env!("CARGO_PKG_VERSION"),
        atlas = cited.atlas,
        verdict = words(cited.verdict, "en").unwrap_or_default(),
        text = escaped(&cited.text),
        hash = cited.hash,
    )
}

fn csl(cited: &Cited) -> String {
    let date = cited.on.map(|day| json!({ "raw": day.to_string() }));
    let item = json!([{
        "id": format!("baimo-{}", key(cited)),
        "type": "dataset",
        "title": cited.said,
        "publisher": "Baimo",
        "version": env!("CARGO_PKG_VERSION"),
        "issued": date,
        "note": format!("{}: {}; atlas as of {}; {}", words(cited.verdict, "en").unwrap_or_default(), cited.text, cited.atlas, cited.hash),
    }]);
    format!("{item:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited() -> Cited {
        Cited {
            said: String::from("5 % of {models}\nare_ours"),
            text: String::from("unit of \"1 Milliarde Token\" for size"),
            verdict: Verdict::DoesNotHold,
            hash: String::from("sha256:0123456789abcdef"),
            atlas: String::from("2026-11-01"),
            on: "2026-11-24".parse().ok(),
        }
    }

    #[test]
    fn bibtex_survives_its_own_signs() {
        let text = bibtex(&cited());
        assert!(text.starts_with("@misc{baimo-0123456789ab,"), "{text}");
        assert!(text.contains("title = {5 \\% of \\{models\\} are\\_ours}"), "{text}");
        let plain: String = text.replace("\\{", "").replace("\\}", "");
        assert_eq!(plain.matches('{').count(), plain.matches('}').count(), "{text}");
    }

    #[test]
    fn csl_is_json_with_the_hash() {
        let read: serde_json::Value = serde_json::from_str(&csl(&cited())).unwrap();
        assert_eq!(read[0]["issued"]["raw"], "2026-11-24");
        assert!(read[0]["note"].as_str().unwrap().contains("sha256:0123456789abcdef"));
    }

    #[test]
    fn a_sentence_is_cited_in_three_languages_and_no_other() {
        for language in ["de", "en", "zh"] {
            let text = sentence(&cited(), language).unwrap();
            assert!(text.contains("sha256:") && text.contains("2026-11-01"), "{text}");
        }
        assert_eq!(sentence(&cited(), "fr"), None);
    }
}
