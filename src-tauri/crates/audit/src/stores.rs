//! Where programs keep models on this machine, as their own documentation says.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// Folders of the known stores. A test names its own; only a door asks the environment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stores {
    /// Caches of the Hub's client.
    pub hub: Vec<PathBuf>,
    /// Folders of Ollama.
    pub ollama: Vec<PathBuf>,
    /// Folders of LM Studio.
    pub lm_studio: Vec<PathBuf>,
}

impl Stores {
    /// The stores of a person whose home is `home`, in an environment that `named` reads. What a variable names takes the
    /// place of what is usual.
    #[must_use]
    pub fn of(named: impl Fn(&str) -> Option<OsString>, home: Option<&Path>) -> Self {
        let set = |name: &str| named(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let cache = set("XDG_CACHE_HOME").or_else(|| Some(home?.join(".cache")));
        let hub = set("HF_HUB_CACHE")
            .or_else(|| set("HUGGINGFACE_HUB_CACHE"))
            .or_else(|| Some(set("HF_HOME")?.join("hub")))
            .or_else(|| Some(cache.as_ref()?.join("huggingface").join("hub")));
        let at_home =
            |parts: &[&str]| home.map(|home| parts.iter().fold(home.to_owned(), |path, part| path.join(part)));
        let ollama = match set("OLLAMA_MODELS") {
            Some(folder) => vec![folder],
            // The second is where the Linux service keeps them.
            None => {
                let service = cfg!(target_os = "linux").then(|| PathBuf::from("/usr/share/ollama/.ollama/models"));
                at_home(&[".ollama", "models"]).into_iter().chain(service).collect()
            }
        };
        let lm_studio = [
            at_home(&[".lmstudio", "models"]),
            at_home(&[".cache", "lm-studio", "models"]),
        ];
        Self {
            hub: hub.into_iter().collect(),
            ollama,
            lm_studio: lm_studio.into_iter().flatten().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_stand_before_what_is_usual() {
        let home = Path::new("/home/a");
        let usual = Stores::of(|_| None, Some(home));
        assert_eq!(usual.hub, [home.join(".cache/huggingface/hub")]);
        assert_eq!(usual.ollama[0], home.join(".ollama/models"));
        assert_eq!(usual.lm_studio.len(), 2);
        let named = |name: &str| match name {
            "HF_HOME" => Some(OsString::from("/hf")),
            "OLLAMA_MODELS" => Some(OsString::from("/o")),
            "HF_HUB_CACHE" => Some(OsString::new()),
            _ => None,
        };
        let own = Stores::of(named, Some(home));
        assert_eq!(own.hub, [PathBuf::from("/hf/hub")]);
        assert_eq!(own.ollama, [PathBuf::from("/o")]);
        assert_eq!(
            Stores::of(|name| named(name).filter(|_| name == "OLLAMA_MODELS"), None).hub,
            Vec::<PathBuf>::new()
        );
    }
}
