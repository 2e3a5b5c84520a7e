//! Rules: from an analysis to findings. One rule is one file with its Markdown beside it.

mod aanspreekvorm;
mod afkorting;
mod alt_tekst;
mod andere_taal;
mod beeldspraak;
mod bijschrift;
mod context;
mod dubbele_ontkenning;
mod geen_doel;
mod geen_handeling;
mod geen_kopjes;
mod geen_samenvatting;
mod geen_stappen;
mod getal;
mod grammar;
mod hoofdletters;
mod ids;
mod inclusief_taalgebruik;
mod lang_woord;
mod lange_alinea;
mod lange_zin;
#[cfg(feature = "lint")]
mod leesniveau;
mod lijdende_vorm;
mod linktekst;
mod medisch_jargon;
mod merge;
mod moeilijk_woord;
mod naamwoordstijl;
mod nadruk;
mod nieuwe_regel;
mod number_kinds;
mod numbers;
mod opsomming_in_zin;
mod reader;
mod rekenen;
mod samengestelde_zin;
mod switches;
mod tabel;
mod tangconstructie;
mod term_list;
pub mod text;
mod vaag_kopje;
mod vreemd_woord;
mod wisselende_term;
mod word_lists;

pub use context::{Context, Findings};
pub use ids::IDS;

use crate::error::{Error, ErrorKind};
use crate::finding::{Finding, Severity};

/// A rule: what it is called, what it rests on, and how it finds.
#[derive(Debug)]
pub struct Rule {
    /// Its id, in Dutch, as other programs know it.
    pub id: &'static str,
    /// The severity of most of its findings.
    pub severity: Severity,
    /// The items of the Checklist Toegankelijke Informatie that it serves.
    pub checklist: &'static [&'static str],
    /// The items of the VBI that it serves.
    pub vbi: &'static [u8],
    /// Its Markdown: title, explanation, source, examples.
    pub doc: &'static str,
    /// Finds.
    pub check: fn(&Context<'_>, &mut Findings),
}

/// All rules, in the order in which findings on one passage are shown.
pub static RULES: &[&Rule] = &[
    &medisch_jargon::RULE,
    &afkorting::RULE,
    &vreemd_woord::RULE,
    &moeilijk_woord::RULE,
    &beeldspraak::RULE,
    &inclusief_taalgebruik::RULE,
    &wisselende_term::RULE,
    &lange_zin::RULE,
    &lijdende_vorm::RULE,
    &tangconstructie::RULE,
    &samengestelde_zin::RULE,
    &naamwoordstijl::RULE,
    &lang_woord::RULE,
    &switches::RULE,
    &dubbele_ontkenning::RULE,
    &getal::RULE,
    &rekenen::RULE,
    &lange_alinea::RULE,
    &aanspreekvorm::RULE,
    &alt_tekst::RULE,
    &andere_taal::RULE,
    &bijschrift::RULE,
    &geen_doel::RULE,
    &geen_handeling::RULE,
    &geen_kopjes::RULE,
    &geen_samenvatting::RULE,
    &geen_stappen::RULE,
    &hoofdletters::RULE,
    &linktekst::RULE,
    &nadruk::RULE,
    &nieuwe_regel::RULE,
    &opsomming_in_zin::RULE,
    &tabel::RULE,
    &vaag_kopje::RULE,
    #[cfg(feature = "lint")]
    &leesniveau::RULE,
];

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.id == id)
}

/// The rule with this id, or an error that names the nearest one.
///
/// # Errors
/// [`ErrorKind::Settings`] when there is no such rule.
pub fn known(id: &str) -> Result<&'static Rule, Error> {
    find(id).ok_or_else(|| {
        let nearest = RULES.iter().min_by_key(|r| distance(r.id, id));
        let hint = nearest.map_or_else(String::new, |r| format!(" Bedoelt u '{}'?", r.id));
        Error::new(ErrorKind::Settings, format!("De regel '{id}' bestaat niet.{hint}"))
    })
}

/// Edit distance, for suggestions.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let next = if ca == *cb { diagonal } else { 1 + diagonal.min(row[j]).min(row[j + 1]) };
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}

/// Runs all rules that are on and gives the findings in reading order.
///
/// There is one finding per problem. Rules about the choice of words (jargon, abbreviations, idioms, foreign, formal,
/// stigmatising and long words) compete for the same words: the longer passage stays, of two equally long ones the rule
/// that stands first in this list. Other rules say different things of the same passage, and all stay.
pub fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Findings::default();
    for rule in RULES.iter().filter(|r| context.settings.is_on(r.id)) {
        (rule.check)(context, &mut findings);
    }
    let mut all = findings.into_vec();
    for finding in &mut all {
        if let Some(severity) = context.settings.severity(finding.rule) {
            finding.severity = severity;
        }
    }
    all.retain(|f| !is_allowed(context, f));
    switches::apply(context, &mut all);
    merge::merge(all, order)
}

/// Rules about words, which an allowed word silences.
const ABOUT_WORDS: [&str; 8] = [
    "afkorting",
    "beeldspraak",
    "inclusief-taalgebruik",
    "lang-woord",
    "medisch-jargon",
    "moeilijk-woord",
    "naamwoordstijl",
    "vreemd-woord",
];

fn is_allowed(context: &Context<'_>, finding: &Finding) -> bool {
    if !ABOUT_WORDS.contains(&finding.rule) {
        return false;
    }
    let passage = context.analysis.passage(finding.span);
    let lemma = context.analysis.lemma(context.analysis.token_at(finding.span.start));
    context.settings.is_allowed(passage) || (!passage.contains(' ') && context.settings.is_allowed(lemma))
}

fn order(id: &str) -> usize {
    RULES.iter().position(|r| r.id == id).unwrap_or(usize::MAX)
}
