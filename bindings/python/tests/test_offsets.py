"""Offsets are indices of the text: code points, whatever stands before them."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

import helder

PIECES = st.sampled_from(
    [
        "De coloscopie wordt gedaan. ",
        "😀",
        "👩🏽‍⚕️ ",
        "één ",
        "\u00ad",
        unicodedata.normalize("NFD", "patiënt "),
        "&amp; ",
        "**hypertensie** ",
        "\r\n",
        "\n\n",
        "| a | b |\n|---|---|\n| SEH | ß |\n",
        "# Kopje\n\n",
        "- item\n",
        "\ufeff",
        "m.b.t. ",
        "漢字 ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["text", "markdown"]))
def test_offsets_lie_in_the_text(text: str, format: str) -> None:
    report = helder.check(text, format=format)  # type: ignore[arg-type]
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        if finding.text.isalpha() and finding.text.isascii():
            assert text[finding.start : finding.end].replace("\u00ad", "") == finding.text
        assert finding.line is not None and 1 <= finding.line <= lines.count("\n") + 1
    for token in helder.annotate(text, format=format).tokens:  # type: ignore[arg-type]
        assert 0 <= token.start <= token.end <= len(text)
        if token.text.isalpha() and token.text.isascii():
            assert text[token.start : token.end].replace("\u00ad", "") == token.text


def test_after_emoji() -> None:
    text = "😀" * 500 + " De coloscopie is morgen."
    finding = next(f for f in helder.check(text).findings if f.rule == "medisch-jargon")
    assert text[finding.start : finding.end] == "coloscopie"


def test_bytes_and_code_points_are_the_same_in_ascii() -> None:
    text = "De coloscopie is morgen."
    finding = next(f for f in helder.check(text).findings if f.rule == "medisch-jargon")
    assert (finding.start, finding.end) == (3, 13)
