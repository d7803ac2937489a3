//! What people type in three languages against the models of the starter: who has to be found, and who must not.

use crate::{ask, opened};
use desk::Desk;
use serde_json::json;

/// A search, handles of which it finds models, handles of which it finds none.
type Names = (&'static str, &'static [&'static str], &'static [&'static str]);

const DEEPSEEK: &[&str] = &["deepseek-ai"];
const QWEN: &[&str] = &["Qwen"];
const OPENAI: &[&str] = &["openai"];
const ZHIPU: &[&str] = &["zai-org"];

/// Makers by any of their names: in both scripts, by sound, by first letters, in other widths, letters and languages.
#[rustfmt::skip]
const NAMES: &[Names] = &[
    ("qwen", QWEN, OPENAI), ("QWEN", QWEN, OPENAI), ("Ｑｗｅｎ", QWEN, OPENAI), ("qw\u{200b}en", QWEN, OPENAI),
    ("q\u{301}wen", QWEN, OPENAI), ("𝐐𝐰𝐞𝐧", QWEN, OPENAI), ("\u{202e}qwen\u{202c}", QWEN, OPENAI), ("🚀 qwen", QWEN, OPENAI),
    ("qwen 🇩🇪", QWEN, OPENAI), ("qwne", QWEN, OPENAI), ("通义千问", QWEN, DEEPSEEK), ("通義千問", QWEN, DEEPSEEK),
    ("通义", QWEN, DEEPSEEK), ("通義", QWEN, DEEPSEEK), ("千问", QWEN, DEEPSEEK), ("千問", QWEN, DEEPSEEK),
    ("通", QWEN, DEEPSEEK), ("tongyi", QWEN, DEEPSEEK), ("Tongyi", QWEN, DEEPSEEK), ("TONGYI", QWEN, DEEPSEEK),
    ("tongyiqianwen", QWEN, DEEPSEEK), ("tongyi qianwen", QWEN, DEEPSEEK), ("tong yi", QWEN, DEEPSEEK), ("tong yi qian wen", QWEN, DEEPSEEK),
    ("tong yi q", QWEN, DEEPSEEK), ("qianwen", QWEN, DEEPSEEK), ("qian wen", QWEN, DEEPSEEK), ("ty", QWEN, DEEPSEEK),
    ("tyqw", QWEN, DEEPSEEK), ("tyq", QWEN, DEEPSEEK), ("tōngyì", QWEN, DEEPSEEK), ("tongyi 7b", QWEN, DEEPSEEK),
    ("通义 7b", QWEN, DEEPSEEK), ("hersteller:qwen", QWEN, OPENAI), ("厂商:qwen", QWEN, OPENAI), ("maker:qwen tongyi", QWEN, OPENAI),
    ("阿里巴巴", QWEN, DEEPSEEK), ("alibaba", QWEN, DEEPSEEK), ("alibabajituan", QWEN, DEEPSEEK),
    ("智谱", ZHIPU, QWEN), ("智譜", ZHIPU, QWEN), ("zhipu", ZHIPU, QWEN), ("zhi pu", ZHIPU, QWEN),
    ("zp", ZHIPU, QWEN), ("zhipuhuazhang", ZHIPU, QWEN), ("zphz", ZHIPU, QWEN), ("智", ZHIPU, QWEN),
    ("深度求索", DEEPSEEK, QWEN), ("shenduqiusuo", DEEPSEEK, QWEN), ("shen du qiu suo", DEEPSEEK, QWEN), ("sdqs", DEEPSEEK, QWEN),
    ("求索", DEEPSEEK, QWEN), ("deepseek", DEEPSEEK, QWEN), ("yi", &["01-ai"], QWEN),
    ("零一万物", &["01-ai"], QWEN), ("零一萬物", &["01-ai"], QWEN), ("lingyiwanwu", &["01-ai"], QWEN), ("ling yi wan wu", &["01-ai"], QWEN),
    ("lyww", &["01-ai"], QWEN), ("百川", &["baichuan-inc"], QWEN), ("baichuan", &["baichuan-inc"], QWEN), ("bai chuan", &["baichuan-inc"], QWEN),
    ("bczn", &["baichuan-inc"], QWEN), ("腾讯", &["tencent"], QWEN), ("騰訊", &["tencent"], QWEN), ("tengxun", &["tencent"], QWEN),
    ("teng xun", &["tencent"], QWEN), ("混元", &["tencent"], QWEN), ("hunyuan", &["tencent"], QWEN), ("hun yuan", &["tencent"], QWEN),
    ("阶跃星辰", &["stepfun-ai"], QWEN), ("階躍星辰", &["stepfun-ai"], QWEN), ("jieyue", &["stepfun-ai"], QWEN), ("jyxc", &["stepfun-ai"], QWEN),
    ("月之暗面", &["moonshotai"], QWEN), ("yuezhianmian", &["moonshotai"], QWEN), ("yzam", &["moonshotai"], QWEN), ("百度", &["baidu"], QWEN),
    ("bai du", &["baidu"], QWEN), ("小米", &["XiaomiMiMo"], QWEN), ("xiaomi", &["XiaomiMiMo"], QWEN), ("xiao mi", &["XiaomiMiMo"], QWEN),
    ("字节跳动", &["ByteDance"], QWEN), ("字節跳動", &["ByteDance"], QWEN), ("zijietiaodong", &["ByteDance"], QWEN), ("zjtd", &["ByteDance"], QWEN),
    ("书生", &["internlm"], QWEN), ("書生", &["internlm"], QWEN), ("shusheng", &["internlm"], QWEN), ("美团", &["meituan-longcat"], QWEN),
    ("美團", &["meituan-longcat"], QWEN), ("meituan", &["meituan-longcat"], QWEN), ("chongqing", &[], QWEN), ("nichtdergleichen", &[], QWEN),
    ("llama-3", &["meta-llama"], QWEN), ("llama 3", &["meta-llama"], QWEN), ("llama3", &["meta-llama"], QWEN), ("Llama３", &["meta-llama"], QWEN),
    ("LLAMA", &["meta-llama"], QWEN), ("-qwen llama", &["meta-llama"], QWEN), ("-tongyi deepseek", DEEPSEEK, QWEN), ("-通義 deepseek", DEEPSEEK, QWEN),
    ("land:china qwen", QWEN, &["meta-llama"]), ("国家:中国 qwen", QWEN, &["meta-llama"]), ("國家：中國 qwen", QWEN, &["meta-llama"]), ("land:usa llama", &["meta-llama"], QWEN),
    ("herkunft:frankreich mistral", &["mistralai"], QWEN), ("产地:法国 mistral", &["mistralai"], QWEN), ("WHİSPER", &["openai"], QWEN), ("whısper", &["openai"], QWEN),
];

/// A search, and a filter whose models it all finds. Only tasks that the starter has; the others are read in the same way.
#[rustfmt::skip]
const MEANINGS: &[(&str, &str)] = &[
    ("Spracherkennung", "task:automatic-speech-recognition"), ("spracherkennung", "task:automatic-speech-recognition"),
    ("SPRACHERKENNUNG", "task:automatic-speech-recognition"), ("Spracherkennungsmodelle", "task:automatic-speech-recognition"),
    ("Stimmerkennung", "task:automatic-speech-recognition"), ("spracherk", "task:automatic-speech-recognition"),
    ("语音识别", "task:automatic-speech-recognition"), ("語音識別", "task:automatic-speech-recognition"),
    ("语音识别模型", "task:automatic-speech-recognition"), ("speech recognition", "task:automatic-speech-recognition"),
    ("Speech to text", "task:automatic-speech-recognition"), ("aufgabe:Spracherkennung", "task:automatic-speech-recognition"),
    ("任务:语音识别", "task:automatic-speech-recognition"), ("Sprachmodell", "task:text-generation"), ("Sprachmodelle", "task:text-generation"),
    ("大语言模型", "task:text-generation"), ("Übersetzung", "task:translation"), ("Uebersetzung", "task:translation"),
    ("ubersetzung", "task:translation"), ("Übersetzungsmodelle", "task:translation"), ("机器翻译", "task:translation"), ("翻譯", "task:translation"), ("Sprachausgabe", "task:text-to-speech"),
    ("语音合成", "task:text-to-speech"), ("Einbettungsmodelle", "task:sentence-similarity"), ("嵌入", "task:sentence-similarity"),
    ("quantisierte", "relation:quantized"), ("量化", "relation:quantized"), ("微调", "relation:finetune"), ("deutsche", "language:de"),
    ("deutsche Spracherkennung", "language:de task:automatic-speech-recognition"), ("中文语音识别", "language:zh task:automatic-speech-recognition"),
    ("lizenz:mit", "licence:mit"), ("许可证:mit", "licence:mit"), ("land:china", "country:cn"), ("国家:中国", "country:cn"),
    ("国家：中国", "country:cn"), ("land:deutschland", "country:de"), ("land:großbritannien", "country:gb"), ("land:grossbritannien", "country:gb"),
    ("sprache:deutsch", "language:de"), ("语言:德语", "language:de"),
];

async fn total(desk: &Desk, query: &str) -> u64 {
    let page = ask(desk, "search", json!({ "query": query, "limit": 1 })).await;
    page["total"].as_u64().unwrap()
}

#[tokio::test]
async fn makers_are_found_by_every_name_and_no_others() {
    let Some((_folder, desk)) = opened().await else { return };
    let mut wrong = Vec::new();
    for (query, finds, never) in NAMES {
        for (owner, wanted) in finds
            .iter()
            .map(|owner| (owner, true))
            .chain(never.iter().map(|owner| (owner, false)))
        {
            let found = total(&desk, &format!("{query} owner:{owner}")).await;
            if (found > 0) != wanted {
                wrong.push(format!("“{query}” finds {found} of {owner}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[tokio::test]
async fn what_words_mean_is_found_whole() {
    let Some((_folder, desk)) = opened().await else { return };
    let mut wrong = Vec::new();
    for (query, filter) in MEANINGS {
        let (all, found) = (
            total(&desk, filter).await,
            total(&desk, &format!("{query} {filter}")).await,
        );
        if all == 0 || all != found {
            wrong.push(format!("“{query}” finds {found} of {all} with {filter}"));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[tokio::test]
async fn a_meaning_is_told_and_can_be_excluded() {
    let Some((_folder, desk)) = opened().await else { return };
    let page = ask(&desk, "search", json!({ "query": "qwen Sprachmodelle", "limit": 1 })).await;
    let note = json!({ "text": "Sprachmodelle → task:text-generation", "reason": "meant" });
    assert!(page["notes"].as_array().unwrap().contains(&note), "{}", page["notes"]);
    let (all, without) = (total(&desk, "qwen").await, total(&desk, "qwen -Sprachmodelle").await);
    assert_eq!(all - without, total(&desk, "qwen task:text-generation").await);
    // English words that are half the names of models stay words.
    for word in ["text", "image", "video", "chat", "vision", "audio"] {
        let page = ask(&desk, "search", json!({ "query": word, "limit": 1 })).await;
        assert_eq!(page["notes"], json!([]), "{word}");
    }
}
