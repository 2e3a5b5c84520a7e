"""Objects: attributes, repr, dictionaries, equality, pickles, immutability."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
from typing import Any

import pytest

import helder
from conftest import EASY, HARD


def objects() -> list[Any]:
    report = helder.check(HARD)
    return [
        report,
        report.findings[0],
        report.metrics,
        report.metrics.lint,
        report.checklist,
        report.vbi,
        report.vbi.items[0],
        report.vbi.understandability,
        report.tips[0],
        helder.score(HARD),
        helder.annotate(HARD),
        helder.annotate(HARD).sentences[0],
        helder.annotate(HARD).tokens[0],
        helder.term("hypertensie"),
        helder.rules()[0],
        helder.columns()[0],
    ]


@pytest.mark.parametrize("made", objects(), ids=lambda o: type(o).__name__)
def test_every_object(made: Any) -> None:
    copied = pickle.loads(pickle.dumps(made))
    assert copied == made
    assert copied is not made
    assert copy.deepcopy(made) == made
    assert json.loads(made.to_json()) == made.to_dict()
    assert json.loads(made.to_json(indent=2)) == made.to_dict()
    assert type(made).__name__ in repr(made)
    assert made != "iets anders"


@pytest.mark.parametrize("made", objects(), ids=lambda o: type(o).__name__)
def test_objects_do_not_change(made: Any) -> None:
    name = "findings" if isinstance(made, helder.Report) else dataclasses.fields(made)[0].name
    with pytest.raises(AttributeError):
        setattr(made, name, "anders")


def test_dictionaries_are_new() -> None:
    report = helder.check(HARD)
    report.to_dict()["findings"].clear()
    assert report.findings
    assert report.to_dict()["findings"]


def test_dictionary_and_attributes_say_the_same() -> None:
    report = helder.check(HARD)
    data = report.to_dict()
    assert [f.to_dict() for f in report.findings] == data["findings"]
    assert report.metrics.to_dict() == data["metrics"]
    assert report.vbi.to_dict() == data["vbi"]
    assert report.checklist.to_dict() == data["checklist"]
    assert [t.to_dict() for t in report.tips] == data["tips"]


def test_reports_compare_by_value() -> None:
    assert helder.check(HARD) == helder.check(HARD)
    assert len({helder.check(HARD), helder.check(HARD), helder.check(EASY)}) == 2
    assert helder.check(HARD) != helder.check(HARD, profile="a2")


def test_repr_is_short() -> None:
    report = helder.check(HARD)
    assert str(len(report.findings)) in repr(report)
    assert len(repr(report)) < 120
    scale = report.vbi.understandability
    assert scale.score is not None
    for made in (report.vbi, scale, report.checklist, report.vbi.items[0], report.findings[0]):
        assert len(repr(made)) < 200, repr(made)
    assert f"{scale.score:.0f}%" in repr(report.vbi)
    assert report.findings[0].rule in repr(report.findings[0])


def test_provenance() -> None:
    made = helder.provenance()
    assert made["version"] == helder.__version__
    assert set(made) == {"version", "schema", "model", "data"}
