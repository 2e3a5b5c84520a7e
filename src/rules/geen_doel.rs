#![doc = include_str!("geen_doel.md")]

use super::reader::deed;
use crate::Span;
use crate::document::{Block, BlockKind};
use crate::dutch::Sentence;
use crate::finding::{Finding, Severity};
use crate::rules::{Context, Findings, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "geen-doel",
    severity: Severity::Hint,
    checklist: &["29"],
    vbi: &[1],
    doc: include_str!("geen_doel.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let analysis = context.analysis;
    let words: u32 = analysis.sentences().iter().filter(|s| analysis.is_dutch(s)).map(|s| s.words).sum();
    if f64::from(words) < context.settings.threshold("geen-doel.woorden") {
        return;
    }
    let blocks = context.document.blocks();
    // A menu may stand before the title.
    let main = |b: &&Block| matches!(b.kind, BlockKind::Heading(1));
    let title = blocks.iter().find(main).or_else(|| blocks.first().filter(|b| b.kind.is_heading()));
    let text = context.document.text();
    // Plain text may have a title that no markup shows.
    let opening = title.or_else(|| blocks.first().filter(|b| b.span.len() < 100));
    if opening.is_some_and(|t| names_purpose(t.span.of(text))) || has_subject_line(context) {
        return;
    }
    // *Nieuw programma helpt mensen met kanker*: a whole sentence says what the text is about.
    let sentence = |t: &Block| {
        let first = analysis.token_at(t.span.start);
        let inside = analysis.tokens().iter().skip(first).take_while(|token| token.span.start < t.span.end);
        inside.clone().count() >= 5 && inside.into_iter().any(crate::dutch::Token::is_finite)
    };
    if title.is_some_and(sentence) {
        return;
    }
    // An address or a menu is no sentence.
    let speaks = |s: &&Sentence| s.tokens().any(|i| analysis.tokens()[i].is_finite());
    let mut body = analysis.sentences().iter().filter(|s| analysis.is_prose(s)).filter(speaks).take(3);
    if body.any(|s| states_purpose(context, s)) {
        return;
    }
    let span =
        title.map_or_else(|| analysis.sentences().first().map_or(Span::default(), |s| s.span), |t| t.span);
    let message = if title.is_some() {
        context.say(
            "De titel en de eerste zinnen lijken niet te zeggen waar de tekst voor is.".to_owned(),
            "Title and first sentences do not seem to say what the text is for.".to_owned(),
        )
    } else {
        context.say(
            "De eerste zinnen lijken niet te zeggen waar de tekst voor is.".to_owned(),
            "The first sentences do not seem to say what the text is for.".to_owned(),
        )
    };
    let advice = context.say(
        "Noem het doel meteen. Bijvoorbeeld: 'Wat gebeurt er bij een darmonderzoek?'".to_owned(),
        "Name the purpose at once, such as: 'Wat gebeurt er bij een darmonderzoek?'".to_owned(),
    );
    findings.push(Finding::new(RULE.id, RULE.severity, span, message, advice));
}

/// `Betreft: uitnodiging`, `Onderwerp: uw aanvraag`: the line in which a letter says what it is for.
fn has_subject_line(context: &Context<'_>) -> bool {
    let text = context.document.text();
    context.document.blocks().iter().take(10).flat_map(|b| b.span.of(text).lines()).any(|line| {
        let subject = line.split_once(':').filter(|(name, _)| {
            matches!(name.trim().to_lowercase().as_str(), "betreft" | "onderwerp" | "doel" | "reden")
        });
        subject.is_some_and(|(_, what)| what.split_whitespace().count() >= 2)
    })
}

/// A title that says what one will know or do: a question, an action, more than a topic.
fn names_purpose(title: &str) -> bool {
    const STARTS: [&str; 22] = [
        "hoe",
        "wat",
        "waarom",
        "wanneer",
        "zo",
        "tips",
        "omgaan",
        "leven",
        "stoppen",
        "naar",
        "u",
        "uw kind",
        "goed",
        "oefeningen",
        "hulp",
        "advies",
        "adviezen",
        "uitnodiging",
        "voorbereiding",
        "voorbereiden",
        "bereid",
        "vragenlijst",
    ];
    const VERBS: [&str; 24] = [
        "laten",
        "krijgen",
        "gebruiken",
        "slikken",
        "innemen",
        "voorbereiden",
        "voorkomen",
        "oefenen",
        "bewegen",
        "stoppen",
        "omgaan",
        "leven",
        "wassen",
        "prikken",
        "aanvragen",
        "melden",
        "kiezen",
        "eten",
        "drinken",
        "slapen",
        "thuis",
        "verzorgen",
        "opvangen",
        "meten",
    ];
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let starts = STARTS
        .iter()
        .any(|s| lower.strip_prefix(s).is_some_and(|rest| rest.starts_with(' ') && words.len() >= 3));
    title.trim_end().ends_with('?') || starts || (words.len() >= 3 && words.iter().any(|w| VERBS.contains(w)))
}

/// `In deze folder leest u ...`, `U komt binnenkort voor ...`: a sentence that says what the text is for.
fn states_purpose(context: &Context<'_>, sentence: &Sentence) -> bool {
    const TEXTS: [&str; 12] = [
        "folder",
        "brochure",
        "brief",
        "tekst",
        "informatie",
        "pagina",
        "bladzijde",
        "boekje",
        "website",
        "flyer",
        "blad",
        "vragenlijst",
    ];
    const TELLS: [&str; 14] = [
        "leest",
        "lees",
        "vertellen",
        "vertelt",
        "leggen",
        "legt",
        "vindt",
        "gaat",
        "staat",
        "helpt",
        "geeft",
        "geven",
        "krijgt",
        "bedoeld",
    ];
    const PLANS: [&str; 14] = [
        "binnenkort",
        "afspraak",
        "komt",
        "krijgt",
        "gaat",
        "laten",
        "wil",
        "uitnodigen",
        "nodigen",
        "uitgenodigd",
        "verwezen",
        "overweegt",
        "opgeroepen",
        "verwachten",
    ];
    let analysis = context.analysis;
    let words: Vec<&str> = sentence.tokens().map(|i| analysis.lower(i)).collect();
    let any = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let addressed = any(&["u", "uw", "je", "jij", "jouw"]);
    let this = words.windows(2).any(|p| matches!(p[0], "deze" | "dit") && TEXTS.contains(&p[1]));
    let own = this && (any(&TELLS) || addressed);
    let here = any(&["hier", "hieronder"]) && any(&["leest", "vindt", "lees"]) && addressed;
    // Under a heading of its own a first action is no purpose of the whole.
    let opening =
        !context.document.blocks().iter().take(sentence.block as usize).skip(1).any(|b| b.kind.is_heading());
    own || here || (addressed && any(&PLANS)) || (opening && deed(analysis, sentence).is_some())
}
