//! Values that cross the counter as keys, as people read them. A key we have no word for is shown as it is.

use super::Language;

/// Keys with their words in English, German and Chinese.
const VALUES: [(&str, [&str; 3]); 31] = [
    ("allow", ["✓ allowed", "✓ erlaubt", "✓ 允许"]),
    ("conditions", ["! conditions", "! mit Auflagen", "! 有条件"]),
    ("deny", ["✗ not allowed", "✗ nicht erlaubt", "✗ 不允许"]),
    ("unknown", ["? unknown", "? unbekannt", "? 未知"]),
    ("original", ["original", "Original", "原创"]),
    ("finetune", ["fine-tune", "Feinabstimmung", "微调"]),
    ("quantized", ["quantised", "quantisiert", "量化"]),
    ("adapter", ["adapter", "Adapter", "适配器"]),
    ("merge", ["merge", "Mischung", "合并"]),
    ("distilled", ["distilled", "destilliert", "蒸馏"]),
    (
        "continued_pretraining",
        ["continued pre-training", "weitertrainiert", "继续预训练"],
    ),
    ("architecture", ["architecture", "Architektur", "架构"]),
    (
        "trained_on_outputs",
        ["trained on outputs", "an Ausgaben trainiert", "用输出训练"],
    ),
    ("successor", ["successor", "Nachfolger", "后继"]),
    ("copy", ["copy", "Kopie", "副本"]),
    ("declared", ["declared", "erklärt", "声明"]),
    ("documented", ["documented", "belegt", "有据"]),
    ("inferred", ["inferred", "erschlossen", "推断"]),
    ("disputed", ["disputed", "umstritten", "有争议"]),
    ("fits", ["fits", "passt", "可容纳"]),
    ("tight", ["tight", "knapp", "勉强"]),
    ("too_small", ["too small", "zu klein", "不足"]),
    ("ok", ["✓", "✓", "✓"]),
    ("warning", ["!", "!", "!"]),
    ("bad", ["✗", "✗", "✗"]),
    (
        "starter",
        ["as it came with the program", "wie mitgeliefert", "随程序附带"],
    ),
    ("generated", ["made for tests", "für Tests erzeugt", "测试生成"]),
    ("synced", ["synced", "abgeglichen", "已同步"]),
    ("model", ["model", "Modell", "模型"]),
    ("maker", ["maker", "Hersteller", "厂商"]),
    ("licence", ["licence", "Lizenz", "许可证"]),
];

/// A key as people read it.
pub(crate) fn value(key: &str, language: Language) -> String {
    let found = VALUES.iter().find(|(known, _)| *known == key);
    let [en, de, zh] = found.map_or([key; 3], |(_, words)| *words);
    match language {
        Language::En => en,
        Language::De => de,
        Language::Zh => zh,
    }
    .to_owned()
}
