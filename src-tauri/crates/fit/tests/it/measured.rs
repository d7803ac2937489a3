//! Published measurements of files and of running programs, each with where it is published. Ours must come within 5 %.

use fit::{Attention, Load, PartKind, Shape, cache_precisions, construction, need, precisions};

const MIB: f64 = 1_048_576.0;
const GIB: f64 = 1_073_741_824.0;

/// Parameters, layers, width, heads, key-value heads, width of a head, vocabulary: from the models' published configs.
fn shape(architecture: &str, params: u64, numbers: [u32; 6]) -> Shape {
    let built = construction(architecture, params);
    let [layers, hidden, heads, kv_heads, head_dim, vocabulary] = numbers;
    Shape {
        params,
        active_params: None,
        layers: Some(layers),
        hidden: Some(hidden),
        heads: Some(heads),
        kv_heads: Some(kv_heads),
        head_dim: Some(head_dim),
        vocabulary: Some(vocabulary),
        attention: built.map_or(Attention::Assumed, |built| built.attention),
        tied: built.and_then(|built| built.tied),
    }
}

fn near(what: &str, ours: f64, published: f64, source: &str) {
    let off = (ours / published - 1.0) * 100.0;
    assert!(
        off.abs() <= 5.0,
        "{what}: {ours} against {published}: {off:+.2} % ({source})"
    );
}

#[expect(clippy::cast_precision_loss, reason = "bytes of models stay far below 2^53")]
fn part(shape: &Shape, precision: &str, load: &Load, kind: PartKind) -> f64 {
    let precision = precisions()
        .iter()
        .find(|p| p.key == precision)
        .expect("a precision of the table");
    need(shape, precision, load).bytes_of(kind) as f64
}

fn llama_3_1(params: u64, layers: u32, hidden: u32, heads: u32) -> Shape {
    shape("llama", params, [layers, hidden, heads, 8, 128, 128_256])
}

#[test]
fn files_weigh_what_their_publishers_say() {
    let quantize = "github.com/ggml-org/llama.cpp tools/quantize/README.md";
    let bartowski = "huggingface.co/bartowski/google_gemma-3-4b-it-GGUF README";
    let small = llama_3_1(8_030_261_248, 32, 4096, 32);
    let gemma = shape("gemma3_text", 3_880_099_328, [34, 2560, 8, 4, 256, 262_144]);
    let gemma_2 = shape("gemma2", 27_227_128_320, [46, 4608, 32, 16, 128, 256_000]);
    let published = [
        ("Llama 3.1 8B q8_0", &small, "q8_0", 7.95 * GIB, quantize),
        ("Llama 3.1 8B q6_k", &small, "q6_k", 6.14 * GIB, quantize),
        ("Llama 3.1 8B q5_k_m", &small, "q5_k_m", 5.33 * GIB, quantize),
        ("Llama 3.1 8B q4_k_m", &small, "q4_k_m", 4.58 * GIB, quantize),
        ("Llama 3.1 8B iq4_xs", &small, "iq4_xs", 4.17 * GIB, quantize),
        ("Llama 3.1 8B q2_k", &small, "q2_k", 2.95 * GIB, quantize),
        (
            "Llama 3.1 70B q4_k_m",
            &llama_3_1(70_553_706_496, 80, 8192, 64),
            "q4_k_m",
            43.1e9,
            quantize,
        ),
        (
            "Llama 3.1 405B q4_k_m",
            &llama_3_1(405_853_388_800, 126, 16_384, 128),
            "q4_k_m",
            249.1e9,
            quantize,
        ),
        ("Gemma 3 4B bf16", &gemma, "bf16", 7.77e9, bartowski),
        ("Gemma 3 4B q8_0", &gemma, "q8_0", 4.13e9, bartowski),
        ("Gemma 3 4B q6_k", &gemma, "q6_k", 3.19e9, bartowski),
        ("Gemma 3 4B q5_k_m", &gemma, "q5_k_m", 2.83e9, bartowski),
        ("Gemma 3 4B q4_k_m", &gemma, "q4_k_m", 2.49e9, bartowski),
        (
            "Gemma 2 27B q8_0",
            &gemma_2,
            "q8_0",
            28.93e9,
            "huggingface.co/bartowski/gemma-2-27b-it-GGUF README",
        ),
    ];
    for (what, shape, precision, bytes, source) in published {
        near(
            what,
            part(shape, precision, &Load::of(512), PartKind::Weights),
            bytes,
            source,
        );
    }
}

/// A cache of so many tokens in this precision, against what a program logged.
fn cached(what: &str, shape: &Shape, context: u64, cache: &str, bytes: f64, source: &str) {
    let cache = cache_precisions().iter().find(|p| p.key == cache);
    let load = Load {
        cache: cache.expect("a precision of the cache"),
        ..Load::of(context)
    };
    near(what, part(shape, "bf16", &load, PartKind::Cache), bytes, source);
}

#[test]
fn heads_of_their_own_and_shared_ones_take_what_programs_logged() {
    let mini = shape("phi3", 3_821_079_552, [32, 3072, 32, 32, 96, 32_064]);
    let medium = shape("phi3", 13_960_238_080, [40, 5120, 40, 10, 128, 32_064]);
    let qwen = shape("qwen2", 7_615_616_512, [28, 3584, 28, 4, 128, 152_064]);
    let qwen_moe = shape("qwen3_moe", 235_093_634_560, [94, 4096, 64, 4, 128, 151_936]);
    let oss_without_window = Shape {
        attention: Attention::Full,
        ..shape("gpt_oss", 20_914_757_184, [24, 2880, 64, 8, 64, 201_088])
    };
    let (log, four) = ("ggml-org/llama.cpp", 4.0 * 8.11 * GIB);
    cached(
        "Phi-3-mini, 32 heads",
        &mini,
        131_328,
        "f16",
        49_248.0 * MIB,
        &format!("{log}#6849"),
    );
    cached(
        "Phi-3-medium, 10 of 40",
        &medium,
        512,
        "f16",
        100.0 * MIB,
        &format!("{log}#7439"),
    );
    cached(
        "Qwen2.5-7B, 4 of 28",
        &qwen,
        2_048,
        "f16",
        112.0 * MIB,
        "JamePeng/llama-cpp-python#1",
    );
    cached(
        "gpt-oss-20b",
        &oss_without_window,
        131_072,
        "f16",
        6_144.0 * MIB,
        "ikawrakow/ik_llama.cpp#822",
    );
    cached(
        "Qwen3-235B, on four chips",
        &qwen_moe,
        178_880,
        "f16",
        four,
        "vllm-project/vllm#21348",
    );
}

#[test]
fn latent_vectors_take_what_programs_logged() {
    let r1 = shape("deepseek_v3", 671_026_419_200, [61, 7168, 128, 128, 56, 129_280]);
    let kimi = shape("kimi_k2", 1_026_408_232_448, [61, 7168, 64, 64, 112, 163_840]);
    let log = "ikawrakow/ik_llama.cpp";
    cached("DeepSeek-R1", &r1, 32_768, "f16", 2_196.0 * MIB, &format!("{log}#235"));
    cached(
        "DeepSeek-R1 in q8_0",
        &r1,
        32_768,
        "q8_0",
        1_166.62 * MIB,
        &format!("{log}#259"),
    );
    cached(
        "Kimi-K2 in q8_0",
        &kimi,
        2_048,
        "q8_0",
        72.91 * MIB,
        &format!("{log}#616"),
    );
}

/// Gemma 4 E4B: 24 layers of their own cache, 20 of them with a window of 512; program read 1,024 tokens at once. Its
/// window layers have heads of 256; measured apart from the others, which are half as many and twice as wide.
#[test]
fn a_window_takes_what_a_running_program_logged() {
    let windows_only = Shape {
        params: 8_000_000_000,
        layers: Some(20),
        kv_heads: Some(2),
        head_dim: Some(256),
        attention: Attention::Window {
            window: 512,
            full_every: u32::MAX,
        },
        ..Shape::default()
    };
    let load = |chunk| Load {
        chunk,
        ..Load::of(4_096)
    };
    let source = "qualcomm/GenieX#1346";
    near(
        "Gemma 4 E4B, windows",
        part(&windows_only, "bf16", &load(1_024), PartKind::Cache),
        60.0 * MIB,
        source,
    );
    near(
        "Gemma 4 E4B, windows as wide as all",
        part(&windows_only, "bf16", &load(4_096), PartKind::Cache),
        160.0 * MIB,
        source,
    );
}

#[test]
fn windows_save_what_the_report_says() {
    // Gemma 3 technical report (arXiv 2503.19786), table 1 and figure 6: five local layers to one global.
    let gemma = shape("gemma3_text", 27_009_346_304, [62, 5376, 32, 16, 128, 262_144]);
    let full = Shape {
        attention: Attention::Full,
        ..gemma
    };
    let load = Load::of(131_072);
    let share = part(&gemma, "bf16", &load, PartKind::Cache) / part(&full, "bf16", &load, PartKind::Cache);
    assert!((0.16..0.18).contains(&share), "{share}");
}

#[test]
fn activations_take_what_running_programs_logged() {
    let published = [
        (
            "Qwen2.5-7B",
            shape("qwen2", 7_615_616_512, [28, 3584, 28, 4, 128, 152_064]),
            304.0,
            "JamePeng/llama-cpp-python#1",
        ),
        (
            "Qwen2.5-3B",
            shape("qwen2", 3_085_938_688, [36, 2048, 16, 2, 128, 151_936]),
            300.75,
            "SciSharp/LLamaSharp#1099",
        ),
    ];
    for (what, shape, mebibytes, source) in published {
        near(
            what,
            part(&shape, "q8_0", &Load::of(4_096), PartKind::Activations),
            mebibytes * MIB,
            source,
        );
    }
}

#[test]
fn an_adapter_holds_two_thin_matrices_a_matrix() {
    // Llama 2 7B, rank 8, four attention matrices: 4 × 32 × 8 × (4,096 + 4,096) numbers of two bytes.
    let llama = shape("llama", 6_738_415_616, [32, 4096, 32, 32, 128, 32_000]);
    let load = Load {
        adapter_rank: Some(8),
        ..Load::of(4_096)
    };
    let bytes = part(&llama, "bf16", &load, PartKind::Adapter);
    assert!((bytes - 2.0 * 8_388_608.0).abs() < 1.0, "{bytes}");
}

#[test]
fn of_a_mixture_only_some_is_read_for_a_token() {
    let qwen = Shape {
        active_params: Some(3_300_000_000),
        ..shape("qwen3_moe", 30_532_122_624, [48, 2048, 32, 4, 128, 151_936])
    };
    let bf16 = precisions().first().expect("a precision of the table");
    assert_eq!(need(&qwen, bf16, &Load::of(1)).active_bytes, Some(6_600_000_000));
}
