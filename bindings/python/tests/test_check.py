"""Checking texts and files: what the report says, and what the arguments do."""

from __future__ import annotations

from pathlib import Path

import pytest

import helder
from conftest import EASY, HARD


def rules_of(report: helder.Report) -> set[str]:
    return {f.rule for f in report.findings}


def test_hard_text_has_findings_where_they_stand() -> None:
    report = helder.check(HARD)
    assert {"medisch-jargon", "lijdende-vorm", "lange-zin", "afkorting"} <= rules_of(report)
    jargon = [f for f in report.findings if f.rule == "medisch-jargon"]
    assert "coloscopie" in [HARD[f.start : f.end] for f in jargon]
    assert all(HARD[f.start : f.end] == f.text for f in report.findings)


def test_easy_text_has_none() -> None:
    report = helder.check(EASY, select=["lange-zin", "medisch-jargon", "lijdende-vorm"])
    assert report.findings == ()


def test_profile_is_stricter() -> None:
    text = "U mag na het onderzoek thuis weer alles eten en drinken wat u wilt."
    assert "lange-zin" not in rules_of(helder.check(text))
    assert "lange-zin" in rules_of(helder.check(text, profile="a2"))
    assert helder.check(text, profile="a2").profile == "a2"


def test_formats() -> None:
    text = "# Bloed prikken\n\nU komt **nuchter**.\n"
    assert helder.check(text, format="markdown").metrics.headings == 1
    assert helder.check(text).metrics.headings == 0


def test_select_and_ignore() -> None:
    assert rules_of(helder.check(HARD, select=["lange-zin"])) == {"lange-zin"}
    assert "lange-zin" not in rules_of(helder.check(HARD, ignore=["lange-zin"]))


def test_language_of_messages_never_changes_rules() -> None:
    dutch, english = helder.check(HARD), helder.check(HARD, lang="en")
    assert rules_of(dutch) == rules_of(english)


def test_own_terms(tmp_path: Path) -> None:
    text = "Wij bespreken u in het zwartewoord."
    terms = tmp_path / "eigen.csv"
    terms.write_text("term,plain\nzwartewoord,overleg\n", encoding="utf-8")
    found = helder.check(text, terms=terms).findings
    assert any(f.text == "zwartewoord" and "overleg" in f.replacements[0] for f in found)
    assert not any(f.text == "zwartewoord" and f.rule == "medisch-jargon" for f in helder.check(text).findings)
    # A changed list is read again.
    terms.write_text("term,plain\nietsanders,overleg van artsen\n", encoding="utf-8")
    assert not any(f.rule == "medisch-jargon" for f in helder.check(text, terms=[terms]).findings)


def test_wrong_line_of_terms_is_a_warning(tmp_path: Path) -> None:
    terms = tmp_path / "eigen.csv"
    terms.write_text("term,plain\n,leeg\nzwartewoord,overleg\n", encoding="utf-8")
    with pytest.warns(helder.HelderWarning, match="eigen.csv:2"):
        report = helder.check("Het zwartewoord.", terms=terms)
    assert any(f.text == "zwartewoord" for f in report.findings)


def test_config(tmp_path: Path) -> None:
    config = tmp_path / "helder.toml"
    config.write_text('profile = "a2"\nallow = ["coloscopie"]\n', encoding="utf-8")
    report = helder.check(HARD, config=config)
    assert report.profile == "a2"
    assert "coloscopie" not in [f.text for f in report.findings if f.rule == "medisch-jargon"]
    assert helder.check(HARD, config=config, profile="b1").profile == "b1"


def test_file_has_the_settings_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "helder.toml").write_text('profile = "a2"\n', encoding="utf-8")
    path = tmp_path / "folder.md"
    path.write_text("# Prikken\n\nDe coloscopie 😀 doet de arts.\n", encoding="utf-8")
    report = helder.check_file(path)
    assert (report.profile, report.format, report.path) == ("a2", "markdown", str(path))
    assert report.text == path.read_text(encoding="utf-8")
    finding = next(f for f in report.findings if f.rule == "medisch-jargon")
    assert report.text[finding.start : finding.end] == "coloscopie"


def test_instruments() -> None:
    report = helder.check(HARD)
    assert report.checklist["9"].answer == "not_met"
    assert report.vbi[5].answer == "disagree"
    assert report.vbi.kind == "print"
    score = report.vbi.understandability
    assert score.score is not None and score.low is not None and score.high is not None
    assert 0 <= score.low <= score.score <= score.high <= 100
    assert helder.check(HARD, kind="av").vbi.kind == "av"
    with pytest.raises(KeyError):
        report.vbi[99]
    for item in (*report.checklist.items, *report.vbi.items):
        for passage in item.passages:
            assert HARD[passage.start : passage.end] == passage.text


def test_empty_text_is_a_report_without_findings_about_words() -> None:
    for text in ("", "  \n"):
        for format in ("text", "markdown"):
            report = helder.check(text, format=format)
            assert report.metrics.words == 0
            assert report.metrics.lint.score is None


def test_arguments_are_checked() -> None:
    with pytest.raises(TypeError):
        helder.check(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        helder.check(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        helder.check(b"tekst")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        helder.check(EASY, select="lange-zin")
    with pytest.raises(ValueError, match="c1"):
        helder.check(EASY, profile="c1")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="lange-zin"):
        helder.check(EASY, select=["lange-zinnen"])
    with pytest.raises(ValueError):
        helder.check(EASY, lang="fr")  # type: ignore[arg-type]
    with pytest.raises(ValueError):
        helder.check(EASY, kind="radio")  # type: ignore[arg-type]
    with pytest.raises(ValueError):
        helder.check("half een \ud83d teken")
