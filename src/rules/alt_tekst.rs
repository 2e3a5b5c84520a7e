#![doc = include_str!("alt_tekst.md")]

use crate::document::Image;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "alt-tekst",
    severity: Severity::Warning,
    checklist: &["B11"],
    vbi: &[17],
    doc: include_str!("alt_tekst.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    for image in context.document.images() {
        let name = image.target.rsplit('/').next().unwrap_or("");
        let alt = image.alt.trim();
        let (severity, dutch, english) = if alt.is_empty() {
            (
                RULE.severity,
                format!("Bij het plaatje '{name}' staat geen tekst voor wie het niet ziet."),
                format!("The image '{name}' has no text for who cannot see it."),
            )
        } else if says_nothing(image) {
            (
                Severity::Hint,
                format!("De tekst '{alt}' bij een plaatje lijkt niets te zeggen."),
                format!("The text '{alt}' of an image does not seem to say anything."),
            )
        } else {
            continue;
        };
        let advice = context.say(
            "Schrijf in één zin wat er op het plaatje staat.".to_owned(),
            "Say in one sentence what the image shows.".to_owned(),
        );
        findings.push(Finding::new(RULE.id, severity, image.span, context.say(dutch, english), advice));
    }
}

/// *foto*, or the name of the file.
fn says_nothing(image: &Image) -> bool {
    const EMPTY: [&str; 12] = [
        "afbeelding",
        "afb",
        "beeld",
        "foto",
        "figuur",
        "icoon",
        "illustratie",
        "image",
        "img",
        "plaatje",
        "logo",
        "tekening",
    ];
    let alt = image.alt.trim().to_lowercase();
    let file = alt.rsplit_once('.').is_some_and(|(name, extension)| {
        !name.contains(' ') && matches!(extension, "jpg" | "jpeg" | "png" | "gif" | "svg" | "webp")
    });
    file || EMPTY.contains(&alt.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
}
