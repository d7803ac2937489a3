//! The terminal's own words, each in three languages, or it does not compile.

use super::Language;

macro_rules! words {
    ($($name:ident: $en:literal, $de:literal, $zh:literal;)+) => {
        /// A word or sentence of the terminal's.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Word { $($name),+ }

        impl Word {
            /// The word in a language.
            pub(crate) fn says(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::En) => $en,
                    (Self::$name, Language::De) => $de,
                    (Self::$name, Language::Zh) => $zh,)+
                }
            }
        }
    };
}

words! {
    Model: "Model", "Modell", "模型";
    Models: "Models", "Modelle", "模型";
    Maker: "Maker", "Hersteller", "厂商";
    Country: "Country", "Land", "国家";
    City: "City", "Ort", "城市";
    Kind: "Kind", "Art", "类别";
    Names: "Names", "Namen", "名称";
    Founded: "Founded", "Gegründet", "成立";
    Parent: "Parent", "Mutter", "母公司";
    Children: "Subsidiaries", "Töchter", "子公司";
    Params: "Parameters", "Parameter", "参数";
    ActiveParams: "Active parameters", "Aktive Parameter", "激活参数";
    Licence: "Licence", "Lizenz", "许可证";
    Licences: "Licences", "Lizenzen", "许可证";
    Verdict: "Commercial use", "Gewerblich", "商用";
    Downloads: "Downloads", "Downloads", "下载量";
    Likes: "Likes", "Likes", "点赞";
    Created: "Created", "Angelegt", "创建";
    Released: "Released", "Erschienen", "发布";
    Task: "Task", "Aufgabe", "任务";
    Relation: "Relation", "Beziehung", "关系";
    Architecture: "Architecture", "Architektur", "架构";
    Context: "Context", "Kontext", "上下文";
    Library: "Library", "Bibliothek", "库";
    Languages: "Languages", "Sprachen", "语言";
    Gated: "Access", "Zugang", "访问";
    Popularity: "Popularity", "Beliebtheit", "热度排名";
    Lineage: "Lineage", "Abstammung", "谱系";
    Root: "Weights root", "Gewichte von", "权重来源";
    Descendants: "Descendants", "Nachfahren", "衍生模型";
    Standings: "Standings", "Platzierungen", "榜单名次";
    Memory: "Memory", "Speicher", "显存";
    Fits: "Chips", "Chips", "芯片";
    Offers: "Offers", "Angebote", "报价";
    Ids: "Elsewhere", "Anderswo", "其他平台";
    Sources: "Sources", "Quellen", "来源";
    Rank: "Rank", "Rang", "名次";
    Score: "Score", "Punkte", "得分";
    Board: "Board", "Rangliste", "榜单";
    Publisher: "Publisher", "Herausgeber", "发布者";
    Shares: "By publisher's country", "Nach Land des Herausgebers", "按发布者国家";
    Corrections: "Corrections", "Berichtigungen", "更正";
    Dates: "Stored days", "Gespeicherte Tage", "已存日期";
    Metric: "Metric", "Maß", "指标";
    Date: "Date", "Datum", "日期";
    Event: "Event", "Ereignis", "事件";
    Provider: "Provider", "Anbieter", "服务商";
    Input: "Input / M tokens", "Eingabe / Mio. Token", "输入 / 百万词元";
    Output: "Output / M tokens", "Ausgabe / Mio. Token", "输出 / 百万词元";
    Cuts: "Announced price cuts", "Angekündigte Preissenkungen", "公布的降价";
    From: "From", "Von", "原价";
    To: "To", "Auf", "现价";
    Chip: "Chip", "Chip", "芯片";
    Bandwidth: "Bandwidth GB/s", "Bandbreite GB/s", "带宽 GB/s";
    MemoryGb: "Memory GB", "Speicher GB", "显存 GB";
    Export: "Export now", "Ausfuhr jetzt", "出口现状";
    Family: "Family", "Familie", "类型";
    DeclaredBy: "Declared by", "Erklärt von", "声明数";
    Binds: "Binds", "Bindet", "约束数";
    Terms: "Terms", "Bedingungen", "条款";
    Clause: "Clause", "Abschnitt", "条文";
    Silent: "Not addressed", "Nicht geregelt", "未涉及";
    TextHere: "Text", "Text", "全文";
    Yes: "yes", "ja", "有";
    No: "no", "nein", "无";
    History: "Used over time", "Im Lauf der Zeit", "使用历史";
    Declared: "declared", "erklärt", "声明";
    Effective: "effective", "wirksam", "实际适用";
    Via: "through", "über", "经由";
    DoesNotDescend: "architecture only, no weights", "nur Architektur, keine Gewichte", "仅架构，不含权重";
    For: "for", "dafür", "支持";
    Against: "against", "dagegen", "反对";
    Loop: "names itself: shown, not followed", "nennt sich selbst: gezeigt, nicht verfolgt", "指向自身：仅显示，不追溯";
    Of: "of", "von", "/";
    OnDisk: "On disk", "Auf der Platte", "占用磁盘";
    SearchIndex: "search index", "Suchindex", "搜索索引";
    NothingFound: "Nothing matches.", "Nichts gefunden.", "没有匹配结果。";
    Without: "without", "ohne", "去掉";
    WouldFind: "would find", "fände", "可找到";
    Policy: "Your policy", "Ihre Richtlinie", "您的策略";
    NoPolicy: "No policy is set, so none can be searched by. `baimo policy samples` has some to start from.", "Es ist keine Richtlinie gesetzt, nach der sich suchen ließe. `baimo policy samples` nennt welche für den Anfang.", "尚未设置策略，无法按策略搜索。`baimo policy samples` 列出可供起步的范例。";
    PolicyBroken: "The policy that is kept cannot be read, so nothing counts as allowed. See `baimo policy`.", "Die gesetzte Richtlinie ist nicht lesbar, daher gilt nichts als erlaubt. Siehe `baimo policy`.", "已设置的策略无法读取，因此一律不视为允许。请参阅 `baimo policy`。";
    PolicyDefault: "Where no rule decides", "Wo keine Regel entscheidet", "无规则适用时";
    PolicyNothing: "No policy is set. `baimo policy samples` has some to start from.", "Es ist keine Richtlinie gesetzt. `baimo policy samples` nennt welche für den Anfang.", "尚未设置策略。`baimo policy samples` 列出可供起步的范例。";
    PolicySamples: "Policies to start from", "Richtlinien für den Anfang", "策略范例";
    Rule: "Rule", "Regel", "规则";
    When: "When", "Wenn", "条件";
    Decides: "Decides", "Entscheidet", "决定数";
    Denied: "Denied, the most used", "Untersagt, meistgenutzte", "被禁止的常用模型";
    Asked: "To be asked about, the most used", "Rückfrage nötig, meistgenutzte", "需先询问的常用模型";
    UnknownLicence: "a licence is missing or not recognised", "eine Lizenz fehlt oder ist nicht bekannt", "有许可证缺失或无法识别";
    NoteSlip: "hardly anything has that word, so a slip was allowed for", "das Wort kommt kaum vor, auch mit einem Tippfehler gelesen", "该词几乎没有结果，已按可能的笔误一并搜索";
    NoteWithin: "hardly anything begins with it, so it was also looked for inside words", "kaum etwas beginnt damit, auch mitten in Wörtern gesucht", "几乎没有以它开头的词，已在词中一并搜索";
    NoteTaken: "taken as words", "als Wörter gelesen", "按普通词处理";
    Collection: "Collection", "Sammlung", "收藏夹";
    Things: "Things", "Einträge", "条目";
    Added: "Added", "Hinzugefügt", "添加于";
    Subject: "About", "Über", "对象";
    NoNote: "There is no note.", "Es gibt keine Notiz.", "没有笔记。";
    Empty: "Nothing is kept here yet.", "Hier ist noch nichts.", "这里还没有内容。";
    Done: "Done; `baimo undo` takes it back:", "Erledigt; `baimo undo` nimmt es zurück:", "完成；可用 `baimo undo` 撤销：";
    Undone: "Taken back:", "Zurückgenommen:", "已撤销：";
    NothingToUndo: "There is nothing to take back.", "Es gibt nichts zurückzunehmen.", "没有可撤销的更改。";
    Written: "Written:", "Geschrieben:", "已写入：";
    Imported: "Taken in:", "Übernommen:", "已导入：";
    Notes: "Notes", "Notizen", "笔记";
    Favourites: "Favourites", "Merkliste", "收藏";
    Searches: "Searches", "Suchen", "搜索";
    Settings: "Settings", "Einstellungen", "设置";
    Place: "Place", "Quelle", "来源";
    State: "State", "Stand", "状态";
    Records: "Records", "Einträge", "记录";
    New: "New", "Neu", "新增";
    Changed: "Changed", "Geändert", "变更";
    Gone: "Gone", "Weg", "下架";
    Renamed: "Renamed", "Umbenannt", "更名";
    Odd: "Kept aside", "Beiseitegelegt", "搁置";
    Received: "Received", "Empfangen", "接收";
    Requests: "Requests", "Anfragen", "请求数";
    Duration: "Time", "Dauer", "用时";
    About: "about", "etwa", "约";
    Left: "left", "übrig", "剩余";
    Resumes: "goes on", "geht weiter", "继续";
    Grows: "Atlas then", "Atlas danach", "之后图鉴";
    Plan: "What a sync would come to", "Was ein Abgleich bedeuten würde", "同步预估";
    NothingDue: "Nothing is due. Name places with --place to visit them all the same.", "Nichts ist fällig. Mit --place lassen sich Quellen trotzdem besuchen.", "没有到期的来源。可用 --place 指定来源强制同步。";
    Sync: "Sync", "Abgleich", "同步";
    LicenceChanges: "Licences that changed", "Geänderte Lizenzen", "许可证变更";
    Boards: "New on the boards", "Neu in den Ranglisten", "榜单更新";
    PriceMoves: "Prices that moved", "Bewegte Preise", "价格变动";
    Yours: "Of what you keep", "Aus Ihren Sachen", "与您的收藏有关";
    Before: "Before", "Vorher", "之前";
    After: "After", "Nachher", "之后";
    Leader: "Leads", "Führt", "领先";
    NewTexts: "New licence texts", "Neue Lizenztexte", "新许可证文本";
    WaitsForDecision: "would be gone and wait for your decision: `baimo sync decide`", "wären verschwunden und warten auf Ihre Entscheidung: `baimo sync decide`", "疑似下架，等待您决定：`baimo sync decide`";
    Drift: "missing in", "fehlt bei", "缺失于";
    NoCalls: "No connection was ever opened.", "Es wurde nie eine Verbindung geöffnet.", "从未打开过任何连接。";
    NoneOdd: "Nothing was kept aside.", "Nichts wurde beiseitegelegt.", "没有搁置的记录。";
    Reason: "Reason", "Grund", "原因";
    LogFile: "File", "Datei", "文件";
    Scope: "How much", "Umfang", "范围";
    Files: "Cards and licence files at most", "Karten und Lizenzdateien höchstens", "模型卡与许可证文件上限";
    Proxy: "Proxy", "Proxy", "代理";
    Since: "since", "seit", "自";
    LastState: "What is shown is its last state.", "Gezeigt wird der letzte Stand.", "以下为其最后状态。";
    LicenceFiles: "Licence files", "Lizenzdateien", "许可证文件";
    TokenIs: "Token", "Token", "令牌";
    Version: "Version", "Version", "版本";
    DataFolder: "Data folder", "Datenordner", "数据文件夹";
    AsOf: "As of", "Stand", "截至";
    Holds: "Holds", "Enthält", "包含";
    Attributions: "Whose facts these are", "Woher die Angaben stammen", "资料来源";
    Format: "Format", "Format", "格式";
    Matched: "Matched", "Zugeordnet", "已匹配";
    Unmatched: "Matched to nothing", "Nicht zugeordnet", "未匹配";
    Ambiguous: "Several fit", "Mehrere passen", "多个候选";
    UnknownLicences: "Licence unknown", "Lizenz unbekannt", "许可证未知";
    MatchedBy: "Matched by", "Zugeordnet nach", "匹配依据";
    ByPath: "place", "Ort", "位置";
    ByHash: "bytes", "Inhalt", "内容";
    ByMetadata: "what it says", "eigener Angabe", "元数据";
    ByName: "name and size", "Name und Größe", "名称与大小";
    MightBe: "might be", "könnte sein:", "可能是";
    FileStates: "the file itself states", "die Datei selbst nennt", "文件自身声明";
    PolicyAllow: "✓ allowed", "✓ erlaubt", "✓ 允许";
    PolicyAsk: "! ask first", "! erst fragen", "! 需先询问";
    PolicyDeny: "✗ denied", "✗ verboten", "✗ 禁止";
    FileSize: "Size", "Größe", "大小";
    Store: "Store", "Speicherort", "存储";
    NoModels: "No model files were found.", "Es wurden keine Modelldateien gefunden.", "没有找到模型文件。";
    CutShort: "Not everything was looked at.", "Nicht alles wurde angesehen.", "未检查全部内容。";
    Unread: "Could not be read", "Nicht lesbar", "无法读取";
    EffectiveTerms: "What binds in the end", "Was am Ende gilt", "最终适用的条款";
    Conflicts: "Declared and binding differ", "Erklärtes und Geltendes gehen auseinander", "声明与实际适用不一致";
    Binding: "bind", "gelten", "条款适用";
    Declares: "declares", "erklärt", "声明";
    DeclaresNothing: "declares nothing that is recognised", "erklärt nichts Bekanntes", "未声明可识别的许可证";
    DescendsFrom: "descends from", "stammt ab von", "源自";
    UnreadLicence: "A licence that binds is missing or not recognised: there may be more terms.", "Eine geltende Lizenz fehlt oder ist nicht erkannt: Es kann weitere Bedingungen geben.", "有适用的许可证缺失或无法识别：可能还有其他条款。";
    Openness: "Openness", "Offenheit", "开放程度";
    Likelihood: "likelihood", "Wahrscheinlichkeit", "可能性";
    Question: "May I…", "Darf ich …", "我可以……";
    Why: "Why", "Warum", "理由";
    TurnsAt: "turns at", "kippt bei", "临界值";
    Chosen: "You may choose; taken here:", "Sie dürfen wählen; hier angenommen:", "可任选；此处采用：";
    Silence: "nothing is said", "nichts gesagt", "未提及";
    Count: "Count", "Anzahl", "数量";
    Rest: "more in smaller groups", "weitere in kleineren Gruppen", "个在更小的分组中";
    NoParents: "No parent is known.", "Es ist kein Ursprung bekannt.", "没有已知的上游模型。";
    BuiltIn: "Built in", "Gebaut in", "构建方";
    BuiltOn: "Built on", "Aufgebaut auf", "基于";
    Undated: "without a day, left out", "ohne Tag, ausgelassen", "个无日期，未计入";
    Versions: "Versions", "Fassungen", "版本";
    SameText: "The texts are the same.", "Die Texte sind gleich.", "文本相同。";
    NotAllCompared: "The texts are too long to be compared whole.", "Die Texte sind zu lang, um ganz verglichen zu werden.", "文本过长，未完整比较。";
    LinesAdded: "lines added", "Zeilen hinzu", "行新增";
    LinesRemoved: "lines removed", "Zeilen entfernt", "行删除";
    Inherited: "Bound through lineage", "Durch Abstammung gebunden", "因谱系受约束";
    NoAdvice: "Terms as they stand; this is no legal advice.", "Bedingungen, wie sie dastehen; dies ist keine Rechtsberatung.", "条款原样呈现，不构成法律意见。";
    Unknown: "unknown", "unbekannt", "未知";
    Sound: "Everything is sound.", "Alles ist in Ordnung.", "一切正常。";
    Unsound: "Something is broken.", "Etwas ist beschädigt.", "有损坏。";
    FaultNotFound: "Nothing is known under this name. Check the spelling, or search for it.", "Unter diesem Namen ist nichts bekannt. Prüfen Sie die Schreibweise oder suchen Sie danach.", "没有找到这个名称。请检查拼写，或先搜索。";
    FaultBadRequest: "The question cannot be understood. See `baimo help`.", "Die Frage ist so nicht verständlich. Siehe `baimo help`.", "无法理解该请求。请参阅 `baimo help`。";
    FaultBadPolicy: "The policy cannot be read.", "Die Richtlinie ist nicht lesbar. Die Zahl ist die Zeile.", "无法读取策略。数字为行号。";
    FaultTooNew: "The file was written by a newer Baimo and was not touched. Install the newer version.", "Die Datei stammt von einem neueren Baimo und wurde nicht angerührt. Installieren Sie die neuere Version.", "该文件由更新版本的百模写入，未作任何改动。请安装新版本。";
    FaultDamaged: "The file is damaged. It is kept aside and replaced from what is at hand; run `baimo doctor`.", "Die Datei ist beschädigt. Sie wird beiseitegelegt und ersetzt, soweit möglich; rufen Sie `baimo doctor` auf.", "文件已损坏，已另行保留并尽可能恢复。请运行 `baimo doctor`。";
    FaultReadOnly: "The folder can be read but not written. Make it writable, or choose another with --data.", "Der Ordner ist lesbar, aber nicht beschreibbar. Geben Sie ihn frei oder wählen Sie mit --data einen anderen.", "文件夹只读。请使其可写，或用 --data 另选文件夹。";
    FaultDiskFull: "The disk is full; the last change was taken back. Free some space and try again.", "Der Datenträger ist voll; die letzte Änderung wurde zurückgenommen. Schaffen Sie Platz und versuchen Sie es erneut.", "磁盘已满，上次更改已回退。请释放空间后重试。";
    FaultNoFolder: "The data folder cannot be used. Choose one of your own with --data or BAIMO_DATA.", "Der Datenordner ist nicht benutzbar. Wählen Sie mit --data oder BAIMO_DATA einen eigenen.", "数据文件夹无法使用。请用 --data 或 BAIMO_DATA 指定一个。";
    FaultBusy: "Another program is writing to the same file. Close it, or try again in a moment.", "Ein anderes Programm schreibt in dieselbe Datei. Schließen Sie es oder versuchen Sie es gleich noch einmal.", "另一个程序正在写入同一文件。请关闭它，或稍后再试。";
    FaultInternal: "This is a defect in Baimo. Please report it with the text in brackets.", "Das ist ein Fehler in Baimo. Bitte melden Sie ihn mit dem Text in Klammern.", "这是百模的缺陷。请连同括号内文字一并报告。";
}
