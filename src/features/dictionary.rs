//! The data dictionary: every column in Markdown.

use std::fmt::Write;

use super::{FAMILIES, SCHEMA};

/// The data dictionary in Markdown; `docs/features.md` is this text.
pub fn dictionary() -> String {
    let mut out = format!(
        "# Data dictionary of `{SCHEMA}`\n\nThis file is made from the code: `helder score --columns > docs/features.md`.\n\n\
         An empty field (CSV) or `null` (JSON) means that the value cannot be computed: nothing is there to measure, or \
         too little. Columns count in *prose*: whole Dutch sentences in paragraphs, lists and captions. With `--per \
         sentence` every sentence has a row, headings and fragments too; these have no LiNT-II score, and `unscored` \
         says why: `not-prose`, `one-word`, `no-finite-verb`, `no-frequency`, `no-noun`.\n\n\
         Before the values stand `path` (or `id`), `unit` (document, paragraph, sentence), `number` (from 1 in its \
         document), `line` (in the source, from 1) and `text` (of paragraphs and sentences). After them stand \
         `unscored`, `schema`, `version` (of the program), `profile`, `model` and `data` (hashes of the language model \
         and of the dictionaries).\n"
    );
    for family in &FAMILIES {
        let _ = write!(
            out,
            "\n## {}\n\n| column | unit | range | definition | source |\n|---|---|---|---|---|\n",
            family.name
        );
        for c in family.columns {
            let _ = writeln!(
                out,
                "| `{}` | {} | {} | {} | {} |",
                c.name,
                c.unit,
                range(c.low, c.high),
                c.definition,
                c.source
            );
        }
    }
    out
}

fn range(low: f64, high: f64) -> String {
    match (low.is_finite(), high.is_finite()) {
        (true, true) => format!("{low} to {high}"),
        (true, false) => format!("{low} or more"),
        (false, true) => format!("{high} or less"),
        (false, false) => "any".to_owned(),
    }
}
