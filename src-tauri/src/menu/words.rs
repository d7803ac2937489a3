//! The menu as data: what stands where, with which keys, in English, German and Chinese.

/// Words in the order English, German, Chinese.
pub(super) type Words = [&'static str; 3];

/// A line of a menu.
#[derive(Debug, Clone, Copy)]
pub(super) enum Line {
    /// Tells the page to do `action`; `keys` reach the menu before they reach the page.
    Tell {
        action: &'static str,
        keys: Option<&'static str>,
        words: Words,
    },
    /// Does the system's own editing on the focused text. Its keys belong to the text field, never to the menu.
    Edit { command: Editing, words: Words },
    /// Ends the program.
    Quit { words: Words },
    /// The whole screen, and back.
    FullScreen { words: Words },
    /// A hairline.
    Rule,
}

/// What the system can do with selected text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Editing {
    /// Takes the selection out.
    Cut,
    /// Copies it.
    Copy,
    /// Puts the clipboard's text in.
    Paste,
    /// Selects all.
    SelectAll,
}

const fn tell(action: &'static str, keys: &'static str, words: Words) -> Line {
    Line::Tell {
        action,
        keys: Some(keys),
        words,
    }
}

const fn plain(action: &'static str, words: Words) -> Line {
    Line::Tell {
        action,
        keys: None,
        words,
    }
}

/// The menus from left to right.
pub(super) const MENUS: &[(Words, &[Line])] = &[
    (["File", "Datei", "文件"], FILE),
    (["Edit", "Bearbeiten", "编辑"], EDIT),
    (["View", "Ansicht", "视图"], VIEW),
    (["Go", "Gehe zu", "前往"], GO),
    (["Help", "Hilfe", "帮助"], HELP),
];

const FILE: &[Line] = &[
    plain(
        "save_search",
        ["Remember this search …", "Diese Suche merken …", "保存此搜索…"],
    ),
    plain(
        "export_library",
        ["Export what I wrote …", "Eigenes exportieren …", "导出我的内容…"],
    ),
    plain(
        "data_folder",
        ["Open data folder", "Datenordner öffnen", "打开数据文件夹"],
    ),
    Line::Rule,
    tell("settings", "CmdOrCtrl+,", ["Settings", "Einstellungen", "设置"]),
    Line::Rule,
    Line::Quit {
        words: ["Quit Baimo", "Baimo beenden", "退出百模"],
    },
];

const EDIT: &[Line] = &[
    // Ctrl/Cmd-Z stays with the page: in a text field it must undo typing.
    plain(
        "undo",
        ["Undo last change", "Letzte Änderung zurücknehmen", "撤销上次更改"],
    ),
    Line::Rule,
    Line::Edit {
        command: Editing::Cut,
        words: ["Cut", "Ausschneiden", "剪切"],
    },
    Line::Edit {
        command: Editing::Copy,
        words: ["Copy", "Kopieren", "复制"],
    },
    Line::Edit {
        command: Editing::Paste,
        words: ["Paste", "Einfügen", "粘贴"],
    },
    Line::Edit {
        command: Editing::SelectAll,
        words: ["Select all", "Alles auswählen", "全选"],
    },
    Line::Rule,
    tell("find", "CmdOrCtrl+F", ["Find models", "Modelle suchen", "查找模型"]),
];

const VIEW: &[Line] = &[
    tell(
        "palette",
        "CmdOrCtrl+K",
        ["Command palette", "Befehlspalette", "命令面板"],
    ),
    Line::Rule,
    plain("theme_light", ["Light", "Hell", "浅色"]),
    plain("theme_dark", ["Dark", "Dunkel", "深色"]),
    plain("theme_system", ["As the system", "Wie das System", "跟随系统"]),
    Line::Rule,
    Line::FullScreen {
        words: ["Full screen", "Vollbild", "全屏"],
    },
];

const GO: &[Line] = &[
    tell("back", "Alt+Left", ["Back", "Zurück", "后退"]),
    tell("forward", "Alt+Right", ["Forward", "Vor", "前进"]),
    Line::Rule,
    tell("models", "Alt+1", ["Models", "Modelle", "模型"]),
    tell("makers", "Alt+2", ["Makers", "Hersteller", "厂商"]),
    tell("licences", "Alt+3", ["Licences", "Lizenzen", "许可证"]),
    tell("rankings", "Alt+4", ["Rankings", "Ranglisten", "排行榜"]),
    tell("prices", "Alt+5", ["Prices", "Preise", "价格"]),
    tell("hardware", "Alt+6", ["Hardware", "Hardware", "硬件"]),
    tell("articles", "Alt+7", ["Articles", "Artikel", "文章"]),
    tell("claims", "Alt+8", ["Claims", "Aussagen", "论断"]),
    tell("sync", "Alt+9", ["Sync", "Abgleich", "同步"]),
];

const HELP: &[Line] = &[
    plain("keys", ["All keys", "Alle Tasten", "全部快捷键"]),
    plain(
        "doctor",
        ["Check the files on disk", "Dateien prüfen", "检查磁盘上的文件"],
    ),
    plain("about", ["About Baimo", "Über Baimo", "关于百模"]),
];

/// Which of the three a language tag wants; English where we have no words of it.
pub(super) fn column(language: &str) -> usize {
    let language = language.to_ascii_lowercase();
    match language.split(['-', '_', '.', '@']).next() {
        Some("de") => 1,
        Some("zh") => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_language_tag_finds_its_words() {
        let check = |tag: &str, expected: usize| assert_eq!(column(tag), expected, "{tag}");
        check("de", 1);
        check("de_AT.UTF-8", 1);
        check("zh-Hans-CN", 2);
        check("zh", 2);
        check("en-GB", 0);
        check("fr", 0);
        check("C", 0);
        check("", 0);
        check("den", 0);
    }

    #[test]
    fn every_line_has_words_and_no_action_or_key_is_given_twice() {
        let (mut actions, mut all_keys) = (BTreeSet::new(), BTreeSet::new());
        for line in MENUS.iter().flat_map(|(_, lines)| *lines) {
            let words = match line {
                Line::Tell { action, keys, words } => {
                    assert!(actions.insert(*action), "{action}");
                    assert!(keys.is_none_or(|keys| all_keys.insert(keys)), "{keys:?}");
                    words
                }
                Line::Edit { words, .. } | Line::Quit { words } | Line::FullScreen { words } => words,
                Line::Rule => continue,
            };
            assert!(words.iter().all(|word| !word.trim().is_empty()), "{words:?}");
        }
        assert!(actions.len() > 20);
        for taken in [
            "CmdOrCtrl+Z",
            "CmdOrCtrl+C",
            "CmdOrCtrl+V",
            "CmdOrCtrl+X",
            "CmdOrCtrl+A",
        ] {
            assert!(!all_keys.contains(taken), "{taken} belongs to text fields");
        }
    }
}
