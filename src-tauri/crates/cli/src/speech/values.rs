//! Values that cross the counter as keys, as people read them. A key we have no word for is shown as it is.

use super::Language;

/// Keys with their words in English, German and Chinese.
const VALUES: [(&str, [&str; 3]); 126] = [
    ("allow", ["✓ allowed", "✓ erlaubt", "✓ 允许"]),
    ("conditions", ["! conditions", "! mit Auflagen", "! 有条件"]),
    ("deny", ["✗ not allowed", "✗ nicht erlaubt", "✗ 不允许"]),
    ("unknown", ["? unknown", "? unbekannt", "? 未知"]),
    ("ask", ["! ask first", "! erst fragen", "! 先询问"]),
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
    ("entered", ["new", "neu", "新上榜"]),
    ("left", ["gone", "fort", "离榜"]),
    ("up", ["▲ up", "▲ auf", "▲ 上升"]),
    ("down", ["▼ down", "▼ ab", "▼ 下降"]),
    ("same", ["= same", "= gleich", "= 不变"]),
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
    ("never", ["never", "nie", "从未"]),
    ("waiting", ["waiting", "wartet", "等待中"]),
    ("running", ["running", "läuft", "进行中"]),
    ("done", ["done", "fertig", "完成"]),
    (
        "stopped",
        ["stopped, goes on", "angehalten, geht weiter", "已停止，下次继续"],
    ),
    ("retry_later", ["next time", "beim nächsten Mal", "下次再试"]),
    ("skipped", ["not now", "diesmal nicht", "本次跳过"]),
    ("cancelling", ["being cancelled", "wird abgebrochen", "正在取消"]),
    ("settling", ["working it out", "wird ausgewertet", "正在整理"]),
    ("partly", ["partly done", "teilweise", "部分完成"]),
    ("cancelled", ["cancelled", "abgebrochen", "已取消"]),
    ("cut_off", ["cut off", "unterbrochen", "中断"]),
    ("failed", ["failed", "gescheitert", "失败"]),
    ("unreachable", ["cannot be reached", "nicht erreichbar", "无法连接"]),
    ("too_slow", ["too slow", "zu langsam", "太慢"]),
    (
        "limited",
        ["asks to wait too long", "bittet zu lange zu warten", "要求等待过久"],
    ),
    ("refused", ["refuses", "lehnt ab", "拒绝"]),
    (
        "token",
        ["token not accepted", "Token nicht angenommen", "令牌未被接受"],
    ),
    ("too_large", ["sends too much", "sendet zu viel", "数据过大"]),
    ("astray", ["leads elsewhere", "führt woandershin", "跳转到别处"]),
    (
        "strange",
        [
            "answers with something else",
            "antwortet mit etwas anderem",
            "返回的不是所需内容",
        ],
    ),
    ("loop", ["repeats its pages", "wiederholt seine Seiten", "分页循环"]),
    (
        "endpoint",
        ["address cannot be used", "Adresse nicht brauchbar", "地址不可用"],
    ),
    (
        "disk",
        [
            "the atlas cannot be written",
            "Atlas nicht beschreibbar",
            "图鉴无法写入",
        ],
    ),
    ("parents", ["parents", "Herkunft", "上游模型"]),
    ("gated", ["access", "Zugang", "访问"]),
    ("recreated", ["made anew", "neu angelegt", "重新创建"]),
    ("repo", ["name", "Name", "名称"]),
    ("state", ["state", "Zustand", "状态"]),
    ("there", ["there", "vorhanden", "在线"]),
    ("gone", ["gone", "verschwunden", "已下架"]),
    ("private", ["private", "nicht öffentlich", "已设为私有"]),
    ("nowhere", ["none", "keiner", "无"]),
    ("keychain", ["in the keychain", "im Schlüsselbund", "在系统钥匙串中"]),
    ("environment", ["from HF_TOKEN", "aus HF_TOKEN", "来自 HF_TOKEN"]),
    ("core", ["the models people use", "was benutzt wird", "常用模型"]),
    ("everything", ["everything", "alles", "全部"]),
    ("yes", ["✓ yes", "✓ ja", "✓ 可以"]),
    ("no", ["✗ no", "✗ nein", "✗ 不可以"]),
    ("use", ["use it at all", "es überhaupt nutzen", "使用它"]),
    (
        "internal",
        ["use it inside a company", "es im Betrieb nutzen", "在企业内部使用"],
    ),
    (
        "sell",
        [
            "sell a product with it",
            "ein Produkt damit verkaufen",
            "用于销售的产品",
        ],
    ),
    (
        "large-scale",
        [
            "serve more than 100 million users",
            "mehr als 100 Mio. Nutzer bedienen",
            "服务超过一亿用户",
        ],
    ),
    (
        "host",
        ["offer it as a service", "es als Dienst anbieten", "作为服务提供"],
    ),
    ("redistribute", ["pass it on", "es weitergeben", "再分发"]),
    (
        "publish-finetune",
        [
            "fine-tune and publish",
            "feinabstimmen und veröffentlichen",
            "微调并发布",
        ],
    ),
    (
        "modify-closed",
        [
            "modify it and keep that closed",
            "ändern und verschlossen halten",
            "修改后不公开",
        ],
    ),
    (
        "train-others",
        [
            "train another model on its outputs",
            "ein anderes Modell an Ausgaben trainieren",
            "用其输出训练其他模型",
        ],
    ),
    ("distil", ["distil it", "es destillieren", "蒸馏"]),
    (
        "deploy-eu",
        ["deploy it in the EU", "es in der EU einsetzen", "在欧盟部署"],
    ),
    (
        "military",
        ["use it for the military", "es militärisch nutzen", "用于军事"],
    ),
    (
        "surveillance",
        ["use it for surveillance", "es zur Überwachung nutzen", "用于监控"],
    ),
    (
        "biometric",
        ["recognise people by it", "Menschen damit erkennen", "用于生物识别"],
    ),
    (
        "medical",
        ["use it for medical decisions", "es medizinisch nutzen", "用于医疗决策"],
    ),
    (
        "justice",
        ["use it for law and justice", "es in der Justiz nutzen", "用于司法"],
    ),
    (
        "name-freely",
        [
            "name what I make as I like",
            "mein Werk frei benennen",
            "自由命名衍生品",
        ],
    ),
    (
        "patents-safe",
        ["rely on a patent grant", "auf Patentrechte bauen", "依赖专利授权"],
    ),
    ("holds", ["✓ holds", "✓ trifft zu", "✓ 成立"]),
    ("does_not_hold", ["✗ does not hold", "✗ trifft nicht zu", "✗ 不成立"]),
    ("depends", ["! depends", "! kommt darauf an", "! 视情况而定"]),
    ("not_checkable", ["– not checkable", "– nicht prüfbar", "– 无法核实"]),
    ("fails", ["✗", "✗", "✗"]),
    ("understated", ["✗ more than that", "✗ mehr als das", "✗ 实际更多"]),
    ("several", ["several", "mehrere", "多个"]),
    (
        "no_snapshot",
        [
            "no stored day of the board by then",
            "kein gespeicherter Tag der Rangliste bis dahin",
            "该日之前没有榜单快照",
        ],
    ),
    (
        "too_few_rows",
        [
            "fewer rows are held than were asked for",
            "weniger Zeilen vorhanden als gefragt",
            "所存行数少于所需",
        ],
    ),
    ("unknown_rows", ["unknown rows", "unbekannte Zeilen", "未知行"]),
    (
        "not_on_board",
        [
            "not among the rows held",
            "nicht unter den vorhandenen Zeilen",
            "不在所存行中",
        ],
    ),
    ("no_price", ["no price is known", "kein Preis bekannt", "价格未知"]),
    (
        "no_price_before",
        [
            "the price before is not known",
            "der Preis davor ist nicht bekannt",
            "此前价格未知",
        ],
    ),
    (
        "correction",
        [
            "a correction of the list, not a change",
            "Berichtigung der Liste, keine Änderung",
            "系列表更正，非调价",
        ],
    ),
    (
        "no_licence",
        ["no licence is known", "keine Lizenz bekannt", "许可证未知"],
    ),
    (
        "no_model",
        [
            "no such model in the atlas",
            "kein solches Modell im Atlas",
            "图谱中无此模型",
        ],
    ),
    (
        "chain_open",
        [
            "no edge leads there, and the chain is not known to its end",
            "keine Kante führt dorthin, und die Kette ist nicht bis zum Ende bekannt",
            "没有通往该处的边，链条终点未知",
        ],
    ),
    (
        "architecture_only",
        [
            "architecture only; the weights are its own",
            "nur die Architektur; die Gewichte sind eigene",
            "仅架构相同，权重自有",
        ],
    ),
    ("no_event", ["no such event", "kein solches Ereignis", "无此事件"]),
    (
        "coarse",
        [
            "only month or year are known",
            "nur Monat oder Jahr bekannt",
            "仅知年月",
        ],
    ),
    (
        "no_facts",
        [
            "nothing that could decide it",
            "nichts, was entscheiden könnte",
            "无可判定的依据",
        ],
    ),
    ("bounded", ["candidates left out", "Kandidaten ausgelassen", "未列候选"]),
    (
        "unknown_candidates",
        [
            "candidates that cannot be placed",
            "nicht einzuordnende Kandidaten",
            "无法归类的候选",
        ],
    ),
    (
        "wrong_unit",
        [
            "the unit does not fit; meant was",
            "die Einheit passt nicht; gemeint war",
            "单位有误；应为",
        ],
    ),
    ("no_quantity", ["no quantity", "keine Größe", "无数量"]),
    (
        "no_definition",
        ["no definition of this id", "keine Definition dieses Namens", "无此定义"],
    ),
    ("forecast", ["about what is to come", "betrifft Künftiges", "关于未来"]),
    ("opinion", ["an opinion", "eine Wertung", "属于评价"]),
    ("vague", ["no measure in its words", "ohne Maß", "措辞无度量"]),
    ("cause", ["about causes", "betrifft Ursachen", "关于因果"]),
    (
        "out_of_scope",
        ["not kept in the atlas", "nicht im Atlas geführt", "图谱未收录"],
    ),
    ("rely", ["rely on it for good", "dauerhaft darauf bauen", "长期依赖"]),
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
