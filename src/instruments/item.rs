use super::Kind;

/// An instrument: scales and items. Read one with [`Instrument::from_toml`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Instrument {
    /// A short id.
    pub id: String,
    /// Its name, as reports show it.
    pub name: String,
    /// Where its items come from.
    pub source: String,
    /// What a reader of a report has to know: what is covered, and what is not.
    pub note: String,
    /// Its scales; empty for a checklist without scores.
    pub scales: Vec<Scale>,
    /// Its items in order. An id may stand here twice if the kinds of material differ.
    pub items: Vec<Item>,
}

/// A scale that items count on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// A short id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it says.
    pub meaning: String,
}

/// Who can answer an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judge {
    /// The program is sure.
    Program,
    /// The program can suggest an answer, a person should confirm it.
    Suggestion,
    /// The program where the format shows the layout; else a person.
    Layout,
    /// Only a person.
    Person,
}

impl Judge {
    pub(super) const NAMES: [(&'static str, Self); 4] = [
        ("program", Self::Program),
        ("suggestion", Self::Suggestion),
        ("layout", Self::Layout),
        ("person", Self::Person),
    ];
}

/// When an item does not apply, where the instrument offers that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// There are no numbers.
    NoNumbers,
    /// Very short material: at most two paragraphs and 300 words; audiovisual: under a minute.
    VeryShort,
    /// There are no visuals.
    NoVisuals,
    /// There are no tables.
    NoTables,
    /// There are no charts, tables or diagrams.
    NoCharts,
    /// There is nothing to calculate.
    NoCalculations,
    /// It is a video.
    Video,
    /// There is no text on the screen, or all of it is spoken.
    NoScreenText,
    /// Nobody speaks.
    NoNarration,
    /// Only a person can say.
    Ask,
}

impl NotApplicable {
    pub(super) const NAMES: [(&'static str, Self); 10] = [
        ("no-numbers", Self::NoNumbers),
        ("very-short", Self::VeryShort),
        ("no-visuals", Self::NoVisuals),
        ("no-tables", Self::NoTables),
        ("no-charts", Self::NoCharts),
        ("no-calculations", Self::NoCalculations),
        ("video", Self::Video),
        ("no-screen-text", Self::NoScreenText),
        ("no-narration", Self::NoNarration),
        ("ask", Self::Ask),
    ];
}

/// How a measure becomes an answer. Between `good` and `bad` the answer is the nearer one, as a suggestion. With
/// only one of the two, the program can only speak for the item, or only against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// The measure; `measures.rs` and the documentation of instruments have the names.
    pub measure: String,
    /// Up to this the item holds (from this on, if `good` is more than `bad`).
    pub good: Option<f64>,
    /// From this on it does not hold (up to this, if `good` is more than `bad`).
    pub bad: Option<f64>,
    /// Between the two there is no answer, rather than the nearer one.
    pub open_between: bool,
}

impl Test {
    /// The value at which the answer turns, if there are two sides.
    pub(super) fn middle(&self) -> Option<f64> {
        self.good.zip(self.bad).map(|(good, bad)| f64::midpoint(good, bad))
    }
}

/// An item of an instrument.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its number or id in the instrument.
    pub id: String,
    /// The scale that it counts on.
    pub scale: Option<String>,
    /// The part of the instrument that it stands in.
    pub section: String,
    /// A few words.
    pub title: String,
    /// The question to answer with yes or no, in plain Dutch.
    pub question: String,
    /// How to judge, in plain Dutch.
    pub hint: String,
    /// What to do if it does not hold, in plain Dutch.
    pub advice: String,
    /// What to do, step by step, for a team; empty for most items.
    pub steps: Vec<String>,
    /// An example of a better text.
    pub example: String,
    /// Who can answer.
    pub judge: Judge,
    /// The kinds of material that have the item; empty for all.
    pub kinds: Vec<Kind>,
    /// When it does not apply.
    pub na: Option<NotApplicable>,
    /// The rules whose findings speak against it.
    pub rules: Vec<String>,
    /// Words and phrases that its measure looks for; a `*` at the end stands for any ending.
    pub words: Vec<String>,
    /// How findings become an answer; none where only a person can judge.
    pub test: Option<Test>,
    /// How much work it is to mend, 1 (little) to 3 (much); orders the tips.
    pub effort: u8,
    /// Where the item comes from, if not from the instrument's own source.
    pub source: String,
    /// A remark for who maintains the data.
    pub note: String,
}

impl Item {
    /// Whether this kind of material has the item.
    pub fn is_for(&self, kind: Kind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

impl Instrument {
    /// The items that this kind of material has.
    pub fn items_for(&self, kind: Kind) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |i| i.is_for(kind))
    }

    /// The item with this id, for this kind of material.
    pub fn item(&self, id: &str, kind: Kind) -> Option<&Item> {
        self.items_for(kind).find(|i| i.id == id)
    }
}
