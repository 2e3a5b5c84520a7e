"""Terms, rules and columns: as the program lists them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import helder


def ask(program: Path, *arguments: str) -> list[dict[str, object]]:
    done = subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", check=True)
    answer: list[dict[str, object]] = json.loads(done.stdout)
    return answer


WORDS = ["hypertensie", "Carcinomen", "hypertensiepatiënten", "hypertensei", "SEH", "derhalve", "fiets", ""]


@pytest.mark.parametrize("word", [w for w in WORDS if w])
def test_terms_are_those_of_the_program(word: str, program: Path) -> None:
    (expected,) = ask(program, "term", "--format", "json", word)
    found = helder.term(word).to_dict()
    for name, value in expected.items():
        if name == "also":
            shown = [{k: v for k, v in t.items() if k not in ("also", "nearest")} for t in found["also"]]
            assert shown == value
        else:
            assert found[name] == value


def test_terms() -> None:
    term = helder.term("hypertensie")
    assert term and term.plain[0] == "hoge bloeddruk" and term.difficult
    unknown = helder.term("hypertensei")
    assert not unknown and "hypertensie" in unknown.nearest
    assert not helder.term("")


def test_own_terms(tmp_path: Path) -> None:
    terms = tmp_path / "eigen.csv"
    terms.write_text("term,plain\nMDO,overleg van de artsen\n", encoding="utf-8")
    assert helder.term("MDO", terms=terms).plain == ("overleg van de artsen",)


def test_rules_are_those_of_the_program(program: Path) -> None:
    expected = ask(program, "rules", "--format", "json")
    assert [{k: v for k, v in r.to_dict().items() if k != "doc"} for r in helder.rules()] == expected
    assert all(r.doc for r in helder.rules())
