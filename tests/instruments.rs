//! Both instruments over whole documents.

use helder::instruments::{Answer, Answers, By, Instrument, Kind, checklist, vbi};
use helder::report::{FileReport, ItemReport};
use helder::{Checker, Document, RuleSetting, Settings};

fn check(name: &str, text: &str) -> FileReport {
    let document = Document::from_bytes(name, text.as_bytes()).expect("a document");
    Checker::default().check(&document)
}

fn item<'r>(items: &'r [ItemReport], id: &str) -> &'r ItemReport {
    items.iter().find(|i| i.item == id).expect(id)
}

const PLAIN: &str = "U komt om 9 uur. U meldt zich bij de balie. U krijgt een bed. U trekt een hemd aan. U gaat liggen. \
                     De zuster helpt u daarbij.";
const LONG: &str =
    "Voor het onderzoek moet u thuis al een paar dagen lang een heel licht dieet zonder vezels volgen.";

#[test]
fn a_rule_that_is_off_says_nothing_by_finding_nothing() {
    let mut settings = Settings::default();
    settings.set_rule("lange-zin", RuleSetting::Off).expect("a rule");
    let only_long = Checker::builder()
        .settings(settings)
        .instrument(Instrument::from_toml("x", OWN).expect("an instrument"))
        .build()
        .expect("a checker");
    let report = only_long.check(&Document::from_text("t", LONG));
    assert_eq!((report.own[0].items[0].answer, report.own[0].items[0].by), (Answer::Unknown, By::Nobody));
}

const OWN: &str = "schema = 'helder-instrument-1'\nid = 'x'\nname = 'X'\n[[scale]]\nid = 's'\nname = 'S'\n[[item]]\n\
                   id = '1'\nscale = 's'\ntitle = 't'\nquestion = 'q?'\nadvice = 'a'\njudge = 'program'\n\
                   rules = ['lange-zin']\ntest = { measure = 'sentence_share', good = 0.1, bad = 0.3 }\n";

#[test]
fn an_own_instrument_is_answered_from_rules() {
    let checker =
        Checker::builder().instrument(Instrument::from_toml("x", OWN).expect("x")).build().expect("x");
    let good = checker.check(&Document::from_text("t", PLAIN));
    assert_eq!((good.own[0].items[0].answer, good.own[0].items[0].by), (Answer::Yes, By::Program));
    let bad = checker.check(&Document::from_text("t", format!("{LONG} {LONG} {LONG} {PLAIN}")));
    let item = &bad.own[0].items[0];
    assert_eq!((item.answer, item.by, item.findings), (Answer::No, By::Program, 3));
    assert!(
        item.reason.contains("in 3 van de ") && item.reason.contains("Voor het onderzoek"),
        "{}",
        item.reason
    );
    assert_eq!(item.passages[0].line, 1);
    assert_eq!(bad.own[0].scales[0].score.score, Some(0.0));
    let short = checker.check(&Document::from_text("t", LONG));
    assert_eq!((short.own[0].items[0].answer, short.own[0].items[0].by), (Answer::No, By::Suggestion));
}

#[test]
fn people_stand_over_the_program_and_conflicts_show() {
    let checker =
        Checker::builder().instrument(Instrument::from_toml("x", OWN).expect("x")).build().expect("x");
    let mut report = checker.check(&Document::from_text("t", PLAIN));
    let text = "[[answer]]\ninstrument = 'x'\nitem = 1\nanswer = 'nee'\nnote = 'te lang'\n[[answer]]\nitem = 2\n\
                answer = 'ja'\n";
    let instruments: Vec<&Instrument> = checker.instruments().chain([vbi(), checklist()]).collect();
    let answers = Answers::parse("a.toml", text, &instruments, "vbi").expect("answers");
    report.apply(&answers);
    let own = &report.own[0].items[0];
    assert_eq!((own.answer, own.by, own.program), (Answer::No, By::Person, Some((Answer::Yes, By::Program))));
    assert_eq!((own.advice.as_str(), own.note.as_str()), ("a", "te lang"));
    assert_eq!(report.own[0].scales[0].score.score, Some(0.0));
    assert_eq!(report.conflicts().count(), 1);
    assert_eq!(report.vbi.understandability.judged_by.person, 1);
    assert!(!item(&report.vbi.items, "2").is_conflict());
}

#[test]
fn very_short_print_is_two_paragraphs_and_300_words() {
    let na = |text: &str| item(&check("t.md", text).vbi.items, "8").answer == Answer::NotApplicable;
    assert!(na("# Titel\n\nU komt om 9 uur.\n\nBel ons.\n"));
    assert!(!na("# Titel\n\nU komt om 9 uur.\n\nU gaat liggen.\n\nBel ons.\n"));
    assert!(!na(&"U komt om 9 uur bij ons. ".repeat(60)));
}

#[test]
fn does_not_apply_follows_what_the_document_has() {
    let answer = |text: &str, id: &str| item(&check("t.md", text).vbi.items, id).answer;
    let na = Answer::NotApplicable;
    assert_eq!(answer("U komt om 9.30 uur op 3 maart 2026 of belt 088 - 555 07 70.", "6"), na);
    assert_ne!(answer("U neemt 3 pillen.", "6"), na);
    assert_eq!(answer("Dag.", "17"), na);
    assert_ne!(answer("![](foto.png)\n\nDag.", "17"), na);
    assert_ne!(answer("| a | b |\n|---|---|\n| 1 | 2 |\n\nDag.", "19"), na);
    for id in ["1", "2", "3", "4", "5", "7", "10", "12", "15", "20", "21", "22", "23", "26"] {
        assert_ne!(answer("Dag.", id), na, "{id}");
    }
}

#[test]
fn layout_is_not_judged_where_it_cannot_be_seen() {
    for name in ["t.md", "t.txt"] {
        let report = check(name, PLAIN);
        for id in ["15", "16", "18"] {
            let item = item(&report.checklist, id);
            assert_eq!((item.answer, item.by), (Answer::Unknown, By::Nobody), "{name} {id}");
        }
    }
}

#[test]
fn subtitles_are_judged_as_film() {
    let slow = check("spuit.srt", include_str!("leaflets/spuit.srt"));
    assert_eq!((slow.vbi.kind, slow.vbi.items.len()), (Kind::Av, 17));
    let fast = check("snel.vtt", include_str!("leaflets/snel.vtt"));
    for (report, expected) in [(&slow, Answer::Yes), (&fast, Answer::No)] {
        for id in ["13", "14"] {
            let item = item(&report.vbi.items, id);
            assert_eq!((item.answer, item.by), (expected, By::Suggestion), "{id} {}", item.reason);
        }
    }
    assert!(item(&slow.vbi.items, "14").reason.contains("woorden per minuut"));
    assert_eq!(item(&slow.vbi.items, "11").answer, Answer::Yes);
    // Under a minute.
    assert_eq!(item(&fast.vbi.items, "8").answer, Answer::NotApplicable);
    assert_eq!(item(&slow.vbi.items, "8").answer, Answer::Unknown);
    // A film may have visuals that subtitles do not show.
    assert_eq!(item(&slow.vbi.items, "18").answer, Answer::Unknown);
}

#[test]
fn a_transcript_without_times_has_no_speed() {
    let checker = Checker::builder().kind(Kind::Av).build().expect("a checker");
    let report = checker.check(&Document::from_text("film.txt", PLAIN));
    for id in ["8", "12", "13", "14"] {
        assert_eq!(item(&report.vbi.items, id).answer, Answer::Unknown, "{id}");
    }
}

#[test]
fn tips_quote_the_text_and_put_the_most_score_for_the_least_work_first() {
    let two = format!(
        "{OWN}[[item]]\nid = '2'\nscale = 's'\ntitle = 'u'\nquestion = 'q?'\nadvice = 'b'\neffort = 1\n\
        example = 'Bel ons.'\njudge = 'program'\ntest = {{ measure = 'headings', good = 1, bad = 0 }}\n"
    );
    let checker =
        Checker::builder().instrument(Instrument::from_toml("x", &two).expect("x")).build().expect("x");
    let text = format!("{LONG} {LONG} {LONG} {PLAIN}");
    let tips = checker.check(&Document::from_text("t", text)).tips();
    let own: Vec<_> = tips.iter().filter(|t| t.instrument == "x").collect();
    assert_eq!(own.iter().map(|t| t.item.as_str()).collect::<Vec<_>>(), ["2", "1"]);
    assert_eq!((own[0].gain, own[0].example.as_str()), (Some(50.0), "Bel ons."));
    assert!(own[1].passage.as_ref().is_some_and(|p| p.text.starts_with("Voor het onderzoek")));
    assert!(own[1].also.iter().any(|a| a == "checklist 8"), "{:?}", own[1].also);
}

#[test]
fn every_answer_has_a_reason_and_every_no_an_advice() {
    for (name, text) in
        [("a.md", PLAIN), ("b.md", LONG), ("c.srt", include_str!("leaflets/spuit.srt")), ("d.txt", "Dag.")]
    {
        let report = check(name, text);
        for item in report.checklist.iter().chain(&report.vbi.items) {
            assert!(!item.reason.is_empty(), "{name} {}", item.item);
            assert_eq!(item.advice.is_empty(), item.answer != Answer::No, "{name} {}", item.item);
        }
    }
}

#[test]
fn text_without_dutch_is_not_judged() {
    let english = "This leaflet explains how to prepare for your blood test. Please read it carefully before you come. \
                   You should not eat anything for eight hours. You may drink water or tea without sugar.";
    let report = check("en.txt", english);
    let judged = |i: &&ItemReport| matches!(i.answer, Answer::Yes | Answer::No);
    assert_eq!(report.vbi.items.iter().chain(&report.checklist).filter(judged).count(), 0);
}
