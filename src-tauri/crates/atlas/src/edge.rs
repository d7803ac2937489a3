//! How one model comes from another.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The kind of step from a parent to its child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Trained further on a smaller or narrower set.
    Finetune,
    /// The same weights in fewer bits.
    Quantized,
    /// Extra weights to be laid over the parent (LoRA and the like).
    Adapter,
    /// Weights combined from several models, or layers of one repeated.
    Merge,
    /// Trained to imitate the parent's answers or logits.
    Distilled,
    /// Pre-training taken up again on a broad set.
    ContinuedPretraining,
    /// The same construction with weights of its own. Never descent of weights.
    Architecture,
    /// Trained on text the parent wrote.
    TrainedOnOutputs,
    /// The maker's next version. Says nothing about weights.
    Successor,
    /// The same files under another name.
    Copy,
}

/// On what ground an edge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EdgeStatus {
    /// The repository's own metadata says so.
    Declared,
    /// A text of the maker, a paper or a report says so.
    Documented,
    /// We concluded it from metadata: an indication, not proof.
    Inferred,
    /// Somebody says so and somebody who should know says otherwise. Never counted, never inherited over.
    Disputed,
}

/// Whether the child holds weights of the parent. Only [`Carries::Yes`] passes on a licence or a weights root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Carries {
    /// It does.
    Yes,
    /// It does not: architecture, outputs, succession, a rejected claim, a loop.
    No,
    /// The source does not say.
    Unknown,
}

impl Relation {
    /// The relation's name in the database, in queries (`relation:quantized`) and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Finetune => "finetune",
            Self::Quantized => "quantized",
            Self::Adapter => "adapter",
            Self::Merge => "merge",
            Self::Distilled => "distilled",
            Self::ContinuedPretraining => "continued_pretraining",
            Self::Architecture => "architecture",
            Self::TrainedOnOutputs => "trained_on_outputs",
            Self::Successor => "successor",
            Self::Copy => "copy",
        }
    }

    /// Every relation, in the order in which they are listed to a person.
    pub const ALL: [Self; 10] = [
        Self::Finetune,
        Self::Quantized,
        Self::Adapter,
        Self::Merge,
        Self::Distilled,
        Self::ContinuedPretraining,
        Self::Architecture,
        Self::TrainedOnOutputs,
        Self::Successor,
        Self::Copy,
    ];

    /// The relation with this name; the Hub's spellings (`fine-tune`, `quantised`) are understood.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let folded = name.to_ascii_lowercase().replace('-', "_");
        match folded.as_str() {
            "fine_tune" | "fine_tuned" | "finetuned" => Some(Self::Finetune),
            "quantised" | "quant" => Some(Self::Quantized),
            other => Self::ALL.into_iter().find(|r| r.as_str() == other),
        }
    }
}

impl EdgeStatus {
    /// The status's name in the database and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Documented => "documented",
            Self::Inferred => "inferred",
            Self::Disputed => "disputed",
        }
    }

    /// The status with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Declared, Self::Documented, Self::Inferred, Self::Disputed]
            .into_iter()
            .find(|s| s.as_str() == name)
    }
}

impl Carries {
    /// The name in the database and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// The value with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Yes, Self::No, Self::Unknown]
            .into_iter()
            .find(|s| s.as_str() == name)
    }
}
