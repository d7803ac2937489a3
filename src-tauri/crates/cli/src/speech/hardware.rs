//! Keys of chips and memory as people read them. Some are keys of other things too and mean something else there.

use super::Language;

/// What a key is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noun {
    /// A part of what is needed.
    Part,
    /// How surely a figure is known.
    Ground,
    /// A number in a formula, or of a construction.
    Quantity,
    /// What layers keep of a token.
    Attention,
    /// An export status.
    Effect,
    /// Where to.
    Destination,
    /// Who told of a chip.
    SaidBy,
}

type Spoken = (&'static str, [&'static str; 3]);

const PARTS: &[Spoken] = &[
    ("weights", ["weights", "Gewichte", "权重"]),
    ("cache", ["cache", "Cache", "缓存"]),
    ("state", ["state", "Zustand", "状态"]),
    ("activations", ["activations", "Aktivierungen", "激活"]),
    ("adapter", ["adapter", "Adapter", "适配器"]),
    ("reserve", ["reserve", "Reserve", "预留"]),
];

const GROUNDS: &[Spoken] = &[
    ("exact", ["exact from the shape", "exakt aus dem Bau", "由结构精确得出"]),
    (
        "measured",
        [
            "measured on a reference",
            "an einer Referenz gemessen",
            "据参考模型实测",
        ],
    ),
    ("bound", ["not more than this", "höchstens so viel", "上限"]),
    ("estimate", ["rule of thumb", "Faustregel", "经验估算"]),
    (
        "unknown",
        [
            "nobody can tell from what is published",
            "aus dem Veröffentlichten nicht zu sagen",
            "公开资料无法得知",
        ],
    ),
];

const QUANTITIES: &[Spoken] = &[
    ("params", ["parameters", "Parameter", "参数"]),
    ("bits", ["bits a weight", "Bit je Gewicht", "位/权重"]),
    (
        "embedding",
        ["weights of the embedding", "Gewichte der Einbettung", "嵌入权重"],
    ),
    (
        "embedding_bits",
        [
            "bits a weight of the embedding",
            "Bit je Gewicht der Einbettung",
            "位/嵌入权重",
        ],
    ),
    (
        "output_bits",
        [
            "bits a weight of the output",
            "Bit je Gewicht der Ausgabe",
            "位/输出权重",
        ],
    ),
    ("layers", ["layers", "Schichten", "层"]),
    ("window_layers", ["window layers", "Fensterschichten", "窗口层"]),
    ("kv_heads", ["key-value heads", "Schlüssel-Wert-Köpfe", "键值头"]),
    ("heads", ["heads", "Köpfe", "注意力头"]),
    ("head_dim", ["width of a head", "Breite eines Kopfes", "每头宽度"]),
    (
        "latent",
        [
            "width of the latent vector",
            "Breite des latenten Vektors",
            "潜向量宽度",
        ],
    ),
    ("context", ["tokens", "Token", "词元"]),
    ("window", ["tokens of a window", "Token im Fenster", "窗口词元"]),
    ("sequences", ["requests", "Anfragen", "请求"]),
    (
        "cache_bits",
        ["bits a cached number", "Bit je Zahl im Cache", "位/缓存数值"],
    ),
    (
        "chunk",
        ["tokens read at once", "gleichzeitig gelesene Token", "同时读入词元"],
    ),
    (
        "vocabulary",
        ["words of the vocabulary", "Einträge im Vokabular", "词表大小"],
    ),
    ("hidden", ["width", "Breite", "隐藏宽度"]),
    ("rank", ["rank", "Rang", "秩"]),
    (
        "weight_bytes",
        ["bytes of the weights", "Byte der Gewichte", "权重字节"],
    ),
];

const ATTENTIONS: &[Spoken] = &[
    (
        "full",
        ["every head keeps its own", "jeder Kopf behält eigene", "每头各自保留"],
    ),
    (
        "grouped",
        [
            "grouped: heads share keys and values",
            "gruppiert: Köpfe teilen Schlüssel und Werte",
            "分组共享键值",
        ],
    ),
    (
        "multi_query",
        [
            "one pair of keys and values for all heads",
            "ein Schlüssel-Wert-Paar für alle Köpfe",
            "全部头共享一组键值",
        ],
    ),
    ("window", ["sliding window", "gleitendes Fenster", "滑动窗口"]),
    ("latent", ["latent vector", "latenter Vektor", "潜向量"]),
    (
        "hybrid",
        [
            "some layers keep tokens, the others a state",
            "einige Schichten behalten Token, die anderen einen Zustand",
            "部分层保留词元，其余保留状态",
        ],
    ),
    (
        "state",
        [
            "a state instead of tokens",
            "ein Zustand statt der Token",
            "以状态代替词元",
        ],
    ),
    ("nothing", ["keeps nothing", "behält nichts", "不保留"]),
    (
        "uneven",
        [
            "differs from layer to layer",
            "von Schicht zu Schicht verschieden",
            "逐层不同",
        ],
    ),
    (
        "assumed",
        [
            "not known; reckoned as the usual kind, an upper bound",
            "nicht bekannt; wie üblich gerechnet, eine Obergrenze",
            "未知；按常见方式计算，为上限",
        ],
    ),
];

const EFFECTS: &[Spoken] = &[
    ("not-controlled", ["not controlled", "nicht kontrolliert", "不受管制"]),
    (
        "licence-required",
        ["licence required", "Genehmigung nötig", "需许可证"],
    ),
    (
        "licence-exception",
        ["licence exception", "Ausnahme von der Genehmigung", "许可例外"],
    ),
    ("case-by-case", ["case by case", "Einzelfallprüfung", "逐案审查"]),
    (
        "maker-entity-listed",
        [
            "maker on the Entity List",
            "Hersteller auf der Entity List",
            "制造商列入实体清单",
        ],
    ),
    (
        "use-warning",
        ["warning about use", "Warnung vor der Nutzung", "使用警示"],
    ),
];

const DESTINATIONS: &[Spoken] = &[
    ("CN", ["China", "China", "中国"]),
    ("maker", ["to its maker", "an den Hersteller", "对制造商"]),
    ("worldwide", ["worldwide", "weltweit", "全球"]),
];

const SAYERS: &[Spoken] = &[
    (
        "program",
        ["its maker's program", "Programm des Herstellers", "厂商程序"],
    ),
    ("driver", ["driver", "Treiber", "驱动程序"]),
    ("system", ["operating system", "Betriebssystem", "操作系统"]),
];

/// A key as people read it; one we have no word for is shown as it is.
pub(crate) fn named(noun: Noun, key: &str, language: Language) -> String {
    let words = match noun {
        Noun::Part => PARTS,
        Noun::Ground => GROUNDS,
        Noun::Quantity => QUANTITIES,
        Noun::Attention => ATTENTIONS,
        Noun::Effect => EFFECTS,
        Noun::Destination => DESTINATIONS,
        Noun::SaidBy => SAYERS,
    };
    let [en, de, zh] = words
        .iter()
        .find(|(known, _)| *known == key)
        .map_or([key; 3], |(_, words)| *words);
    match language {
        Language::En => en,
        Language::De => de,
        Language::Zh => zh,
    }
    .to_owned()
}
