//! Asking people, over a pipe as in a script.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const LEAFLET: &str = "# Uw nieuwe knie\n\nU krijgt een nieuwe knie.\n\nBel ons als u vragen heeft.\n";

/// Runs the program on the leaflet in a folder, with these lines as input, and gives exit code, output and errors.
fn run(folder: &Path, args: &[&str], input: &str) -> (Option<i32>, String, String) {
    std::fs::write(folder.join("folder.md"), LEAFLET).expect("a leaflet");
    let mut child = Command::new(env!("CARGO_BIN_EXE_helder"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("helder runs");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("input");
    let output = child.wait_with_output().expect("helder ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn answers(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("folder.md.antwoorden.toml")).unwrap_or_default()
}

#[test]
fn the_end_of_the_input_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, out, _) = run(
        folder.path(),
        &["vbi", "folder.md", "--interactive", "--rater", "Anna"],
        "ja heel duidelijk\nnee\n",
    );
    assert_eq!(code, Some(0));
    assert!(out.contains("Uw antwoorden staan in folder.md.antwoorden.toml (2)."), "{out}");
    let saved = answers(folder.path());
    assert!(saved.contains("answer = \"ja\"\nnote = \"heel duidelijk\"\nrater = \"Anna\""), "{saved}");
    assert!(saved.contains("answer = \"nee\"\nrater"), "{saved}");
    assert!(out.contains("(Anna)") && out.contains("2 door een mens"), "{out}");
}

#[test]
fn one_can_go_back_skip_and_stop() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, out, _) =
        run(folder.path(), &["vbi", "folder.md", "--interactive"], "ja\nt\nnee\no\nwat\ns\nja\n");
    assert_eq!(code, Some(0));
    let saved = answers(folder.path());
    assert_eq!(saved.matches("[[answer]]").count(), 1, "{saved}");
    assert!(saved.contains("answer = \"nee\""), "{saved}");
    assert!(out.contains("U zei eerder: ja."), "{out}");
    assert!(out.contains("Dat begrijp ik niet."), "{out}");
}

#[test]
fn what_was_answered_is_not_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let args = ["checklist", "folder.md", "--interactive"];
    let (_, first, _) = run(folder.path(), &args, "ja\nja\n");
    let (_, second, _) = run(folder.path(), &args, "");
    assert!(first.contains("Weet u precies voor wie deze tekst is?"), "{first}");
    assert!(!second.contains("Weet u precies voor wie deze tekst is?"), "{second}");
    assert_eq!(answers(folder.path()).matches("[[answer]]").count(), 2);
}

#[test]
fn lines_fit_a_terminal_of_80_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in ["vbi", "checklist"] {
        let (_, out, _) = run(folder.path(), &[command, "folder.md", "--interactive"], &"o\n".repeat(60));
        for line in out.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn bad_answers_files_are_left_as_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("a.toml");
    std::fs::write(&store, "[[answer]]\nitem = 2\nanswer = 'soms'\n").expect("answers");
    let (code, _, err) =
        run(folder.path(), &["vbi", "folder.md", "--interactive", "--answers", "a.toml"], "ja\n");
    assert_eq!(code, Some(2));
    assert!(err.contains("a.toml:3: Antwoord 1, veld 'answer'"), "{err}");
    assert!(std::fs::read_to_string(store).expect("still there").contains("soms"));
}

#[test]
fn one_file_at_a_time() {
    let folder = tempfile::tempdir().expect("a folder");
    for paths in [&["-"][..], &[], &["folder.md", "folder.md"]] {
        let args: Vec<&str> = ["vbi", "--interactive"].iter().chain(paths).copied().collect();
        let (code, _, err) = run(folder.path(), &args, "");
        assert_eq!((code, err.contains("Kies één bestand")), (Some(2), true), "{err}");
    }
}
