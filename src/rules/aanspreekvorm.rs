#![doc = include_str!("aanspreekvorm.md")]

use super::reader::{Address, address, lines};
use crate::Span;
use crate::dutch::Analysis;
use crate::dutch::morphology::Upos;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "aanspreekvorm",
    severity: Severity::Warning,
    checklist: &["23"],
    vbi: &[21],
    doc: include_str!("aanspreekvorm.md"),
    check,
};

/// What a text calls its reader when it does not say *u*.
const ROLES: [&str; 12] = [
    "patiënt",
    "cliënt",
    "bewoner",
    "verzekerde",
    "zwangere",
    "zorgvrager",
    "hulpvrager",
    "deelnemer",
    "mantelzorger",
    "zorggebruiker",
    "rechthebbende",
    "patient",
];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let address = address(analysis);
    if !address.formal.is_empty() && !address.informal.is_empty() {
        mixed(context, findings, &address);
        return;
    }
    let roles = roles(analysis);
    let told = roles.iter().any(|&i| is_told(analysis, i));
    let spoken = address.count();
    if (spoken == 0 && (told || roles.len() >= 2)) || (roles.len() >= 3 && spoken * 3 <= roles.len()) {
        third_person(context, findings, &roles);
        return;
    }
    if spoken > 0
        && let Some(&role) = roles.iter().find(|&&i| is_obliged(analysis, i))
    {
        obliged(context, findings, role);
        return;
    }
    let sentences = analysis.prose().count() as f64;
    if spoken == 0 && sentences > context.settings.threshold("aanspreekvorm.zinnen") {
        let message = context.say(
            "De tekst spreekt de lezer nergens aan.".to_owned(),
            "The text never speaks to the reader.".to_owned(),
        );
        let advice = context.say(
            "Schrijf 'u': 'U komt nuchter', 'Bel ons als u vragen heeft'.".to_owned(),
            "Use 'u': 'U komt nuchter', 'Bel ons als u vragen heeft'.".to_owned(),
        );
        findings.push(Finding::new(RULE.id, RULE.severity, Span::default(), message, advice));
    }
}

/// *u* and *je* in one text: one finding, on the first of the fewer ones.
fn mixed(context: &Context<'_>, findings: &mut Findings, address: &Address) {
    let analysis = context.analysis;
    let (few, many) = if address.informal.len() <= address.formal.len() {
        (&address.informal, &address.formal)
    } else {
        (&address.formal, &address.informal)
    };
    let (Some(&first), Some(&usual)) = (few.first(), many.first()) else { return };
    let odd = analysis.lower(first).to_owned();
    let usual = if analysis.lower(usual).starts_with('u') { "u" } else { "je" };
    let general = few.iter().all(|&i| is_general(analysis, i));
    let places = lines(analysis, few, context.say(" en".to_owned(), " and".to_owned()).trim());
    let more = few.len() > 1;
    let (severity, message) = match (general, more) {
        (true, _) => (
            Severity::Hint,
            context.say(
                format!("Verder staat er '{usual}', hier '{odd}' (regel {places}). Dat lijkt door elkaar te lopen."),
                format!("Elsewhere it says '{usual}', here '{odd}' (line {places}). That seems mixed."),
            ),
        ),
        (false, true) => (
            Severity::Warning,
            context.say(
                format!("'{usual}' en '{odd}' staan door elkaar. '{odd}' staat op regel {places}."),
                format!("'{usual}' and '{odd}' are mixed. '{odd}' is on line {places}."),
            ),
        ),
        (false, false) => (
            Severity::Warning,
            context.say(
                format!("Verder staat er '{usual}', maar hier '{odd}'."),
                format!("Elsewhere it says '{usual}', but here '{odd}'."),
            ),
        ),
    };
    let advice = context.say(
        "Kies voor de hele tekst 'u' of 'je'.".to_owned(),
        "Choose 'u' or 'je' for the whole text.".to_owned(),
    );
    findings.push(Finding::new(RULE.id, severity, analysis.span(first, first), message, advice));
}

/// *je* that may mean people in general: it is no possessive, and nothing else speaks to *jou*.
fn is_general(analysis: &Analysis<'_>, token: usize) -> bool {
    let next = analysis.tokens().get(token + 1);
    let owns = next.is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Adj));
    analysis.lower(token) == "je" && !owns
}

/// *de patiënt* and its like, outside quotes.
fn roles(analysis: &Analysis<'_>) -> Vec<usize> {
    let sentences =
        analysis.sentences().iter().filter(|s| analysis.is_prose(s) && !analysis.block_of(s).quoted);
    let mut found = Vec::new();
    for sentence in sentences {
        for i in sentence.tokens().skip(1) {
            if ROLES.contains(&analysis.lower(i)) && matches!(analysis.lower(i - 1), "de" | "iedere" | "elke")
            {
                found.push(i);
            }
        }
    }
    found
}

/// *de patiënt moet*, *dient de patiënt*: somebody is told what to do.
fn is_told(analysis: &Analysis<'_>, role: usize) -> bool {
    const TOLD: [&str; 7] = ["moet", "dient", "mag", "hoeft", "kan", "meldt", "neemt"];
    let near = |i: Option<usize>| i.is_some_and(|i| TOLD.contains(&analysis.lower(i)));
    near(role.checked_add(1)) || near(role.checked_sub(2))
}

/// *de verzekerde dient*, *de patiënt wordt geacht* in a text that says *u* elsewhere.
fn is_obliged(analysis: &Analysis<'_>, role: usize) -> bool {
    let next = analysis.lower(role + 1);
    let asked = matches!(analysis.lower(role + 2), "geacht" | "verzocht" | "gevraagd");
    // *De zorg voor de cliënt dient ...*: somebody or something else.
    let of_another = role >= 2
        && analysis
            .tokens()
            .get(role - 2)
            .is_some_and(|t| t.upos == Upos::Adp && t.sentence == analysis.tokens()[role].sentence);
    if of_another {
        return false;
    }
    next == "dient"
        || (matches!(next, "wordt" | "is") && asked)
        || analysis.lower(role.saturating_sub(2)) == "dient"
}

fn obliged(context: &Context<'_>, findings: &mut Findings, role: usize) {
    let analysis = context.analysis;
    let span = analysis.span(role.saturating_sub(1), role);
    let passage = analysis.passage(span).to_lowercase();
    let message = context.say(
        format!("Met '{passage}' lijkt u de lezer te bedoelen. Op andere plekken schrijft u 'u' of 'je'."),
        format!("'{passage}' seems to mean the reader. Elsewhere it says 'u' or 'je'."),
    );
    let advice =
        context.say("Schrijf ook hier 'u' of 'je'.".to_owned(), "Use 'u' or 'je' here too.".to_owned());
    findings.push(Finding::new(RULE.id, Severity::Hint, span, message, advice));
}

fn third_person(context: &Context<'_>, findings: &mut Findings, roles: &[usize]) {
    let Some(&first) = roles.first() else { return };
    let analysis = context.analysis;
    let span = analysis.span(first - 1, first);
    let passage = analysis.passage(span).to_lowercase();
    let message = if roles.len() == 1 {
        context.say(
            format!("De tekst zegt '{passage}', en niet 'u'."),
            format!("The text says '{passage}', and not 'u'."),
        )
    } else {
        let and = context.say("en".to_owned(), "and".to_owned());
        let places = lines(analysis, roles, &and);
        context.say(
            format!("De tekst zegt '{passage}', en niet 'u' (regel {places})."),
            format!("The text says '{passage}', and not 'u' (line {places})."),
        )
    };
    let advice = context.say(
        "Spreek de lezer aan: schrijf 'u'. Bijvoorbeeld: 'U komt nuchter.'".to_owned(),
        "Speak to the reader: use 'u', as in 'U komt nuchter.'".to_owned(),
    );
    let mut finding = Finding::new(RULE.id, RULE.severity, span, message, advice);
    let starts = analysis.word(first - 1).starts_with(char::is_uppercase);
    finding.replacements.push(if starts { "U".to_owned() } else { "u".to_owned() });
    findings.push(finding);
}
