//! TOML and JSON as one tree in which everything knows its line, so that every error can say where it is.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::error::{Error, ErrorKind};

/// A value and the line that it starts on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub line: usize,
    pub value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Table(Vec<(String, Node)>),
    Array(Vec<Node>),
    Text(String),
    /// A number, as it is written.
    Number(String),
    Bool(bool),
    /// A date, as it is written.
    Date(String),
    Nothing,
}

impl Node {
    /// The field of a table.
    pub fn field(&self, name: &str) -> Option<&Self> {
        match &self.value {
            Value::Table(fields) => fields.iter().find(|(n, _)| n == name).map(|(_, node)| node),
            _ => None,
        }
    }
}

/// What errors say of where they are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'f> {
    pub file: &'f str,
    pub kind: ErrorKind,
}

impl Place<'_> {
    pub fn error(self, line: usize, message: impl Into<String>) -> Error {
        Error::new(self.kind, message).in_file(self.file).at(line, None)
    }
}

fn line_at(text: &str, offset: usize) -> usize {
    let end = text.floor_char_boundary(offset.min(text.len()));
    text[..end].bytes().filter(|&b| b == b'\n').count() + 1
}

/// Reads TOML.
pub(crate) fn toml(place: Place<'_>, text: &str) -> Result<Node, Error> {
    let table = DeTable::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |s| line_at(text, s.start));
        place.error(line, "Ik begrijp deze regel niet. Dit is geen goede TOML.").because(error)
    })?;
    Ok(Node { line: 1, value: of_table(text, table.get_ref()) })
}

fn of_table(text: &str, table: &DeTable<'_>) -> Value {
    let mut fields: Vec<(String, Node)> =
        table.iter().map(|(key, value)| (key.get_ref().to_string(), of_toml(text, value, key))).collect();
    fields.sort_by_key(|(_, node)| node.line);
    Value::Table(fields)
}

fn of_toml(text: &str, value: &Spanned<DeValue<'_>>, key: &Spanned<toml::de::DeString<'_>>) -> Node {
    let line = match value.get_ref() {
        // The span of a table of tables says little; its key stands on its first line.
        DeValue::Array(_) => line_at(text, key.span().start),
        _ => line_at(text, value.span().start),
    };
    Node { line, value: of_value(text, value.get_ref()) }
}

fn of_value(text: &str, value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(s) => Value::Text(s.to_string()),
        DeValue::Integer(i) => Value::Number(i.to_string()),
        DeValue::Float(f) => Value::Number(f.to_string()),
        DeValue::Boolean(b) => Value::Bool(*b),
        DeValue::Datetime(d) => Value::Date(d.to_string()),
        DeValue::Array(array) => Value::Array(
            array
                .iter()
                .map(|v| Node { line: line_at(text, v.span().start), value: of_value(text, v.get_ref()) })
                .collect(),
        ),
        DeValue::Table(table) => of_table(text, table),
    }
}

/// Reads JSON.
pub(crate) fn json(place: Place<'_>, text: &str) -> Result<Node, Error> {
    let fail = |error: serde_json::Error| {
        let line = error.line().max(1);
        place.error(line, "Ik begrijp deze regel niet. Dit is geen goede JSON.").because(error)
    };
    let raw: &RawValue = serde_json::from_str(text).map_err(fail)?;
    of_json(text, raw).map_err(fail)
}

fn of_json(text: &str, raw: &RawValue) -> Result<Node, serde_json::Error> {
    let piece = raw.get();
    // Both are slices of one text, so the distance between their starts is the offset.
    let line = line_at(text, (piece.as_ptr() as usize).saturating_sub(text.as_ptr() as usize));
    let value = match piece.as_bytes().first() {
        Some(b'{') => {
            let fields: BTreeMap<String, &RawValue> = serde_json::from_str(piece)?;
            let mut nodes = Vec::with_capacity(fields.len());
            for (key, value) in fields {
                nodes.push((key, of_json(text, value)?));
            }
            nodes.sort_by_key(|(_, node)| node.line);
            Value::Table(nodes)
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(piece)?;
            Value::Array(items.into_iter().map(|v| of_json(text, v)).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Value::Text(serde_json::from_str(piece)?),
        Some(b't') => Value::Bool(true),
        Some(b'f') => Value::Bool(false),
        Some(b'n') | None => Value::Nothing,
        Some(_) => Value::Number(piece.to_owned()),
    };
    Ok(Node { line, value })
}

/// A table being read: knows which fields there may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields<'n> {
    place: Place<'n>,
    pub line: usize,
    all: &'n [(String, Node)],
    /// What the table is, for messages: "Punt 3".
    what: &'n str,
}

impl<'n> Fields<'n> {
    /// The fields of a table, none of which may be unknown.
    pub fn new(place: Place<'n>, node: &'n Node, what: &'n str, known: &[&str]) -> Result<Self, Error> {
        let Value::Table(fields) = &node.value else {
            return Err(place.error(node.line, format!("{what}: hier horen velden te staan.")));
        };
        for (name, field) in fields {
            if !known.contains(&name.as_str()) {
                let nearest = known.iter().min_by_key(|k| crate::rules::distance(k, name));
                let hint = nearest
                    .filter(|k| crate::rules::distance(k, name) <= 3)
                    .map_or_else(String::new, |k| format!(" Bedoelt u '{k}'?"));
                let message = format!("{what}: het veld '{name}' ken ik niet.{hint}");
                return Err(place.error(field.line, message));
            }
        }
        Ok(Self { place, line: node.line, all: fields, what })
    }

    pub fn get(&self, name: &str) -> Option<&'n Node> {
        self.all.iter().find(|(n, _)| n == name).map(|(_, node)| node)
    }

    /// An error about a field, at its line.
    pub fn wrong(&self, name: &str, message: &str) -> Error {
        let line = self.get(name).map_or(self.line, |n| n.line);
        self.place.error(line, format!("{}, veld '{name}': {message}", self.what))
    }

    /// A text, or `None` if the field is not there. Numbers and dates may stand for themselves.
    pub fn maybe_text(&self, name: &str) -> Result<Option<String>, Error> {
        match self.get(name).map(|n| &n.value) {
            None | Some(Value::Nothing) => Ok(None),
            Some(Value::Text(t) | Value::Number(t) | Value::Date(t)) => Ok(Some(t.clone())),
            Some(_) => Err(self.wrong(name, "hier hoort een tekst te staan.")),
        }
    }

    pub fn text(&self, name: &str) -> Result<String, Error> {
        match self.maybe_text(name)? {
            Some(text) if !text.trim().is_empty() => Ok(text),
            Some(_) => Err(self.wrong(name, "dit veld is leeg.")),
            None => Err(self.place.error(self.line, format!("{}: het veld '{name}' ontbreekt.", self.what))),
        }
    }

    pub fn maybe_number(&self, name: &str) -> Result<Option<f64>, Error> {
        let fail = || self.wrong(name, "hier hoort een getal te staan.");
        match self.get(name).map(|n| &n.value) {
            None | Some(Value::Nothing) => Ok(None),
            Some(Value::Number(n)) => {
                let number: f64 = n.parse().map_err(|_| fail())?;
                if number.is_finite() { Ok(Some(number)) } else { Err(fail()) }
            }
            Some(_) => Err(fail()),
        }
    }

    pub fn texts(&self, name: &str) -> Result<Vec<String>, Error> {
        let fail = || self.wrong(name, "hier hoort een lijst met teksten te staan.");
        match self.get(name).map(|n| &n.value) {
            None | Some(Value::Nothing) => Ok(Vec::new()),
            Some(Value::Array(items)) => items
                .iter()
                .map(|i| match &i.value {
                    Value::Text(t) | Value::Number(t) => Ok(t.clone()),
                    _ => Err(fail()),
                })
                .collect(),
            Some(_) => Err(fail()),
        }
    }

    /// The tables of a list of tables.
    pub fn tables(&self, name: &str) -> Result<&'n [Node], Error> {
        match self.get(name).map(|n| &n.value) {
            None | Some(Value::Nothing) => Ok(&[]),
            Some(Value::Array(items)) => Ok(items),
            Some(_) => Err(self.wrong(name, "hier hoort een lijst te staan.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place<'_> = Place { file: "x", kind: ErrorKind::Answers };

    #[test]
    fn lines_are_those_of_the_text() {
        let tree = toml(PLACE, "a = 1\n\n[[b]]\nc = 'x'\n[[b]]\nc = 2024-01-02\n").expect("toml");
        let fields = Fields::new(PLACE, &tree, "x", &["a", "b"]).expect("fields");
        let tables = fields.tables("b").expect("tables");
        assert_eq!(tables.iter().map(|t| t.line).collect::<Vec<_>>(), [3, 5]);
        let second = Fields::new(PLACE, &tables[1], "y", &["c"]).expect("fields");
        assert_eq!(second.text("c").expect("c"), "2024-01-02");
        assert_eq!(second.wrong("c", "z").line(), Some(6));
        let tree = json(PLACE, "{\"b\": [\n{\"c\": \"x\"},\n {\"c\":\n 3}]}").expect("json");
        let fields = Fields::new(PLACE, &tree, "x", &["b"]).expect("fields");
        let tables = fields.tables("b").expect("tables");
        assert_eq!(tables.iter().map(|t| t.line).collect::<Vec<_>>(), [2, 3]);
        let second = Fields::new(PLACE, &tables[1], "y", &["c"]).expect("fields");
        assert_eq!(second.wrong("c", "z").line(), Some(4));
    }

    #[test]
    fn errors_name_file_line_and_field() {
        assert_eq!(toml(PLACE, "a = 1\nb = = 2").expect_err("no toml").line(), Some(2));
        assert_eq!(json(PLACE, "{\n\"a\": }").expect_err("no json").line(), Some(2));
        let tree = toml(PLACE, "item = 1\nantwoord = 'ja'").expect("toml");
        let error = Fields::new(PLACE, &tree, "Antwoord 1", &["item", "answer"]).expect_err("unknown");
        assert_eq!(error.to_string(), "x:2: Antwoord 1: het veld 'antwoord' ken ik niet.");
    }
}
