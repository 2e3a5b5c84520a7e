//! Past tenses of strong verbs, with any prefix: *vergat*, *afnam*, *ondervond*.

use std::sync::LazyLock;

use super::features::PARTICLES;
use super::lexicon::{self, class};

static TABLE: &str = include_str!("../../dictionaries/verbs/strong-pasts.tsv");

/// The table is sorted, which a test guards.
static PASTS: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| TABLE.lines().skip(1).filter_map(|line| line.split_once('\t')).collect());

/// Prefixes that stay with their verb.
const PREFIXES: [&str; 7] = ["be", "ver", "ont", "her", "ge", "er", "mis"];

/// Appends the infinitive of a folded past tense to `out`; `false`, and nothing appended, when it is not known.
pub(crate) fn infinitive(form: &str, out: &mut String) -> bool {
    if let Some(verb) = of(form) {
        out.push_str(verb);
        return true;
    }
    let start = out.len();
    PREFIXES.iter().chain(PARTICLES).any(|prefix| {
        let Some(verb) = form.strip_prefix(prefix).and_then(of) else { return false };
        out.truncate(start);
        out.push_str(prefix);
        out.push_str(verb);
        let known = lexicon::lookup_folded(&out[start..]).is_some_and(|e| e.class & class::INFINITIVE != 0);
        if !known {
            out.truncate(start);
        }
        known
    })
}

/// Whether it is such a past tense, without a prefix.
pub(super) fn is_past(form: &str) -> bool {
    of(form).is_some()
}

fn of(form: &str) -> Option<&'static str> {
    PASTS.binary_search_by_key(&form, |p| p.0).ok().map(|at| PASTS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lemma(form: &str) -> Option<String> {
        let mut out = String::new();
        infinitive(form, &mut out).then_some(out)
    }

    #[test]
    fn finds_verbs_with_and_without_prefix() {
        for (form, verb) in [
            ("vergat", "vergeten"),
            ("vergaten", "vergeten"),
            ("at", "eten"),
            ("bedroeg", "bedragen"),
            ("onderging", "ondergaan"),
            ("afnam", "afnemen"),
            ("ontving", "ontvangen"),
        ] {
            assert_eq!(lemma(form).as_deref(), Some(verb), "{form}");
        }
        assert_eq!(lemma("werkte"), None);
        assert_eq!(lemma("zwat"), None);
    }

    #[test]
    fn the_table_is_sorted_and_has_verbs() {
        assert!(PASTS.len() > 300);
        assert!(PASTS.windows(2).all(|w| w[0].0 < w[1].0));
        for (form, verb) in PASTS.iter() {
            let known = lexicon::lookup_folded(verb).is_some_and(|e| e.class & class::INFINITIVE != 0);
            assert!(known, "{form} {verb}");
        }
    }
}
