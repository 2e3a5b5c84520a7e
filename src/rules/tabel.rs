#![doc = include_str!("tabel.md")]

use crate::Span;
use crate::document::BlockKind;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "tabel",
    severity: Severity::Warning,
    checklist: &["20"],
    vbi: &[19],
    doc: include_str!("tabel.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let most = context.settings.threshold("tabel.kolommen");
    for (index, table) in context.document.tables().iter().enumerate() {
        if !table.has_header {
            let message = context.say(
                "Deze tabel heeft geen kopjes boven de kolommen.".to_owned(),
                "This table has no headings above its columns.".to_owned(),
            );
            let advice = context.say(
                "Zet boven elke kolom wat erin staat.".to_owned(),
                "Say above each column what is in it.".to_owned(),
            );
            findings.push(Finding::new(
                RULE.id,
                RULE.severity,
                first_row(context, index, table.span),
                message,
                advice,
            ));
        }
        let columns = table.columns;
        if f64::from(columns) > most {
            let message = context.say(
                format!("Deze tabel heeft {columns} kolommen. Dat is veel om te overzien."),
                format!("This table has {columns} columns. That is a lot to take in."),
            );
            let advice = context.say(
                format!("Maak er hoogstens {most} kolommen van, of twee tabellen."),
                format!("Use {most} columns at most, or make two tables."),
            );
            findings.push(Finding::new(
                RULE.id,
                RULE.severity,
                first_row(context, index, table.span),
                message,
                advice,
            ));
        }
    }
}

/// The first cell with text: enough to see which table is meant.
fn first_row(context: &Context<'_>, index: usize, whole: Span) -> Span {
    let own = |kind: BlockKind| matches!(kind, BlockKind::TableCell { table, .. } if table as usize == index);
    let blocks = context.document.blocks();
    let start = blocks.partition_point(|b| b.span.end <= whole.start);
    blocks.iter().skip(start).take(2).find(|b| own(b.kind)).map_or(whole, |b| b.span)
}
