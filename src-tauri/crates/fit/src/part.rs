//! A part of what a model needs, with its working.

/// What the bytes are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// The parameters.
    Weights,
    /// Keys and values, or what stands for them, of the tokens held.
    Cache,
    /// The state of layers that keep no tokens.
    State,
    /// What is computed between two layers, and the scores of the next word.
    Activations,
    /// A low-rank adapter beside the weights.
    Adapter,
    /// What driver and runtime take.
    Reserve,
}

/// How surely a figure is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Follows from the shape alone.
    Exact,
    /// Rests on a measurement of a reference model.
    Measured,
    /// Not more than this.
    Bound,
    /// A rule of thumb.
    Estimate,
    /// Not known; no figure.
    Unknown,
}

/// What a number in a formula is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// All parameters.
    Params,
    /// Bits a weight.
    Bits,
    /// Parameters of the embedding matrix.
    Embedding,
    /// Bits of the embedding matrix.
    EmbeddingBits,
    /// Bits of the output matrix.
    OutputBits,
    /// Layers that keep every token.
    Layers,
    /// Layers that keep a window of tokens.
    WindowLayers,
    /// Key-value heads.
    KvHeads,
    /// Attention heads.
    Heads,
    /// Width of a head.
    HeadDim,
    /// Width of the latent vector, with the part that carries positions.
    Latent,
    /// Tokens of one request.
    Context,
    /// Tokens a window layer holds of one request.
    Window,
    /// Requests at once.
    Sequences,
    /// Bits a cached number.
    CacheBits,
    /// Tokens read at once.
    Chunk,
    /// Words of the vocabulary.
    Vocabulary,
    /// Width of the stream between the layers.
    Hidden,
    /// Rank of the adapter.
    Rank,
    /// Bytes of the weights.
    WeightBytes,
}

/// A number that went into a formula.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Input {
    /// What it is.
    pub quantity: Quantity,
    /// How the formula writes it.
    pub symbol: &'static str,
    /// The number.
    pub value: f64,
}

/// A part of what a model needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What for.
    pub kind: PartKind,
    /// How many; none where it is not known.
    pub bytes: Option<u64>,
    /// How surely.
    pub ground: Ground,
    /// The formula in symbols, the same in every language.
    pub formula: &'static str,
    /// The numbers behind its symbols.
    pub inputs: Vec<Input>,
}

impl Part {
    /// A part with a figure.
    pub(crate) fn of(
        kind: PartKind,
        bytes: f64,
        ground: Ground,
        formula: &'static str,
        inputs: &[(Quantity, &'static str, f64)],
    ) -> Self {
        Self {
            kind,
            bytes: Some(whole(bytes)),
            ground,
            formula,
            inputs: inputs
                .iter()
                .map(|&(quantity, symbol, value)| Input {
                    quantity,
                    symbol,
                    value,
                })
                .collect(),
        }
    }

    /// A part nobody can put a figure on.
    pub(crate) fn unknown(kind: PartKind) -> Self {
        Self {
            kind,
            bytes: None,
            ground: Ground::Unknown,
            formula: "?",
            inputs: Vec::new(),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "parameters and tokens stay far below 2^53")]
pub(crate) fn real(number: u64) -> f64 {
    number as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and no term is negative"
)]
pub(crate) fn whole(bytes: f64) -> u64 {
    bytes.round() as u64
}
