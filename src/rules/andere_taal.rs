#![doc = include_str!("andere_taal.md")]

use crate::Span;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "andere-taal",
    severity: Severity::Warning,
    checklist: &[],
    vbi: &[],
    doc: include_str!("andere_taal.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let blocks = context.document.blocks();
    if let Some(code) = analysis.foreign_document() {
        let Some(first) = blocks.first() else { return };
        let message = context.say(
            format!("Deze tekst is {}, niet Nederlands. Het programma beoordeelt hem niet.", dutch(code)),
            format!("This text is in another language ({code}), not Dutch. It is not judged."),
        );
        return push(context, findings, first.span, message);
    }
    let mut index = 0;
    while index < blocks.len() {
        let Some(code) = analysis.foreign_language(index) else {
            index += 1;
            continue;
        };
        // Blocks that are too short to tell belong to the run that they stand in.
        let mut last = index;
        let mut next = index + 1;
        while next < blocks.len() && next <= last + 2 {
            if analysis.foreign_language(next) == Some(code) {
                last = next;
            }
            next += 1;
        }
        let (first, end) = (blocks[index].span, blocks[last].span);
        let message = context.say(
            format!("Dit stuk is {}, niet Nederlands. Het telt niet mee in de scores.", dutch(code)),
            format!("This part is in another language ({code}), not Dutch. Scores leave it out."),
        );
        push(context, findings, first.join(end), message);
        index = last + 1;
    }
}

fn push(context: &Context<'_>, findings: &mut Findings, span: Span, message: String) {
    let advice = context.say(
        "Zet elke taal in een eigen bestand. Controleer alleen de Nederlandse tekst.".to_owned(),
        "Put each language in a file of its own. Check the Dutch text only.".to_owned(),
    );
    findings.push(Finding::new(RULE.id, RULE.severity, span, message, advice));
}

/// The Dutch name of a language.
fn dutch(code: &str) -> &str {
    match code {
        "eng" => "Engels",
        "deu" => "Duits",
        "fra" => "Frans",
        "spa" => "Spaans",
        "ita" => "Italiaans",
        "por" => "Portugees",
        "tur" => "Turks",
        "ara" => "Arabisch",
        "pol" => "Pools",
        "ukr" => "Oekraïens",
        "rus" => "Russisch",
        "ron" => "Roemeens",
        "afr" => "Afrikaans",
        "cmn" => "Chinees",
        "bul" => "Bulgaars",
        _ => "een andere taal",
    }
}
