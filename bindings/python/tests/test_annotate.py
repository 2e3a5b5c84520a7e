"""Annotation: sentences, tokens, trees, CoNLL-U."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import helder
from conftest import leaflets


def test_tokens() -> None:
    document = helder.annotate("U slikt de pillen. 😀 Bel ons!")
    assert [s.kind for s in document.sentences][0] == "statement"
    pillen = next(t for t in document.tokens if t.text == "pillen")
    assert (pillen.lemma, pillen.pos) == ("pil", "NOUN")
    assert pillen.feats["Number"] == "Plur"
    assert all(document.text[t.start : t.end] == t.text for t in document.tokens)


def test_heads_make_a_tree() -> None:
    document = helder.annotate("De arts heeft de oude man gisteren geopereerd. Daarna ging hij naar huis.")
    for sentence in document.sentences:
        assert [t for t in sentence if t.head is None] == [sentence.root]
        for i, token in enumerate(sentence):
            seen = {i}
            while token.head is not None:
                assert token.head not in seen
                seen.add(token.head)
                token = sentence.tokens[token.head]
        assert len(sentence) == len(sentence.tokens)


def test_passive() -> None:
    document = helder.annotate("De patiënt wordt morgen door de arts geopereerd.")
    assert "aux:pass" in [t.dep for t in document.tokens if t.text == "wordt"]


def test_markdown_and_empty() -> None:
    document = helder.annotate("# Prikken\n\nU komt **nuchter**.", format="markdown")
    assert document.sentences[0].kind == "heading"
    assert document.text[document.tokens[3].start : document.tokens[3].end] == "nuchter"
    assert helder.annotate("").sentences == ()


@pytest.mark.parametrize("path", leaflets(), ids=lambda p: p.name)
def test_conllu_is_that_of_the_program(path: Path, program: Path) -> None:
    done = subprocess.run([program, "annotate", path], capture_output=True, text=True, encoding="utf-8", check=True)
    formats = {".md": "markdown", ".txt": "text", ".srt": "subtitles", ".vtt": "subtitles"}
    text = path.read_bytes().decode()
    document = helder.annotate(text, format=formats[path.suffix])  # type: ignore[arg-type]
    assert document.to_conllu() == done.stdout
