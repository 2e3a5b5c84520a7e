/// The ids of all rules, sorted: what other programs, settings and instruments may name. A rule that is not in
/// [`super::RULES`] is never run; an instrument may rest on it all the same, and then says that it was not run.
pub const IDS: &[&str] = &[
    "aanspreekvorm",
    "afkorting",
    "alt-tekst",
    "andere-taal",
    "beeldspraak",
    "bijschrift",
    "contrast",
    "dubbele-ontkenning",
    "geen-doel",
    "geen-handeling",
    "geen-kopjes",
    "geen-samenvatting",
    "geen-stappen",
    "getal",
    "hoofdletters",
    "inclusief-taalgebruik",
    "kleine-afbeelding",
    "lang-woord",
    "lange-alinea",
    "lange-zin",
    "leesniveau",
    "lettergrootte",
    "lettertype",
    "lijdende-vorm",
    "linktekst",
    "medisch-jargon",
    "moeilijk-woord",
    "naamwoordstijl",
    "nadruk",
    "nieuwe-regel",
    "onderstreping",
    "opsomming-in-zin",
    "regelafstand",
    "rekenen",
    "samengestelde-zin",
    "schakelaar",
    "tabel",
    "tangconstructie",
    "uitlijning",
    "vaag-kopje",
    "vreemd-woord",
    "wisselende-term",
];

#[cfg(test)]
mod tests {
    #[test]
    fn ids_are_sorted_and_hold_every_rule() {
        assert!(super::IDS.is_sorted());
        for rule in crate::rules::RULES {
            assert!(super::IDS.contains(&rule.id), "{} is not in IDS", rule.id);
        }
    }
}
