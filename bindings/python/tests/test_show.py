"""Reports in a notebook."""

from __future__ import annotations

import builtins
import html.parser
import re
from typing import Any

import matplotlib
import pytest

import helder
from conftest import EASY, HARD

matplotlib.use("Agg")


def words(page: str) -> str:
    """The text of a piece of HTML."""
    parts: list[str] = []

    class Parser(html.parser.HTMLParser):
        def handle_data(self, data: str) -> None:
            parts.append(data)

    Parser().feed(page)
    return "".join(parts)


def test_html_holds_the_whole_text_and_marks() -> None:
    report = helder.check(HARD)
    page = report._repr_html_()
    assert HARD in words(page)
    assert "<mark" in page and "medisch-jargon" in page


def test_scores_show_what_is_open() -> None:
    report = helder.check(HARD)
    scale = report.vbi.understandability
    assert scale.unknown and scale.score is not None and scale.low is not None and scale.high is not None
    shown = f"{scale.score:.0f} ({scale.low:.0f} tot {scale.high:.0f})"
    assert shown in words(report._repr_html_())


def test_html_escapes() -> None:
    text = "<script>alert('coloscopie')</script> & \"hypertensie\""
    page = helder.check(text)._repr_html_()
    assert "<script>" not in page
    assert text in words(page)
    titles = re.findall(r"title='([^']*)'", page)
    assert titles and not any("<" in title for title in titles)


def test_plot() -> None:
    report = helder.check(f"{EASY} {HARD}")
    ax = report.plot()
    heights = [bar.get_height() for bar in ax.patches]
    assert heights == report.sentences()["words"].to_list()
    assert report.plot(ax) is ax
    assert helder.check("").plot() is not None


def test_plot_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ImportError, match="helder\\[plot\\]"):
        helder.check(EASY).plot()
