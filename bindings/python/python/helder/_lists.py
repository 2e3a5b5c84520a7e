"""Scores, terms, rules and columns as objects."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ._record import Record
from ._report import Metrics, metrics_from


@dataclass(frozen=True, slots=True)
class HardSentence(Record):
    """A sentence to mend first.

    Attributes:
        text: the sentence, without markup.
        start: first code point in the source, from 0.
        end: one past the last.
        score: its LiNT-II score; for one sentence a hint where to look, not a measurement.
        causes: features that raise it, the most important first.
    """

    text: str
    start: int
    end: int
    score: float
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score(Record):
    """The numbers of a text.

    Attributes:
        metrics: the scores and counts that a report has.
        features: all columns of the feature table; ``None`` where one cannot be computed.
        unscored: why there is no LiNT-II score, as a code, or ``None``.
        notes: why something is missing or uncertain.
        hardest: at most three sentences to mend first.
        schema, version, profile, model, data: what made it.
    """

    metrics: Metrics
    features: Mapping[str, float | None]
    unscored: str | None
    notes: tuple[str, ...]
    hardest: tuple[HardSentence, ...]
    schema: str
    version: str
    profile: str
    model: str
    data: str

    def __repr__(self) -> str:
        lint = self.metrics.lint
        score = "no LiNT-II score" if lint.score is None else f"LiNT-II {lint.score:.1f} (level {lint.level})"
        return f"<Score: {self.metrics.words} words, {self.metrics.sentences} sentences, {score}>"


def score_from(data: str) -> Score:
    """Of the JSON of the native module."""
    read = json.loads(data)
    hardest = tuple(HardSentence(**{**h, "causes": tuple(h["causes"])}) for h in read["hardest"])
    metrics = metrics_from({**read["metrics"], "notes": read["notes"]})
    return Score(**{**read, "metrics": metrics, "notes": tuple(read["notes"]), "hardest": hardest})


@dataclass(frozen=True, slots=True)
class Term(Record):
    """What the lists say of a word.

    Attributes:
        query: the word that was asked.
        found: whether a list has it, in any form.
        term: its citation form.
        plain: everyday words for it, best first.
        explanation: one plain sentence.
        domain: the field that it belongs to.
        concept: the concept that it names, shared with its synonyms.
        difficult: whether most lay readers do not know it.
        list: the list that it stands in, such as ``"medical"``.
        part: whether only a part of the word is in the list.
        also: other entries for the same word.
        nearest: terms that look like it, when it was not found.
    """

    query: str
    found: bool
    term: str | None
    plain: tuple[str, ...]
    explanation: str | None
    domain: str | None
    concept: str | None
    difficult: bool | None
    list: str | None = None
    part: bool = False
    also: tuple[Term, ...] = ()
    nearest: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.found


def term_from(data: Mapping[str, Any]) -> Term:
    """Of the JSON of the native module."""
    also = tuple(term_from(t) for t in data.get("also", ()))
    nearest = tuple(data.get("nearest", ()))
    return Term(**{**data, "plain": tuple(data["plain"]), "also": also, "nearest": nearest})


@dataclass(frozen=True, slots=True)
class Rule(Record):
    """A rule.

    Attributes:
        rule: its id.
        title: its name.
        severity: severity of most of its findings.
        checklist: items of the Checklist Toegankelijke Informatie that it serves.
        vbi: items of the VBI that it serves.
        summary: what it looks for.
        doc: what ``helder explain`` says of it: explanation, examples, source.
    """

    rule: str
    title: str
    severity: str
    checklist: tuple[str, ...]
    vbi: tuple[int, ...]
    summary: str
    doc: str


def rule_from(data: Mapping[str, Any]) -> Rule:
    """Of the JSON of the native module."""
    return Rule(**{**data, "checklist": tuple(data["checklist"]), "vbi": tuple(data["vbi"])})


@dataclass(frozen=True, slots=True)
class ColumnInfo(Record):
    """A column of the feature table.

    Attributes:
        name: its name.
        family: the group that it stands in.
        unit: what it counts in.
        low, high: lowest and highest value; ``None`` where there is none.
        definition: how it is computed.
        source: where the definition comes from.
    """

    name: str
    family: str
    unit: str
    low: float | None
    high: float | None
    definition: str
    source: str
