//! Instruments from TOML, with errors that name file, line and field.

use super::item::{Instrument, Item, Judge, NotApplicable, Scale, Test};
use super::tree::{self, Fields, Node, Place, Value};
use super::{Kind, measures};
use crate::error::{Error, ErrorKind};

const SCHEMA: &str = "helder-instrument-1";
const TOP: &[&str] = &["schema", "id", "name", "source", "note", "scale", "item"];
const SCALE: &[&str] = &["id", "name", "meaning"];
const TEST: &[&str] = &["measure", "good", "bad", "between"];
const BETWEEN: [(&str, bool); 2] = [("nearest", false), ("open", true)];
const ITEM: &[&str] = &[
    "id", "scale", "section", "title", "question", "hint", "advice", "steps", "example", "judge", "kinds",
    "na", "rules", "words", "test", "effort", "source", "note",
];

impl Instrument {
    /// Reads an instrument from TOML. The schema is in `docs/instruments.md`.
    ///
    /// ```
    /// use helder::instruments::Instrument;
    ///
    /// let own = r#"
    /// schema = "helder-instrument-1"
    /// id = "eigen"
    /// name = "Onze eigen lijst"
    ///
    /// [[item]]
    /// id = "1"
    /// title = "Korte zinnen"
    /// question = "Zijn de zinnen kort?"
    /// advice = "Knip lange zinnen in tweeën."
    /// judge = "program"
    /// test = { measure = "mean_sentence_words", good = 10, bad = 14 }
    /// "#;
    /// assert_eq!(Instrument::from_toml("eigen.toml", own)?.items.len(), 1);
    ///
    /// let error = Instrument::from_toml("eigen.toml", &own.replace("mean_", "men_")).unwrap_err();
    /// assert!(error.to_string().starts_with("eigen.toml:12: Punt 1, veld 'measure': "));
    /// # Ok::<(), helder::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Instrument`] with file, line and field.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, Error> {
        let place = Place { file, kind: ErrorKind::Instrument };
        let tree = tree::toml(place, text)?;
        let top = Fields::new(place, &tree, "Dit bestand", TOP)?;
        let schema = top.text("schema")?;
        if schema != SCHEMA {
            return Err(top.wrong("schema", &format!("hier hoort '{SCHEMA}' te staan, niet '{schema}'.")));
        }
        let mut instrument = Self {
            id: top.text("id")?,
            name: top.text("name")?,
            source: top.maybe_text("source")?.unwrap_or_default(),
            note: top.maybe_text("note")?.unwrap_or_default(),
            ..Self::default()
        };
        for (i, node) in top.tables("scale")?.iter().enumerate() {
            let what = format!("Schaal {}", i + 1);
            let fields = Fields::new(place, node, &what, SCALE)?;
            let id = fields.text("id")?;
            if instrument.scales.iter().any(|s| s.id == id) {
                return Err(fields.wrong("id", &format!("de schaal '{id}' staat er twee keer in.")));
            }
            let meaning = fields.maybe_text("meaning")?.unwrap_or_default();
            instrument.scales.push(Scale { id, name: fields.text("name")?, meaning });
        }
        for (i, node) in top.tables("item")?.iter().enumerate() {
            let item = read_item(place, node, i, &instrument)?;
            instrument.items.push(item);
        }
        if instrument.items.is_empty() {
            return Err(place.error(1, "Dit bestand: het veld 'item' ontbreekt. Er zijn geen punten."));
        }
        Ok(instrument)
    }
}

fn read_item(place: Place<'_>, node: &Node, index: usize, instrument: &Instrument) -> Result<Item, Error> {
    let what = match node.field("id").map(|n| &n.value) {
        Some(Value::Text(id) | Value::Number(id)) => format!("Punt {id}"),
        _ => format!("Punt nummer {}", index + 1),
    };
    let fields = Fields::new(place, node, &what, ITEM)?;
    let id = fields.text("id")?;
    let judge = named(&fields, "judge", &Judge::NAMES)?.unwrap_or(Judge::Person);
    let item = Item {
        scale: fields.maybe_text("scale")?,
        section: fields.maybe_text("section")?.unwrap_or_default(),
        title: fields.text("title")?,
        question: fields.text("question")?,
        hint: fields.maybe_text("hint")?.unwrap_or_default(),
        advice: fields.text("advice")?,
        steps: fields.texts("steps")?,
        example: fields.maybe_text("example")?.unwrap_or_default(),
        judge,
        kinds: kinds(&fields)?,
        na: named(&fields, "na", &NotApplicable::NAMES)?,
        rules: fields.texts("rules")?,
        words: fields.texts("words")?,
        test: fields.get("test").map(|node| read_test(place, node, &what)).transpose()?,
        effort: effort(&fields)?,
        source: fields.maybe_text("source")?.unwrap_or_default(),
        note: fields.maybe_text("note")?.unwrap_or_default(),
        id,
    };
    check(&fields, &item, instrument)?;
    Ok(item)
}

/// What the parts of an item must be to one another.
fn check(fields: &Fields<'_>, item: &Item, instrument: &Instrument) -> Result<(), Error> {
    let meets = |a: &Item, kind| a.is_for(kind) && item.is_for(kind);
    let twin = |other: &&Item| {
        other.id == item.id && [Kind::Print, Kind::Av].into_iter().any(|kind| meets(other, kind))
    };
    if instrument.items.iter().any(|other| twin(&other)) {
        return Err(fields.wrong("id", "dit punt staat er twee keer in."));
    }
    if let Some(scale) = &item.scale
        && !instrument.scales.iter().any(|s| s.id == *scale)
    {
        return Err(fields.wrong("scale", &format!("de schaal '{scale}' bestaat niet.")));
    }
    if let Some(rule) = item.rules.iter().find(|r| !crate::rules::IDS.contains(&r.as_str())) {
        let nearest = crate::rules::IDS.iter().min_by_key(|id| crate::rules::distance(id, rule));
        let hint = nearest.map_or_else(String::new, |id| format!(" Bedoelt u '{id}'?"));
        return Err(fields.wrong("rules", &format!("de regel '{rule}' bestaat niet.{hint}")));
    }
    if item.judge != Judge::Person && item.test.is_none() {
        return Err(fields.wrong("judge", "het programma kan dit alleen met een veld 'test'."));
    }
    let measure = item.test.as_ref().map_or("", |t| t.measure.as_str());
    if measures::needs_rules(measure) && item.rules.is_empty() {
        return Err(fields.wrong("rules", &format!("de maat '{measure}' heeft ten minste één regel nodig.")));
    }
    if measures::needs_words(measure) && item.words.is_empty() {
        return Err(fields.wrong("words", &format!("de maat '{measure}' heeft ten minste één woord nodig.")));
    }
    Ok(())
}

fn read_test(place: Place<'_>, node: &Node, what: &str) -> Result<Test, Error> {
    let fields = Fields::new(place, node, what, TEST)?;
    let measure = fields.text("measure")?;
    if !measures::exists(&measure) {
        let nearest = measures::names().min_by_key(|n| crate::rules::distance(n, &measure));
        let hint = nearest.map_or_else(String::new, |n| format!(" Bedoelt u '{n}'?"));
        return Err(fields.wrong("measure", &format!("de maat '{measure}' bestaat niet.{hint}")));
    }
    let test = Test {
        measure,
        good: fields.maybe_number("good")?,
        bad: fields.maybe_number("bad")?,
        open_between: named(&fields, "between", &BETWEEN)?.unwrap_or(false),
    };
    match (test.good, test.bad) {
        (None, None) => Err(fields.wrong("good", "geef ten minste 'good' of 'bad'.")),
        #[expect(clippy::float_cmp, reason = "as written in the file, not computed")]
        (Some(good), Some(bad)) if good == bad => {
            Err(fields.wrong("bad", "'good' en 'bad' moeten verschillen."))
        }
        _ => Ok(test),
    }
}

fn named<T: Copy>(fields: &Fields<'_>, name: &str, all: &[(&str, T)]) -> Result<Option<T>, Error> {
    let Some(text) = fields.maybe_text(name)? else { return Ok(None) };
    let found = all.iter().find(|(n, _)| *n == text).map(|(_, value)| *value);
    let names: Vec<&str> = all.iter().map(|(n, _)| *n).collect();
    found
        .map(Some)
        .ok_or_else(|| fields.wrong(name, &format!("ik ken '{text}' niet. Kies uit: {}.", names.join(", "))))
}

fn kinds(fields: &Fields<'_>) -> Result<Vec<Kind>, Error> {
    let kind =
        |text: String| text.parse().map_err(|e: Error| fields.wrong("kinds", &e.message().to_lowercase()));
    fields.texts("kinds")?.into_iter().map(kind).collect()
}

fn effort(fields: &Fields<'_>) -> Result<u8, Error> {
    match fields.maybe_number("effort")? {
        Some(1.0) => Ok(1),
        None | Some(2.0) => Ok(2),
        Some(3.0) => Ok(3),
        Some(_) => Err(fields.wrong("effort", "kies 1 (weinig werk), 2 of 3 (veel werk).")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "schema = 'helder-instrument-1'\nid = 'x'\nname = 'X'\n\n[[item]]\nid = '1'\n\
                        title = 't'\nquestion = 'q'\nadvice = 'a'\njudge = 'program'\nrules = ['lange-zin']\n\
                        test = { measure = 'findings', good = 0, bad = 1 }\n";

    fn error(text: &str) -> String {
        Instrument::from_toml("x.toml", text).expect_err("an error").to_string()
    }

    #[test]
    fn errors_name_file_line_and_field() {
        assert!(Instrument::from_toml("x.toml", GOOD).is_ok());
        for (from, to, expected) in [
            ("question = 'q'\n", "", "x.toml:5: Punt 1: het veld 'question' ontbreekt."),
            ("title", "titel", "x.toml:7: Punt 1: het veld 'titel' ken ik niet. Bedoelt u 'title'?"),
            (
                "lange-zin",
                "langezin",
                "x.toml:11: Punt 1, veld 'rules': de regel 'langezin' bestaat niet. Bedoelt u 'lange-zin'?",
            ),
            (
                "'findings'",
                "'finding'",
                "x.toml:12: Punt 1, veld 'measure': de maat 'finding' bestaat niet. Bedoelt u 'findings'?",
            ),
            ("good = 0", "good = 'veel'", "x.toml:12: Punt 1, veld 'good': hier hoort een getal te staan."),
            ("good = 0", "good = 1", "x.toml:12: Punt 1, veld 'bad': 'good' en 'bad' moeten verschillen."),
            (
                "'program'",
                "'robot'",
                "x.toml:10: Punt 1, veld 'judge': ik ken 'robot' niet. \
                 Kies uit: program, suggestion, layout, person.",
            ),
            (
                "[[item]]",
                "[[items]]",
                "x.toml:5: Dit bestand: het veld 'items' ken ik niet. Bedoelt u 'item'?",
            ),
            (
                "id = '1'\n",
                "id = '1'\nscale = 'z'\n",
                "x.toml:7: Punt 1, veld 'scale': de schaal 'z' bestaat niet.",
            ),
            (
                "instrument-1",
                "instrument-9",
                "x.toml:1: Dit bestand, veld 'schema': hier hoort \
                'helder-instrument-1' te staan, niet 'helder-instrument-9'.",
            ),
        ] {
            assert!(GOOD.contains(from), "{from}");
            assert_eq!(error(&GOOD.replacen(from, to, 1)), expected);
        }
        let twice = format!("{GOOD}{}", &GOOD[GOOD.find("[[item]]").expect("item")..]);
        assert_eq!(error(&twice), "x.toml:14: Punt 1, veld 'id': dit punt staat er twee keer in.");
        assert!(error("\u{0}").starts_with("x.toml:1: "));
    }
}
