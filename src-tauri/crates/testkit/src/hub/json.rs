//! JSON in the order in which it is written, as the Hub sends it.

/// An object under construction.
pub(super) struct Object(String);

impl Object {
    pub(super) fn new() -> Self {
        Self(String::from("{"))
    }

    pub(super) fn raw(&mut self, name: &str, value: &str) -> &mut Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&text(name));
        self.0.push(':');
        self.0.push_str(value);
        self
    }

    pub(super) fn text(&mut self, name: &str, value: &str) -> &mut Self {
        self.raw(name, &text(value))
    }

    pub(super) fn number(&mut self, name: &str, value: impl ToString) -> &mut Self {
        self.raw(name, &value.to_string())
    }

    pub(super) fn texts<'a>(&mut self, name: &str, values: impl IntoIterator<Item = &'a str>) -> &mut Self {
        self.raw(name, &list(values.into_iter().map(text)))
    }

    pub(super) fn done(&mut self) -> String {
        let mut whole = std::mem::take(&mut self.0);
        whole.push('}');
        whole
    }
}

/// A text in quotes.
pub(super) fn text(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

/// A list of what is JSON already.
pub(super) fn list(values: impl IntoIterator<Item = String>) -> String {
    let values: Vec<String> = values.into_iter().collect();
    format!("[{}]", values.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_keep_their_order_and_texts_are_escaped() {
        let mut object = Object::new();
        object
            .text("z", "a\"b\n")
            .number("a", 3)
            .texts("l", ["x", "y"])
            .raw("n", "null");
        assert_eq!(object.done(), r#"{"z":"a\"b\n","a":3,"l":["x","y"],"n":null}"#);
        assert_eq!(Object::new().done(), "{}");
    }
}
