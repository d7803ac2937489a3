//! The words of the printed report, in three languages.

use audit::bom::Speech;

macro_rules! words {
    ($($key:literal: $en:literal, $de:literal, $zh:literal;)+) => {
        fn en(key: &str) -> &'static str {
            match key { $($key => $en,)+ _ => "" }
        }
        fn de(key: &str) -> &'static str {
            match key { $($key => $de,)+ _ => "" }
        }
        fn zh(key: &str) -> &'static str {
            match key { $($key => $zh,)+ _ => "" }
        }
        #[cfg(test)]
        const KEYS: &[&str] = &[$($key),+];
    };
}

words! {
    "title": "Models on this machine", "Modelle auf diesem Rechner", "本机模型";
    "no_advice": "What licences say as Baimo reads them, and what your policy makes of it. This is not legal advice.", "Was Lizenzen sagen, wie Baimo sie liest, und was Ihre Richtlinie daraus macht. Das ist keine Rechtsberatung.", "百模所理解的许可证内容及您的策略判断，不构成法律意见。";
    "revision": "state of the atlas", "Stand des Atlas", "图鉴版本";
    "models": "Models", "Modelle", "模型";
    "allow": "Commercial use: allowed", "Gewerblich: erlaubt", "商用：允许";
    "conditions": "Commercial use: under conditions", "Gewerblich: unter Bedingungen", "商用：有条件";
    "deny": "Commercial use: not allowed", "Gewerblich: nicht erlaubt", "商用：不允许";
    "unknown": "Licence unknown", "Lizenz unbekannt", "许可证未知";
    "policy": "Policy", "Richtlinie", "策略";
    "policy_allow": "allowed", "erlaubt", "允许";
    "policy_ask": "ask first", "erst fragen", "需先询问";
    "policy_deny": "denied", "verboten", "禁止";
    "unread": "Could not be read", "Nicht lesbar", "无法读取";
    "cut_short": "Not everything was looked at", "Nicht alles wurde angesehen", "未检查全部内容";
    "yes": "yes", "ja", "是";
    "matched": "Model of the atlas", "Modell des Atlas", "图鉴中的模型";
    "made_from": "Made from", "Entstanden aus", "衍生自";
    "nothing": "matched to nothing", "nicht zugeordnet", "未匹配";
    "path": "by its place in the store", "nach dem Ort im Speicher", "依据存储位置";
    "hash": "by its bytes", "nach dem Inhalt", "依据文件内容";
    "metadata": "by what the file says", "nach Angaben der Datei", "依据文件元数据";
    "name": "by its name and size", "nach Name und Größe", "依据名称与大小";
    "candidates": "Might be", "Möglich", "可能是";
    "declared": "Declared licence", "Angegebene Lizenz", "声明的许可证";
    "effective": "Binding in the end", "Bindend", "最终约束";
    "stated": "Stated in the file", "Laut Datei", "文件内声明";
    "ancestors": "Ancestors", "Vorfahren", "谱系";
    "format": "Format", "Format", "格式";
    "why": "Why", "Warum", "原因";
    "terms": "Terms", "Bedingungen", "条款";
    "file": "File", "Datei", "文件";
    "sha256": "SHA-256", "SHA-256", "SHA-256";
}

/// The words in a language; English for one that is not spoken here.
pub(super) fn speech(language: &str) -> Speech {
    let (language, says): (_, fn(&str) -> &'static str) = match language {
        "de" => ("de", de),
        "zh" => ("zh-Hans", zh),
        _ => ("en", en),
    };
    Speech { language, says }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_spoken_in_every_language() {
        for language in ["en", "de", "zh"] {
            let speech = speech(language);
            assert!(KEYS.iter().all(|key| !(speech.says)(key).is_empty()), "{language}");
        }
        assert_eq!(speech("xx").language, "en");
    }
}
