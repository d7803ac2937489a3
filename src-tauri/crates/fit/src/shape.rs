//! What is known of a model's construction.

use crate::Attention;

/// What is known of a model's construction.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shape {
    /// All parameters, resting experts included.
    pub params: u64,
    /// Parameters at work for one token, where not all are.
    pub active_params: Option<u64>,
    /// Transformer layers.
    pub layers: Option<u32>,
    /// Width of the stream between the layers.
    pub hidden: Option<u32>,
    /// Attention heads.
    pub heads: Option<u32>,
    /// Key-value heads; where a model states none, its attention heads count.
    pub kv_heads: Option<u32>,
    /// Width of a head; where a model states none, the stream's width is shared among the heads.
    pub head_dim: Option<u32>,
    /// Words of the vocabulary.
    pub vocabulary: Option<u32>,
    /// What its layers keep of a token.
    pub attention: Attention,
    /// One matrix serves as embedding and output; unknown counts as two.
    pub tied: Option<bool>,
}

impl Shape {
    /// Layers, where stated; zero counts as not stated, as in every one of these.
    pub(crate) fn known_layers(&self) -> Option<u32> {
        self.layers.filter(|number| *number > 0)
    }

    pub(crate) fn known_hidden(&self) -> Option<u32> {
        self.hidden.filter(|number| *number > 0)
    }

    pub(crate) fn known_heads(&self) -> Option<u32> {
        self.heads.filter(|number| *number > 0)
    }

    pub(crate) fn known_vocabulary(&self) -> Option<u32> {
        self.vocabulary.filter(|number| *number > 0)
    }

    pub(crate) fn known_kv_heads(&self) -> Option<u32> {
        self.kv_heads.filter(|number| *number > 0).or(self.known_heads())
    }

    pub(crate) fn known_head_dim(&self) -> Option<u32> {
        let stated = self.head_dim.filter(|number| *number > 0);
        stated.or_else(|| self.known_hidden()?.checked_div(self.known_heads()?))
    }
}
