//! Things as they are named on the command line: `01-ai/Yi-34B`, `maker:zhipu-ai`, `licence:apache-2-0`.

use crate::door::{Door, Outcome};
use atlas::Code;
use catalogue::view::{LicenceAsk, MakerAsk, ModelAsk};
use desk::{Fault, Request};
use serde_json::Value;
use shelf::view::{Subject, SubjectKind};
use std::{convert::Infallible, str::FromStr};

/// A thing as it was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named(Subject);

impl FromStr for Named {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        let (kind, key) = match text.split_once(':') {
            Some(("maker", key)) => (SubjectKind::Maker, key),
            Some(("licence" | "license", key)) => (SubjectKind::Licence, key),
            Some(("model", key)) => (SubjectKind::Model, key),
            _ => (SubjectKind::Model, text),
        };
        Ok(Self(Subject {
            kind,
            key: key.to_owned(),
        }))
    }
}

impl Named {
    /// The thing under its own key. One that the atlas does not hold is not marked: it would be a spelling mistake.
    pub(crate) async fn known(&self, door: &Door) -> Outcome<Subject> {
        let key = self.0.key.clone();
        let (request, place) = match self.0.kind {
            SubjectKind::Model => (Request::Model(ModelAsk { repo: key }), "/repo"),
            SubjectKind::Maker => (Request::Maker(MakerAsk { maker: key }), "/maker/slug"),
            SubjectKind::Licence => (Request::Licence(LicenceAsk { licence: key }), "/licence/slug"),
        };
        let page = door.ask(request).await?;
        let key = page.pointer(place).and_then(Value::as_str).unwrap_or(&self.0.key);
        Ok(Subject {
            kind: self.0.kind,
            key: key.to_owned(),
        })
    }

    /// The thing under its own key, or as it was named where the atlas no longer holds it: what was kept can be
    /// read and removed for ever.
    pub(crate) async fn kept(&self, door: &Door) -> Outcome<Subject> {
        match self.known(door).await {
            Err(error)
                if error
                    .downcast_ref()
                    .is_some_and(|fault: &Fault| fault.code == Code::NotFound) =>
            {
                Ok(self.0.clone())
            }
            other => other,
        }
    }
}
