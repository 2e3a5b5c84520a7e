"""The functions of the package."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Literal

from . import _helder
from ._document import Document, document_from
from ._errors import HelderWarning
from ._features import Features
from ._lists import ColumnInfo, Rule, Score, Term, rule_from, score_from, term_from
from ._report import Report

PathLike = str | os.PathLike[str]
Profile = Literal["b1", "a2"]
Format = Literal["text", "markdown", "html", "subtitles"]
Per = Literal["document", "paragraph", "sentence"]


def _stamp(path: str) -> tuple[str, int, int]:
    """A path with what changes when its file does."""
    try:
        found = os.stat(path.removeprefix("snomed:"))
    except OSError:
        return path, -1, -1
    return path, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)
def _kept(stamps: tuple[tuple[str, int, int], ...], options: tuple[tuple[str, Any], ...]) -> _helder.Checker:
    # Reading lists of terms takes longer than checking a short text.
    return _new({name: list(value) if isinstance(value, tuple) else value for name, value in options})


def _new(options: dict[str, Any]) -> _helder.Checker:
    checker = _helder.Checker(**options)
    for message in checker.warnings:
        warnings.warn(message, HelderWarning, stacklevel=4)
    return checker


def _checker(
    *,
    profile: str | None = None,
    lang: str | None = None,
    kind: str | None = None,
    config: PathLike | None = None,
    terms: PathLike | Sequence[PathLike] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    path: str | None = None,
) -> _helder.Checker:
    if isinstance(select, str) or isinstance(ignore, str):
        raise TypeError("select and ignore must be lists of rule ids, not one str")
    lists: Sequence[PathLike]
    if terms is None:
        lists = ()
    elif isinstance(terms, (str, os.PathLike)):
        lists = (terms,)
    else:
        lists = terms
    options: dict[str, Any] = {
        "profile": profile,
        "lang": lang,
        "kind": kind,
        "config": None if config is None else os.fspath(config),
        "terms": tuple(os.fspath(t) for t in lists),
        "select": tuple(select),
        "ignore": tuple(ignore),
    }
    if path is not None:
        return _new({**options, "path": path})
    files = tuple(f for f in (options["config"], *options["terms"]) if f is not None)
    return _kept(tuple(_stamp(f) for f in files), tuple(options.items()))


def _threads(threads: int | None) -> int | None:
    if threads is not None and threads < 1:
        raise ValueError("threads must be 1 or more, or None for all cores")
    return threads


def check(
    text: str,
    *,
    profile: Profile | None = None,
    format: Format = "text",
    terms: PathLike | Sequence[PathLike] | None = None,
    config: PathLike | None = None,
    lang: Literal["nl", "en"] | None = None,
    kind: Literal["print", "av"] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Report:
    """Checks a text: findings, numbers, both instruments, tips.

    Args:
        text: the text. An empty one gives a report without findings.
        profile: ``"b1"`` (general public; the default) or ``"a2"`` (stricter). Wins over the settings file.
        format: ``"text"``, ``"markdown"``, ``"html"`` or ``"subtitles"``.
        terms: own lists of terms: paths of CSV, TSV or JSON files, or ``"snomed:FOLDER"``.
        config: path of a settings file (``helder.toml``); none is looked for.
        lang: language of messages; rule ids never change.
        kind: material for the VBI: ``"print"`` (the default) or ``"av"``.
        select: only these rules.
        ignore: not these rules.

    Returns:
        The report; offsets are indices of ``text``.

    Raises:
        TypeError: ``text`` is no ``str``.
        ValueError: a profile, language, kind or rule that does not exist; a text with lone surrogates.
        UnsupportedFormatError: helder does not read this format.
        ConfigError: the settings file or a list of terms is wrong; says where.

    >>> import helder
    >>> helder.check("De hypertensie wordt behandeld.").findings[0].rule
    'medisch-jargon'
    """
    checker = _checker(
        profile=profile, lang=lang, kind=kind, config=config, terms=terms, select=select, ignore=ignore
    )
    return Report(text, checker.check(text, format))


def check_file(
    path: PathLike,
    *,
    profile: Profile | None = None,
    terms: PathLike | Sequence[PathLike] | None = None,
    config: PathLike | None = None,
    lang: Literal["nl", "en"] | None = None,
    kind: Literal["print", "av"] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Report:
    """Checks a file, as ``helder check`` does; its name says the format.

    Without ``config``, the nearest ``helder.toml`` in its folder or above holds. Other arguments and errors are those
    of `check`.

    Raises:
        UnreadableFileError: the file is not there, may not be read, is empty, or holds no text.
    """
    name = os.fspath(path)
    checker = _checker(
        profile=profile,
        lang=lang,
        kind=kind,
        config=config,
        terms=terms,
        select=select,
        ignore=ignore,
        path=name,
    )
    return Report(*checker.check_file(name))


def check_many(
    texts: Iterable[str],
    *,
    threads: int | None = None,
    profile: Profile | None = None,
    format: Format = "text",
    terms: PathLike | Sequence[PathLike] | None = None,
    config: PathLike | None = None,
    lang: Literal["nl", "en"] | None = None,
    kind: Literal["print", "av"] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Report]:
    """Checks many texts, on all cores, in their order.

    Args:
        texts: any iterable of ``str`` (it is read as texts are needed), or an Arrow, Polars or pandas column.
        threads: how many texts at a time; ``None`` for one per core.

    Other arguments and errors are those of `check`; the texts that came before an error are lost. Ctrl+C works.
    """
    checker = _checker(
        profile=profile, lang=lang, kind=kind, config=config, terms=terms, select=select, ignore=ignore
    )
    return [Report(text, data) for text, data in checker.check_many(texts, format, _threads(threads))]


def score(
    text: str,
    *,
    profile: Profile | None = None,
    format: Format = "text",
    terms: PathLike | Sequence[PathLike] | None = None,
    config: PathLike | None = None,
) -> Score:
    """Measures a text: LiNT-II, the older formulas, all features, and the sentences to mend first.

    Arguments and errors are those of `check`.

    >>> import helder
    >>> helder.score("U slikt elke dag een pil.").metrics.words
    6
    """
    checker = _checker(profile=profile, config=config, terms=terms)
    return score_from(checker.score(text, format))


def features(
    texts: Iterable[str | None],
    *,
    per: Per = "document",
    threads: int | None = None,
    profile: Profile | None = None,
    format: Format = "text",
    terms: PathLike | Sequence[PathLike] | None = None,
    config: PathLike | None = None,
) -> Features:
    """Measures many texts, on all cores: over 100 features per text, as a table.

    Args:
        texts: any iterable of ``str`` (it is read as texts are needed), or an Arrow, Polars or pandas column.
            A missing text (``None``, ``NaN``, null) gives a row without values.
        per: what a row is about. With ``"document"`` row *i* is text *i*. With ``"paragraph"`` and ``"sentence"``
            the column ``index`` says which text a row belongs to, and ``number``, ``start``, ``end`` and ``text``
            which part of it.
        threads: how many texts at a time; ``None`` for one per core.

    Returns:
        A dictionary of columns that is also Arrow data; about 1 kB per row.

    Other arguments and errors are those of `check`. Ctrl+C works. Definitions: ``docs/features.md``.

    >>> import helder
    >>> helder.features(["U slikt elke dag een pil.", "Bel ons."])["words"].to_list()
    [6.0, 2.0]
    """
    checker = _checker(profile=profile, config=config, terms=terms)
    return Features(checker.features(texts, format, per, _threads(threads)))


def annotate(text: str, *, format: Format = "text") -> Document:
    """Cuts a text into sentences and tokens, with lemma, part of speech, features, head and relation.

    The scheme is that of Universal Dependencies; the accuracy stands in ``dictionaries/model/SOURCE.md``.

    >>> import helder
    >>> [(t.text, t.lemma) for t in helder.annotate("U slikt pillen.").tokens][1]
    ('slikt', 'slikken')
    """
    return document_from(text, format, _helder.annotate(text, format))


def term(
    word: str,
    *,
    terms: PathLike | Sequence[PathLike] | None = None,
    config: PathLike | None = None,
) -> Term:
    """Looks a word or phrase up, in any form; a word that no list has gives a `Term` that is false.

    >>> import helder
    >>> helder.term("hypertensie").plain[0]
    'hoge bloeddruk'
    """
    return term_from(json.loads(_checker(terms=terms, config=config).term(word)))


def rules() -> tuple[Rule, ...]:
    """All rules."""
    return tuple(rule_from(r) for r in json.loads(_helder.rules()))


def columns() -> tuple[ColumnInfo, ...]:
    """The columns of the feature table, with unit, range, definition and source."""
    return tuple(ColumnInfo(**c) for c in json.loads(_helder.columns()))


def provenance() -> dict[str, str]:
    """What a result should be cited with: ``version``, ``schema`` of the columns, hashes of ``model`` and ``data``."""
    return _helder.provenance()
