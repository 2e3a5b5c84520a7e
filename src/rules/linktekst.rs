#![doc = include_str!("linktekst.md")]

use crate::document::Link;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "linktekst",
    severity: Severity::Warning,
    checklist: &["20"],
    vbi: &[],
    doc: include_str!("linktekst.md"),
    check,
};

/// Words that say nothing about where a link leads.
const EMPTY: [&str; 34] = [
    "hier",
    "klik",
    "klik hier",
    "klik dan hier",
    "lees meer",
    "lees verder",
    "lees hier meer",
    "lees hier",
    "meer",
    "meer info",
    "meer informatie",
    "meer lezen",
    "verder lezen",
    "deze link",
    "link",
    "de link",
    "website",
    "deze website",
    "de website",
    "onze website",
    "deze pagina",
    "pagina",
    "bekijk",
    "bekijk hier",
    "download",
    "download hier",
    "info",
    "informatie",
    "site",
    "deze site",
    "ga naar",
    "via deze link",
    "volg deze link",
    "op deze pagina",
];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for link in context.document.links() {
        let words = link.span.of(context.document.text()).trim();
        let plain = words.trim_matches(|c: char| !c.is_alphanumeric() && c != '/').to_lowercase();
        let (dutch, english) = if plain.is_empty() {
            continue;
        } else if EMPTY.contains(&&*plain) {
            (
                format!("De link '{words}' zegt niet waar hij heen gaat."),
                format!("The link '{words}' does not say where it leads."),
            )
        } else if is_address(&plain, link) {
            (
                "Deze link is een kaal webadres. Dat zegt de lezer weinig.".to_owned(),
                "This link is a bare web address. That tells the reader little.".to_owned(),
            )
        } else {
            continue;
        };
        let advice = context.say(
            "Zeg in de link wat de lezer vindt: 'Lees hoe u insmeert'.".to_owned(),
            "Link words that say what the reader will find: 'Lees hoe u insmeert'.".to_owned(),
        );
        findings.push(Finding::new(RULE.id, RULE.severity, link.span, context.say(dutch, english), advice));
    }
}

/// A web address as it stands in the bar of a browser. A name such as `thuisarts.nl` and a mail address can be read.
fn is_address(words: &str, link: &Link) -> bool {
    let mail = link.target.starts_with("mailto:") || link.target.starts_with("tel:");
    let path = words.find('/').is_some_and(|i| words[..i].contains('.'));
    !mail && !words.contains(' ') && (words.starts_with("http") || words.starts_with("www.") || path)
}
