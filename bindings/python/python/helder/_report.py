"""The report on one text: findings, numbers, answers of both instruments, tips."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ._helder import pack, unpack
from ._record import Record

if TYPE_CHECKING:
    from ._features import Features


@dataclass(frozen=True, slots=True)
class Finding(Record):
    """What a rule found. ``report.text[finding.start:finding.end]`` is the passage in the source.

    Attributes:
        rule: id of the rule, such as ``"lange-zin"``; see `helder.rules`.
        severity: ``"error"``, ``"warning"`` or ``"hint"``.
        message: what is the matter.
        advice: what to do about it.
        replacements: texts that can stand in its place, best first.
        text: the passage as a reader sees it: without markup, line breaks as spaces.
        start: first code point in the source, from 0.
        end: one past the last.
        line, column, end_line, end_column: the same as lines and columns, from 1; ``None`` where there are none.
        page: page, from 1, for formats with pages.
        checklist: items of the Checklist Toegankelijke Informatie that it speaks to.
        vbi: items of the VBI that it speaks to.
    """

    rule: str
    severity: str
    message: str
    advice: str
    replacements: tuple[str, ...]
    text: str
    start: int
    end: int
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    page: int | None
    checklist: tuple[str, ...]
    vbi: tuple[int, ...]

    def __repr__(self) -> str:
        return f"<Finding {self.rule} ({self.severity}) at {self.start}-{self.end}: {self.text!r}>"


@dataclass(frozen=True, slots=True)
class Lint(Record):
    """LiNT-II of a text (Kim and Pander Maat 2025); ``None`` where it cannot be computed.

    Attributes:
        score: 0 to 100, higher is harder.
        level: 1 (easy) to 4 (hard).
        log_word_frequency: mean log10 frequency per billion words of the content words (SUBTLEX-NL).
        max_sdl: words between words that belong together: the most per sentence, mean over the sentences.
        content_words_per_clause: content words per finite verb.
        concrete_nouns: share of concrete nouns, 0 to 1.
    """

    score: float | None
    level: int | None
    log_word_frequency: float | None
    max_sdl: float | None
    content_words_per_clause: float | None
    concrete_nouns: float | None


@dataclass(frozen=True, slots=True)
class Metrics(Record):
    """The numbers of a text; ``None`` where one cannot be computed, never an invented value.

    Attributes:
        words: words in all Dutch text, headings and tables included.
        sentences: whole sentences of prose.
        paragraphs: paragraphs and list items.
        headings: headings.
        mean_sentence_words: words per sentence.
        longest_sentence_words: words of the longest sentence.
        syllables_per_word: syllables per word.
        difficult_word_share: share of difficult words, 0 to 1.
        passive_sentence_share: share of sentences with a passive, 0 to 1.
        flesch_douma: Douma 1960, higher is easier.
        brouwer: Brouwer 1963, Leesindex A, higher is easier.
        lix: Bjornsson 1968, higher is harder.
        rix: Anderson 1983, higher is harder.
        lint: LiNT-II.
        notes: why something is missing or uncertain.
    """

    words: int
    sentences: int
    paragraphs: int
    headings: int
    mean_sentence_words: float | None
    longest_sentence_words: int | None
    syllables_per_word: float | None
    difficult_word_share: float | None
    passive_sentence_share: float | None
    flesch_douma: float | None
    brouwer: float | None
    lix: float | None
    rix: float | None
    lint: Lint
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage(Record):
    """A passage that shows why an item has its answer; offsets as in `Finding`."""

    text: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item(Record):
    """An answered item of an instrument.

    Attributes:
        item: its number: a text in the checklist (``"9"``, ``"B11"``), an integer in the VBI.
        title: what it asks, in a few words.
        answer: checklist: ``"met"``, ``"not_met"``; VBI: ``"agree"``, ``"disagree"``; both: ``"na"``, ``"unknown"``.
        by: ``"program"``, ``"suggestion"`` (a person should confirm), ``"person"`` or ``"nobody"``.
        findings: how many findings speak against it.
        reason: why the program gave its answer, or could not.
        advice: what to do; empty if there is nothing to do.
        passages: passages that show it.
    """

    item: str | int
    title: str
    answer: str
    by: str
    findings: int
    reason: str
    advice: str
    passages: tuple[Passage, ...]

    def __repr__(self) -> str:
        return f"<Item {self.item} {self.answer} by {self.by}: {self.title}>"


@dataclass(frozen=True, slots=True)
class JudgedBy(Record):
    """How many items were judged by whom."""

    program: int
    suggestion: int
    person: int


@dataclass(frozen=True, slots=True)
class Scale(Record):
    """The score on a scale of an instrument: agree / (agree + disagree) x 100.

    ``low`` and ``high`` are the scores if all open items turn out badly or well; ``score`` is ``None`` when nothing
    was judged.
    """

    score: float | None
    low: float | None
    high: float | None
    agree: int
    disagree: int
    na: int
    unknown: int
    judged_by: JudgedBy

    def __repr__(self) -> str:
        if self.score is None or self.low is None or self.high is None:
            return f"<Scale: no score, {self.unknown} open>"
        return f"<Scale: {self.score:.0f}% (from {self.low:.0f} to {self.high:.0f}), {self.unknown} open>"


@dataclass(frozen=True, slots=True)
class Checklist(Record):
    """The Checklist Toegankelijke Informatie."""

    items: tuple[Item, ...]

    def __repr__(self) -> str:
        answers = [item.answer for item in self.items]
        counts = ", ".join(f"{answers.count(a)} {a}" for a in ("met", "not_met", "na", "unknown"))
        return f"<Checklist: {counts}>"

    def __getitem__(self, item: str) -> Item:
        """The item with this number."""
        return _item(self.items, item)


@dataclass(frozen=True, slots=True)
class Vbi(Record):
    """The VBI: two scales, no total. ``kind`` is ``"print"`` or ``"av"``."""

    kind: str
    understandability: Scale
    actionability: Scale
    items: tuple[Item, ...]

    def __repr__(self) -> str:
        return f"<Vbi {self.kind}: understandability {self.understandability!r}, actionability {self.actionability!r}>"

    def __getitem__(self, item: int) -> Item:
        """The item with this number."""
        return _item(self.items, item)


@dataclass(frozen=True, slots=True)
class Tip(Record):
    """What helps most: an item that does not hold, and what it would bring.

    Attributes:
        instrument: ``"vbi"`` or ``"checklist"``.
        item: its number.
        gain: points on the scale, where they can be told.
        effort: work, 1 (little) to 3 (much).
        also: other items that it helps.
    """

    instrument: str
    item: str
    title: str
    advice: str
    example: str
    passage: Passage | None
    also: tuple[str, ...]
    gain: float | None
    effort: int


def _item(items: tuple[Item, ...], number: str | int) -> Item:
    for item in items:
        if item.item == number:
            return item
    raise KeyError(number)


def finding_from(data: Mapping[str, Any]) -> Finding:
    return Finding(
        **{
            **data,
            "replacements": tuple(data["replacements"]),
            "checklist": tuple(data["checklist"]),
            "vbi": tuple(data["vbi"]),
        }
    )


def metrics_from(data: Mapping[str, Any]) -> Metrics:
    return Metrics(**{**data, "lint": Lint(**data["lint"]), "notes": tuple(data.get("notes", ()))})


def _items_from(data: list[dict[str, Any]]) -> tuple[Item, ...]:
    return tuple(Item(**{**i, "passages": tuple(Passage(**p) for p in i["passages"])}) for i in data)


def _scale_from(data: Mapping[str, Any]) -> Scale:
    return Scale(**{**data, "judged_by": JudgedBy(**data["judged_by"])})


def _tip_from(data: Mapping[str, Any]) -> Tip:
    passage = None if data["passage"] is None else Passage(**data["passage"])
    return Tip(**{**data, "passage": passage, "also": tuple(data["also"])})


class Report:
    """The report on one text. Immutable; compares by value; can be pickled.

    Its parts become objects when they are looked at, so that a list of many reports stays small.
    """

    __slots__ = ("_data", "_packed", "text")

    text: str
    """The source as it was read; offsets count in it."""

    _packed: bytes
    _data: dict[str, Any] | None

    def __init__(self, text: str, packed: bytes) -> None:
        """Of a text and what the native module says of it; use `helder.check`."""
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "_packed", packed)
        object.__setattr__(self, "_data", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Report cannot be changed (attribute '{name}')")

    @property
    def _read(self) -> dict[str, Any]:
        read: dict[str, Any] | None = self._data
        if read is None:
            data = self.to_dict()
            read = {
                **data,
                "metrics": metrics_from(data["metrics"]),
                "findings": tuple(finding_from(f) for f in data["findings"]),
                "checklist": Checklist(_items_from(data["checklist"]["items"])),
                "vbi": Vbi(
                    data["vbi"]["kind"],
                    _scale_from(data["vbi"]["understandability"]),
                    _scale_from(data["vbi"]["actionability"]),
                    _items_from(data["vbi"]["items"]),
                ),
                "tips": tuple(_tip_from(t) for t in data["tips"]),
            }
            object.__setattr__(self, "_data", read)
        return read

    @property
    def path(self) -> str:
        """The path of the file; ``"<text>"`` for a text that has none."""
        path: str = self._read["path"]
        return path

    @property
    def format(self) -> str:
        """The format it was read as, such as ``"markdown"``."""
        format: str = self._read["format"]
        return format

    @property
    def profile(self) -> str:
        """The profile it was checked with: ``"b1"`` or ``"a2"``."""
        profile: str = self._read["profile"]
        return profile

    @property
    def metrics(self) -> Metrics:
        """The numbers."""
        metrics: Metrics = self._read["metrics"]
        return metrics

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, in reading order."""
        findings: tuple[Finding, ...] = self._read["findings"]
        return findings

    @property
    def checklist(self) -> Checklist:
        """The Checklist Toegankelijke Informatie."""
        checklist: Checklist = self._read["checklist"]
        return checklist

    @property
    def vbi(self) -> Vbi:
        """The VBI."""
        vbi: Vbi = self._read["vbi"]
        return vbi

    @property
    def tips(self) -> tuple[Tip, ...]:
        """What to do about the items that do not hold: most score for the least work first."""
        tips: tuple[Tip, ...] = self._read["tips"]
        return tips

    def to_dict(self) -> dict[str, Any]:
        """A new dictionary: an element of ``files`` of ``helder check --format json``, with offsets in code points."""
        data: dict[str, Any] = json.loads(unpack(self._packed))
        return data

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as JSON."""
        if indent is None:
            return unpack(self._packed)
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def sentences(self) -> Features:
        """The feature table of the sentences; see `helder.features` with ``per="sentence"``."""
        from ._api import features

        read = self._read
        return features([self.text], per="sentence", format=read["format"], profile=read["profile"])

    def plot(self, ax: Any = None) -> Any:
        """Draws words per sentence, coloured by LiNT-II level, and returns the matplotlib axes.

        Args:
            ax: axes to draw on; without, new ones are made.

        Raises:
            ImportError: matplotlib is not installed (``pip install helder[plot]``).
        """
        from ._show import plot

        return plot(self, ax)

    def _repr_html_(self) -> str:
        from ._show import html

        return html(self)

    def __repr__(self) -> str:
        lint = self.metrics.lint
        score = "no LiNT-II score" if lint.score is None else f"LiNT-II {lint.score:.1f} (level {lint.level})"
        return f"<Report {self.path}: {self.metrics.words} words, {len(self.findings)} findings, {score}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self._packed == other._packed and self.text == other.text

    def __hash__(self) -> int:
        return hash((self.text, self._packed))

    def __reduce__(self) -> tuple[object, ...]:
        # Packed reports mean nothing to another process.
        return _report_from, (self.text, self.to_json())


def _report_from(text: str, json: str) -> Report:
    return Report(text, pack(json))
